// Without its header a macro is called as a function; what it says of a status is known all the same.
#include "kernel.h"
#undef NT_SUCCESS

typedef struct _DEVICE {
  UNKNOWN_LOCK Lock;
} DEVICE, *PDEVICE;

NTSTATUS Acquires(PDEVICE Device) {
  NTSTATUS Status = WdfWaitLockAcquire(Device->Lock, NULL);
  if (!NT_SUCCESS(Status))
    return Status;
  WdfWaitLockRelease(Device->Lock);
  return Status;
}

NTSTATUS AcquiresOrFails(PDEVICE Device, PIRP Irp) {
  NTSTATUS Status = WdfWaitLockAcquire(Device->Lock, NULL);
  if (NT_SUCCESS(Status) && Irp->Cancel)
    return STATUS_CANCELLED; // expect: driver-critical-regions missing-leave
  WdfWaitLockRelease(Device->Lock);
  return Status;
}
