// Each kind of lock: what acquires it, what releases it, and by which argument it is named.
#include "fltKernel.h"
#include "kernel.h"
#include "storport.h"

typedef struct _EXTENSION {
  ERESOURCE Resource;
  FAST_MUTEX FastMutex;
  KGUARDED_MUTEX GuardedMutex;
  EX_PUSH_LOCK PushLock;
  KSPIN_LOCK SpinLock;
  EX_SPIN_LOCK SharedSpinLock;
  NDIS_SPIN_LOCK NdisLock;
  WDFSPINLOCK FrameworkSpinLock;
  WDFWAITLOCK FrameworkWaitLock;
  PKINTERRUPT Interrupt;
  BOOLEAN Ready;
} EXTENSION, *PEXTENSION;

VOID Resource(PEXTENSION Extension) {
  ExAcquireSharedStarveExclusive(&Extension->Resource, TRUE);
  if (!Extension->Ready)
    return; // expect: driver-lock-pairing missing-leave
  ExReleaseResourceForThreadLite(&Extension->Resource, ExGetCurrentResourceThread());
}

BOOLEAN ResourceWithoutWaiting(PEXTENSION Extension) {
  if (!ExAcquireResourceExclusiveLite(&Extension->Resource, FALSE))
    return FALSE;
  ExReleaseResourceLite(&Extension->Resource);
  return TRUE;
}

VOID FastMutex(PEXTENSION Extension) {
  ExAcquireFastMutex(&Extension->FastMutex);
  if (!Extension->Ready)
    return; // expect: driver-lock-pairing missing-leave
  ExReleaseFastMutex(&Extension->FastMutex);
}

VOID FastMutexTried(PEXTENSION Extension) {
  if (ExTryToAcquireFastMutex(&Extension->FastMutex))
    ExReleaseFastMutex(&Extension->FastMutex);
}

VOID FastMutexTwice(PEXTENSION Extension) {
  ExAcquireFastMutex(&Extension->FastMutex);
  if (Extension->Ready)
    ExAcquireFastMutex(&Extension->FastMutex); // expect: driver-lock-pairing nested-enter
  ExReleaseFastMutex(&Extension->FastMutex);
}

VOID ResourceTwice(PEXTENSION Extension) {
  ExAcquireResourceExclusiveLite(&Extension->Resource, TRUE);
  ExAcquireResourceSharedLite(&Extension->Resource, TRUE);
  ExReleaseResourceLite(&Extension->Resource);
  ExReleaseResourceLite(&Extension->Resource);
}

VOID GuardedMutexUnsafe(PEXTENSION Extension) {
  KeEnterGuardedRegion();
  KeAcquireGuardedMutexUnsafe(&Extension->GuardedMutex);
  if (!Extension->Ready) {
    KeLeaveGuardedRegion();
    return; // expect: driver-lock-pairing missing-leave
  }
  KeReleaseGuardedMutexUnsafe(&Extension->GuardedMutex);
  KeLeaveGuardedRegion();
}

VOID SpinLock(PEXTENSION Extension) {
  KIRQL irql;
  KeAcquireSpinLock(&Extension->SpinLock, &irql);
  if (!Extension->Ready)
    return; // expect: driver-lock-pairing missing-leave
  KeReleaseSpinLock(&Extension->SpinLock, irql);
}

VOID SpinLockClean(PEXTENSION Extension) {
  KIRQL irql;
  KeAcquireSpinLock(&Extension->SpinLock, &irql);
  if (!Extension->Ready) {
    KeReleaseSpinLock(&Extension->SpinLock, irql);
    return;
  }
  KeReleaseSpinLock(&Extension->SpinLock, irql);
}

// A queued spin lock is released by the handle that it was acquired with.
VOID QueuedSpinLock(PEXTENSION Extension) {
  KLOCK_QUEUE_HANDLE outer;
  KLOCK_QUEUE_HANDLE inner;
  KeAcquireInStackQueuedSpinLock(&Extension->SpinLock, &outer);
  KeAcquireInStackQueuedSpinLockAtDpcLevel(&Extension->SpinLock, &inner);
  if (!Extension->Ready) {
    KeReleaseInStackQueuedSpinLock(&outer);
    return; // expect: driver-lock-pairing missing-leave
  }
  KeReleaseInStackQueuedSpinLockFromDpcLevel(&inner);
  KeReleaseInStackQueuedSpinLock(&outer);
}

VOID ReaderWriterSpinLock(PEXTENSION Extension) {
  KIRQL irql = ExAcquireSpinLockShared(&Extension->SharedSpinLock);
  if (!Extension->Ready)
    return; // expect: driver-lock-pairing missing-leave
  ExReleaseSpinLockShared(&Extension->SharedSpinLock, irql);
}

VOID InterruptSpinLock(PEXTENSION Extension) {
  KIRQL irql = KeAcquireInterruptSpinLock(Extension->Interrupt);
  if (!Extension->Ready)
    return; // expect: driver-lock-pairing missing-leave
  KeReleaseInterruptSpinLock(Extension->Interrupt, irql);
}

// There is one cancel spin lock.
VOID CancelSpinLock(PEXTENSION Extension) {
  KIRQL irql;
  IoAcquireCancelSpinLock(&irql);
  if (!Extension->Ready)
    return; // expect: driver-lock-pairing missing-leave
  IoReleaseCancelSpinLock(irql);
}

VOID NdisSpinLock(PEXTENSION Extension) {
  NdisAcquireSpinLock(&Extension->NdisLock);
  if (!Extension->Ready)
    return; // expect: driver-lock-pairing missing-leave
  NdisReleaseSpinLock(&Extension->NdisLock);
}

VOID FrameworkSpinLock(PEXTENSION Extension) {
  WdfSpinLockAcquire(Extension->FrameworkSpinLock);
  if (!Extension->Ready)
    return; // expect: driver-lock-pairing missing-leave
  WdfSpinLockRelease(Extension->FrameworkSpinLock);
}
