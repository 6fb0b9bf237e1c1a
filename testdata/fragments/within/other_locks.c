// Locks that leave it to their caller to disable APCs. A work item begins with all of them enabled.
#include "kernel.h"

typedef struct _QUEUE {
  FAST_MUTEX Fast;
  KGUARDED_MUTEX Guarded;
  EX_PUSH_LOCK Push;
} QUEUE, *PQUEUE;

VOID ExAcquirePushLockExclusive(PEX_PUSH_LOCK Lock);
VOID ExReleasePushLockExclusive(PEX_PUSH_LOCK Lock);

IO_WORKITEM_ROUTINE FastMutex, FastMutexInside, FastMutexAtApcLevel, PushLock, PushLockInside, LeftBefore, GuardedMutex,
    GuardedMutexInCriticalRegion, GuardedMutexInside;

VOID FastMutex(PDEVICE_OBJECT DeviceObject, PVOID Context) {
  PQUEUE Queue = Context;
  ExAcquireFastMutexUnsafe(&Queue->Fast); // expect: driver-lock-needs-apcs-disabled apcs-enabled
  ExReleaseFastMutexUnsafe(&Queue->Fast);
}

VOID FastMutexInside(PDEVICE_OBJECT DeviceObject, PVOID Context) {
  PQUEUE Queue = Context;
  KeEnterCriticalRegion();
  ExAcquireFastMutexUnsafe(&Queue->Fast);
  ExReleaseFastMutexUnsafe(&Queue->Fast);
  KeLeaveCriticalRegion();
}

VOID FastMutexAtApcLevel(PDEVICE_OBJECT DeviceObject, PVOID Context) {
  PQUEUE Queue = Context;
  KIRQL OldIrql;
  KeRaiseIrql(APC_LEVEL, &OldIrql);
  ExAcquireFastMutexUnsafe(&Queue->Fast);
  ExReleaseFastMutexUnsafe(&Queue->Fast);
  KeLowerIrql(OldIrql);
}

VOID PushLock(PDEVICE_OBJECT DeviceObject, PVOID Context) {
  PQUEUE Queue = Context;
  ExAcquirePushLockExclusive(&Queue->Push); // expect: driver-lock-needs-apcs-disabled apcs-enabled
  ExReleasePushLockExclusive(&Queue->Push);
}

VOID PushLockInside(PDEVICE_OBJECT DeviceObject, PVOID Context) {
  PQUEUE Queue = Context;
  KeEnterGuardedRegion();
  ExAcquirePushLockExclusive(&Queue->Push);
  ExReleasePushLockExclusive(&Queue->Push);
  KeLeaveGuardedRegion();
}

VOID LeftBefore(PDEVICE_OBJECT DeviceObject, PVOID Context) {
  PQUEUE Queue = Context;
  KeEnterCriticalRegion();
  ExAcquirePushLockExclusive(&Queue->Push);
  KeLeaveCriticalRegion();
  ExReleasePushLockExclusive(&Queue->Push); // expect: driver-lock-needs-apcs-disabled apcs-enabled
}

VOID GuardedMutex(PDEVICE_OBJECT DeviceObject, PVOID Context) {
  PQUEUE Queue = Context;
  KeAcquireGuardedMutexUnsafe(&Queue->Guarded); // expect: driver-lock-needs-apcs-disabled apcs-enabled
  KeReleaseGuardedMutexUnsafe(&Queue->Guarded);
}

// A critical region does not stop special kernel APCs.
VOID GuardedMutexInCriticalRegion(PDEVICE_OBJECT DeviceObject, PVOID Context) {
  PQUEUE Queue = Context;
  KeEnterCriticalRegion();
  KeAcquireGuardedMutexUnsafe(&Queue->Guarded); // expect: driver-lock-needs-apcs-disabled apcs-enabled
  KeReleaseGuardedMutexUnsafe(&Queue->Guarded);
  KeLeaveCriticalRegion();
}

VOID GuardedMutexInside(PDEVICE_OBJECT DeviceObject, PVOID Context) {
  PQUEUE Queue = Context;
  KeEnterGuardedRegion();
  KeAcquireGuardedMutexUnsafe(&Queue->Guarded);
  KeReleaseGuardedMutexUnsafe(&Queue->Guarded);
  KeLeaveGuardedRegion();
}

// Its callers may be inside of one.
VOID Unknown(PQUEUE Queue) {
  ExAcquireFastMutexUnsafe(&Queue->Fast);
  ExReleaseFastMutexUnsafe(&Queue->Fast);
}
