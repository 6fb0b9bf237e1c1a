// Helpers that raise with a lock, and helpers that give the level back.
#include "kernel.h"

typedef struct _QUEUE {
  KSPIN_LOCK Lock;
  KIRQL OldIrql;
  ULONG Count;
} QUEUE, *PQUEUE;

typedef struct _EXTENSION {
  QUEUE Reads;
  QUEUE Writes;
  BOOLEAN Locked;
} EXTENSION, *PEXTENSION;

NTSTATUS Transfer(PIRP Irp);

DRIVER_DISPATCH InLock, AfterLock, InOuterLock, AfterBothLocks, InReturned, AfterReturned, InStored, AfterStored,
    TriedInLock, TriedAndFailed, ByArgument, ByWrongArgument, InHandle, AfterHandle, FlagKept, FlagIgnored;

static VOID LockQueue(PQUEUE Queue) {
  KeAcquireSpinLock(&Queue->Lock, &Queue->OldIrql);
}

static VOID UnlockQueue(PQUEUE Queue) {
  KeReleaseSpinLock(&Queue->Lock, Queue->OldIrql);
}

NTSTATUS InLock(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KeEnterCriticalRegion();
  LockQueue(&Extension->Reads);
  Extension->Reads.Count++;
  KeLeaveCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  UnlockQueue(&Extension->Reads);
  return STATUS_SUCCESS;
}

NTSTATUS AfterLock(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KeEnterCriticalRegion();
  LockQueue(&Extension->Reads);
  Extension->Reads.Count++;
  UnlockQueue(&Extension->Reads);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

// Each queue keeps its own level.
NTSTATUS InOuterLock(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KeEnterCriticalRegion();
  LockQueue(&Extension->Reads);
  LockQueue(&Extension->Writes);
  Extension->Writes.Count++;
  UnlockQueue(&Extension->Writes);
  KeLeaveCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  UnlockQueue(&Extension->Reads);
  return STATUS_SUCCESS;
}

NTSTATUS AfterBothLocks(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KeEnterCriticalRegion();
  LockQueue(&Extension->Reads);
  LockQueue(&Extension->Writes);
  Extension->Writes.Count++;
  UnlockQueue(&Extension->Writes);
  UnlockQueue(&Extension->Reads);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

// The level is returned.
static KIRQL AcquireQueue(PQUEUE Queue) {
  KIRQL OldIrql;
  KeAcquireSpinLock(&Queue->Lock, &OldIrql);
  return OldIrql;
}

static VOID ReleaseQueue(PQUEUE Queue, KIRQL OldIrql) {
  Queue->Count = 0;
  KeReleaseSpinLock(&Queue->Lock, OldIrql);
}

NTSTATUS InReturned(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql = AcquireQueue(&Extension->Reads);
  KeEnterCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  ReleaseQueue(&Extension->Reads, OldIrql);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS AfterReturned(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql = AcquireQueue(&Extension->Reads);
  ReleaseQueue(&Extension->Reads, OldIrql);
  KeEnterCriticalRegion();
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

// The level is stored where the caller says.
static VOID AcquireQueueTo(PQUEUE Queue, PKIRQL OldIrql) {
  *OldIrql = KeAcquireSpinLockRaiseToDpc(&Queue->Lock);
  Queue->Count++;
}

NTSTATUS InStored(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  AcquireQueueTo(&Extension->Writes, &OldIrql);
  KeEnterGuardedRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  ReleaseQueue(&Extension->Writes, OldIrql);
  KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}

NTSTATUS AfterStored(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  AcquireQueueTo(&Extension->Writes, &OldIrql);
  ReleaseQueue(&Extension->Writes, OldIrql);
  KeEnterGuardedRegion();
  KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}

// Raises only where it returns TRUE.
static BOOLEAN TryLockQueue(PQUEUE Queue) {
  KeAcquireSpinLock(&Queue->Lock, &Queue->OldIrql);
  if (Queue->Count == 0) {
    KeReleaseSpinLock(&Queue->Lock, Queue->OldIrql);
    return FALSE;
  }
  return TRUE;
}

NTSTATUS TriedInLock(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  if (TryLockQueue(&Extension->Reads)) {
    KeEnterCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
    UnlockQueue(&Extension->Reads);
    KeLeaveCriticalRegion();
  }
  return STATUS_SUCCESS;
}

NTSTATUS TriedAndFailed(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  if (!TryLockQueue(&Extension->Reads)) {
    KeEnterCriticalRegion();
    Transfer(Irp);
    KeLeaveCriticalRegion();
    return STATUS_SUCCESS;
  }
  UnlockQueue(&Extension->Reads);
  return STATUS_SUCCESS;
}

// Raises only where its argument says so.
static VOID LockQueueUnless(PQUEUE Queue, BOOLEAN AtDispatch) {
  if (!AtDispatch)
    KeAcquireSpinLock(&Queue->Lock, &Queue->OldIrql);
}

NTSTATUS ByArgument(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  LockQueueUnless(&Extension->Reads, TRUE);
  KeEnterCriticalRegion();
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS ByWrongArgument(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  LockQueueUnless(&Extension->Reads, FALSE);
  KeEnterCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  UnlockQueue(&Extension->Reads);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

// The handle stands in the caller's frame.
static VOID LockByHandle(PQUEUE Queue, PKLOCK_QUEUE_HANDLE Handle) {
  KeAcquireInStackQueuedSpinLock(&Queue->Lock, Handle);
}

static VOID UnlockByHandle(PKLOCK_QUEUE_HANDLE Handle) {
  KeReleaseInStackQueuedSpinLock(Handle);
}

NTSTATUS InHandle(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KLOCK_QUEUE_HANDLE Handle;
  LockByHandle(&Extension->Writes, &Handle);
  KeEnterCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  UnlockByHandle(&Handle);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS AfterHandle(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KLOCK_QUEUE_HANDLE Handle;
  LockByHandle(&Extension->Writes, &Handle);
  UnlockByHandle(&Handle);
  KeEnterCriticalRegion();
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

// A field remembers whether the lock is held.
static VOID LockIfBusy(PEXTENSION Extension) {
  Extension->Locked = FALSE;
  if (Extension->Reads.Count != 0) {
    KeAcquireSpinLock(&Extension->Reads.Lock, &Extension->Reads.OldIrql);
    Extension->Locked = TRUE;
  }
}

NTSTATUS FlagKept(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  LockIfBusy(Extension);
  if (Extension->Locked)
    UnlockQueue(&Extension->Reads);
  KeEnterCriticalRegion();
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS FlagIgnored(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  LockIfBusy(Extension);
  KeEnterCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  if (Extension->Locked)
    UnlockQueue(&Extension->Reads);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}
