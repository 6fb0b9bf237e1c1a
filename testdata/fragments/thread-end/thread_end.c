// A thread that ends while it holds a region never leaves it.
#include "kernel.h"

typedef struct _EXTENSION {
  KEVENT Stop;
  KGUARDED_MUTEX Mutex;
  BOOLEAN Stopping;
} EXTENSION, *PEXTENSION;

VOID Work(PEXTENSION Extension);

static VOID EndThread(NTSTATUS Status) {
  PsTerminateSystemThread(Status);
}

KSTART_ROUTINE EndsHolding, EndsAfterLeave, EndsInHelper, ReturnsHolding, ReturnsFromLoop, EndsHoldingMutex;

VOID EndsHolding(PVOID StartContext) {
  PEXTENSION Extension = StartContext;
  KeEnterCriticalRegion();
  Work(Extension);
  if (Extension->Stopping) {
    PsTerminateSystemThread(STATUS_SUCCESS); // expect: driver-critical-regions missing-leave-at-thread-end
  }
  KeLeaveCriticalRegion();
}

VOID EndsAfterLeave(PVOID StartContext) {
  PEXTENSION Extension = StartContext;
  KeEnterCriticalRegion();
  Work(Extension);
  KeLeaveCriticalRegion();
  if (Extension->Stopping) {
    PsTerminateSystemThread(STATUS_SUCCESS);
  }
}

VOID EndsInHelper(PVOID StartContext) {
  PEXTENSION Extension = StartContext;
  KeEnterGuardedRegion();
  Work(Extension);
  EndThread(STATUS_SUCCESS); // expect: driver-guarded-regions missing-leave-at-thread-end
}

VOID EndsHoldingMutex(PVOID StartContext) {
  PEXTENSION Extension = StartContext;
  KeAcquireGuardedMutex(&Extension->Mutex);
  Work(Extension);
  PsTerminateSystemThread(STATUS_SUCCESS); // expect: driver-guarded-regions missing-leave-at-thread-end
}

VOID ReturnsHolding(PVOID StartContext) {
  KeEnterGuardedRegion();
  Work(StartContext);
} // expect: driver-guarded-regions missing-leave

VOID ReturnsFromLoop(PVOID StartContext) {
  PEXTENSION Extension = StartContext;
  for (;;) {
    KeWaitForSingleObject(&Extension->Stop, Executive, KernelMode, FALSE, NULL);
    KeEnterGuardedRegion();
    Work(Extension);
    KeLeaveGuardedRegion();
    if (Extension->Stopping)
      break;
  }
  PsTerminateSystemThread(STATUS_SUCCESS);
}
