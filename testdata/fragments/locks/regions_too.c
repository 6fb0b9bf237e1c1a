// Locks that keep the thread in a region: one mistake is told once, by the region's check.
#include "fltKernel.h"
#include "kernel.h"

typedef struct _EXTENSION {
  ERESOURCE Resource;
  KGUARDED_MUTEX Mutex;
  EX_PUSH_LOCK PushLock;
  WDFWAITLOCK WaitLock;
  BOOLEAN Ready;
} EXTENSION, *PEXTENSION;

VOID GuardedMutex(PEXTENSION Extension) {
  KeAcquireGuardedMutex(&Extension->Mutex);
  if (!Extension->Ready)
    return; // expect: driver-guarded-regions missing-leave
  KeReleaseGuardedMutex(&Extension->Mutex);
}

VOID PushLock(PEXTENSION Extension) {
  FltAcquirePushLockExclusive(&Extension->PushLock);
  if (!Extension->Ready)
    return; // expect: driver-critical-regions missing-leave
  FltReleasePushLock(&Extension->PushLock);
}

VOID WaitLock(PEXTENSION Extension) {
  WdfWaitLockAcquire(Extension->WaitLock, NULL);
  if (!Extension->Ready)
    return; // expect: driver-critical-regions missing-leave
  WdfWaitLockRelease(Extension->WaitLock);
}

// The region is left, the lock is not: that is the lock's mistake alone.
VOID LeftWithoutRelease(PEXTENSION Extension) {
  ExEnterCriticalRegionAndAcquireResourceExclusive(&Extension->Resource);
  if (!Extension->Ready) {
    KeLeaveCriticalRegion();
    return; // expect: driver-lock-pairing missing-leave
  }
  ExReleaseResourceLite(&Extension->Resource);
  KeLeaveCriticalRegion();
}
