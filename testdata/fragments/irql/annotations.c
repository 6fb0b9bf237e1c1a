// What annotations say about the level at entry, and about what a function without a body does to it.
#include "kernel.h"

typedef struct _QUEUE {
  KSPIN_LOCK Lock;
  PVOID NmiHandle;
  ULONG Count;
} QUEUE, *PQUEUE;

NTSTATUS Transfer(PIRP Irp);

// The level at entry. Nothing is known of the callers.
_IRQL_requires_(DISPATCH_LEVEL)
VOID RequiresDispatch(PQUEUE Queue) {
  KeDeregisterNmiCallback(Queue->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
}

_IRQL_requires_(PASSIVE_LEVEL)
VOID RequiresPassive(PQUEUE Queue) {
  KeDeregisterNmiCallback(Queue->NmiHandle);
}

_IRQL_requires_min_(DISPATCH_LEVEL)
_IRQL_requires_same_
VOID AtLeastDispatch(PQUEUE Queue) {
  KeDeregisterNmiCallback(Queue->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
}

_IRQL_requires_max_(APC_LEVEL)
_IRQL_requires_same_
VOID AtMostApc(PQUEUE Queue) {
  KeEnterCriticalRegion();
  Queue->Count++;
  KeLeaveCriticalRegion();
}

_IRQL_requires_min_(DISPATCH_LEVEL)
_IRQL_requires_max_(HIGH_LEVEL)
VOID FromDispatchUp(PQUEUE Queue) {
  KeDeregisterNmiCallback(Queue->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
}

_IRQL_requires_min_(APC_LEVEL)
_IRQL_requires_max_(APC_LEVEL)
VOID ExactlyApc(PQUEUE Queue) {
  KeDeregisterNmiCallback(Queue->NmiHandle);
}

_IRQL_always_function_min_(DISPATCH_LEVEL)
VOID AlwaysAtLeastDispatch(PQUEUE Queue) {
  KeDeregisterNmiCallback(Queue->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
}

// On the declaration only.
_IRQL_requires_(DISPATCH_LEVEL) VOID DeclaredAtDispatch(PQUEUE Queue);
_IRQL_requires_max_(APC_LEVEL) VOID DeclaredAtApc(PQUEUE Queue);

VOID DeclaredAtDispatch(PQUEUE Queue) {
  KeDeregisterNmiCallback(Queue->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
}

VOID DeclaredAtApc(PQUEUE Queue) {
  KeDeregisterNmiCallback(Queue->NmiHandle);
}

// A statement.
VOID LimitedToApc(PQUEUE Queue) {
  _IRQL_limited_to_(APC_LEVEL);
  KeDeregisterNmiCallback(Queue->NmiHandle);
}

// On a condition.
_When_(AtDispatch != FALSE, _IRQL_requires_(DISPATCH_LEVEL))
_When_(AtDispatch == FALSE, _IRQL_requires_max_(APC_LEVEL))
VOID OnTheRightCondition(PQUEUE Queue, BOOLEAN AtDispatch) {
  Queue->Count++;
  if (!AtDispatch)
    KeDeregisterNmiCallback(Queue->NmiHandle);
}

_When_(AtDispatch != FALSE, _IRQL_requires_(DISPATCH_LEVEL))
_When_(AtDispatch == FALSE, _IRQL_requires_max_(APC_LEVEL))
VOID OnTheWrongCondition(PQUEUE Queue, BOOLEAN AtDispatch) {
  Queue->Count++;
  if (AtDispatch)
    KeDeregisterNmiCallback(Queue->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
}

// The older names.
__drv_requiresIRQL(DISPATCH_LEVEL)
VOID OldRequiresDispatch(PQUEUE Queue) {
  KeDeregisterNmiCallback(Queue->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
}

__drv_maxIRQL(APC_LEVEL)
__drv_sameIRQL
VOID OldAtMostApc(PQUEUE Queue) {
  KeDeregisterNmiCallback(Queue->NmiHandle);
}

__drv_minIRQL(DISPATCH_LEVEL)
VOID OldAtLeastDispatch(PQUEUE Queue) {
  KeDeregisterNmiCallback(Queue->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
}

// A role type of the driver's own.
typedef _IRQL_requires_(DISPATCH_LEVEL) VOID QUEUE_POLL(PQUEUE Queue);
typedef _IRQL_requires_max_(APC_LEVEL) _IRQL_requires_same_ VOID QUEUE_FLUSH(PQUEUE Queue);
typedef QUEUE_POLL* PQUEUE_POLL;

QUEUE_POLL Poll;
QUEUE_FLUSH Flush;

VOID Poll(PQUEUE Queue) {
  KeDeregisterNmiCallback(Queue->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
}

VOID Flush(PQUEUE Queue) {
  KeDeregisterNmiCallback(Queue->NmiHandle);
}

// What a library does to the level.
_IRQL_requires_max_(DISPATCH_LEVEL) _IRQL_raises_(DISPATCH_LEVEL) _IRQL_saves_ KIRQL LibraryLock(PQUEUE Queue);
_IRQL_requires_(DISPATCH_LEVEL) VOID LibraryUnlock(PQUEUE Queue, _In_ _IRQL_restores_ KIRQL OldIrql);
_IRQL_requires_max_(DISPATCH_LEVEL) _IRQL_raises_(DISPATCH_LEVEL)
VOID LibraryLockTo(PQUEUE Queue, _Out_ _IRQL_saves_ PKIRQL OldIrql);
__drv_maxIRQL(DISPATCH_LEVEL) __drv_raisesIRQL(DISPATCH_LEVEL) __drv_savesIRQL KIRQL OldLibraryLock(PQUEUE Queue);
__drv_requiresIRQL(DISPATCH_LEVEL) VOID OldLibraryUnlock(PQUEUE Queue, __drv_restoresIRQL KIRQL OldIrql);
_IRQL_requires_max_(DISPATCH_LEVEL) _IRQL_raises_(DISPATCH_LEVEL) _IRQL_saves_global_(QueueLock, Handle)
VOID LibraryLockHandle(PQUEUE Queue, PKLOCK_QUEUE_HANDLE Handle);
_IRQL_requires_(DISPATCH_LEVEL) _IRQL_restores_global_(QueueLock, Handle)
VOID LibraryUnlockHandle(PKLOCK_QUEUE_HANDLE Handle);

DRIVER_DISPATCH InLibraryLock, AfterLibraryLock, InStoredLock, AfterStoredLock, InOldLibraryLock, AfterOldLibraryLock,
    InHandleLock, AfterHandleLock;

NTSTATUS InLibraryLock(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PQUEUE Queue = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  KeEnterCriticalRegion();
  OldIrql = LibraryLock(Queue);
  KeLeaveCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  LibraryUnlock(Queue, OldIrql);
  return STATUS_SUCCESS;
}

NTSTATUS AfterLibraryLock(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PQUEUE Queue = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  KeEnterCriticalRegion();
  OldIrql = LibraryLock(Queue);
  LibraryUnlock(Queue, OldIrql);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS InStoredLock(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PQUEUE Queue = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  KeEnterCriticalRegion();
  LibraryLockTo(Queue, &OldIrql);
  KeLeaveCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  LibraryUnlock(Queue, OldIrql);
  return STATUS_SUCCESS;
}

NTSTATUS AfterStoredLock(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PQUEUE Queue = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  KeEnterCriticalRegion();
  LibraryLockTo(Queue, &OldIrql);
  LibraryUnlock(Queue, OldIrql);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS InOldLibraryLock(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PQUEUE Queue = DeviceObject->DeviceExtension;
  KIRQL OldIrql = OldLibraryLock(Queue);
  KeEnterCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  OldLibraryUnlock(Queue, OldIrql);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS AfterOldLibraryLock(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PQUEUE Queue = DeviceObject->DeviceExtension;
  KIRQL OldIrql = OldLibraryLock(Queue);
  OldLibraryUnlock(Queue, OldIrql);
  KeEnterCriticalRegion();
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS InHandleLock(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PQUEUE Queue = DeviceObject->DeviceExtension;
  KLOCK_QUEUE_HANDLE Handle;
  LibraryLockHandle(Queue, &Handle);
  KeEnterCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  LibraryUnlockHandle(&Handle);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS AfterHandleLock(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PQUEUE Queue = DeviceObject->DeviceExtension;
  KLOCK_QUEUE_HANDLE Handle;
  LibraryLockHandle(Queue, &Handle);
  LibraryUnlockHandle(&Handle);
  KeEnterCriticalRegion();
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}
