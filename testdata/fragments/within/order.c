// A resource is acquired and released while normal kernel APCs are disabled. Here the function itself enables them
// too early.
#include "kernel.h"

typedef struct _VCB {
  ERESOURCE Resource;
  ERESOURCE Table;
  KGUARDED_MUTEX Guarded;
  KMUTEX MutexObject;
  BOOLEAN Mounted;
  ULONG Flags;
} VCB, *PVCB;

NTSTATUS Transfer(PIRP Irp);

DRIVER_DISPATCH ReleasedAfterLeave, ReleasedBeforeLeave, FileSystemAfterExit, FileSystemBeforeExit, GuardedAfterLeave,
    GuardedBeforeLeave, InGuardedMutex, AfterGuardedMutex, InMutexObject, AfterMutexObject, StillNested,
    NoLongerNested, TwoResources, TwoResourcesOneLate, SharedVariants, SharedVariantsLate, ForThreadLate, ForThread,
    EnteredWithResource, EnteredWithResourceLate, LeavesToWait, EntersAgainToWait, TriedAndFailed, EarlyReturn,
    EarlyReturnLate, ByFlag, ByFlagCrossed;

NTSTATUS ReleasedAfterLeave(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  KeEnterCriticalRegion();
  ExAcquireResourceExclusiveLite(&Vcb->Resource, TRUE);
  Transfer(Irp);
  KeLeaveCriticalRegion();
  ExReleaseResourceLite(&Vcb->Resource); // expect: driver-within-critical-region apcs-enabled
  return STATUS_SUCCESS;
}

NTSTATUS ReleasedBeforeLeave(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  KeEnterCriticalRegion();
  ExAcquireResourceExclusiveLite(&Vcb->Resource, TRUE);
  Transfer(Irp);
  ExReleaseResourceLite(&Vcb->Resource);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS FileSystemAfterExit(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  FsRtlEnterFileSystem();
  ExAcquireResourceSharedLite(&Vcb->Resource, TRUE);
  Transfer(Irp);
  FsRtlExitFileSystem();
  ExReleaseResourceLite(&Vcb->Resource); // expect: driver-within-critical-region apcs-enabled
  return STATUS_SUCCESS;
}

NTSTATUS FileSystemBeforeExit(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  FsRtlEnterFileSystem();
  ExAcquireResourceSharedLite(&Vcb->Resource, TRUE);
  Transfer(Irp);
  ExReleaseResourceLite(&Vcb->Resource);
  FsRtlExitFileSystem();
  return STATUS_SUCCESS;
}

// A guarded region disables normal kernel APCs too.
NTSTATUS GuardedAfterLeave(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  KeEnterGuardedRegion();
  ExAcquireResourceSharedLite(&Vcb->Resource, TRUE);
  Transfer(Irp);
  KeLeaveGuardedRegion();
  ExReleaseResourceLite(&Vcb->Resource); // expect: driver-within-critical-region apcs-enabled
  return STATUS_SUCCESS;
}

NTSTATUS GuardedBeforeLeave(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  KeEnterGuardedRegion();
  ExAcquireResourceSharedLite(&Vcb->Resource, TRUE);
  Transfer(Irp);
  ExReleaseResourceLite(&Vcb->Resource);
  KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}

// So does a guarded mutex while it is held.
NTSTATUS InGuardedMutex(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  KeAcquireGuardedMutex(&Vcb->Guarded);
  ExAcquireResourceExclusiveLite(&Vcb->Resource, TRUE);
  Transfer(Irp);
  ExReleaseResourceLite(&Vcb->Resource);
  KeReleaseGuardedMutex(&Vcb->Guarded);
  return STATUS_SUCCESS;
}

NTSTATUS AfterGuardedMutex(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  KeAcquireGuardedMutex(&Vcb->Guarded);
  ExAcquireResourceExclusiveLite(&Vcb->Resource, TRUE);
  Transfer(Irp);
  KeReleaseGuardedMutex(&Vcb->Guarded);
  ExReleaseResourceLite(&Vcb->Resource); // expect: driver-within-critical-region apcs-enabled
  return STATUS_SUCCESS;
}

// And a mutex object.
NTSTATUS InMutexObject(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  KeWaitForSingleObject(&Vcb->MutexObject, Executive, KernelMode, FALSE, NULL);
  ExAcquireResourceExclusiveLite(&Vcb->Resource, TRUE);
  Transfer(Irp);
  ExReleaseResourceLite(&Vcb->Resource);
  KeReleaseMutex(&Vcb->MutexObject, FALSE);
  return STATUS_SUCCESS;
}

NTSTATUS AfterMutexObject(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  KeWaitForSingleObject(&Vcb->MutexObject, Executive, KernelMode, FALSE, NULL);
  ExAcquireResourceExclusiveLite(&Vcb->Resource, TRUE);
  Transfer(Irp);
  KeReleaseMutex(&Vcb->MutexObject, FALSE);
  ExReleaseResourceLite(&Vcb->Resource); // expect: driver-within-critical-region apcs-enabled
  return STATUS_SUCCESS;
}

// Only the outermost leave enables them.
NTSTATUS StillNested(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  KeEnterGuardedRegion();
  KeEnterCriticalRegion();
  ExAcquireResourceExclusiveLite(&Vcb->Resource, TRUE);
  KeLeaveCriticalRegion();
  ExReleaseResourceLite(&Vcb->Resource);
  KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}

NTSTATUS NoLongerNested(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  KeEnterGuardedRegion();
  KeEnterCriticalRegion();
  ExAcquireResourceExclusiveLite(&Vcb->Resource, TRUE);
  KeLeaveCriticalRegion();
  KeLeaveGuardedRegion();
  ExReleaseResourceLite(&Vcb->Resource); // expect: driver-within-critical-region apcs-enabled
  return STATUS_SUCCESS;
}

NTSTATUS TwoResources(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  KeEnterCriticalRegion();
  ExAcquireResourceSharedLite(&Vcb->Resource, TRUE);
  ExAcquireResourceExclusiveLite(&Vcb->Table, TRUE);
  ExReleaseResourceLite(&Vcb->Table);
  ExReleaseResourceLite(&Vcb->Resource);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS TwoResourcesOneLate(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  KeEnterCriticalRegion();
  ExAcquireResourceSharedLite(&Vcb->Resource, TRUE);
  ExAcquireResourceExclusiveLite(&Vcb->Table, TRUE);
  ExReleaseResourceLite(&Vcb->Table);
  KeLeaveCriticalRegion();
  ExReleaseResourceLite(&Vcb->Resource); // expect: driver-within-critical-region apcs-enabled
  return STATUS_SUCCESS;
}

// The other ways to acquire a resource.
NTSTATUS SharedVariants(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  KeEnterCriticalRegion();
  ExAcquireSharedStarveExclusive(&Vcb->Resource, TRUE);
  ExAcquireSharedWaitForExclusive(&Vcb->Table, TRUE);
  ExReleaseResourceLite(&Vcb->Table);
  ExReleaseResourceLite(&Vcb->Resource);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS SharedVariantsLate(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  KeEnterCriticalRegion();
  ExAcquireSharedStarveExclusive(&Vcb->Resource, TRUE);
  KeLeaveCriticalRegion();
  ExAcquireSharedWaitForExclusive(&Vcb->Table, TRUE); // expect: driver-within-critical-region apcs-enabled
  KeEnterCriticalRegion();
  ExReleaseResourceLite(&Vcb->Table);
  ExReleaseResourceLite(&Vcb->Resource);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS ForThreadLate(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  ERESOURCE_THREAD Owner = ExGetCurrentResourceThread();
  KeEnterCriticalRegion();
  ExAcquireResourceSharedLite(&Vcb->Resource, TRUE);
  Transfer(Irp);
  KeLeaveCriticalRegion();
  ExReleaseResourceForThreadLite(&Vcb->Resource, Owner); // expect: driver-within-critical-region apcs-enabled
  return STATUS_SUCCESS;
}

NTSTATUS ForThread(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  ERESOURCE_THREAD Owner = ExGetCurrentResourceThread();
  KeEnterCriticalRegion();
  ExAcquireResourceSharedLite(&Vcb->Resource, TRUE);
  Transfer(Irp);
  ExReleaseResourceForThreadLite(&Vcb->Resource, Owner);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

// The halves of the combined routines.
NTSTATUS EnteredWithResource(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  ExEnterCriticalRegionAndAcquireResourceExclusive(&Vcb->Resource);
  Transfer(Irp);
  ExReleaseResourceLite(&Vcb->Resource);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS EnteredWithResourceLate(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  ExEnterCriticalRegionAndAcquireResourceExclusive(&Vcb->Resource);
  Transfer(Irp);
  KeLeaveCriticalRegion();
  ExReleaseResourceLite(&Vcb->Resource); // expect: driver-within-critical-region apcs-enabled
  return STATUS_SUCCESS;
}

// Could not have it at once.
NTSTATUS LeavesToWait(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  KeEnterCriticalRegion();
  if (!ExAcquireResourceExclusiveLite(&Vcb->Resource, FALSE)) {
    KeLeaveCriticalRegion();
    Transfer(Irp);
    ExAcquireResourceExclusiveLite(&Vcb->Resource, TRUE); // expect: driver-within-critical-region apcs-enabled
    KeEnterCriticalRegion();
  }
  ExReleaseResourceLite(&Vcb->Resource);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS EntersAgainToWait(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  KeEnterCriticalRegion();
  if (!ExAcquireResourceExclusiveLite(&Vcb->Resource, FALSE)) {
    KeLeaveCriticalRegion();
    Transfer(Irp);
    KeEnterCriticalRegion();
    ExAcquireResourceExclusiveLite(&Vcb->Resource, TRUE);
  }
  ExReleaseResourceLite(&Vcb->Resource);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS TriedAndFailed(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  BOOLEAN Acquired;
  KeEnterCriticalRegion();
  Acquired = ExAcquireResourceExclusiveLite(&Vcb->Resource, FALSE);
  if (!Acquired)
    KeLeaveCriticalRegion();
  Transfer(Irp);
  if (Acquired) {
    ExReleaseResourceLite(&Vcb->Resource);
    KeLeaveCriticalRegion();
  }
  return STATUS_SUCCESS;
}

NTSTATUS EarlyReturn(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  KeEnterCriticalRegion();
  ExAcquireResourceSharedLite(&Vcb->Resource, TRUE);
  if (!Vcb->Mounted) {
    ExReleaseResourceLite(&Vcb->Resource);
    KeLeaveCriticalRegion();
    return STATUS_WRONG_VOLUME;
  }
  Transfer(Irp);
  ExReleaseResourceLite(&Vcb->Resource);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS EarlyReturnLate(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  KeEnterCriticalRegion();
  ExAcquireResourceSharedLite(&Vcb->Resource, TRUE);
  if (!Vcb->Mounted) {
    KeLeaveCriticalRegion();
    ExReleaseResourceLite(&Vcb->Resource); // expect: driver-within-critical-region apcs-enabled
    return STATUS_WRONG_VOLUME;
  }
  Transfer(Irp);
  ExReleaseResourceLite(&Vcb->Resource);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS ByFlag(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  BOOLEAN Locked = FALSE;
  if (Irp->MdlAddress != NULL) {
    KeEnterCriticalRegion();
    ExAcquireResourceExclusiveLite(&Vcb->Resource, TRUE);
    Locked = TRUE;
  }
  Transfer(Irp);
  if (Locked) {
    ExReleaseResourceLite(&Vcb->Resource);
    KeLeaveCriticalRegion();
  }
  return STATUS_SUCCESS;
}

NTSTATUS ByFlagCrossed(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  BOOLEAN Entered = FALSE;
  BOOLEAN Locked = FALSE;
  if (Irp->MdlAddress != NULL) {
    KeEnterCriticalRegion();
    Entered = TRUE;
    ExAcquireResourceExclusiveLite(&Vcb->Resource, TRUE);
    Locked = TRUE;
  }
  Transfer(Irp);
  if (Entered)
    KeLeaveCriticalRegion();
  if (Locked)
    ExReleaseResourceLite(&Vcb->Resource); // expect: driver-within-critical-region apcs-enabled
  return STATUS_SUCCESS;
}
