// A helper that raises unless it may wait: whether a call of it loses the region depends on what
// the caller's path knows of the flag.
#include "kernel.h"

#define CONTEXT_WAIT 0x4
#define CONTEXT_TOP_LEVEL 0x10
#define CONTEXT_TEARDOWN 0x80

typedef struct _CONTEXT_RECORD {
  ULONG Flags;
  struct _CONTEXT_RECORD* TopLevel;
} CONTEXT_RECORD, *PCONTEXT_RECORD;

typedef enum _ACQUIRE { AcquireExclusive, AcquireShared } ACQUIRE;

CONTEXT_RECORD Defaults;
ERESOURCE Resource;
ULONG Count;

PCONTEXT_RECORD NextContext(PVOID Queue);

// One helper for each caller: exceptions of one place are told in one finding.
#define DEFINE_ACQUIRE_OR_RAISE(Name)                                                              \
  static BOOLEAN Name(PCONTEXT_RECORD Context, BOOLEAN IgnoreWait, ACQUIRE Type) {                 \
    BOOLEAN Wait = FALSE;                                                                          \
    BOOLEAN Acquired;                                                                              \
    if (!IgnoreWait && (Context->Flags & CONTEXT_WAIT))                                            \
      Wait = TRUE;                                                                                 \
    switch (Type) {                                                                                \
    case AcquireExclusive:                                                                         \
      Acquired = ExAcquireResourceExclusiveLite(&Resource, Wait);                                  \
      break;                                                                                       \
    case AcquireShared:                                                                            \
      Acquired = ExAcquireResourceSharedLite(&Resource, Wait);                                     \
      break;                                                                                       \
    default:                                                                                       \
      Acquired = FALSE;                                                                            \
    }                                                                                              \
    if (!Acquired && !IgnoreWait)                                                                  \
      ExRaiseStatus(STATUS_CANT_WAIT);                                                             \
    return Acquired;                                                                               \
  }

DEFINE_ACQUIRE_OR_RAISE(AcquireForMayWait)
DEFINE_ACQUIRE_OR_RAISE(AcquireForMayNotWait)
DEFINE_ACQUIRE_OR_RAISE(AcquireForMarksInBetween)
DEFINE_ACQUIRE_OR_RAISE(AcquireForClearsInBetween)
DEFINE_ACQUIRE_OR_RAISE(AcquireForCopiesInBetween)
DEFINE_ACQUIRE_OR_RAISE(AcquireForWaitsBelow)
DEFINE_ACQUIRE_OR_RAISE(AcquireForDoesNotWaitBelow)
DEFINE_ACQUIRE_OR_RAISE(AcquireForWaitsFarBelow)
DEFINE_ACQUIRE_OR_RAISE(AcquireForKnownOnOneWayOnly)
DEFINE_ACQUIRE_OR_RAISE(AcquireForIgnores)
DEFINE_ACQUIRE_OR_RAISE(AcquireForUnknownType)

// One call further down.
#define DEFINE_TEAR_DOWN(Name, Acquire)                                                            \
  static void Name(PCONTEXT_RECORD Context, PULONG Removed) {                                      \
    *Removed = 1;                                                                                  \
    Context->TopLevel->Flags |= CONTEXT_TEARDOWN;                                                  \
    Acquire(Context, FALSE, AcquireExclusive);                                                     \
    ExReleaseResourceLite(&Resource);                                                              \
    Context->TopLevel->Flags &= ~CONTEXT_TEARDOWN;                                                 \
  }

DEFINE_TEAR_DOWN(TearDownWaiting, AcquireForWaitsBelow)
DEFINE_TEAR_DOWN(TearDownNotWaiting, AcquireForDoesNotWaitBelow)

DEFINE_TEAR_DOWN(TearDownLast, AcquireForWaitsFarBelow)

// And more of them.
#define DEFINE_PURGE(Name, Next)                                                                   \
  static void Name(PCONTEXT_RECORD Context, PULONG Removed) {                                      \
    if (Count > *Removed)                                                                          \
      Next(Context, Removed);                                                                      \
  }

DEFINE_PURGE(PurgeFile, TearDownLast)
DEFINE_PURGE(PurgeDirectory, PurgeFile)
DEFINE_PURGE(PurgeVolume, PurgeDirectory)

static void MarkTopLevel(PCONTEXT_RECORD Context) {
  if (Count > 1)
    Context->Flags |= CONTEXT_TOP_LEVEL;
}

static void ClearWait(PCONTEXT_RECORD Context) {
  Context->Flags &= ~CONTEXT_WAIT;
}

DRIVER_DISPATCH MayWait, MayNotWait, MarksInBetween, ClearsInBetween, CopiesInBetween, WaitsBelow,
    DoesNotWaitBelow, WaitsFarBelow, KnownOnOneWayOnly, Ignores, UnknownType;

NTSTATUS MayWait(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PCONTEXT_RECORD Context = NextContext(DeviceObject->DeviceExtension);
  KeEnterCriticalRegion();
  Context->Flags |= CONTEXT_WAIT;
  AcquireForMayWait(Context, FALSE, AcquireShared);
  ExReleaseResourceLite(&Resource);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS MayNotWait(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PCONTEXT_RECORD Context = NextContext(DeviceObject->DeviceExtension);
  KeEnterCriticalRegion();
  Context->Flags |= CONTEXT_TOP_LEVEL;
  // expect-next-line: driver-critical-regions missing-leave-on-exception
  AcquireForMayNotWait(Context, FALSE, AcquireShared);
  ExReleaseResourceLite(&Resource);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS MarksInBetween(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PCONTEXT_RECORD Context = NextContext(DeviceObject->DeviceExtension);
  KeEnterCriticalRegion();
  Context->Flags |= CONTEXT_WAIT;
  MarkTopLevel(Context);
  AcquireForMarksInBetween(Context, FALSE, AcquireShared);
  ExReleaseResourceLite(&Resource);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS ClearsInBetween(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PCONTEXT_RECORD Context = NextContext(DeviceObject->DeviceExtension);
  KeEnterCriticalRegion();
  Context->Flags |= CONTEXT_WAIT;
  ClearWait(Context);
  // expect-next-line: driver-critical-regions missing-leave-on-exception
  AcquireForClearsInBetween(Context, FALSE, AcquireShared);
  ExReleaseResourceLite(&Resource);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS CopiesInBetween(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PCONTEXT_RECORD Context = NextContext(DeviceObject->DeviceExtension);
  KeEnterCriticalRegion();
  Context->Flags |= CONTEXT_WAIT;
  *Context = Defaults;
  // expect-next-line: driver-critical-regions missing-leave-on-exception
  AcquireForCopiesInBetween(Context, FALSE, AcquireShared);
  ExReleaseResourceLite(&Resource);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS WaitsBelow(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PCONTEXT_RECORD Context = NextContext(DeviceObject->DeviceExtension);
  ULONG Removed;
  KeEnterCriticalRegion();
  Context->Flags |= CONTEXT_WAIT;
  AcquireForWaitsBelow(Context, FALSE, AcquireShared);
  ExReleaseResourceLite(&Resource);
  TearDownWaiting(Context, &Removed);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS DoesNotWaitBelow(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PCONTEXT_RECORD Context = NextContext(DeviceObject->DeviceExtension);
  ULONG Removed;
  KeEnterCriticalRegion();
  // expect-next-line: driver-critical-regions missing-leave-on-exception
  TearDownNotWaiting(Context, &Removed);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

// Where the ways meet, the flag is known no more; on the shorter one it is set.
NTSTATUS KnownOnOneWayOnly(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PCONTEXT_RECORD Context = NextContext(DeviceObject->DeviceExtension);
  KeEnterCriticalRegion();
  if (Irp->Cancel)
    Count = 0;
  else
    Context->Flags |= CONTEXT_WAIT;
  // expect-next-line: driver-critical-regions missing-leave-on-exception
  AcquireForKnownOnOneWayOnly(Context, FALSE, AcquireShared);
  ExReleaseResourceLite(&Resource);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS Ignores(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PCONTEXT_RECORD Context = NextContext(DeviceObject->DeviceExtension);
  KeEnterCriticalRegion();
  if (AcquireForIgnores(Context, TRUE, AcquireShared))
    ExReleaseResourceLite(&Resource);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS UnknownType(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PCONTEXT_RECORD Context = NextContext(DeviceObject->DeviceExtension);
  KeEnterCriticalRegion();
  Context->Flags |= CONTEXT_WAIT;
  // expect-next-line: driver-critical-regions missing-leave-on-exception
  AcquireForUnknownType(Context, FALSE, (ACQUIRE)Count);
  ExReleaseResourceLite(&Resource);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS WaitsFarBelow(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PCONTEXT_RECORD Context = NextContext(DeviceObject->DeviceExtension);
  ULONG Removed = 0;
  KeEnterCriticalRegion();
  Context->Flags |= CONTEXT_WAIT;
  PurgeVolume(Context, &Removed);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}
