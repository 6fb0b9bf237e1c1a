// What the code itself says about the level: PAGED_CODE, comparisons with the current level, asserts.
#include "kernel.h"

typedef struct _EXTENSION {
  KSPIN_LOCK Lock;
  PIO_WORKITEM WorkItem;
  PVOID NmiHandle;
  ULONG Count;
} EXTENSION, *PEXTENSION;

NTSTATUS Transfer(PIRP Irp);
VOID QueueWork(PEXTENSION Extension);

IO_COMPLETION_ROUTINE Tested, TestedTheOtherWay, TestedByVariable, TestedAndChanged, TestedTooHigh, TestedByHelper;

// Nothing is known of the callers of these.
VOID Paged(PEXTENSION Extension) {
  PAGED_CODE();
  KeEnterCriticalRegion();
  Extension->Count++;
  KeLeaveCriticalRegion();
}

VOID PagedAndRaised(PEXTENSION Extension) {
  KIRQL OldIrql;
  PAGED_CODE();
  KeEnterCriticalRegion();
  KeAcquireSpinLock(&Extension->Lock, &OldIrql);
  Extension->Count++;
  KeLeaveCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  KeReleaseSpinLock(&Extension->Lock, OldIrql);
}

VOID ComparedEqual(PEXTENSION Extension) {
  if (KeGetCurrentIrql() == DISPATCH_LEVEL)
    KeDeregisterNmiCallback(Extension->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
}

VOID ComparedLess(PEXTENSION Extension) {
  if (KeGetCurrentIrql() < DISPATCH_LEVEL)
    KeDeregisterNmiCallback(Extension->NmiHandle);
}

VOID ComparedGreater(PEXTENSION Extension) {
  if (KeGetCurrentIrql() > APC_LEVEL)
    KeDeregisterNmiCallback(Extension->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
}

// It may still be APC_LEVEL.
VOID ComparedNotPassive(PEXTENSION Extension) {
  if (KeGetCurrentIrql() != PASSIVE_LEVEL)
    KeDeregisterNmiCallback(Extension->NmiHandle);
}

VOID ReturnsIfLow(PEXTENSION Extension) {
  if (KeGetCurrentIrql() <= APC_LEVEL)
    return;
  Extension->Count++;
  KeDeregisterNmiCallback(Extension->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
}

VOID ReturnsIfHigh(PEXTENSION Extension) {
  if (KeGetCurrentIrql() > APC_LEVEL)
    return;
  Extension->Count++;
  KeDeregisterNmiCallback(Extension->NmiHandle);
}

VOID AssertedHigh(PEXTENSION Extension) {
  ASSERT(KeGetCurrentIrql() >= DISPATCH_LEVEL);
  Extension->Count++;
  KeDeregisterNmiCallback(Extension->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
}

VOID AssertedLow(PEXTENSION Extension) {
  ASSERT(KeGetCurrentIrql() <= APC_LEVEL);
  Extension->Count++;
  KeDeregisterNmiCallback(Extension->NmiHandle);
}

VOID AssertedEqual(PEXTENSION Extension) {
  NT_ASSERT(KeGetCurrentIrql() == DISPATCH_LEVEL);
  KeDeregisterNmiCallback(Extension->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
}

VOID AssertedPassive(PEXTENSION Extension) {
  NT_ASSERT(KeGetCurrentIrql() == PASSIVE_LEVEL);
  KeDeregisterNmiCallback(Extension->NmiHandle);
}

// A completion routine that asks first.
NTSTATUS Tested(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context) {
  PEXTENSION Extension = Context;
  if (KeGetCurrentIrql() > APC_LEVEL) {
    QueueWork(Extension);
    return STATUS_MORE_PROCESSING_REQUIRED;
  }
  KeDeregisterNmiCallback(Extension->NmiHandle);
  return STATUS_SUCCESS;
}

NTSTATUS TestedTheOtherWay(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context) {
  PEXTENSION Extension = Context;
  if (KeGetCurrentIrql() < DISPATCH_LEVEL) {
    KeEnterCriticalRegion();
    Extension->Count++;
    KeLeaveCriticalRegion();
  } else {
    QueueWork(Extension);
  }
  return STATUS_MORE_PROCESSING_REQUIRED;
}

NTSTATUS TestedByVariable(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context) {
  PEXTENSION Extension = Context;
  KIRQL Irql = KeGetCurrentIrql();
  BOOLEAN MayWait = (BOOLEAN)(Irql <= APC_LEVEL);
  Extension->Count++;
  if (MayWait)
    KeDeregisterNmiCallback(Extension->NmiHandle);
  return STATUS_MORE_PROCESSING_REQUIRED;
}

// Tested before the lock, so the test says nothing about the level inside it.
NTSTATUS TestedAndChanged(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context) {
  PEXTENSION Extension = Context;
  KIRQL Irql = KeGetCurrentIrql();
  KIRQL OldIrql;
  KeAcquireSpinLock(&Extension->Lock, &OldIrql);
  if (Irql == DISPATCH_LEVEL)
    KeDeregisterNmiCallback(Extension->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
  KeReleaseSpinLock(&Extension->Lock, OldIrql);
  return STATUS_MORE_PROCESSING_REQUIRED;
}

NTSTATUS TestedTooHigh(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context) {
  PEXTENSION Extension = Context;
  if (KeGetCurrentIrql() <= DISPATCH_LEVEL)
    KeDeregisterNmiCallback(Extension->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
  return STATUS_MORE_PROCESSING_REQUIRED;
}

// The test stands in a helper.
static BOOLEAN MayWait(VOID) {
  return (BOOLEAN)(KeGetCurrentIrql() <= APC_LEVEL);
}

NTSTATUS TestedByHelper(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context) {
  PEXTENSION Extension = Context;
  if (MayWait())
    KeDeregisterNmiCallback(Extension->NmiHandle);
  return STATUS_MORE_PROCESSING_REQUIRED;
}
