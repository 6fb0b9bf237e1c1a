// The level that a helper runs at: that of its callers, where the program has them all.
#include "kernel.h"

typedef struct _NODE {
  struct _NODE* Next;
  ULONG Value;
} NODE, *PNODE;

typedef struct _EXTENSION {
  KSPIN_LOCK Lock;
  PVOID NmiHandle;
  BOOLEAN Polled;
  PNODE Nodes;
  ULONG Count;
} EXTENSION, *PEXTENSION;

typedef struct _REQUEST {
  PEXTENSION Extension;
  BOOLEAN AtDispatch;
} REQUEST, *PREQUEST;

typedef struct _OPERATIONS {
  VOID (*Start)(PEXTENSION Extension);
  VOID (*Stop)(PEXTENSION Extension);
} OPERATIONS, *POPERATIONS;

NTSTATUS Transfer(PIRP Irp);

KDEFERRED_ROUTINE TwoLevelsDpc, SharedDpc, ByParameterDpc, WrongParameterDpc, ByFieldDpc, WrongFieldDpc, ByTableDpc,
    RecursiveDpc;
IO_WORKITEM_ROUTINE TwoLevelsWork, RecursiveWork;
DRIVER_DISPATCH SharedDispatch, ByParameterDispatch, ByFieldDispatch, ByTableDispatch, HelperInLock, HelperAfterLock,
    HelperInAndAfterLock;

// Two levels below a DPC routine.
static VOID DropHandle(PEXTENSION Extension) {
  KeDeregisterNmiCallback(Extension->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
  Extension->NmiHandle = NULL;
}

static VOID DropAll(PEXTENSION Extension) {
  Extension->Count = 0;
  DropHandle(Extension);
}

VOID TwoLevelsDpc(PKDPC Dpc, PVOID DeferredContext, PVOID SystemArgument1, PVOID SystemArgument2) {
  DropAll(DeferredContext);
}

// Two levels below a work item.
static VOID DropHandleLater(PEXTENSION Extension) {
  KeDeregisterNmiCallback(Extension->NmiHandle);
  Extension->NmiHandle = NULL;
}

static VOID DropAllLater(PEXTENSION Extension) {
  Extension->Count = 0;
  DropHandleLater(Extension);
}

VOID TwoLevelsWork(PDEVICE_OBJECT DeviceObject, PVOID Context) { DropAllLater(Context); }

// Called at both levels: the higher one is the bug.
static VOID DropShared(PEXTENSION Extension) {
  KeDeregisterNmiCallback(Extension->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
}

VOID SharedDpc(PKDPC Dpc, PVOID DeferredContext, PVOID SystemArgument1, PVOID SystemArgument2) {
  DropShared(DeferredContext);
}

NTSTATUS SharedDispatch(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  DropShared(DeviceObject->DeviceExtension);
  return STATUS_SUCCESS;
}

// Called at both levels, and told which.
static VOID Drop(PEXTENSION Extension, BOOLEAN Wait) {
  Extension->Count++;
  if (!Wait)
    return;
  KeEnterCriticalRegion();
  Extension->NmiHandle = NULL;
  KeLeaveCriticalRegion();
}

VOID ByParameterDpc(PKDPC Dpc, PVOID DeferredContext, PVOID SystemArgument1, PVOID SystemArgument2) {
  Drop(DeferredContext, FALSE);
}

NTSTATUS ByParameterDispatch(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  Drop(DeviceObject->DeviceExtension, TRUE);
  return STATUS_SUCCESS;
}

static VOID DropIfMayWait(PEXTENSION Extension, BOOLEAN Wait) {
  if (Wait)
    KeDeregisterNmiCallback(Extension->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
}

VOID WrongParameterDpc(PKDPC Dpc, PVOID DeferredContext, PVOID SystemArgument1, PVOID SystemArgument2) {
  DropIfMayWait(DeferredContext, FALSE);
  DropIfMayWait(DeferredContext, TRUE);
}

// The structure tells it.
static VOID DropByField(PREQUEST Request) {
  Request->Extension->Count++;
  if (!Request->AtDispatch)
    KeDeregisterNmiCallback(Request->Extension->NmiHandle);
}

VOID ByFieldDpc(PKDPC Dpc, PVOID DeferredContext, PVOID SystemArgument1, PVOID SystemArgument2) {
  REQUEST Request;
  Request.Extension = DeferredContext;
  Request.AtDispatch = TRUE;
  DropByField(&Request);
}

NTSTATUS ByFieldDispatch(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  REQUEST Request;
  Request.Extension = DeviceObject->DeviceExtension;
  Request.AtDispatch = FALSE;
  DropByField(&Request);
  return STATUS_SUCCESS;
}

static VOID DropByWrongField(PREQUEST Request) {
  if (!Request->AtDispatch)
    KeDeregisterNmiCallback(Request->Extension->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
}

VOID WrongFieldDpc(PKDPC Dpc, PVOID DeferredContext, PVOID SystemArgument1, PVOID SystemArgument2) {
  REQUEST Request;
  Request.Extension = DeferredContext;
  Request.AtDispatch = FALSE;
  DropByWrongField(&Request);
}

// Through a table: each entry is called at the level of the calls through its own field.
static VOID StartDevice(PEXTENSION Extension) {
  KeEnterGuardedRegion();
  Extension->Count = 0;
  KeLeaveGuardedRegion();
}

static VOID StopDevice(PEXTENSION Extension) {
  KeDeregisterNmiCallback(Extension->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
}

static const OPERATIONS Operations = {StartDevice, StopDevice};

NTSTATUS ByTableDispatch(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  Operations.Start(DeviceObject->DeviceExtension);
  return STATUS_SUCCESS;
}

VOID ByTableDpc(PKDPC Dpc, PVOID DeferredContext, PVOID SystemArgument1, PVOID SystemArgument2) {
  Operations.Stop(DeferredContext);
}

// Recursion keeps the level.
static ULONG Visit(PEXTENSION Extension, PNODE Node) {
  if (Node == NULL) {
    KeDeregisterNmiCallback(Extension->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
    return 0;
  }
  return Node->Value + Visit(Extension, Node->Next);
}

VOID RecursiveDpc(PKDPC Dpc, PVOID DeferredContext, PVOID SystemArgument1, PVOID SystemArgument2) {
  PEXTENSION Extension = DeferredContext;
  Extension->Count = Visit(Extension, Extension->Nodes);
}

static ULONG VisitLater(PEXTENSION Extension, PNODE Node) {
  if (Node == NULL) {
    KeDeregisterNmiCallback(Extension->NmiHandle);
    return 0;
  }
  return Node->Value + VisitLater(Extension, Node->Next);
}

VOID RecursiveWork(PDEVICE_OBJECT DeviceObject, PVOID Context) {
  PEXTENSION Extension = Context;
  Extension->Count = VisitLater(Extension, Extension->Nodes);
}

// Nothing is known of the callers of these.
VOID Exported(PEXTENSION Extension) {
  KeDeregisterNmiCallback(Extension->NmiHandle);
}

VOID ExportedWithRegion(PEXTENSION Extension) {
  KeEnterCriticalRegion();
  Extension->Count++;
  KeLeaveCriticalRegion();
}

// Called with a lock held.
static VOID CountInLock(PEXTENSION Extension) {
  Extension->Count++;
  KeDeregisterNmiCallback(Extension->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
}

NTSTATUS HelperInLock(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  KeAcquireSpinLock(&Extension->Lock, &OldIrql);
  CountInLock(Extension);
  KeReleaseSpinLock(&Extension->Lock, OldIrql);
  return STATUS_SUCCESS;
}

static VOID CountAfterLock(PEXTENSION Extension) {
  Extension->Count++;
  KeDeregisterNmiCallback(Extension->NmiHandle);
}

NTSTATUS HelperAfterLock(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  KeAcquireSpinLock(&Extension->Lock, &OldIrql);
  KeReleaseSpinLock(&Extension->Lock, OldIrql);
  CountAfterLock(Extension);
  return STATUS_SUCCESS;
}

static VOID CountTwice(PEXTENSION Extension) {
  Extension->Count++;
  KeDeregisterNmiCallback(Extension->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
}

NTSTATUS HelperInAndAfterLock(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  KeAcquireSpinLock(&Extension->Lock, &OldIrql);
  CountTwice(Extension);
  KeReleaseSpinLock(&Extension->Lock, OldIrql);
  CountTwice(Extension);
  return STATUS_SUCCESS;
}
