// A loop whose passes change the depth.
#include "kernel.h"

BOOLEAN More(PIRP Irp);
NTSTATUS Transfer(PIRP Irp);

DRIVER_DISPATCH Grows, Even, Falls, ContinueSkipsLeave, BreakSkipsLeave, BreakAfterLeave, DoWhileGrows, ForGrows,
    UnlockAndRelock, ForEver, ForEverGrows, EnteredBeforeLoop;

NTSTATUS Grows(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  while (More(Irp)) { // expect: driver-guarded-regions uneven-loop
    KeEnterGuardedRegion();
    Transfer(Irp);
  }
  return STATUS_SUCCESS;
}

NTSTATUS Even(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  while (More(Irp)) {
    KeEnterGuardedRegion();
    Transfer(Irp);
    KeLeaveGuardedRegion();
  }
  return STATUS_SUCCESS;
}

NTSTATUS Falls(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterCriticalRegion();
  while (More(Irp)) { // expect: driver-critical-regions uneven-loop
    Transfer(Irp);
    KeLeaveCriticalRegion();
  }
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS ContinueSkipsLeave(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  ULONG Try;
  for (Try = 0; Try < Irp->Flags; Try++) { // expect: driver-critical-regions uneven-loop
    KeEnterCriticalRegion();
    if (!NT_SUCCESS(Transfer(Irp)))
      continue;
    KeLeaveCriticalRegion();
  }
  return STATUS_SUCCESS;
}

// A break leaves the loop: no pass is uneven, but the function returns holding.
NTSTATUS BreakSkipsLeave(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  ULONG Try;
  for (Try = 0; Try < 3; Try++) {
    KeEnterCriticalRegion();
    if (NT_SUCCESS(Transfer(Irp)))
      break;
    KeLeaveCriticalRegion();
  }
  return STATUS_SUCCESS; // expect: driver-critical-regions missing-leave
}

NTSTATUS BreakAfterLeave(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  ULONG Try;
  for (Try = 0; Try < 3; Try++) {
    NTSTATUS Status;
    KeEnterCriticalRegion();
    Status = Transfer(Irp);
    KeLeaveCriticalRegion();
    if (NT_SUCCESS(Status))
      break;
  }
  return STATUS_SUCCESS;
}

NTSTATUS DoWhileGrows(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  do { KeEnterGuardedRegion(); } while (More(Irp)); // expect: driver-guarded-regions uneven-loop
  KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}

NTSTATUS ForGrows(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  for (; !Irp->Cancel; KeEnterCriticalRegion()) { // expect: driver-critical-regions uneven-loop
    Transfer(Irp);
  }
  return STATUS_SUCCESS;
}

// Held at the top of each pass, left in its middle.
NTSTATUS UnlockAndRelock(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterCriticalRegion();
  while (More(Irp)) {
    KeLeaveCriticalRegion();
    Transfer(Irp);
    KeEnterCriticalRegion();
  }
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS EnteredBeforeLoop(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterCriticalRegion();
  while (More(Irp)) {
    if (Irp->Cancel) {
      KeLeaveCriticalRegion();
      return STATUS_CANCELLED;
    }
    Transfer(Irp);
  }
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS ForEver(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  for (;;) {
    KeEnterGuardedRegion();
    Transfer(Irp);
    KeLeaveGuardedRegion();
  }
}

NTSTATUS ForEverGrows(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  for (;;) { // expect: driver-guarded-regions uneven-loop
    KeEnterGuardedRegion();
    Transfer(Irp);
  }
}
