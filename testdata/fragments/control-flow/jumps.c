// Backward goto, computed goto, return of a call, calls that do not return.
#include "kernel.h"

NTSTATUS Query(PIRP Irp);
BOOLEAN IsReady(PIRP Irp);
DECLSPEC_NORETURN VOID StopMachine(NTSTATUS Status);

DRIVER_DISPATCH RetriesHolding, RetriesAfterLeave, ComputedGoto, ReturnsCall, StopsMachine, EndsInBugCheck, Assembler;

NTSTATUS RetriesHolding(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status;
Retry:
  KeEnterCriticalRegion();
  Status = Query(Irp);
  if (Status == STATUS_CANT_WAIT) goto Retry; // expect: driver-critical-regions uneven-loop
  KeLeaveCriticalRegion();
  return Status;
}

NTSTATUS RetriesAfterLeave(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status;
Retry:
  KeEnterCriticalRegion();
  Status = Query(Irp);
  KeLeaveCriticalRegion();
  if (Status == STATUS_CANT_WAIT)
    goto Retry;
  return Status;
}

NTSTATUS ComputedGoto(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  static void* const kTargets[] = {&&Held, &&Left};
  KeEnterGuardedRegion();
  goto *kTargets[IoGetCurrentIrpStackLocation(Irp)->MinorFunction & 1];
Left:
  KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
Held:
  return STATUS_UNSUCCESSFUL; // expect: driver-guarded-regions missing-leave
}

NTSTATUS ReturnsCall(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterGuardedRegion();
  if (IsReady(Irp))
    return Query(Irp); // expect: driver-guarded-regions missing-leave
  KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}

// A call that ends the machine ends the path.
NTSTATUS EndsInBugCheck(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterGuardedRegion();
  if (!IsReady(Irp)) {
    KeBugCheckEx(0x22, (ULONG_PTR)Irp, 0, 0, 0);
  }
  KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}

NTSTATUS StopsMachine(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterCriticalRegion();
  if (!IsReady(Irp))
    StopMachine(STATUS_FILE_CORRUPT_ERROR);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS Assembler(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterGuardedRegion();
  __asm__ volatile("pause" ::: "memory");
  if (!IsReady(Irp))
    return STATUS_UNSUCCESSFUL; // expect: driver-guarded-regions missing-leave
  KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}
