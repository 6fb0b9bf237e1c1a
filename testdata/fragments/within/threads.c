// System threads and work items start without a region; what called a helper is judged in its callers' states.
#include "kernel.h"

typedef struct _CACHE {
  ERESOURCE Resource;
  BOOLEAN Stopping;
  ULONG Count;
} CACHE, *PCACHE;

VOID WaitForWork(PCACHE Cache);

KSTART_ROUTINE WithoutRegion, WithRegion, AcquiredTooEarly, AcquiredInRegion, LoopLeaves, LoopKeeps, Terminates;
IO_WORKITEM_ROUTINE WorkWithoutRegion, WorkWithRegion;
WORKER_THREAD_ROUTINE ItemAcquiresTooEarly;

VOID WithoutRegion(PVOID StartContext) {
  PCACHE Cache = StartContext;
  ExAcquireResourceExclusiveLite(&Cache->Resource, TRUE); // expect: driver-within-critical-region apcs-enabled
  Cache->Count++;
  ExReleaseResourceLite(&Cache->Resource); // the same cause
}

VOID WithRegion(PVOID StartContext) {
  PCACHE Cache = StartContext;
  KeEnterCriticalRegion();
  ExAcquireResourceExclusiveLite(&Cache->Resource, TRUE);
  Cache->Count++;
  ExReleaseResourceLite(&Cache->Resource);
  KeLeaveCriticalRegion();
}

VOID AcquiredTooEarly(PVOID StartContext) {
  PCACHE Cache = StartContext;
  ExAcquireResourceSharedLite(&Cache->Resource, TRUE); // expect: driver-within-critical-region apcs-enabled
  KeEnterCriticalRegion();
  Cache->Count++;
  ExReleaseResourceLite(&Cache->Resource);
  KeLeaveCriticalRegion();
}

VOID AcquiredInRegion(PVOID StartContext) {
  PCACHE Cache = StartContext;
  KeEnterCriticalRegion();
  ExAcquireResourceSharedLite(&Cache->Resource, TRUE);
  Cache->Count++;
  ExReleaseResourceAndLeaveCriticalRegion(&Cache->Resource);
}

// Every pass leaves before it releases.
VOID LoopLeaves(PVOID StartContext) {
  PCACHE Cache = StartContext;
  while (!Cache->Stopping) {
    WaitForWork(Cache);
    KeEnterCriticalRegion();
    ExAcquireResourceSharedLite(&Cache->Resource, TRUE);
    Cache->Count++;
    KeLeaveCriticalRegion();
    ExReleaseResourceLite(&Cache->Resource); // expect: driver-within-critical-region apcs-enabled
  }
}

VOID LoopKeeps(PVOID StartContext) {
  PCACHE Cache = StartContext;
  KeEnterCriticalRegion();
  while (!Cache->Stopping) {
    WaitForWork(Cache);
    ExAcquireResourceSharedLite(&Cache->Resource, TRUE);
    Cache->Count++;
    ExReleaseResourceLite(&Cache->Resource);
  }
  KeLeaveCriticalRegion();
}

VOID Terminates(PVOID StartContext) {
  PCACHE Cache = StartContext;
  ExEnterCriticalRegionAndAcquireResourceShared(&Cache->Resource);
  Cache->Count++;
  ExReleaseResourceAndLeaveCriticalRegion(&Cache->Resource);
  PsTerminateSystemThread(STATUS_SUCCESS);
}

VOID WorkWithoutRegion(PDEVICE_OBJECT DeviceObject, PVOID Context) {
  PCACHE Cache = Context;
  ExAcquireResourceSharedLite(&Cache->Resource, TRUE); // expect: driver-within-critical-region apcs-enabled
  KeEnterGuardedRegion();
  Cache->Count++;
  ExReleaseResourceLite(&Cache->Resource);
  KeLeaveGuardedRegion();
}

VOID WorkWithRegion(PDEVICE_OBJECT DeviceObject, PVOID Context) {
  PCACHE Cache = Context;
  KeEnterGuardedRegion();
  ExAcquireResourceSharedLite(&Cache->Resource, TRUE);
  Cache->Count++;
  ExReleaseResourceLite(&Cache->Resource);
  KeLeaveGuardedRegion();
}

VOID ItemAcquiresTooEarly(PVOID Parameter) {
  PCACHE Cache = Parameter;
  ExAcquireSharedStarveExclusive(&Cache->Resource, TRUE); // expect: driver-within-critical-region apcs-enabled
  FsRtlEnterFileSystem();
  ExReleaseResourceLite(&Cache->Resource);
  FsRtlExitFileSystem();
}

// Started by registration alone.
static VOID Flusher(PVOID StartContext) {
  PCACHE Cache = StartContext;
  ExAcquireResourceSharedLite(&Cache->Resource, TRUE); // expect: driver-within-critical-region apcs-enabled
  KeEnterCriticalRegion();
  Cache->Count = 0;
  ExReleaseResourceLite(&Cache->Resource);
  KeLeaveCriticalRegion();
}

static VOID PoliteFlusher(PVOID StartContext) {
  PCACHE Cache = StartContext;
  KeEnterCriticalRegion();
  ExAcquireResourceSharedLite(&Cache->Resource, TRUE);
  Cache->Count = 0;
  ExReleaseResourceLite(&Cache->Resource);
  KeLeaveCriticalRegion();
}

NTSTATUS StartFlushers(PCACHE Cache) {
  HANDLE Thread;
  NTSTATUS Status = PsCreateSystemThread(&Thread, 0, NULL, NULL, NULL, Flusher, Cache);
  if (NT_SUCCESS(Status))
    Status = PsCreateSystemThread(&Thread, 0, NULL, NULL, NULL, PoliteFlusher, Cache);
  return Status;
}
