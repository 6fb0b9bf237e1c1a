// A wait on a mutex object holds it, and with it a critical region, only where the wait was satisfied.
#include "kernel.h"

typedef struct _EXTENSION {
  KMUTEX Mutex;
  KEVENT Event;
  LARGE_INTEGER Timeout;
} EXTENSION, *PEXTENSION;

NTSTATUS Transfer(PIRP Irp);

DRIVER_DISPATCH WaitForever, WaitForgotten, TimeoutIsSuccess, TimeoutTested, Abandoned, EventIsNoMutex, WaitMutexMacro,
    ReleaseOnTimeout, PollsOnce;

NTSTATUS WaitForever(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  NTSTATUS Status;
  KeWaitForSingleObject(&Extension->Mutex, Executive, KernelMode, FALSE, NULL);
  Status = Transfer(Irp);
  KeReleaseMutex(&Extension->Mutex, FALSE);
  return Status;
}

NTSTATUS WaitForgotten(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KeWaitForSingleObject(&Extension->Mutex, Executive, KernelMode, FALSE, NULL);
  return Transfer(Irp); // expect: driver-critical-regions missing-leave
}

// STATUS_TIMEOUT passes NT_SUCCESS.
NTSTATUS TimeoutIsSuccess(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  NTSTATUS Status = KeWaitForSingleObject(&Extension->Mutex, Executive, KernelMode, FALSE, &Extension->Timeout);
  if (NT_SUCCESS(Status)) {
    Transfer(Irp);
    KeReleaseMutex(&Extension->Mutex, FALSE); // expect: driver-critical-regions leave-without-enter
  }
  return Status;
}

NTSTATUS TimeoutTested(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  NTSTATUS Status = KeWaitForSingleObject(&Extension->Mutex, Executive, KernelMode, FALSE, &Extension->Timeout);
  if (Status == STATUS_TIMEOUT) {
    return Status;
  }
  Transfer(Irp);
  KeReleaseMutex(&Extension->Mutex, FALSE);
  return STATUS_SUCCESS;
}

// An abandoned mutex is held all the same.
NTSTATUS Abandoned(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  NTSTATUS Status = KeWaitForSingleObject(&Extension->Mutex, Executive, KernelMode, FALSE, NULL);
  if (Status == STATUS_ABANDONED_WAIT_0) {
    return STATUS_UNSUCCESSFUL; // expect: driver-critical-regions missing-leave
  }
  KeReleaseMutex(&Extension->Mutex, FALSE);
  return STATUS_SUCCESS;
}

NTSTATUS EventIsNoMutex(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  return KeWaitForSingleObject(&Extension->Event, Executive, KernelMode, FALSE, NULL);
}

NTSTATUS WaitMutexMacro(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  PKMUTEX Mutex = &Extension->Mutex;
  NTSTATUS Status;
  KeWaitForMutexObject(Mutex, Executive, KernelMode, FALSE, NULL);
  Status = Transfer(Irp);
  if (!NT_SUCCESS(Status)) {
    return Status; // expect: driver-critical-regions missing-leave
  }
  KeReleaseMutex(Mutex, FALSE);
  return Status;
}

NTSTATUS ReleaseOnTimeout(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  if (KeWaitForSingleObject(&Extension->Mutex, Executive, KernelMode, FALSE, &Extension->Timeout) == STATUS_TIMEOUT) {
    Transfer(Irp);
  }
  KeReleaseMutex(&Extension->Mutex, FALSE); // expect: driver-critical-regions leave-without-enter
  return STATUS_SUCCESS;
}

NTSTATUS PollsOnce(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  LARGE_INTEGER Zero;
  Zero.QuadPart = 0;
  if (KeWaitForSingleObject(&Extension->Mutex, Executive, KernelMode, FALSE, &Zero) != STATUS_TIMEOUT) {
    Transfer(Irp);
    KeReleaseMutex(&Extension->Mutex, FALSE);
  }
  return STATUS_SUCCESS;
}
