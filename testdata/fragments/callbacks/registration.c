// What makes a function an entry point: its declaration, a table that it is stored in, a routine it is passed to.
#include "kernel.h"

typedef struct _EXTENSION {
  WORK_QUEUE_ITEM Item;
  KDPC Dpc;
  PIO_WORKITEM WorkItem;
} EXTENSION, *PEXTENSION;

NTSTATUS Transfer(PIRP Irp);
VOID Work(PVOID Context);

// Stored in the dispatch table without a role in the declaration.
static NTSTATUS StoredHolds(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterCriticalRegion();
  return Transfer(Irp); // expect: driver-critical-regions missing-leave
}

static NTSTATUS StoredLeaves(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status;
  KeEnterCriticalRegion();
  Status = Transfer(Irp);
  KeLeaveCriticalRegion();
  return Status;
}

static VOID Unload(PDRIVER_OBJECT DriverObject) {
  KeEnterGuardedRegion();
  Work(DriverObject);
} // expect: driver-guarded-regions missing-leave

static BOOLEAN CheckIfPossible(PFILE_OBJECT FileObject, PLARGE_INTEGER FileOffset, ULONG Length, BOOLEAN Wait,
                               ULONG LockKey, BOOLEAN CheckForReadOperation, PIO_STATUS_BLOCK IoStatus,
                               PDEVICE_OBJECT DeviceObject) {
  FsRtlEnterFileSystem();
  Work(FileObject);
  return TRUE; // expect: driver-critical-regions missing-leave
}

static BOOLEAN FastRead(PFILE_OBJECT FileObject, PLARGE_INTEGER FileOffset, ULONG Length, BOOLEAN Wait, ULONG LockKey,
                        PVOID Buffer, PIO_STATUS_BLOCK IoStatus, PDEVICE_OBJECT DeviceObject) {
  FsRtlEnterFileSystem();
  Work(FileObject);
  FsRtlExitFileSystem();
  return TRUE;
}

static FAST_IO_DISPATCH FastIo = {
    .SizeOfFastIoDispatch = sizeof(FAST_IO_DISPATCH),
    .FastIoCheckIfPossible = CheckIfPossible,
    .FastIoRead = FastRead,
};

// Passed to the routine that will call it.
static NTSTATUS Completed(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context) {
  KeEnterCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  return STATUS_MORE_PROCESSING_REQUIRED; // expect: driver-critical-regions missing-leave
}

static VOID QueuedHolds(PVOID Parameter) {
  KeEnterGuardedRegion();
  Work(Parameter);
} // expect: driver-guarded-regions missing-leave

static VOID QueuedLeaves(PDEVICE_OBJECT DeviceObject, PVOID Context) {
  KeEnterGuardedRegion();
  Work(Context);
  KeLeaveGuardedRegion();
}

static VOID ThreadHolds(PVOID StartContext) {
  KeEnterCriticalRegion();
  Work(StartContext);
} // expect: driver-critical-regions missing-leave

// Registered through a helper of the driver's own.
static VOID StartThread(PKSTART_ROUTINE Routine, PVOID Context) {
  HANDLE Thread;
  if (NT_SUCCESS(PsCreateSystemThread(&Thread, 0, NULL, NULL, NULL, Routine, Context)))
    ZwClose(Thread);
}

DRIVER_ADD_DEVICE AddDevice;

NTSTATUS AddDevice(PDRIVER_OBJECT DriverObject, PDEVICE_OBJECT PhysicalDeviceObject) {
  PEXTENSION Extension = PhysicalDeviceObject->DeviceExtension;
  ExInitializeWorkItem(&Extension->Item, QueuedHolds, Extension);
  ExQueueWorkItem(&Extension->Item, DelayedWorkQueue);
  IoQueueWorkItem(Extension->WorkItem, QueuedLeaves, DelayedWorkQueue, Extension);
  StartThread(ThreadHolds, Extension);
  return IoSetCompletionRoutineEx(PhysicalDeviceObject, NULL, Completed, NULL, TRUE, TRUE, TRUE);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
  DriverObject->MajorFunction[IRP_MJ_READ] = StoredHolds;
  DriverObject->MajorFunction[IRP_MJ_WRITE] = StoredLeaves;
  DriverObject->DriverUnload = Unload;
  DriverObject->FastIoDispatch = &FastIo;
  DriverObject->DriverExtension->AddDevice = AddDevice;
  KeEnterGuardedRegion();
  if (RegistryPath->Length == 0)
    return STATUS_INVALID_PARAMETER; // expect: driver-guarded-regions missing-leave
  KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}
