// With the option, a nested enter is reported, as SDV's rule page asks.
// option: strict-alternation driver-guarded-regions
#include "kernel.h"

NTSTATUS Transfer(PIRP Irp);

DRIVER_DISPATCH Nested, Alternates, NestedCritical;

NTSTATUS Nested(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterGuardedRegion();
  KeEnterGuardedRegion(); // expect: driver-guarded-regions nested-enter
  Transfer(Irp);
  KeLeaveGuardedRegion();
  KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}

NTSTATUS Alternates(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterGuardedRegion();
  Transfer(Irp);
  KeLeaveGuardedRegion();
  KeEnterGuardedRegion();
  Transfer(Irp);
  KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}

// The option names one check; the other's rule page permits nesting itself.
NTSTATUS NestedCritical(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterCriticalRegion();
  KeEnterCriticalRegion();
  Transfer(Irp);
  KeLeaveCriticalRegion();
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}
