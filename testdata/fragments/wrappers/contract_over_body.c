// A routine with a contract is taken at its word; a body of it is not looked into.
#include "kernel.h"

extern volatile LONG ThreadCounter;

VOID KeEnterCriticalRegion(VOID) { ThreadCounter -= 1; }

VOID KeLeaveCriticalRegion(VOID) {
  ThreadCounter += 1;
  if (ThreadCounter == 0)
    KeEnterGuardedRegion();
}

DRIVER_DISPATCH Holds, Leaves;

NTSTATUS Holds(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterCriticalRegion();
  return STATUS_SUCCESS; // expect: driver-critical-regions missing-leave
}

NTSTATUS Leaves(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterCriticalRegion();
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}
