// A lock handed out through a parameter or to a callee that releases it, and state tests at run time.
#include "kernel.h"

typedef struct _QUEUE {
  KGUARDED_MUTEX Mutex;
  LIST_ENTRY Entries;
} QUEUE, *PQUEUE;

NTSTATUS Process(PLIST_ENTRY Entry);

static NTSTATUS LockFirst(PQUEUE Queue, PLIST_ENTRY* Entry) {
  KeAcquireGuardedMutex(&Queue->Mutex);
  if (IsListEmpty(&Queue->Entries)) {
    KeReleaseGuardedMutex(&Queue->Mutex);
    *Entry = NULL;
    return STATUS_NOT_FOUND;
  }
  *Entry = Queue->Entries.Flink;
  return STATUS_SUCCESS;
}

static NTSTATUS ProcessAndUnlock(PQUEUE Queue, PLIST_ENTRY Entry) {
  NTSTATUS Status = Process(Entry);
  KeReleaseGuardedMutex(&Queue->Mutex);
  return Status;
}

DRIVER_DISPATCH TakesFirst, TakesFirstTwice, UnlocksAroundWork, StateTests;

NTSTATUS TakesFirst(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PQUEUE Queue = DeviceObject->DeviceExtension;
  PLIST_ENTRY Entry;
  NTSTATUS Status = LockFirst(Queue, &Entry);
  if (!NT_SUCCESS(Status))
    return Status;
  return ProcessAndUnlock(Queue, Entry);
}

NTSTATUS TakesFirstTwice(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PQUEUE Queue = DeviceObject->DeviceExtension;
  PLIST_ENTRY Entry;
  NTSTATUS Status = LockFirst(Queue, &Entry);
  if (!NT_SUCCESS(Status))
    return Status;
  Status = ProcessAndUnlock(Queue, Entry);
  KeReleaseGuardedMutex(&Queue->Mutex); // expect: driver-guarded-regions leave-without-enter
  return Status;
}

NTSTATUS UnlocksAroundWork(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PQUEUE Queue = DeviceObject->DeviceExtension;
  KeAcquireGuardedMutex(&Queue->Mutex);
  while (!IsListEmpty(&Queue->Entries)) {
    PLIST_ENTRY Entry = RemoveHeadList(&Queue->Entries);
    KeReleaseGuardedMutex(&Queue->Mutex);
    Process(Entry);
    KeAcquireGuardedMutex(&Queue->Mutex);
  }
  KeReleaseGuardedMutex(&Queue->Mutex);
  return STATUS_SUCCESS;
}

// Nothing is concluded from an assertion on the state.
NTSTATUS StateTests(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  ASSERT(KeAreApcsDisabled());
  KeEnterGuardedRegion();
  ASSERT(KeAreAllApcsDisabled());
  KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}
