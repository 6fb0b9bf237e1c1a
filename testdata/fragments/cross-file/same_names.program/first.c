// Static functions of the same name in two files are two functions.
#include "kernel.h"

static VOID Lock(VOID) { KeEnterGuardedRegion(); }
static VOID Unlock(VOID) { KeLeaveGuardedRegion(); }

DRIVER_DISPATCH FirstRead;

NTSTATUS FirstRead(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  Lock();
  Irp->IoStatus.Information = 0;
  Unlock();
  return STATUS_SUCCESS;
}
