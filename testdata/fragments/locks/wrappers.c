// Helpers that acquire or release for their callers, and locks that get another owner.
#include "kernel.h"

typedef struct _VCB {
  ERESOURCE Resource;
  FAST_MUTEX Mutex;
  PKTHREAD Owner;
  ULONG Depth;
  ULONG State;
} VCB, *PVCB;

typedef struct _CONTEXT {
  PVCB Vcb;
  BOOLEAN Wait;
} CONTEXT, *PCONTEXT;

NTSTATUS Work(PVCB Vcb);
PVCB NextVcb(PVCB Vcb);

static BOOLEAN AcquireVcb(PCONTEXT Context, PVCB Vcb) {
  return ExAcquireResourceExclusiveLite(&Vcb->Resource, Context->Wait);
}

static VOID ReleaseVcbOf(PCONTEXT Context) {
  ExReleaseResourceLite(&Context->Vcb->Resource);
}

NTSTATUS Tested(PCONTEXT Context) {
  NTSTATUS status;
  if (!AcquireVcb(Context, Context->Vcb))
    return STATUS_CANT_WAIT;
  status = Work(Context->Vcb);
  if (!NT_SUCCESS(status))
    return status; // expect: driver-lock-pairing missing-leave
  ReleaseVcbOf(Context);
  return STATUS_SUCCESS;
}

NTSTATUS TestedClean(PCONTEXT Context) {
  NTSTATUS status;
  if (!AcquireVcb(Context, Context->Vcb))
    return STATUS_CANT_WAIT;
  status = Work(Context->Vcb);
  ReleaseVcbOf(Context);
  return status;
}

// Who does not look knows that it waits.
NTSTATUS NotLookedAt(PCONTEXT Context) {
  NTSTATUS status;
  (VOID)AcquireVcb(Context, Context->Vcb);
  status = Work(Context->Vcb);
  ReleaseVcbOf(Context);
  return status;
}

// Of two objects of one kind the right one is released.
NTSTATUS WrongObject(PCONTEXT Context, PCONTEXT Other) {
  ExAcquireFastMutex(&Context->Vcb->Mutex);
  if (Context->Vcb->State == 0) {
    ReleaseVcbOf(Other);
    return STATUS_UNSUCCESSFUL; // expect: driver-lock-pairing missing-leave
  }
  ExReleaseFastMutex(&Context->Vcb->Mutex);
  return STATUS_SUCCESS;
}

// Releases where it fails, keeps where it succeeds: its callers know by the status.
static NTSTATUS Open(PVCB Vcb) {
  NTSTATUS status;
  ExAcquireFastMutex(&Vcb->Mutex);
  status = Work(Vcb);
  if (!NT_SUCCESS(status))
    ExReleaseFastMutex(&Vcb->Mutex);
  return status;
}

NTSTATUS Opened(PVCB Vcb) {
  NTSTATUS status = Open(Vcb);
  if (!NT_SUCCESS(status))
    return status;
  status = Work(Vcb);
  ExReleaseFastMutex(&Vcb->Mutex);
  return status;
}

NTSTATUS OpenedAndKept(PVCB Vcb) {
  NTSTATUS status = Open(Vcb);
  if (!NT_SUCCESS(status))
    return status;
  if (Vcb->State == 0)
    return STATUS_UNSUCCESSFUL; // expect: driver-lock-pairing missing-leave
  ExReleaseFastMutex(&Vcb->Mutex);
  return STATUS_SUCCESS;
}

// The worker that completes the request releases.
NTSTATUS Pended(PVCB Vcb, PIRP Irp) {
  ExAcquireResourceExclusiveLite(&Vcb->Resource, TRUE);
  if (Vcb->State == 0) {
    IoMarkIrpPending(Irp);
    return STATUS_PENDING;
  }
  ExReleaseResourceLite(&Vcb->Resource);
  return STATUS_SUCCESS;
}

NTSTATUS NewOwner(PVCB Vcb, PVOID Owner) {
  ExAcquireResourceExclusiveLite(&Vcb->Resource, TRUE);
  if (Vcb->State == 0) {
    ExSetResourceOwnerPointer(&Vcb->Resource, Owner);
    return STATUS_UNSUCCESSFUL;
  }
  ExReleaseResourceLite(&Vcb->Resource);
  return STATUS_SUCCESS;
}

NTSTATUS Deleted(PVCB Vcb) {
  ExAcquireResourceExclusiveLite(&Vcb->Resource, TRUE);
  if (Vcb->State == 0) {
    ExDeleteResourceLite(&Vcb->Resource);
    return STATUS_UNSUCCESSFUL;
  }
  ExReleaseResourceLite(&Vcb->Resource);
  return STATUS_SUCCESS;
}

// Releases what somebody else acquired.
VOID Complete(PVCB Vcb, BOOLEAN Release) {
  Work(Vcb);
  if (Release)
    ExReleaseResourceLite(&Vcb->Resource);
}

// A mutex that its owner may acquire again: it counts.
static VOID LockVcb(PVCB Vcb) {
  if (Vcb->Owner != KeGetCurrentThread()) {
    ExAcquireFastMutex(&Vcb->Mutex);
    Vcb->Owner = KeGetCurrentThread();
  }
  Vcb->Depth += 1;
}

static VOID UnlockVcb(PVCB Vcb) {
  Vcb->Depth -= 1;
  if (Vcb->Depth == 0) {
    Vcb->Owner = NULL;
    ExReleaseFastMutex(&Vcb->Mutex);
  }
}

NTSTATUS Counted(PVCB Vcb) {
  NTSTATUS status;
  LockVcb(Vcb);
  status = Work(Vcb);
  if (!NT_SUCCESS(status)) {
    UnlockVcb(Vcb);
    return status;
  }
  LockVcb(Vcb);
  status = Work(Vcb);
  UnlockVcb(Vcb);
  UnlockVcb(Vcb);
  return status;
}

// A lock that the caller cannot name is perhaps the one that it holds.
static VOID ReleaseNext(PVCB Vcb) {
  PVCB next = NextVcb(Vcb);
  ExReleaseResourceLite(&next->Resource);
}

NTSTATUS Unnamed(PVCB Vcb) {
  ExAcquireResourceExclusiveLite(&Vcb->Resource, TRUE);
  if (Vcb->State == 0) {
    ReleaseNext(Vcb);
    return STATUS_UNSUCCESSFUL;
  }
  ExReleaseResourceLite(&Vcb->Resource);
  return STATUS_SUCCESS;
}

// Recursion that holds what it was called with.
static VOID Walk(PVCB Vcb, ULONG Level) {
  if (Level == 0)
    return;
  ExAcquireResourceSharedLite(&Vcb->Resource, TRUE);
  Walk(Vcb, Level - 1);
  ExReleaseResourceLite(&Vcb->Resource);
}

VOID Walked(PVCB Vcb) {
  Walk(Vcb, 3);
}
