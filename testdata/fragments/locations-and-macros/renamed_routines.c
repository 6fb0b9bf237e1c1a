// Routines behind macros of the driver's own, and functions that only share a part of a routine's name.
#include "kernel.h"

#define ENTER KeEnterGuardedRegion
#define LEAVE() KeLeaveGuardedRegion()

VOID MyKeEnterGuardedRegion(VOID);
NTSTATUS Transfer(PIRP Irp);

DRIVER_DISPATCH Renamed, RenamedForgets, NameIsNotEnough, ThroughFunctionPointer;

NTSTATUS Renamed(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  ENTER();
  Transfer(Irp);
  LEAVE();
  return STATUS_SUCCESS;
}

NTSTATUS RenamedForgets(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  ENTER();
  Transfer(Irp);
  return STATUS_SUCCESS; // expect: driver-guarded-regions missing-leave
}

NTSTATUS NameIsNotEnough(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  MyKeEnterGuardedRegion();
  return Transfer(Irp);
}

NTSTATUS ThroughFunctionPointer(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  (&KeEnterGuardedRegion)();
  (*KeLeaveGuardedRegion)();
  return Transfer(Irp);
}
