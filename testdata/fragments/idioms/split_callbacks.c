// clean
// A region entered in one callback and left in another, by flags in the request's context.
#include "kernel.h"

typedef struct _CONTEXT {
  KGUARDED_MUTEX Mutex;
  BOOLEAN Held;
} CONTEXT, *PCONTEXT;

static VOID AcquireForModify(PCONTEXT Context) {
  KeAcquireGuardedMutex(&Context->Mutex);
  Context->Held = TRUE;
}

static VOID ReleaseFromModify(PCONTEXT Context) {
  Context->Held = FALSE;
  KeReleaseGuardedMutex(&Context->Mutex);
}

NTSTATUS Modify(PCONTEXT Context, NTSTATUS (*Body)(PCONTEXT Context)) {
  NTSTATUS Status;
  AcquireForModify(Context);
  Status = Body(Context);
  ReleaseFromModify(Context);
  return Status;
}
