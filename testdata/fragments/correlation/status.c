// A status assigned and then tested.
#include "kernel.h"

NTSTATUS Prepare(PIRP Irp);
NTSTATUS Transfer(PIRP Irp);

DRIVER_DISPATCH StatusTested, StatusOverwritten, StatusConstant, StatusCopied, StatusInIrp, StatusPending,
    StatusPendingForgotten;

NTSTATUS StatusTested(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status = Prepare(Irp);
  if (NT_SUCCESS(Status)) {
    KeEnterCriticalRegion();
  }
  IoSetTopLevelIrp(Irp);
  if (NT_SUCCESS(Status)) {
    KeLeaveCriticalRegion();
  }
  return Status;
}

NTSTATUS StatusOverwritten(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status = Prepare(Irp);
  if (NT_SUCCESS(Status)) {
    KeEnterCriticalRegion();
    Status = Transfer(Irp);
  }
  if (NT_SUCCESS(Status)) {
    KeLeaveCriticalRegion();
  }
  return Status; // expect: driver-critical-regions missing-leave
}

NTSTATUS StatusConstant(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status = STATUS_SUCCESS;
  if (Irp->Cancel) {
    Status = STATUS_CANCELLED;
  } else {
    KeEnterGuardedRegion();
    Transfer(Irp);
  }
  if (Status == STATUS_SUCCESS) {
    KeLeaveGuardedRegion();
  }
  return Status;
}

NTSTATUS StatusCopied(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status = Prepare(Irp);
  NTSTATUS First = Status;
  if (NT_SUCCESS(First)) {
    KeEnterGuardedRegion();
  }
  IoSetTopLevelIrp(NULL);
  if (Status >= 0) {
    KeLeaveGuardedRegion();
  }
  return First;
}

NTSTATUS StatusInIrp(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  Irp->IoStatus.Status = Prepare(Irp);
  if (NT_SUCCESS(Irp->IoStatus.Status)) {
    KeEnterCriticalRegion();
  }
  IoSetTopLevelIrp(NULL);
  if (!NT_SUCCESS(Irp->IoStatus.Status)) {
    return Irp->IoStatus.Status;
  }
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS StatusPending(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status;
  KeEnterCriticalRegion();
  Status = Transfer(Irp);
  if (Status == STATUS_PENDING) {
    IoMarkIrpPending(Irp);
    KeLeaveCriticalRegion();
    return STATUS_PENDING;
  }
  KeLeaveCriticalRegion();
  return Status;
}

NTSTATUS StatusPendingForgotten(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status;
  KeEnterCriticalRegion();
  Status = Transfer(Irp);
  if (Status == STATUS_PENDING) {
    IoMarkIrpPending(Irp);
    return STATUS_PENDING; // expect: driver-critical-regions missing-leave
  }
  KeLeaveCriticalRegion();
  return Status;
}
