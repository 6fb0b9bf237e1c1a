// Static functions of the same name in two files are two functions.
#include "kernel.h"

static VOID Lock(VOID) {}
static VOID Unlock(VOID) { KeLeaveGuardedRegion(); }

DRIVER_DISPATCH SecondRead;

NTSTATUS SecondRead(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  Lock();
  Irp->IoStatus.Information = 0;
  Unlock(); // expect: driver-guarded-regions leave-without-enter
  return STATUS_SUCCESS;
}
