// With the option, only regions count, as SDV has it.
// option: strict driver-within-critical-region
#include "kernel.h"

typedef struct _CACHE {
  ERESOURCE Resource;
  KSPIN_LOCK Lock;
  ULONG Count;
} CACHE, *PCACHE;

KSTART_ROUTINE ReleasedInSpinLock, ReleasedInRegion;

VOID ReleasedInSpinLock(PVOID StartContext) {
  PCACHE Cache = StartContext;
  KIRQL OldIrql;
  KeEnterCriticalRegion();
  ExAcquireResourceSharedLite(&Cache->Resource, TRUE);
  KeLeaveCriticalRegion();
  KeAcquireSpinLock(&Cache->Lock, &OldIrql);
  ExReleaseResourceLite(&Cache->Resource); // expect: driver-within-critical-region apcs-enabled
  KeReleaseSpinLock(&Cache->Lock, OldIrql);
}

VOID ReleasedInRegion(PVOID StartContext) {
  PCACHE Cache = StartContext;
  KIRQL OldIrql;
  KeEnterCriticalRegion();
  ExAcquireResourceSharedLite(&Cache->Resource, TRUE);
  KeAcquireSpinLock(&Cache->Lock, &OldIrql);
  ExReleaseResourceLite(&Cache->Resource);
  KeReleaseSpinLock(&Cache->Lock, OldIrql);
  KeLeaveCriticalRegion();
}
