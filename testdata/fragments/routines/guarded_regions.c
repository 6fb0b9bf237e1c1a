// Each routine that enters or leaves a guarded region: forgotten on one way out, released twice, and balanced.
#include "kernel.h"

typedef struct _EXTENSION {
  ERESOURCE Resource;
  EX_PUSH_LOCK PushLock;
  SECURITY_SUBJECT_CONTEXT Subject;
  WDFWAITLOCK WaitLock;
  KMUTEX Mutex;
  KGUARDED_MUTEX Guarded;
} EXTENSION, *PEXTENSION;

NTSTATUS Transfer(PIRP Irp);

DRIVER_DISPATCH GuardedRegionForgotten, GuardedRegionTwice, GuardedRegionBalanced;

NTSTATUS GuardedRegionForgotten(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterGuardedRegion();
  if (!NT_SUCCESS(Transfer(Irp)))
    return STATUS_UNSUCCESSFUL; // expect: driver-guarded-regions missing-leave
  KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}

NTSTATUS GuardedRegionTwice(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterGuardedRegion();
  if (!NT_SUCCESS(Transfer(Irp))) {
    KeLeaveGuardedRegion();
  }
  KeLeaveGuardedRegion(); // expect: driver-guarded-regions leave-without-enter
  return STATUS_SUCCESS;
}

NTSTATUS GuardedRegionBalanced(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status;
  KeEnterGuardedRegion();
  Status = Transfer(Irp);
  KeLeaveGuardedRegion();
  return Status;
}

DRIVER_DISPATCH GuardedMutexForgotten, GuardedMutexTwice, GuardedMutexBalanced;

NTSTATUS GuardedMutexForgotten(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KeAcquireGuardedMutex(&Extension->Guarded);
  if (!NT_SUCCESS(Transfer(Irp)))
    return STATUS_UNSUCCESSFUL; // expect: driver-guarded-regions missing-leave
  KeReleaseGuardedMutex(&Extension->Guarded);
  return STATUS_SUCCESS;
}

NTSTATUS GuardedMutexTwice(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KeAcquireGuardedMutex(&Extension->Guarded);
  if (!NT_SUCCESS(Transfer(Irp))) {
    KeReleaseGuardedMutex(&Extension->Guarded);
  }
  KeReleaseGuardedMutex(&Extension->Guarded); // expect: driver-guarded-regions leave-without-enter
  return STATUS_SUCCESS;
}

NTSTATUS GuardedMutexBalanced(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  NTSTATUS Status;
  KeAcquireGuardedMutex(&Extension->Guarded);
  Status = Transfer(Irp);
  KeReleaseGuardedMutex(&Extension->Guarded);
  return Status;
}
