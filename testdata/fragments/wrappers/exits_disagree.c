// Exits that disagree, and what tells them apart. A function that leaves on one way what it entered itself is
// taken for an acquire helper only where the way that holds is the one that reports success.
#include "kernel.h"

NTSTATUS Transfer(PIRP Irp);
BOOLEAN IsReady(PIRP Irp);

// The status tells the ways apart, but the way that holds is the one that fails.
NTSTATUS EarlyReturn(PIRP Irp, PVOID Buffer) {
  NTSTATUS Status;
  KeEnterCriticalRegion();
  if (Buffer == NULL) {
    return STATUS_INVALID_PARAMETER; // expect: driver-critical-regions missing-leave
  }
  Status = Transfer(Irp);
  KeLeaveCriticalRegion();
  return Status;
}

NTSTATUS CheckInFront(PIRP Irp, PVOID Buffer) {
  NTSTATUS Status;
  if (Buffer == NULL) {
    return STATUS_INVALID_PARAMETER;
  }
  KeEnterCriticalRegion();
  Status = Transfer(Irp);
  KeLeaveCriticalRegion();
  return Status;
}

BOOLEAN EarlyFalse(PIRP Irp) {
  KeEnterGuardedRegion();
  if (!IsReady(Irp)) {
    return FALSE; // expect: driver-guarded-regions missing-leave
  }
  Transfer(Irp);
  KeLeaveGuardedRegion();
  return TRUE;
}

BOOLEAN HeldWhereTrue(PIRP Irp) {
  KeEnterGuardedRegion();
  if (!IsReady(Irp)) {
    KeLeaveGuardedRegion();
    return FALSE;
  }
  Transfer(Irp);
  return TRUE;
}

// Nothing tells the caller which happened.
VOID SometimesHolds(PIRP Irp) {
  KeEnterGuardedRegion();
  if (!IsReady(Irp)) {
    return; // expect: driver-guarded-regions missing-leave
  }
  Transfer(Irp);
  KeLeaveGuardedRegion();
}

VOID NeverHolds(PIRP Irp) {
  KeEnterGuardedRegion();
  if (!IsReady(Irp)) {
    KeLeaveGuardedRegion();
    return;
  }
  Transfer(Irp);
  KeLeaveGuardedRegion();
}

VOID SometimesLeaves(PIRP Irp) {
  Transfer(Irp);
  if (IsReady(Irp)) {
    KeLeaveCriticalRegion(); // expect: driver-critical-regions leave-without-enter
  }
}

VOID AlwaysLeaves(PIRP Irp) {
  Transfer(Irp);
  if (IsReady(Irp)) {
    KeLeaveCriticalRegion();
    return;
  }
  KeLeaveCriticalRegion();
}

DRIVER_DISPATCH CallsReported, CallsAlwaysLeaves;

// Callers of a function that is reported are not reported for it.
NTSTATUS CallsReported(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  SometimesHolds(Irp);
  EarlyFalse(Irp);
  return EarlyReturn(Irp, Irp->UserBuffer);
}

NTSTATUS CallsAlwaysLeaves(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterCriticalRegion();
  AlwaysLeaves(Irp);
  return STATUS_SUCCESS;
}
