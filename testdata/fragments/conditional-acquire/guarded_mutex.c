// KeTryToAcquireGuardedMutex holds only where it returned TRUE.
#include "kernel.h"

typedef struct _EXTENSION {
  KGUARDED_MUTEX Mutex;
} EXTENSION, *PEXTENSION;

NTSTATUS Transfer(PIRP Irp);

DRIVER_DISPATCH TryIgnored, TryTested, TryKept, TryForgotten, TryInverted, Acquire, AcquireForgotten;

NTSTATUS TryIgnored(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KeTryToAcquireGuardedMutex(&Extension->Mutex);
  Transfer(Irp);
  KeReleaseGuardedMutex(&Extension->Mutex); // expect: driver-guarded-regions leave-without-enter
  return STATUS_SUCCESS;
}

NTSTATUS TryTested(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  if (!KeTryToAcquireGuardedMutex(&Extension->Mutex)) {
    return STATUS_CANT_WAIT;
  }
  Transfer(Irp);
  KeReleaseGuardedMutex(&Extension->Mutex);
  return STATUS_SUCCESS;
}

NTSTATUS TryKept(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  BOOLEAN Acquired = KeTryToAcquireGuardedMutex(&Extension->Mutex);
  Transfer(Irp);
  if (Acquired) {
    KeReleaseGuardedMutex(&Extension->Mutex);
  }
  return STATUS_SUCCESS;
}

NTSTATUS TryForgotten(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  if (KeTryToAcquireGuardedMutex(&Extension->Mutex)) {
    return Transfer(Irp); // expect: driver-guarded-regions missing-leave
  }
  return STATUS_CANT_WAIT;
}

NTSTATUS TryInverted(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  if (KeTryToAcquireGuardedMutex(&Extension->Mutex) == FALSE) {
    KeReleaseGuardedMutex(&Extension->Mutex); // expect: driver-guarded-regions leave-without-enter
    return STATUS_CANT_WAIT;
  }
  KeReleaseGuardedMutex(&Extension->Mutex);
  return STATUS_SUCCESS;
}

NTSTATUS Acquire(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  NTSTATUS Status;
  KeAcquireGuardedMutex(&Extension->Mutex);
  Status = Transfer(Irp);
  KeReleaseGuardedMutex(&Extension->Mutex);
  return Status;
}

NTSTATUS AcquireForgotten(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  NTSTATUS Status;
  KeAcquireGuardedMutex(&Extension->Mutex);
  Status = Transfer(Irp);
  if (NT_SUCCESS(Status))
    KeReleaseGuardedMutex(&Extension->Mutex);
  return Status; // expect: driver-guarded-regions missing-leave
}
