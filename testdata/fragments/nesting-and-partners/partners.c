// Regions that a lock hides are left by releasing the lock.
#include "kernel.h"

typedef struct _EXTENSION {
  KGUARDED_MUTEX Guarded;
  KMUTEX Mutex;
  ERESOURCE Resource;
} EXTENSION, *PEXTENSION;

NTSTATUS Transfer(PIRP Irp);

DRIVER_DISPATCH MutexLeftByRegion, MutexReleased, RegionLeftByMutex, RegionAndMutex, RegionAndMutexCrossed,
    MutexObjectLeftByRegion, RegionLeftByMutexObject, ResourceThenRegion, RegionThenResource;

NTSTATUS MutexLeftByRegion(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KeAcquireGuardedMutex(&Extension->Guarded);
  Transfer(Irp);
  KeLeaveGuardedRegion(); // expect: driver-guarded-regions wrong-partner
  return STATUS_SUCCESS;
}

NTSTATUS MutexReleased(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KeAcquireGuardedMutex(&Extension->Guarded);
  Transfer(Irp);
  KeReleaseGuardedMutex(&Extension->Guarded);
  return STATUS_SUCCESS;
}

NTSTATUS RegionLeftByMutex(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KeEnterGuardedRegion();
  Transfer(Irp);
  KeReleaseGuardedMutex(&Extension->Guarded); // expect: driver-guarded-regions wrong-partner
  return STATUS_SUCCESS;
}

NTSTATUS RegionAndMutex(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KeEnterGuardedRegion();
  KeAcquireGuardedMutex(&Extension->Guarded);
  Transfer(Irp);
  KeReleaseGuardedMutex(&Extension->Guarded);
  KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}

// Counted apart, so the order does not matter.
NTSTATUS RegionAndMutexCrossed(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KeEnterGuardedRegion();
  KeAcquireGuardedMutex(&Extension->Guarded);
  Transfer(Irp);
  KeLeaveGuardedRegion();
  KeReleaseGuardedMutex(&Extension->Guarded);
  return STATUS_SUCCESS;
}

NTSTATUS MutexObjectLeftByRegion(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KeWaitForSingleObject(&Extension->Mutex, Executive, KernelMode, FALSE, NULL);
  Transfer(Irp);
  KeLeaveCriticalRegion(); // expect: driver-critical-regions wrong-partner
  return STATUS_SUCCESS;
}

NTSTATUS RegionLeftByMutexObject(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KeEnterCriticalRegion();
  Transfer(Irp);
  KeReleaseMutex(&Extension->Mutex, FALSE); // expect: driver-critical-regions wrong-partner
  return STATUS_SUCCESS;
}

// The two halves of the combined routines may be called by themselves.
NTSTATUS ResourceThenRegion(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  ExEnterCriticalRegionAndAcquireResourceExclusive(&Extension->Resource);
  Transfer(Irp);
  ExReleaseResourceLite(&Extension->Resource);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS RegionThenResource(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KeEnterCriticalRegion();
  ExAcquireResourceSharedLite(&Extension->Resource, TRUE);
  Transfer(Irp);
  ExReleaseResourceAndLeaveCriticalRegion(&Extension->Resource);
  return STATUS_SUCCESS;
}
