// Regions nest; only the outermost leave turns APCs on again.
#include "kernel.h"

NTSTATUS Transfer(PIRP Irp);

static NTSTATUS TransferGuarded(PIRP Irp) {
  NTSTATUS Status;
  KeEnterGuardedRegion();
  Status = Transfer(Irp);
  KeLeaveGuardedRegion();
  return Status;
}

DRIVER_DISPATCH Nested, NestedInCallee, NestedOnceTooFew, BothRegions, Crossed, NestedReturn;

NTSTATUS Nested(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterGuardedRegion();
  KeEnterGuardedRegion();
  Transfer(Irp);
  KeLeaveGuardedRegion();
  KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}

NTSTATUS NestedOnceTooFew(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterGuardedRegion();
  KeEnterGuardedRegion();
  Transfer(Irp);
  KeLeaveGuardedRegion();
  return STATUS_SUCCESS; // expect: driver-guarded-regions missing-leave
}

NTSTATUS NestedInCallee(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status;
  KeEnterGuardedRegion();
  Status = TransferGuarded(Irp);
  KeLeaveGuardedRegion();
  return Status;
}

// The two kinds of region are counted apart.
NTSTATUS BothRegions(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterCriticalRegion();
  KeEnterGuardedRegion();
  Transfer(Irp);
  KeLeaveGuardedRegion();
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS Crossed(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterCriticalRegion();
  Transfer(Irp);
  KeLeaveGuardedRegion(); // expect: driver-guarded-regions leave-without-enter
  return STATUS_SUCCESS;  // expect: driver-critical-regions missing-leave
}

NTSTATUS NestedReturn(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterCriticalRegion();
  if (Irp->Cancel) {
    KeEnterCriticalRegion();
    Transfer(Irp);
    KeLeaveCriticalRegion();
    return STATUS_CANCELLED; // expect: driver-critical-regions missing-leave
  }
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}
