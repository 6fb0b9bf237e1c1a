// By which expressions a driver names one lock, and when two are not one.
#include "kernel.h"

typedef struct _VCB {
  ERESOURCE Resource;
  FAST_MUTEX Mutexes[4];
  PERESOURCE Paging;
  ULONG State;
} VCB, *PVCB;

typedef struct _CONTEXT {
  PVCB Vcb;
  LIST_ENTRY Links;
  FAST_MUTEX Mutex;
} CONTEXT, *PCONTEXT;

FAST_MUTEX GlobalMutex;
FAST_MUTEX OtherMutex;
VCB GlobalVcb;

NTSTATUS Work(PVCB Vcb);
PVCB NextVcb(PVCB Vcb);

// A local copy of a field that both times is the same.
NTSTATUS LocalCopy(PCONTEXT Context) {
  PVCB vcb = Context->Vcb;
  ExAcquireResourceExclusiveLite(&Context->Vcb->Resource, TRUE);
  if (vcb->State == 0) {
    ExReleaseResourceLite(&vcb->Resource);
    return STATUS_UNSUCCESSFUL;
  }
  ExReleaseResourceLite(&Context->Vcb->Resource);
  return STATUS_SUCCESS;
}

// A pointer that remembers what was acquired.
NTSTATUS Remembered(PCONTEXT Context) {
  NTSTATUS status;
  PERESOURCE acquired = NULL;
  if (Context->Vcb->State != 0) {
    acquired = &Context->Vcb->Resource;
    ExAcquireResourceSharedLite(acquired, TRUE);
  }
  status = Work(Context->Vcb);
  if (acquired != NULL)
    ExReleaseResourceLite(acquired);
  return status;
}

NTSTATUS Forgotten(PCONTEXT Context) {
  NTSTATUS status;
  PERESOURCE acquired = NULL;
  if (Context->Vcb->State != 0) {
    acquired = &Context->Vcb->Resource;
    ExAcquireResourceSharedLite(acquired, TRUE);
  }
  status = Work(Context->Vcb);
  if (!NT_SUCCESS(status))
    return status; // expect: driver-lock-pairing missing-leave
  if (acquired != NULL)
    ExReleaseResourceLite(acquired);
  return status;
}

// Elements: the same index is the same lock, another number another one.
NTSTATUS Elements(PVCB Vcb, ULONG Index) {
  ExAcquireFastMutex(&Vcb->Mutexes[Index]);
  if (Vcb->State == 0)
    return STATUS_UNSUCCESSFUL; // expect: driver-lock-pairing missing-leave
  ExReleaseFastMutex(&Vcb->Mutexes[Index]);
  return STATUS_SUCCESS;
}

NTSTATUS OtherElement(PVCB Vcb) {
  ExAcquireFastMutex(&Vcb->Mutexes[0]);
  ExAcquireFastMutex(&Vcb->Mutexes[1]);
  if (Vcb->State == 0) {
    ExReleaseFastMutex(&Vcb->Mutexes[1]);
    return STATUS_UNSUCCESSFUL; // expect: driver-lock-pairing missing-leave
  }
  ExReleaseFastMutex(&Vcb->Mutexes[1]);
  ExReleaseFastMutex(&Vcb->Mutexes[0]);
  return STATUS_SUCCESS;
}

// Whether these are one element cannot be told.
NTSTATUS SomeElement(PVCB Vcb, ULONG First, ULONG Second) {
  ExAcquireFastMutex(&Vcb->Mutexes[First]);
  if (Vcb->State == 0) {
    ExReleaseFastMutex(&Vcb->Mutexes[Second]);
    return STATUS_UNSUCCESSFUL;
  }
  ExReleaseFastMutex(&Vcb->Mutexes[First]);
  return STATUS_SUCCESS;
}

NTSTATUS Globals(ULONG State) {
  ExAcquireFastMutex(&GlobalMutex);
  ExAcquireFastMutex(&OtherMutex);
  if (State == 0) {
    ExReleaseFastMutex(&GlobalMutex);
    return STATUS_UNSUCCESSFUL; // expect: driver-lock-pairing missing-leave
  }
  ExReleaseFastMutex(&OtherMutex);
  ExReleaseFastMutex(&GlobalMutex);
  return STATUS_SUCCESS;
}

// The parameter may be the global.
NTSTATUS PerhapsGlobal(PVCB Vcb) {
  ExAcquireResourceExclusiveLite(&GlobalVcb.Resource, TRUE);
  if (Vcb == &GlobalVcb) {
    ExReleaseResourceLite(&Vcb->Resource);
    return STATUS_SUCCESS;
  }
  ExReleaseResourceLite(&GlobalVcb.Resource);
  return STATUS_SUCCESS;
}

// Fields of one record are two locks, even where they are pointers.
NTSTATUS TwoFields(PVCB Vcb) {
  ExAcquireResourceExclusiveLite(&Vcb->Resource, TRUE);
  ExAcquireFastMutex(&Vcb->Mutexes[0]);
  if (Vcb->State == 0) {
    ExReleaseResourceLite(&Vcb->Resource);
    return STATUS_UNSUCCESSFUL; // expect: driver-lock-pairing missing-leave
  }
  ExReleaseFastMutex(&Vcb->Mutexes[0]);
  ExReleaseResourceLite(&Vcb->Resource);
  return STATUS_SUCCESS;
}

// From a link to its record and back.
NTSTATUS Contained(PLIST_ENTRY Entry) {
  PCONTEXT context = CONTAINING_RECORD(Entry, CONTEXT, Links);
  ExAcquireFastMutex(&context->Mutex);
  if (context->Vcb == NULL)
    return STATUS_UNSUCCESSFUL; // expect: driver-lock-pairing missing-leave
  ExReleaseFastMutex(&CONTAINING_RECORD(Entry, CONTEXT, Links)->Mutex);
  return STATUS_SUCCESS;
}

// One record's lock after the other's; in between the name means another lock.
VOID Chain(PVCB Vcb) {
  PVCB next;
  ExAcquireResourceExclusiveLite(&Vcb->Resource, TRUE);
  while ((next = NextVcb(Vcb)) != NULL) {
    ExAcquireResourceExclusiveLite(&next->Resource, TRUE);
    ExReleaseResourceLite(&Vcb->Resource);
    Vcb = next;
  }
  ExReleaseResourceLite(&Vcb->Resource);
}

// All are acquired, then all are released.
VOID List(PVCB First) {
  PVCB vcb;
  for (vcb = First; vcb != NULL; vcb = NextVcb(vcb))
    ExAcquireResourceExclusiveLite(&vcb->Resource, TRUE);
  for (vcb = First; vcb != NULL; vcb = NextVcb(vcb))
    ExReleaseResourceLite(&vcb->Resource);
}

// What is found with its lock is returned with it: the record is there.
PVCB Find(PVCB First, ULONG State) {
  PVCB found = NULL;
  for (PVCB vcb = First; vcb != First->Paging; vcb = NextVcb(vcb)) {
    ExAcquireResourceSharedLite(&vcb->Resource, TRUE);
    if (vcb->State == State) {
      found = vcb;
      break;
    }
    ExReleaseResourceLite(&vcb->Resource);
  }
  if (found)
    Work(found);
  return found;
}
