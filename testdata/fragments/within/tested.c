// KeAreApcsDisabled and KeAreAllApcsDisabled tell the path whether it may.
#include "kernel.h"

typedef struct _CACHE {
  ERESOURCE Resource;
  ULONG Count;
} CACHE, *PCACHE;

KSTART_ROUTINE TestedAndEntered, TestedAndForgotten, Asserted;

// Either they are disabled already, or it disables them. Nothing is known of the callers.
VOID EnterIfNeeded(PCACHE Cache) {
  BOOLEAN Entered = FALSE;
  if (!KeAreApcsDisabled()) {
    KeEnterCriticalRegion();
    Entered = TRUE;
  }
  ExAcquireResourceExclusiveLite(&Cache->Resource, TRUE);
  Cache->Count++;
  ExReleaseResourceLite(&Cache->Resource);
  if (Entered)
    KeLeaveCriticalRegion();
}

VOID TestedAndEntered(PVOID StartContext) {
  PCACHE Cache = StartContext;
  BOOLEAN Disabled = KeAreApcsDisabled();
  if (!Disabled)
    KeEnterCriticalRegion();
  ExAcquireResourceExclusiveLite(&Cache->Resource, TRUE);
  Cache->Count++;
  ExReleaseResourceLite(&Cache->Resource);
  if (!Disabled)
    KeLeaveCriticalRegion();
}

// The test goes the wrong way.
VOID TestedAndForgotten(PVOID StartContext) {
  PCACHE Cache = StartContext;
  BOOLEAN Disabled = KeAreApcsDisabled();
  if (Disabled)
    KeEnterCriticalRegion();
  ExAcquireResourceExclusiveLite(&Cache->Resource, TRUE); // expect: driver-within-critical-region apcs-enabled
  if (!Disabled)
    KeEnterCriticalRegion();
  Cache->Count++;
  ExReleaseResourceLite(&Cache->Resource);
  KeLeaveCriticalRegion();
}

// The path goes no further where they are enabled.
VOID Asserted(PVOID StartContext) {
  PCACHE Cache = StartContext;
  if (!KeAreAllApcsDisabled())
    return;
  ExAcquireResourceExclusiveLite(&Cache->Resource, TRUE);
  Cache->Count++;
  ExReleaseResourceLite(&Cache->Resource);
}
