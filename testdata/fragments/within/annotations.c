// What annotations say about regions at entry. Nothing is known of the callers.
#include "kernel.h"

typedef struct _VCB {
  ERESOURCE Resource;
  ULONG Flags;
} VCB, *PVCB;

_Requires_lock_held_(_Global_critical_region_)
VOID CountInRegion(PVCB Vcb) {
  ExAcquireResourceSharedLite(&Vcb->Resource, TRUE);
  Vcb->Flags++;
  ExReleaseResourceLite(&Vcb->Resource);
}

_Requires_lock_held_(_Global_critical_region_)
_Releases_lock_(_Global_critical_region_)
VOID ReleaseAndLeave(PVCB Vcb) {
  ExReleaseResourceLite(&Vcb->Resource);
  KeLeaveCriticalRegion();
}

_Acquires_lock_(_Global_critical_region_)
VOID EnterAndAcquire(PVCB Vcb) {
  KeEnterCriticalRegion();
  ExAcquireResourceExclusiveLite(&Vcb->Resource, TRUE);
}

// Libraries without a body.
_Acquires_lock_(_Global_critical_region_) VOID LibraryEnter(PVCB Vcb);
_Requires_lock_held_(_Global_critical_region_) _Releases_lock_(_Global_critical_region_) VOID LibraryLeave(PVCB Vcb);

KSTART_ROUTINE ReleasedInLibraryRegion, ReleasedAfterLibraryRegion;

VOID ReleasedInLibraryRegion(PVOID StartContext) {
  PVCB Vcb = StartContext;
  LibraryEnter(Vcb);
  ExAcquireResourceSharedLite(&Vcb->Resource, TRUE);
  Vcb->Flags++;
  ExReleaseResourceLite(&Vcb->Resource);
  LibraryLeave(Vcb);
}

VOID ReleasedAfterLibraryRegion(PVOID StartContext) {
  PVCB Vcb = StartContext;
  LibraryEnter(Vcb);
  ExAcquireResourceSharedLite(&Vcb->Resource, TRUE);
  Vcb->Flags++;
  LibraryLeave(Vcb);
  ExReleaseResourceLite(&Vcb->Resource); // expect: driver-within-critical-region apcs-enabled
}
