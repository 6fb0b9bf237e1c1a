// The level that the system calls a function at, by the role type that it is declared with.
#include "kernel.h"

typedef struct _EXTENSION {
  KSPIN_LOCK Lock;
  PVOID NmiHandle;
  PIO_WORKITEM WorkItem;
  ULONG Count;
} EXTENSION, *PEXTENSION;

NTSTATUS Transfer(PIRP Irp);

KDEFERRED_ROUTINE TimerDpc;
IO_DPC_ROUTINE RequestDpc;
KSERVICE_ROUTINE Interrupt;
KSYNCHRONIZE_ROUTINE ReadRegisters;
IO_COMPLETION_ROUTINE Completed, CompletedAndQueued;
DRIVER_CANCEL CancelHeld, CancelReleased;
IO_TIMER_ROUTINE EverySecond;
EXT_CALLBACK HighResolution;
DRIVER_STARTIO StartIo;
NMI_CALLBACK NonMaskable;
DRIVER_DISPATCH Dispatch;
IO_WORKITEM_ROUTINE Work;
WORKER_THREAD_ROUTINE WorkerThread;
KSTART_ROUTINE Thread;
DRIVER_ADD_DEVICE AddDevice;
DRIVER_UNLOAD Unload;
DRIVER_INITIALIZE DriverEntry;
IO_CSQ_REMOVE_IRP RemoveIrp;

VOID TimerDpc(PKDPC Dpc, PVOID DeferredContext, PVOID SystemArgument1, PVOID SystemArgument2) {
  PEXTENSION Extension = DeferredContext;
  KeDeregisterNmiCallback(Extension->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
  Extension->NmiHandle = NULL;
}

VOID RequestDpc(PKDPC Dpc, PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context) {
  PEXTENSION Extension = Context;
  KeDeregisterNmiCallback(Extension->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
  Extension->NmiHandle = NULL;
}

BOOLEAN Interrupt(PKINTERRUPT InterruptObject, PVOID ServiceContext) {
  PEXTENSION Extension = ServiceContext;
  Extension->Count++;
  Extension->NmiHandle = KeRegisterNmiCallback(NonMaskable, Extension); // expect: driver-irql-ke-apc-lte2 irql-too-high
  return TRUE;
}

BOOLEAN ReadRegisters(PVOID SynchronizeContext) {
  PEXTENSION Extension = SynchronizeContext;
  KeDeregisterNmiCallback(Extension->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
  return TRUE;
}

BOOLEAN NonMaskable(PVOID Context, BOOLEAN Handled) {
  PEXTENSION Extension = Context;
  KeDeregisterNmiCallback(Extension->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
  return FALSE;
}

// A completion routine can be called at DISPATCH_LEVEL.
NTSTATUS Completed(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context) {
  PEXTENSION Extension = Context;
  KeDeregisterNmiCallback(Extension->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
  return STATUS_MORE_PROCESSING_REQUIRED;
}

NTSTATUS CompletedAndQueued(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context) {
  PEXTENSION Extension = Context;
  IoQueueWorkItem(Extension->WorkItem, Work, DelayedWorkQueue, Extension);
  return STATUS_MORE_PROCESSING_REQUIRED;
}

// Called with the cancel spin lock held.
VOID CancelHeld(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KeDeregisterNmiCallback(Extension->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
  IoReleaseCancelSpinLock(Irp->CancelIrql);
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
}

// The level in the request is not known to be above APC_LEVEL.
VOID CancelReleased(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  IoReleaseCancelSpinLock(Irp->CancelIrql);
  KeDeregisterNmiCallback(Extension->NmiHandle);
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
}

VOID EverySecond(PDEVICE_OBJECT DeviceObject, PVOID Context) {
  PEXTENSION Extension = Context;
  KeDeregisterNmiCallback(Extension->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
}

VOID HighResolution(PEX_TIMER Timer, PVOID Context) {
  PEXTENSION Extension = Context;
  KeDeregisterNmiCallback(Extension->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
}

VOID StartIo(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KeDeregisterNmiCallback(Extension->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
  IoStartNextPacket(DeviceObject, TRUE);
}

NTSTATUS Dispatch(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status;
  KeEnterCriticalRegion();
  Status = Transfer(Irp);
  KeLeaveCriticalRegion();
  return Status;
}

VOID Work(PDEVICE_OBJECT DeviceObject, PVOID Context) {
  PEXTENSION Extension = Context;
  KeEnterGuardedRegion();
  Extension->Count++;
  KeLeaveGuardedRegion();
  KeDeregisterNmiCallback(Extension->NmiHandle);
}

VOID WorkerThread(PVOID Parameter) {
  PEXTENSION Extension = Parameter;
  KeEnterCriticalRegion();
  Extension->Count++;
  KeLeaveCriticalRegion();
}

VOID Thread(PVOID StartContext) {
  PEXTENSION Extension = StartContext;
  KeEnterCriticalRegion();
  Extension->Count++;
  KeLeaveCriticalRegion();
  PsTerminateSystemThread(STATUS_SUCCESS);
}

NTSTATUS AddDevice(PDRIVER_OBJECT DriverObject, PDEVICE_OBJECT PhysicalDeviceObject) {
  PEXTENSION Extension = PhysicalDeviceObject->DeviceExtension;
  Extension->NmiHandle = KeRegisterNmiCallback(NonMaskable, Extension);
  return Extension->NmiHandle != NULL ? STATUS_SUCCESS : STATUS_INSUFFICIENT_RESOURCES;
}

VOID Unload(PDRIVER_OBJECT DriverObject) {
  PEXTENSION Extension = DriverObject->DeviceObject->DeviceExtension;
  KeDeregisterNmiCallback(Extension->NmiHandle);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
  KeEnterGuardedRegion();
  DriverObject->MajorFunction[IRP_MJ_READ] = Dispatch;
  KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}

// Called at DISPATCH_LEVEL or below: it may be PASSIVE_LEVEL.
VOID RemoveIrp(PIO_CSQ Csq, PIRP Irp) {
  RemoveEntryList(&Irp->Tail.Overlay.ListEntry);
  KeEnterCriticalRegion();
  Transfer(Irp);
  KeLeaveCriticalRegion();
}
