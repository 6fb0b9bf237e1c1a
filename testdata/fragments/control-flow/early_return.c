// A return between enter and leave.
#include "kernel.h"

NTSTATUS StartTransfer(PIRP Irp);

DRIVER_DISPATCH ReturnsEarly, LeavesBeforeEachReturn;

NTSTATUS ReturnsEarly(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status;
  KeEnterGuardedRegion();
  Status = StartTransfer(Irp);
  if (!NT_SUCCESS(Status)) {
    return Status; // expect: driver-guarded-regions missing-leave
  }
  KeLeaveGuardedRegion();
  return Status;
}

NTSTATUS LeavesBeforeEachReturn(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status;
  KeEnterGuardedRegion();
  Status = StartTransfer(Irp);
  if (!NT_SUCCESS(Status)) {
    KeLeaveGuardedRegion();
    return Status;
  }
  KeLeaveGuardedRegion();
  return Status;
}

IO_WORKITEM_ROUTINE WorkerForgets, WorkerLeaves;

VOID WorkerForgets(PDEVICE_OBJECT DeviceObject, PVOID Context) {
  KeEnterCriticalRegion();
  StartTransfer(Context);
} // expect: driver-critical-regions missing-leave

VOID WorkerLeaves(PDEVICE_OBJECT DeviceObject, PVOID Context) {
  KeEnterCriticalRegion();
  StartTransfer(Context);
  KeLeaveCriticalRegion();
}

DRIVER_DISPATCH LeavesTwice, LeavesOnce;

NTSTATUS LeavesTwice(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status;
  KeEnterCriticalRegion();
  Status = StartTransfer(Irp);
  if (!NT_SUCCESS(Status)) {
    KeLeaveCriticalRegion();
  }
  KeLeaveCriticalRegion(); // expect: driver-critical-regions leave-without-enter
  return Status;
}

NTSTATUS LeavesOnce(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status;
  KeEnterCriticalRegion();
  Status = StartTransfer(Irp);
  if (!NT_SUCCESS(Status)) {
    Irp->IoStatus.Information = 0;
  }
  KeLeaveCriticalRegion();
  return Status;
}
