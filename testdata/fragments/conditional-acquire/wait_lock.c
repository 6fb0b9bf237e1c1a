// WdfWaitLockAcquire without a timeout always acquires; with one it may not, and STATUS_TIMEOUT passes NT_SUCCESS.
#include "kernel.h"

NTSTATUS Transfer(PIRP Irp);

typedef struct _EXTENSION {
  WDFWAITLOCK Lock;
} EXTENSION, *PEXTENSION;

DRIVER_DISPATCH NoTimeout, NoTimeoutForgotten, Timeout, TimeoutTested;

NTSTATUS NoTimeout(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  NTSTATUS Status;
  WdfWaitLockAcquire(Extension->Lock, NULL);
  Status = Transfer(Irp);
  WdfWaitLockRelease(Extension->Lock);
  return Status;
}

NTSTATUS NoTimeoutForgotten(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  NTSTATUS Status;
  WdfWaitLockAcquire(Extension->Lock, NULL);
  Status = Transfer(Irp);
  if (Status == STATUS_PENDING)
    return Status; // expect: driver-critical-regions missing-leave
  WdfWaitLockRelease(Extension->Lock);
  return Status;
}

NTSTATUS Timeout(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  LONGLONG Wait = -10000;
  if (!NT_SUCCESS(WdfWaitLockAcquire(Extension->Lock, &Wait)))
    return STATUS_DEVICE_NOT_READY;
  Transfer(Irp);
  WdfWaitLockRelease(Extension->Lock); // expect: driver-critical-regions leave-without-enter
  return STATUS_SUCCESS;
}

NTSTATUS TimeoutTested(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  LONGLONG Wait = -10000;
  if (WdfWaitLockAcquire(Extension->Lock, &Wait) == STATUS_TIMEOUT)
    return STATUS_DEVICE_NOT_READY;
  Transfer(Irp);
  WdfWaitLockRelease(Extension->Lock);
  return STATUS_SUCCESS;
}
