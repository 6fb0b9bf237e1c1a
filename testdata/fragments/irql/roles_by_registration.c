// The level that the system calls a function at, by where the driver puts it. None is declared with a role.
#include "kernel.h"

typedef struct _EXTENSION {
  KDPC Dpc;
  KTIMER Timer;
  PEX_TIMER ExTimer;
  PKINTERRUPT Interrupt;
  KSPIN_LOCK InterruptLock;
  WORK_QUEUE_ITEM Item;
  PIO_WORKITEM WorkItem;
  PVOID NmiHandle;
  ULONG Count;
} EXTENSION, *PEXTENSION;

NTSTATUS Transfer(PIRP Irp);

static VOID TimerExpired(PKDPC Dpc, PVOID DeferredContext, PVOID SystemArgument1, PVOID SystemArgument2) {
  PEXTENSION Extension = DeferredContext;
  KeDeregisterNmiCallback(Extension->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
}

static VOID FinishRequest(PKDPC Dpc, PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KeDeregisterNmiCallback(Extension->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
}

static VOID EverySecond(PDEVICE_OBJECT DeviceObject, PVOID Context) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KeDeregisterNmiCallback(Extension->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
}

static VOID HighResolution(PEX_TIMER Timer, PVOID Context) {
  PEXTENSION Extension = Context;
  KeDeregisterNmiCallback(Extension->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
}

static BOOLEAN Service(PKINTERRUPT Interrupt, PVOID ServiceContext) {
  PEXTENSION Extension = ServiceContext;
  KeDeregisterNmiCallback(Extension->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
  return KeInsertQueueDpc(&Extension->Dpc, NULL, NULL);
}

static BOOLEAN ResetCount(PVOID SynchronizeContext) {
  PEXTENSION Extension = SynchronizeContext;
  Extension->Count = 0;
  KeDeregisterNmiCallback(Extension->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
  return TRUE;
}

static VOID CancelRead(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KeDeregisterNmiCallback(Extension->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
  IoReleaseCancelSpinLock(Irp->CancelIrql);
}

static VOID StartPacket(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KeDeregisterNmiCallback(Extension->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
}

// Through the stack location, which IoSetCompletionRoutine writes.
static NTSTATUS ReadCompleted(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context) {
  PEXTENSION Extension = Context;
  KeDeregisterNmiCallback(Extension->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
  return STATUS_SUCCESS;
}

static NTSTATUS WriteCompleted(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context) {
  PEXTENSION Extension = Context;
  KeDeregisterNmiCallback(Extension->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
  return STATUS_SUCCESS;
}

static VOID WorkLater(PDEVICE_OBJECT DeviceObject, PVOID Context) {
  PEXTENSION Extension = Context;
  KeDeregisterNmiCallback(Extension->NmiHandle);
}

static VOID WorkOnItem(PVOID Parameter) {
  PEXTENSION Extension = Parameter;
  KeDeregisterNmiCallback(Extension->NmiHandle);
}

static VOID RunThread(PVOID StartContext) {
  PEXTENSION Extension = StartContext;
  KeEnterGuardedRegion();
  Extension->Count++;
  KeLeaveGuardedRegion();
}

static BOOLEAN FastRead(PFILE_OBJECT FileObject, PLARGE_INTEGER FileOffset, ULONG Length, BOOLEAN Wait, ULONG LockKey,
                        PVOID Buffer, PIO_STATUS_BLOCK IoStatus, PDEVICE_OBJECT DeviceObject) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  FsRtlEnterFileSystem();
  Extension->Count++;
  FsRtlExitFileSystem();
  return FALSE;
}

static FAST_IO_DISPATCH FastIo = {.SizeOfFastIoDispatch = sizeof(FAST_IO_DISPATCH), .FastIoRead = FastRead};

static NTSTATUS Read(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  IoSetCancelRoutine(Irp, CancelRead);
  IoSetCompletionRoutine(Irp, ReadCompleted, Extension, TRUE, TRUE, TRUE);
  KeEnterCriticalRegion();
  Transfer(Irp);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

static NTSTATUS Write(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KeSynchronizeExecution(Extension->Interrupt, ResetCount, Extension);
  IoQueueWorkItem(Extension->WorkItem, WorkLater, DelayedWorkQueue, Extension);
  return IoSetCompletionRoutineEx(DeviceObject, Irp, WriteCompleted, Extension, TRUE, TRUE, TRUE);
}

static VOID Unload(PDRIVER_OBJECT DriverObject) {
  PEXTENSION Extension = DriverObject->DeviceObject->DeviceExtension;
  KeDeregisterNmiCallback(Extension->NmiHandle);
}

static NTSTATUS AddDevice(PDRIVER_OBJECT DriverObject, PDEVICE_OBJECT PhysicalDeviceObject) {
  PEXTENSION Extension = PhysicalDeviceObject->DeviceExtension;
  HANDLE Thread;
  KeInitializeDpc(&Extension->Dpc, TimerExpired, Extension);
  IoInitializeDpcRequest(PhysicalDeviceObject, FinishRequest);
  IoInitializeTimer(PhysicalDeviceObject, EverySecond, Extension);
  Extension->ExTimer = ExAllocateTimer(HighResolution, Extension, 0);
  ExInitializeWorkItem(&Extension->Item, WorkOnItem, Extension);
  ExQueueWorkItem(&Extension->Item, DelayedWorkQueue);
  PsCreateSystemThread(&Thread, 0, NULL, NULL, NULL, RunThread, Extension);
  KeEnterCriticalRegion();
  Extension->Count = 0;
  KeLeaveCriticalRegion();
  return IoConnectInterrupt(&Extension->Interrupt, Service, Extension, &Extension->InterruptLock, 5, 5, 5,
                            LevelSensitive, FALSE, 1, FALSE);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
  DriverObject->MajorFunction[IRP_MJ_READ] = Read;
  DriverObject->MajorFunction[IRP_MJ_WRITE] = Write;
  DriverObject->DriverStartIo = StartPacket;
  DriverObject->DriverUnload = Unload;
  DriverObject->FastIoDispatch = &FastIo;
  DriverObject->DriverExtension->AddDevice = AddDevice;
  return STATUS_SUCCESS;
}
