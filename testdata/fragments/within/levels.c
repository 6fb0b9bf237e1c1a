// At APC_LEVEL and above no normal kernel APC is delivered. System threads start without a region.
#include "kernel.h"

typedef struct _CACHE {
  ERESOURCE Resource;
  FAST_MUTEX Mutex;
  KSPIN_LOCK Lock;
  ULONG Count;
} CACHE, *PCACHE;

KSTART_ROUTINE InFastMutex, AfterFastMutex, RaisedToApc, LoweredTooEarly, ReleasedInSpinLock, ReleasedAfterSpinLock;
IO_COMPLETION_ROUTINE ReleasedOnCompletion;

VOID InFastMutex(PVOID StartContext) {
  PCACHE Cache = StartContext;
  ExAcquireFastMutex(&Cache->Mutex);
  ExAcquireResourceExclusiveLite(&Cache->Resource, TRUE);
  Cache->Count++;
  ExReleaseResourceLite(&Cache->Resource);
  ExReleaseFastMutex(&Cache->Mutex);
}

VOID AfterFastMutex(PVOID StartContext) {
  PCACHE Cache = StartContext;
  ExAcquireFastMutex(&Cache->Mutex);
  ExAcquireResourceExclusiveLite(&Cache->Resource, TRUE);
  Cache->Count++;
  ExReleaseFastMutex(&Cache->Mutex);
  ExReleaseResourceLite(&Cache->Resource); // expect: driver-within-critical-region apcs-enabled
}

VOID RaisedToApc(PVOID StartContext) {
  PCACHE Cache = StartContext;
  KIRQL OldIrql;
  KeRaiseIrql(APC_LEVEL, &OldIrql);
  ExAcquireResourceSharedLite(&Cache->Resource, TRUE);
  Cache->Count++;
  ExReleaseResourceLite(&Cache->Resource);
  KeLowerIrql(OldIrql);
}

VOID LoweredTooEarly(PVOID StartContext) {
  PCACHE Cache = StartContext;
  KIRQL OldIrql;
  KeRaiseIrql(APC_LEVEL, &OldIrql);
  ExAcquireResourceSharedLite(&Cache->Resource, TRUE);
  Cache->Count++;
  KeLowerIrql(OldIrql);
  ExReleaseResourceLite(&Cache->Resource); // expect: driver-within-critical-region apcs-enabled
}

// A resource may be released at DISPATCH_LEVEL.
VOID ReleasedInSpinLock(PVOID StartContext) {
  PCACHE Cache = StartContext;
  KIRQL OldIrql;
  KeEnterCriticalRegion();
  ExAcquireResourceSharedLite(&Cache->Resource, TRUE);
  KeLeaveCriticalRegion();
  KeAcquireSpinLock(&Cache->Lock, &OldIrql);
  ExReleaseResourceLite(&Cache->Resource);
  KeReleaseSpinLock(&Cache->Lock, OldIrql);
}

VOID ReleasedAfterSpinLock(PVOID StartContext) {
  PCACHE Cache = StartContext;
  KIRQL OldIrql;
  KeEnterCriticalRegion();
  ExAcquireResourceSharedLite(&Cache->Resource, TRUE);
  KeLeaveCriticalRegion();
  KeAcquireSpinLock(&Cache->Lock, &OldIrql);
  Cache->Count++;
  KeReleaseSpinLock(&Cache->Lock, OldIrql);
  ExReleaseResourceLite(&Cache->Resource); // expect: driver-within-critical-region apcs-enabled
}

// For the thread that acquired it; a completion routine can run at DISPATCH_LEVEL.
NTSTATUS ReleasedOnCompletion(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context) {
  PCACHE Cache = Context;
  ExReleaseResourceForThreadLite(&Cache->Resource, (ERESOURCE_THREAD)Irp->Tail.Overlay.DriverContext[0]);
  return STATUS_SUCCESS;
}
