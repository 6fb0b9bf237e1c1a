// A function keeps what it is annotated with, and is called as that says.
// option: check driver-irql-annotations
#include "kernel.h"

typedef struct _QUEUE {
  KSPIN_LOCK Lock;
  BOOLEAN Ready;
  ULONG Count;
} QUEUE, *PQUEUE;

_IRQL_requires_max_(APC_LEVEL) VOID FlushQueue(PQUEUE Queue);
_IRQL_requires_min_(DISPATCH_LEVEL) VOID DrainQueue(PQUEUE Queue);

DRIVER_DISPATCH FlushesLocked, FlushesUnlocked, DrainsUnlocked, DrainsLocked, WaitsLocked, PollsLocked;

NTSTATUS FlushesLocked(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PQUEUE Queue = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  KeAcquireSpinLock(&Queue->Lock, &OldIrql);
  FlushQueue(Queue); // expect: driver-irql-annotations irql-too-high
  KeReleaseSpinLock(&Queue->Lock, OldIrql);
  return STATUS_SUCCESS;
}

NTSTATUS FlushesUnlocked(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PQUEUE Queue = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  KeAcquireSpinLock(&Queue->Lock, &OldIrql);
  Queue->Count++;
  KeReleaseSpinLock(&Queue->Lock, OldIrql);
  FlushQueue(Queue);
  return STATUS_SUCCESS;
}

NTSTATUS DrainsUnlocked(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  DrainQueue(DeviceObject->DeviceExtension); // expect: driver-irql-annotations irql-too-low
  return STATUS_SUCCESS;
}

NTSTATUS DrainsLocked(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PQUEUE Queue = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  KeAcquireSpinLock(&Queue->Lock, &OldIrql);
  DrainQueue(Queue);
  KeReleaseSpinLock(&Queue->Lock, OldIrql);
  return STATUS_SUCCESS;
}

// A condition on the arguments.
_When_(Wait != FALSE, _IRQL_requires_max_(APC_LEVEL))
static VOID Query(PQUEUE Queue, BOOLEAN Wait) { Queue->Count += Wait; }

NTSTATUS WaitsLocked(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PQUEUE Queue = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  KeAcquireSpinLock(&Queue->Lock, &OldIrql);
  Query(Queue, TRUE); // expect: driver-irql-annotations irql-too-high
  KeReleaseSpinLock(&Queue->Lock, OldIrql);
  return STATUS_SUCCESS;
}

NTSTATUS PollsLocked(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PQUEUE Queue = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  KeAcquireSpinLock(&Queue->Lock, &OldIrql);
  Query(Queue, FALSE);
  KeReleaseSpinLock(&Queue->Lock, OldIrql);
  return STATUS_SUCCESS;
}

// Promises about the return.
_IRQL_requires_max_(APC_LEVEL) _IRQL_requires_same_
NTSTATUS ForgetsToLower(PQUEUE Queue) {
  KIRQL OldIrql;
  KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
  if (!Queue->Ready)
    return STATUS_UNSUCCESSFUL; // expect: driver-irql-annotations irql-changed
  KeLowerIrql(OldIrql);
  return STATUS_SUCCESS;
}

_IRQL_requires_max_(APC_LEVEL) _IRQL_requires_same_
NTSTATUS Lowers(PQUEUE Queue) {
  KIRQL OldIrql;
  KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
  if (!Queue->Ready) {
    KeLowerIrql(OldIrql);
    return STATUS_UNSUCCESSFUL;
  }
  KeLowerIrql(OldIrql);
  return STATUS_SUCCESS;
}

// Whoever calls it below DISPATCH_LEVEL gets another level back.
_IRQL_requires_same_
VOID RaisesForAll(PQUEUE Queue, PKIRQL OldIrql) {
  if (Queue->Ready)
    KeRaiseIrql(DISPATCH_LEVEL, OldIrql);
} // expect: driver-irql-annotations irql-changed

_IRQL_requires_max_(APC_LEVEL) _IRQL_raises_(DISPATCH_LEVEL)
VOID ForgetsToRaise(PQUEUE Queue, PKIRQL OldIrql) {
  if (Queue->Ready)
    KeRaiseIrql(DISPATCH_LEVEL, OldIrql);
} // expect: driver-irql-annotations irql-changed

_IRQL_requires_max_(APC_LEVEL) _IRQL_raises_(DISPATCH_LEVEL)
VOID Raises(PQUEUE Queue, PKIRQL OldIrql) {
  Queue->Count++;
  KeRaiseIrql(DISPATCH_LEVEL, OldIrql);
}

// A level that the function never leaves, not even in between.
_IRQL_always_function_max_(APC_LEVEL)
VOID GoesTooHigh(PQUEUE Queue) {
  KIRQL OldIrql;
  KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
  Queue->Count++;
  KeLowerIrql(OldIrql); // expect: driver-irql-annotations irql-not-allowed
}

_IRQL_always_function_max_(DISPATCH_LEVEL)
VOID GoesAsHighAsItMay(PQUEUE Queue) {
  KIRQL OldIrql;
  KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
  Queue->Count++;
  KeLowerIrql(OldIrql);
}
