// Ways out that skip one of several releases.
#include "kernel.h"

typedef struct _VCB {
  ERESOURCE Resource;
  FAST_MUTEX Mutex;
  FAST_MUTEX Inner;
  ULONG State;
} VCB, *PVCB;

NTSTATUS Work(PVCB Vcb);

NTSTATUS EarlyReturn(PVCB Vcb) {
  ExAcquireResourceExclusiveLite(&Vcb->Resource, TRUE);
  if (Vcb->State == 0)
    return STATUS_UNSUCCESSFUL; // expect: driver-lock-pairing missing-leave
  Work(Vcb);
  ExReleaseResourceLite(&Vcb->Resource);
  return STATUS_SUCCESS;
}

NTSTATUS EarlyReturnClean(PVCB Vcb) {
  ExAcquireResourceExclusiveLite(&Vcb->Resource, TRUE);
  if (Vcb->State == 0) {
    ExReleaseResourceLite(&Vcb->Resource);
    return STATUS_UNSUCCESSFUL;
  }
  Work(Vcb);
  ExReleaseResourceLite(&Vcb->Resource);
  return STATUS_SUCCESS;
}

NTSTATUS WrongLabel(PVCB Vcb) {
  NTSTATUS status;
  ExAcquireResourceSharedLite(&Vcb->Resource, TRUE);
  ExAcquireFastMutex(&Vcb->Mutex);
  status = Work(Vcb);
  if (!NT_SUCCESS(status))
    goto unlockResource;
  status = Work(Vcb);
  ExReleaseFastMutex(&Vcb->Mutex);
unlockResource:
  ExReleaseResourceLite(&Vcb->Resource);
  return status; // expect: driver-lock-pairing missing-leave
}

NTSTATUS RightLabel(PVCB Vcb) {
  NTSTATUS status;
  ExAcquireResourceSharedLite(&Vcb->Resource, TRUE);
  ExAcquireFastMutex(&Vcb->Mutex);
  status = Work(Vcb);
  if (!NT_SUCCESS(status))
    goto unlock;
  status = Work(Vcb);
unlock:
  ExReleaseFastMutex(&Vcb->Mutex);
  ExReleaseResourceLite(&Vcb->Resource);
  return status;
}

// Two of three are released: the finding names the third.
NTSTATUS ThreeLocks(PVCB Vcb) {
  ExAcquireResourceExclusiveLite(&Vcb->Resource, TRUE);
  ExAcquireFastMutex(&Vcb->Inner);
  ExAcquireFastMutex(&Vcb->Mutex);
  if (Vcb->State == 0) {
    ExReleaseFastMutex(&Vcb->Mutex);
    ExReleaseFastMutex(&Vcb->Inner);
    return STATUS_UNSUCCESSFUL; // expect: driver-lock-pairing missing-leave
  }
  ExReleaseFastMutex(&Vcb->Mutex);
  ExReleaseFastMutex(&Vcb->Inner);
  ExReleaseResourceLite(&Vcb->Resource);
  return STATUS_SUCCESS;
}

NTSTATUS Left(PVCB Vcb) {
  NTSTATUS status = STATUS_UNSUCCESSFUL;
  __try {
    ExAcquireResourceExclusiveLite(&Vcb->Resource, TRUE);
    if (Vcb->State == 0)
      __leave;
    status = Work(Vcb);
    ExReleaseResourceLite(&Vcb->Resource);
  } __finally {
    Vcb->State = 0;
  }
  return status; // expect: driver-lock-pairing missing-leave
}

NTSTATUS LeftClean(PVCB Vcb) {
  NTSTATUS status = STATUS_UNSUCCESSFUL;
  BOOLEAN acquired = FALSE;
  __try {
    ExAcquireResourceExclusiveLite(&Vcb->Resource, TRUE);
    acquired = TRUE;
    if (Vcb->State == 0)
      __leave;
    status = Work(Vcb);
  } __finally {
    if (acquired)
      ExReleaseResourceLite(&Vcb->Resource);
  }
  return status;
}

NTSTATUS InnerBreak(PVCB Vcb, ULONG Code) {
  NTSTATUS status = STATUS_SUCCESS;
  switch (Code) {
  case 1:
    ExAcquireFastMutex(&Vcb->Mutex);
    status = Work(Vcb);
    if (!NT_SUCCESS(status))
      break;
    Vcb->State = 2;
    ExReleaseFastMutex(&Vcb->Mutex);
    break;
  default:
    status = STATUS_INVALID_PARAMETER;
  }
  return status; // expect: driver-lock-pairing missing-leave
}

NTSTATUS InnerBreakClean(PVCB Vcb, ULONG Code) {
  NTSTATUS status = STATUS_SUCCESS;
  switch (Code) {
  case 1:
    ExAcquireFastMutex(&Vcb->Mutex);
    status = Work(Vcb);
    if (NT_SUCCESS(status))
      Vcb->State = 2;
    ExReleaseFastMutex(&Vcb->Mutex);
    break;
  default:
    status = STATUS_INVALID_PARAMETER;
  }
  return status;
}

// Released twice where the first try failed.
NTSTATUS ReleasedTwice(PVCB Vcb) {
  NTSTATUS status;
  ExAcquireResourceExclusiveLite(&Vcb->Resource, TRUE);
  status = Work(Vcb);
  if (!NT_SUCCESS(status))
    ExReleaseResourceLite(&Vcb->Resource);
  ExReleaseResourceLite(&Vcb->Resource); // expect: driver-lock-pairing leave-without-enter
  return STATUS_SUCCESS;
}

// Tries again with the lock released in between.
NTSTATUS Retry(PVCB Vcb) {
  NTSTATUS status;
  for (;;) {
    ExAcquireFastMutex(&Vcb->Mutex);
    status = Work(Vcb);
    if (status != STATUS_DEVICE_BUSY)
      break;
    ExReleaseFastMutex(&Vcb->Mutex);
  }
  ExReleaseFastMutex(&Vcb->Mutex);
  return status;
}

// An exception finds the lock that the __finally releases, and the one that nobody does.
VOID Raised(PVCB Vcb) {
  ExAcquireResourceExclusiveLite(&Vcb->Resource, TRUE);
  ExAcquireFastMutex(&Vcb->Mutex);
  __try {
    if (Vcb->State == 0)
      ExRaiseStatus(STATUS_UNSUCCESSFUL); // expect: driver-lock-pairing missing-leave-on-exception
    ExReleaseFastMutex(&Vcb->Mutex);
  } __finally {
    ExReleaseResourceLite(&Vcb->Resource);
  }
}

VOID RaisedBefore(PVCB Vcb) {
  ExAcquireResourceExclusiveLite(&Vcb->Resource, TRUE);
  if (Vcb->State == 0)
    ExRaiseStatus(STATUS_UNSUCCESSFUL); // expect: driver-lock-pairing missing-leave-on-exception
  __try {
    Work(Vcb);
  } __finally {
    ExReleaseResourceLite(&Vcb->Resource);
  }
}
