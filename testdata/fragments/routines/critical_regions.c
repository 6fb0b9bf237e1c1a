// Each routine that enters or leaves a critical region: forgotten on one way out, released twice, and balanced.
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

DRIVER_DISPATCH CriticalRegionForgotten, CriticalRegionTwice, CriticalRegionBalanced;

NTSTATUS CriticalRegionForgotten(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterCriticalRegion();
  if (!NT_SUCCESS(Transfer(Irp)))
    return STATUS_UNSUCCESSFUL; // expect: driver-critical-regions missing-leave
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS CriticalRegionTwice(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterCriticalRegion();
  if (!NT_SUCCESS(Transfer(Irp))) {
    KeLeaveCriticalRegion();
  }
  KeLeaveCriticalRegion(); // expect: driver-critical-regions leave-without-enter
  return STATUS_SUCCESS;
}

NTSTATUS CriticalRegionBalanced(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status;
  KeEnterCriticalRegion();
  Status = Transfer(Irp);
  KeLeaveCriticalRegion();
  return Status;
}

DRIVER_DISPATCH FileSystemForgotten, FileSystemTwice, FileSystemBalanced;

NTSTATUS FileSystemForgotten(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  FsRtlEnterFileSystem();
  if (!NT_SUCCESS(Transfer(Irp)))
    return STATUS_UNSUCCESSFUL; // expect: driver-critical-regions missing-leave
  FsRtlExitFileSystem();
  return STATUS_SUCCESS;
}

NTSTATUS FileSystemTwice(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  FsRtlEnterFileSystem();
  if (!NT_SUCCESS(Transfer(Irp))) {
    FsRtlExitFileSystem();
  }
  FsRtlExitFileSystem(); // expect: driver-critical-regions leave-without-enter
  return STATUS_SUCCESS;
}

NTSTATUS FileSystemBalanced(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status;
  FsRtlEnterFileSystem();
  Status = Transfer(Irp);
  FsRtlExitFileSystem();
  return Status;
}

DRIVER_DISPATCH ResourceExclusiveForgotten, ResourceExclusiveTwice, ResourceExclusiveBalanced;

NTSTATUS ResourceExclusiveForgotten(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  ExEnterCriticalRegionAndAcquireResourceExclusive(&Extension->Resource);
  if (!NT_SUCCESS(Transfer(Irp)))
    return STATUS_UNSUCCESSFUL; // expect: driver-critical-regions missing-leave
  ExReleaseResourceAndLeaveCriticalRegion(&Extension->Resource);
  return STATUS_SUCCESS;
}

NTSTATUS ResourceExclusiveTwice(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  ExEnterCriticalRegionAndAcquireResourceExclusive(&Extension->Resource);
  if (!NT_SUCCESS(Transfer(Irp))) {
    ExReleaseResourceAndLeaveCriticalRegion(&Extension->Resource);
  }
  ExReleaseResourceAndLeaveCriticalRegion(&Extension->Resource); // expect: driver-critical-regions leave-without-enter
  return STATUS_SUCCESS;
}

NTSTATUS ResourceExclusiveBalanced(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  NTSTATUS Status;
  ExEnterCriticalRegionAndAcquireResourceExclusive(&Extension->Resource);
  Status = Transfer(Irp);
  ExReleaseResourceAndLeaveCriticalRegion(&Extension->Resource);
  return Status;
}

DRIVER_DISPATCH ResourceSharedForgotten, ResourceSharedTwice, ResourceSharedBalanced;

NTSTATUS ResourceSharedForgotten(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  ExEnterCriticalRegionAndAcquireResourceShared(&Extension->Resource);
  if (!NT_SUCCESS(Transfer(Irp)))
    return STATUS_UNSUCCESSFUL; // expect: driver-critical-regions missing-leave
  ExReleaseResourceAndLeaveCriticalRegion(&Extension->Resource);
  return STATUS_SUCCESS;
}

NTSTATUS ResourceSharedTwice(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  ExEnterCriticalRegionAndAcquireResourceShared(&Extension->Resource);
  if (!NT_SUCCESS(Transfer(Irp))) {
    ExReleaseResourceAndLeaveCriticalRegion(&Extension->Resource);
  }
  ExReleaseResourceAndLeaveCriticalRegion(&Extension->Resource); // expect: driver-critical-regions leave-without-enter
  return STATUS_SUCCESS;
}

NTSTATUS ResourceSharedBalanced(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  NTSTATUS Status;
  ExEnterCriticalRegionAndAcquireResourceShared(&Extension->Resource);
  Status = Transfer(Irp);
  ExReleaseResourceAndLeaveCriticalRegion(&Extension->Resource);
  return Status;
}

DRIVER_DISPATCH SharedWaitForExclusiveForgotten, SharedWaitForExclusiveTwice, SharedWaitForExclusiveBalanced;

NTSTATUS SharedWaitForExclusiveForgotten(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  ExEnterCriticalRegionAndAcquireSharedWaitForExclusive(&Extension->Resource);
  if (!NT_SUCCESS(Transfer(Irp)))
    return STATUS_UNSUCCESSFUL; // expect: driver-critical-regions missing-leave
  ExReleaseResourceAndLeaveCriticalRegion(&Extension->Resource);
  return STATUS_SUCCESS;
}

NTSTATUS SharedWaitForExclusiveTwice(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  ExEnterCriticalRegionAndAcquireSharedWaitForExclusive(&Extension->Resource);
  if (!NT_SUCCESS(Transfer(Irp))) {
    ExReleaseResourceAndLeaveCriticalRegion(&Extension->Resource);
  }
  ExReleaseResourceAndLeaveCriticalRegion(&Extension->Resource); // expect: driver-critical-regions leave-without-enter
  return STATUS_SUCCESS;
}

NTSTATUS SharedWaitForExclusiveBalanced(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  NTSTATUS Status;
  ExEnterCriticalRegionAndAcquireSharedWaitForExclusive(&Extension->Resource);
  Status = Transfer(Irp);
  ExReleaseResourceAndLeaveCriticalRegion(&Extension->Resource);
  return Status;
}

DRIVER_DISPATCH PriorityExclusiveForgotten, PriorityExclusiveTwice, PriorityExclusiveBalanced;

NTSTATUS PriorityExclusiveForgotten(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  ExEnterPriorityRegionAndAcquireResourceExclusive(&Extension->Resource);
  if (!NT_SUCCESS(Transfer(Irp)))
    return STATUS_UNSUCCESSFUL; // expect: driver-critical-regions missing-leave
  ExReleaseResourceAndLeavePriorityRegion(&Extension->Resource);
  return STATUS_SUCCESS;
}

NTSTATUS PriorityExclusiveTwice(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  ExEnterPriorityRegionAndAcquireResourceExclusive(&Extension->Resource);
  if (!NT_SUCCESS(Transfer(Irp))) {
    ExReleaseResourceAndLeavePriorityRegion(&Extension->Resource);
  }
  ExReleaseResourceAndLeavePriorityRegion(&Extension->Resource); // expect: driver-critical-regions leave-without-enter
  return STATUS_SUCCESS;
}

NTSTATUS PriorityExclusiveBalanced(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  NTSTATUS Status;
  ExEnterPriorityRegionAndAcquireResourceExclusive(&Extension->Resource);
  Status = Transfer(Irp);
  ExReleaseResourceAndLeavePriorityRegion(&Extension->Resource);
  return Status;
}

DRIVER_DISPATCH PrioritySharedForgotten, PrioritySharedTwice, PrioritySharedBalanced;

NTSTATUS PrioritySharedForgotten(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  ExEnterPriorityRegionAndAcquireResourceShared(&Extension->Resource);
  if (!NT_SUCCESS(Transfer(Irp)))
    return STATUS_UNSUCCESSFUL; // expect: driver-critical-regions missing-leave
  ExReleaseResourceAndLeavePriorityRegion(&Extension->Resource);
  return STATUS_SUCCESS;
}

NTSTATUS PrioritySharedTwice(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  ExEnterPriorityRegionAndAcquireResourceShared(&Extension->Resource);
  if (!NT_SUCCESS(Transfer(Irp))) {
    ExReleaseResourceAndLeavePriorityRegion(&Extension->Resource);
  }
  ExReleaseResourceAndLeavePriorityRegion(&Extension->Resource); // expect: driver-critical-regions leave-without-enter
  return STATUS_SUCCESS;
}

NTSTATUS PrioritySharedBalanced(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  NTSTATUS Status;
  ExEnterPriorityRegionAndAcquireResourceShared(&Extension->Resource);
  Status = Transfer(Irp);
  ExReleaseResourceAndLeavePriorityRegion(&Extension->Resource);
  return Status;
}

DRIVER_DISPATCH FilterResourceExclusiveForgotten, FilterResourceExclusiveTwice, FilterResourceExclusiveBalanced;

NTSTATUS FilterResourceExclusiveForgotten(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  FltAcquireResourceExclusive(&Extension->Resource);
  if (!NT_SUCCESS(Transfer(Irp)))
    return STATUS_UNSUCCESSFUL; // expect: driver-critical-regions missing-leave
  FltReleaseResource(&Extension->Resource);
  return STATUS_SUCCESS;
}

NTSTATUS FilterResourceExclusiveTwice(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  FltAcquireResourceExclusive(&Extension->Resource);
  if (!NT_SUCCESS(Transfer(Irp))) {
    FltReleaseResource(&Extension->Resource);
  }
  FltReleaseResource(&Extension->Resource); // expect: driver-critical-regions leave-without-enter
  return STATUS_SUCCESS;
}

NTSTATUS FilterResourceExclusiveBalanced(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  NTSTATUS Status;
  FltAcquireResourceExclusive(&Extension->Resource);
  Status = Transfer(Irp);
  FltReleaseResource(&Extension->Resource);
  return Status;
}

DRIVER_DISPATCH FilterResourceSharedForgotten, FilterResourceSharedTwice, FilterResourceSharedBalanced;

NTSTATUS FilterResourceSharedForgotten(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  FltAcquireResourceShared(&Extension->Resource);
  if (!NT_SUCCESS(Transfer(Irp)))
    return STATUS_UNSUCCESSFUL; // expect: driver-critical-regions missing-leave
  FltReleaseResource(&Extension->Resource);
  return STATUS_SUCCESS;
}

NTSTATUS FilterResourceSharedTwice(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  FltAcquireResourceShared(&Extension->Resource);
  if (!NT_SUCCESS(Transfer(Irp))) {
    FltReleaseResource(&Extension->Resource);
  }
  FltReleaseResource(&Extension->Resource); // expect: driver-critical-regions leave-without-enter
  return STATUS_SUCCESS;
}

NTSTATUS FilterResourceSharedBalanced(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  NTSTATUS Status;
  FltAcquireResourceShared(&Extension->Resource);
  Status = Transfer(Irp);
  FltReleaseResource(&Extension->Resource);
  return Status;
}

DRIVER_DISPATCH FilterPushLockExclusiveForgotten, FilterPushLockExclusiveTwice, FilterPushLockExclusiveBalanced;

NTSTATUS FilterPushLockExclusiveForgotten(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  FltAcquirePushLockExclusive(&Extension->PushLock);
  if (!NT_SUCCESS(Transfer(Irp)))
    return STATUS_UNSUCCESSFUL; // expect: driver-critical-regions missing-leave
  FltReleasePushLock(&Extension->PushLock);
  return STATUS_SUCCESS;
}

NTSTATUS FilterPushLockExclusiveTwice(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  FltAcquirePushLockExclusive(&Extension->PushLock);
  if (!NT_SUCCESS(Transfer(Irp))) {
    FltReleasePushLock(&Extension->PushLock);
  }
  FltReleasePushLock(&Extension->PushLock); // expect: driver-critical-regions leave-without-enter
  return STATUS_SUCCESS;
}

NTSTATUS FilterPushLockExclusiveBalanced(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  NTSTATUS Status;
  FltAcquirePushLockExclusive(&Extension->PushLock);
  Status = Transfer(Irp);
  FltReleasePushLock(&Extension->PushLock);
  return Status;
}

DRIVER_DISPATCH FilterPushLockSharedForgotten, FilterPushLockSharedTwice, FilterPushLockSharedBalanced;

NTSTATUS FilterPushLockSharedForgotten(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  FltAcquirePushLockShared(&Extension->PushLock);
  if (!NT_SUCCESS(Transfer(Irp)))
    return STATUS_UNSUCCESSFUL; // expect: driver-critical-regions missing-leave
  FltReleasePushLock(&Extension->PushLock);
  return STATUS_SUCCESS;
}

NTSTATUS FilterPushLockSharedTwice(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  FltAcquirePushLockShared(&Extension->PushLock);
  if (!NT_SUCCESS(Transfer(Irp))) {
    FltReleasePushLock(&Extension->PushLock);
  }
  FltReleasePushLock(&Extension->PushLock); // expect: driver-critical-regions leave-without-enter
  return STATUS_SUCCESS;
}

NTSTATUS FilterPushLockSharedBalanced(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  NTSTATUS Status;
  FltAcquirePushLockShared(&Extension->PushLock);
  Status = Transfer(Irp);
  FltReleasePushLock(&Extension->PushLock);
  return Status;
}

DRIVER_DISPATCH FilterPushLockExclusiveExForgotten, FilterPushLockExclusiveExTwice, FilterPushLockExclusiveExBalanced;

NTSTATUS FilterPushLockExclusiveExForgotten(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  FltAcquirePushLockExclusiveEx(&Extension->PushLock, 0);
  if (!NT_SUCCESS(Transfer(Irp)))
    return STATUS_UNSUCCESSFUL; // expect: driver-critical-regions missing-leave
  FltReleasePushLockEx(&Extension->PushLock, 0);
  return STATUS_SUCCESS;
}

NTSTATUS FilterPushLockExclusiveExTwice(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  FltAcquirePushLockExclusiveEx(&Extension->PushLock, 0);
  if (!NT_SUCCESS(Transfer(Irp))) {
    FltReleasePushLockEx(&Extension->PushLock, 0);
  }
  FltReleasePushLockEx(&Extension->PushLock, 0); // expect: driver-critical-regions leave-without-enter
  return STATUS_SUCCESS;
}

NTSTATUS FilterPushLockExclusiveExBalanced(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  NTSTATUS Status;
  FltAcquirePushLockExclusiveEx(&Extension->PushLock, 0);
  Status = Transfer(Irp);
  FltReleasePushLockEx(&Extension->PushLock, 0);
  return Status;
}

DRIVER_DISPATCH FilterPushLockSharedExForgotten, FilterPushLockSharedExTwice, FilterPushLockSharedExBalanced;

NTSTATUS FilterPushLockSharedExForgotten(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  FltAcquirePushLockSharedEx(&Extension->PushLock, 0);
  if (!NT_SUCCESS(Transfer(Irp)))
    return STATUS_UNSUCCESSFUL; // expect: driver-critical-regions missing-leave
  FltReleasePushLockEx(&Extension->PushLock, 0);
  return STATUS_SUCCESS;
}

NTSTATUS FilterPushLockSharedExTwice(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  FltAcquirePushLockSharedEx(&Extension->PushLock, 0);
  if (!NT_SUCCESS(Transfer(Irp))) {
    FltReleasePushLockEx(&Extension->PushLock, 0);
  }
  FltReleasePushLockEx(&Extension->PushLock, 0); // expect: driver-critical-regions leave-without-enter
  return STATUS_SUCCESS;
}

NTSTATUS FilterPushLockSharedExBalanced(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  NTSTATUS Status;
  FltAcquirePushLockSharedEx(&Extension->PushLock, 0);
  Status = Transfer(Irp);
  FltReleasePushLockEx(&Extension->PushLock, 0);
  return Status;
}

DRIVER_DISPATCH SubjectContextForgotten, SubjectContextTwice, SubjectContextBalanced;

NTSTATUS SubjectContextForgotten(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  SeLockSubjectContext(&Extension->Subject);
  if (!NT_SUCCESS(Transfer(Irp)))
    return STATUS_UNSUCCESSFUL; // expect: driver-critical-regions missing-leave
  SeUnlockSubjectContext(&Extension->Subject);
  return STATUS_SUCCESS;
}

NTSTATUS SubjectContextTwice(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  SeLockSubjectContext(&Extension->Subject);
  if (!NT_SUCCESS(Transfer(Irp))) {
    SeUnlockSubjectContext(&Extension->Subject);
  }
  SeUnlockSubjectContext(&Extension->Subject); // expect: driver-critical-regions leave-without-enter
  return STATUS_SUCCESS;
}

NTSTATUS SubjectContextBalanced(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  NTSTATUS Status;
  SeLockSubjectContext(&Extension->Subject);
  Status = Transfer(Irp);
  SeUnlockSubjectContext(&Extension->Subject);
  return Status;
}

DRIVER_DISPATCH WaitLockForgotten, WaitLockTwice, WaitLockBalanced;

NTSTATUS WaitLockForgotten(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  WdfWaitLockAcquire(Extension->WaitLock, NULL);
  if (!NT_SUCCESS(Transfer(Irp)))
    return STATUS_UNSUCCESSFUL; // expect: driver-critical-regions missing-leave
  WdfWaitLockRelease(Extension->WaitLock);
  return STATUS_SUCCESS;
}

NTSTATUS WaitLockTwice(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  WdfWaitLockAcquire(Extension->WaitLock, NULL);
  if (!NT_SUCCESS(Transfer(Irp))) {
    WdfWaitLockRelease(Extension->WaitLock);
  }
  WdfWaitLockRelease(Extension->WaitLock); // expect: driver-critical-regions leave-without-enter
  return STATUS_SUCCESS;
}

NTSTATUS WaitLockBalanced(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  NTSTATUS Status;
  WdfWaitLockAcquire(Extension->WaitLock, NULL);
  Status = Transfer(Irp);
  WdfWaitLockRelease(Extension->WaitLock);
  return Status;
}

DRIVER_DISPATCH MutexForgotten, MutexTwice, MutexBalanced;

NTSTATUS MutexForgotten(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KeWaitForSingleObject(&Extension->Mutex, Executive, KernelMode, FALSE, NULL);
  if (!NT_SUCCESS(Transfer(Irp)))
    return STATUS_UNSUCCESSFUL; // expect: driver-critical-regions missing-leave
  KeReleaseMutex(&Extension->Mutex, FALSE);
  return STATUS_SUCCESS;
}

NTSTATUS MutexTwice(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KeWaitForSingleObject(&Extension->Mutex, Executive, KernelMode, FALSE, NULL);
  if (!NT_SUCCESS(Transfer(Irp))) {
    KeReleaseMutex(&Extension->Mutex, FALSE);
  }
  KeReleaseMutex(&Extension->Mutex, FALSE); // expect: driver-critical-regions leave-without-enter
  return STATUS_SUCCESS;
}

NTSTATUS MutexBalanced(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  NTSTATUS Status;
  KeWaitForSingleObject(&Extension->Mutex, Executive, KernelMode, FALSE, NULL);
  Status = Transfer(Irp);
  KeReleaseMutex(&Extension->Mutex, FALSE);
  return Status;
}

DRIVER_DISPATCH MutexObjectForgotten, MutexObjectTwice, MutexObjectBalanced;

NTSTATUS MutexObjectForgotten(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KeWaitForMutexObject(&Extension->Mutex, Executive, KernelMode, FALSE, NULL);
  if (!NT_SUCCESS(Transfer(Irp)))
    return STATUS_UNSUCCESSFUL; // expect: driver-critical-regions missing-leave
  KeReleaseMutex(&Extension->Mutex, FALSE);
  return STATUS_SUCCESS;
}

NTSTATUS MutexObjectTwice(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KeWaitForMutexObject(&Extension->Mutex, Executive, KernelMode, FALSE, NULL);
  if (!NT_SUCCESS(Transfer(Irp))) {
    KeReleaseMutex(&Extension->Mutex, FALSE);
  }
  KeReleaseMutex(&Extension->Mutex, FALSE); // expect: driver-critical-regions leave-without-enter
  return STATUS_SUCCESS;
}

NTSTATUS MutexObjectBalanced(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  NTSTATUS Status;
  KeWaitForMutexObject(&Extension->Mutex, Executive, KernelMode, FALSE, NULL);
  Status = Transfer(Irp);
  KeReleaseMutex(&Extension->Mutex, FALSE);
  return Status;
}
