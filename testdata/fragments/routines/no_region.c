// clean
// Locks that change no region: fast mutexes raise the IRQL, resources and unsafe forms lean on a region entered before.
#include "kernel.h"

typedef struct _EXTENSION {
  FAST_MUTEX Fast;
  ERESOURCE Resource;
  KGUARDED_MUTEX Guarded;
  KSPIN_LOCK SpinLock;
} EXTENSION, *PEXTENSION;

NTSTATUS Transfer(PIRP Irp);

DRIVER_DISPATCH FastMutex, Resource, UnsafeGuardedMutex, SpinLock, ApcTests;

NTSTATUS FastMutex(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  ExAcquireFastMutex(&Extension->Fast);
  Transfer(Irp);
  ExReleaseFastMutex(&Extension->Fast);
  return STATUS_SUCCESS;
}

NTSTATUS Resource(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KeEnterCriticalRegion();
  ExAcquireResourceExclusiveLite(&Extension->Resource, TRUE);
  if (ExIsResourceAcquiredExclusiveLite(&Extension->Resource)) {
    ExConvertExclusiveToSharedLite(&Extension->Resource);
  }
  ExReleaseResourceLite(&Extension->Resource);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS UnsafeGuardedMutex(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KeEnterGuardedRegion();
  KeAcquireGuardedMutexUnsafe(&Extension->Guarded);
  Transfer(Irp);
  KeReleaseGuardedMutexUnsafe(&Extension->Guarded);
  KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}

NTSTATUS SpinLock(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  KeAcquireSpinLock(&Extension->SpinLock, &OldIrql);
  KeReleaseSpinLock(&Extension->SpinLock, OldIrql);
  return STATUS_SUCCESS;
}

NTSTATUS ApcTests(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NT_ASSERT(KeAreApcsDisabled());
  KeEnterCriticalRegion();
  NT_ASSERT(KeAreApcsDisabled());
  KeLeaveCriticalRegion();
  return KeAreAllApcsDisabled() ? STATUS_SUCCESS : STATUS_UNSUCCESSFUL;
}
