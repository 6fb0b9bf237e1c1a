// Every kind of lock that raises: a region is neither entered nor left inside it.
#include "kernel.h"

typedef struct _EXTENSION {
  KSPIN_LOCK Lock;
  KSPIN_LOCK Inner;
  KIRQL LockIrql;
  EX_SPIN_LOCK ReadWrite;
  FAST_MUTEX Mutex;
  PKINTERRUPT Interrupt;
  WDFSPINLOCK WdfLock;
  NDIS_SPIN_LOCK NdisLock;
  ULONG Count;
} EXTENSION, *PEXTENSION;

NTSTATUS Transfer(PIRP Irp);

DRIVER_DISPATCH Plain, PlainReleased, LevelReturned, LevelReturnedReleased, AtDpcLevel, AtDpcLevelLowered,
    TryAtDpcLevel, TryAtDpcLevelLowered, Queued, QueuedReleased, QueuedAtDpcLevel, QueuedAtDpcLevelLowered,
    InterruptLock, InterruptLockReleased, Shared, SharedReleased, Exclusive, ExclusiveReleased, SharedAtDpcLevel,
    SharedAtDpcLevelLowered, Cancel, CancelReleased, Framework, FrameworkReleased, Network, NetworkReleased, Mutex,
    MutexTried, LockInMutex, LockInMutexReleased, Nested, NestedReleased, HandOver, HandOverHalf, DifferentObjects;

NTSTATUS Plain(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  KeEnterCriticalRegion();
  KeAcquireSpinLock(&Extension->Lock, &OldIrql);
  Extension->Count++;
  KeLeaveCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  KeReleaseSpinLock(&Extension->Lock, OldIrql);
  return STATUS_SUCCESS;
}

NTSTATUS PlainReleased(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  KeEnterCriticalRegion();
  KeAcquireSpinLock(&Extension->Lock, &OldIrql);
  Extension->Count++;
  KeReleaseSpinLock(&Extension->Lock, OldIrql);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS LevelReturned(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql = KeAcquireSpinLockRaiseToDpc(&Extension->Lock);
  KeEnterCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  Extension->Count++;
  KeReleaseSpinLock(&Extension->Lock, OldIrql);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS LevelReturnedReleased(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql = KeAcquireSpinLockRaiseToDpc(&Extension->Lock);
  Extension->Count++;
  KeReleaseSpinLock(&Extension->Lock, OldIrql);
  KeEnterCriticalRegion();
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

// Neither the acquire nor the release at DPC level changes the level.
NTSTATUS AtDpcLevel(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
  KeAcquireSpinLockAtDpcLevel(&Extension->Lock);
  Extension->Count++;
  KeReleaseSpinLockFromDpcLevel(&Extension->Lock);
  KeEnterGuardedRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  KeLowerIrql(OldIrql);
  KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}

NTSTATUS AtDpcLevelLowered(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
  KeAcquireSpinLockAtDpcLevel(&Extension->Lock);
  Extension->Count++;
  KeReleaseSpinLockFromDpcLevel(&Extension->Lock);
  KeLowerIrql(OldIrql);
  KeEnterGuardedRegion();
  KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}

NTSTATUS TryAtDpcLevel(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql = KeRaiseIrqlToDpcLevel();
  if (!KeTryToAcquireSpinLockAtDpcLevel(&Extension->Lock)) {
    KeEnterGuardedRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
    KeLowerIrql(OldIrql);
    Transfer(Irp);
    KeLeaveGuardedRegion();
    return STATUS_DEVICE_BUSY;
  }
  Extension->Count++;
  KeReleaseSpinLockFromDpcLevel(&Extension->Lock);
  KeLowerIrql(OldIrql);
  return STATUS_SUCCESS;
}

NTSTATUS TryAtDpcLevelLowered(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql = KeRaiseIrqlToDpcLevel();
  if (!KeTryToAcquireSpinLockAtDpcLevel(&Extension->Lock)) {
    KeLowerIrql(OldIrql);
    KeEnterGuardedRegion();
    Transfer(Irp);
    KeLeaveGuardedRegion();
    return STATUS_DEVICE_BUSY;
  }
  Extension->Count++;
  KeReleaseSpinLock(&Extension->Lock, OldIrql);
  KeEnterGuardedRegion();
  KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}

NTSTATUS Queued(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KLOCK_QUEUE_HANDLE Handle;
  KeAcquireInStackQueuedSpinLock(&Extension->Lock, &Handle);
  Extension->Count++;
  KeEnterCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  KeReleaseInStackQueuedSpinLock(&Handle);
  Transfer(Irp);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS QueuedReleased(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KLOCK_QUEUE_HANDLE Handle;
  KeAcquireInStackQueuedSpinLock(&Extension->Lock, &Handle);
  Extension->Count++;
  KeReleaseInStackQueuedSpinLock(&Handle);
  KeEnterCriticalRegion();
  Transfer(Irp);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS QueuedAtDpcLevel(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KLOCK_QUEUE_HANDLE Handle;
  KIRQL OldIrql;
  KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
  KeAcquireInStackQueuedSpinLockAtDpcLevel(&Extension->Lock, &Handle);
  Extension->Count++;
  KeReleaseInStackQueuedSpinLockFromDpcLevel(&Handle);
  KeEnterCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  KeLowerIrql(OldIrql);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS QueuedAtDpcLevelLowered(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KLOCK_QUEUE_HANDLE Handle;
  KIRQL OldIrql;
  KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
  KeAcquireInStackQueuedSpinLockAtDpcLevel(&Extension->Lock, &Handle);
  Extension->Count++;
  KeReleaseInStackQueuedSpinLockFromDpcLevel(&Handle);
  KeLowerIrql(OldIrql);
  KeEnterCriticalRegion();
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS InterruptLock(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  KeEnterGuardedRegion();
  OldIrql = KeAcquireInterruptSpinLock(Extension->Interrupt);
  Extension->Count++;
  KeLeaveGuardedRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  KeReleaseInterruptSpinLock(Extension->Interrupt, OldIrql);
  return STATUS_SUCCESS;
}

NTSTATUS InterruptLockReleased(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  KeEnterGuardedRegion();
  OldIrql = KeAcquireInterruptSpinLock(Extension->Interrupt);
  Extension->Count++;
  KeReleaseInterruptSpinLock(Extension->Interrupt, OldIrql);
  KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}

NTSTATUS Shared(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql = ExAcquireSpinLockShared(&Extension->ReadWrite);
  Irp->IoStatus.Information = Extension->Count;
  KeEnterCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  ExReleaseSpinLockShared(&Extension->ReadWrite, OldIrql);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS SharedReleased(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql = ExAcquireSpinLockShared(&Extension->ReadWrite);
  Irp->IoStatus.Information = Extension->Count;
  ExReleaseSpinLockShared(&Extension->ReadWrite, OldIrql);
  KeEnterCriticalRegion();
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS Exclusive(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  KeEnterCriticalRegion();
  OldIrql = ExAcquireSpinLockExclusive(&Extension->ReadWrite);
  Extension->Count++;
  KeLeaveCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  ExReleaseSpinLockExclusive(&Extension->ReadWrite, OldIrql);
  return STATUS_SUCCESS;
}

NTSTATUS ExclusiveReleased(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  KeEnterCriticalRegion();
  OldIrql = ExAcquireSpinLockExclusive(&Extension->ReadWrite);
  Extension->Count++;
  ExReleaseSpinLockExclusive(&Extension->ReadWrite, OldIrql);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS SharedAtDpcLevel(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql = KeRaiseIrqlToDpcLevel();
  ExAcquireSpinLockSharedAtDpcLevel(&Extension->ReadWrite);
  Irp->IoStatus.Information = Extension->Count;
  ExReleaseSpinLockSharedFromDpcLevel(&Extension->ReadWrite);
  KeEnterCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  KeLowerIrql(OldIrql);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS SharedAtDpcLevelLowered(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql = KeRaiseIrqlToDpcLevel();
  ExAcquireSpinLockSharedAtDpcLevel(&Extension->ReadWrite);
  Irp->IoStatus.Information = Extension->Count;
  ExReleaseSpinLockSharedFromDpcLevel(&Extension->ReadWrite);
  KeLowerIrql(OldIrql);
  KeEnterCriticalRegion();
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS Cancel(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KIRQL CancelIrql;
  KeEnterCriticalRegion();
  IoAcquireCancelSpinLock(&CancelIrql);
  IoSetCancelRoutine(Irp, NULL);
  KeLeaveCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  IoReleaseCancelSpinLock(CancelIrql);
  return STATUS_SUCCESS;
}

NTSTATUS CancelReleased(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KIRQL CancelIrql;
  KeEnterCriticalRegion();
  IoAcquireCancelSpinLock(&CancelIrql);
  IoSetCancelRoutine(Irp, NULL);
  IoReleaseCancelSpinLock(CancelIrql);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS Framework(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KeEnterCriticalRegion();
  WdfSpinLockAcquire(Extension->WdfLock);
  Extension->Count++;
  KeLeaveCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  WdfSpinLockRelease(Extension->WdfLock);
  return STATUS_SUCCESS;
}

NTSTATUS FrameworkReleased(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KeEnterCriticalRegion();
  WdfSpinLockAcquire(Extension->WdfLock);
  Extension->Count++;
  WdfSpinLockRelease(Extension->WdfLock);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS Network(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KeEnterCriticalRegion();
  NdisAcquireSpinLock(&Extension->NdisLock);
  Extension->Count++;
  KeLeaveCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  NdisReleaseSpinLock(&Extension->NdisLock);
  return STATUS_SUCCESS;
}

NTSTATUS NetworkReleased(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KeEnterCriticalRegion();
  NdisAcquireSpinLock(&Extension->NdisLock);
  Extension->Count++;
  NdisReleaseSpinLock(&Extension->NdisLock);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

// A fast mutex raises to APC_LEVEL, where regions may be entered and left.
NTSTATUS Mutex(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  ExAcquireFastMutex(&Extension->Mutex);
  KeEnterCriticalRegion();
  Extension->Count++;
  KeLeaveCriticalRegion();
  ExReleaseFastMutex(&Extension->Mutex);
  return STATUS_SUCCESS;
}

NTSTATUS MutexTried(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  if (!ExTryToAcquireFastMutex(&Extension->Mutex))
    return STATUS_CANT_WAIT;
  KeEnterGuardedRegion();
  Extension->Count++;
  KeLeaveGuardedRegion();
  ExReleaseFastMutex(&Extension->Mutex);
  KeEnterCriticalRegion();
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS LockInMutex(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  ExAcquireFastMutex(&Extension->Mutex);
  KeAcquireSpinLock(&Extension->Lock, &OldIrql);
  KeEnterCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  KeReleaseSpinLock(&Extension->Lock, OldIrql);
  KeLeaveCriticalRegion();
  ExReleaseFastMutex(&Extension->Mutex);
  return STATUS_SUCCESS;
}

NTSTATUS LockInMutexReleased(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  ExAcquireFastMutex(&Extension->Mutex);
  KeAcquireSpinLock(&Extension->Lock, &OldIrql);
  KeReleaseSpinLock(&Extension->Lock, OldIrql);
  KeEnterCriticalRegion();
  KeLeaveCriticalRegion();
  ExReleaseFastMutex(&Extension->Mutex);
  return STATUS_SUCCESS;
}

// The inner lock gives back the level of the outer one.
NTSTATUS Nested(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OuterIrql;
  KIRQL InnerIrql;
  KeAcquireSpinLock(&Extension->Lock, &OuterIrql);
  KeAcquireSpinLock(&Extension->Inner, &InnerIrql);
  Extension->Count++;
  KeReleaseSpinLock(&Extension->Inner, InnerIrql);
  KeEnterCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  KeReleaseSpinLock(&Extension->Lock, OuterIrql);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS NestedReleased(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OuterIrql;
  KIRQL InnerIrql;
  KeAcquireSpinLock(&Extension->Lock, &OuterIrql);
  KeAcquireSpinLock(&Extension->Inner, &InnerIrql);
  Extension->Count++;
  KeReleaseSpinLock(&Extension->Inner, InnerIrql);
  KeReleaseSpinLock(&Extension->Lock, OuterIrql);
  KeEnterCriticalRegion();
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

// From one lock to the next: the first is given back at the level of the second.
NTSTATUS HandOver(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OuterIrql;
  KIRQL InnerIrql;
  KeAcquireSpinLock(&Extension->Lock, &OuterIrql);
  KeAcquireSpinLock(&Extension->Inner, &InnerIrql);
  KeReleaseSpinLock(&Extension->Lock, InnerIrql);
  Extension->Count++;
  KeReleaseSpinLock(&Extension->Inner, OuterIrql);
  KeEnterCriticalRegion();
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS HandOverHalf(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OuterIrql;
  KIRQL InnerIrql;
  KeAcquireSpinLock(&Extension->Lock, &OuterIrql);
  KeAcquireSpinLock(&Extension->Inner, &InnerIrql);
  KeReleaseSpinLock(&Extension->Lock, InnerIrql);
  Extension->Count++;
  KeEnterCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  KeReleaseSpinLock(&Extension->Inner, OuterIrql);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

// Two handles: each gives back its own level.
NTSTATUS DifferentObjects(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KLOCK_QUEUE_HANDLE Outer;
  KLOCK_QUEUE_HANDLE Inner;
  KeAcquireInStackQueuedSpinLock(&Extension->Lock, &Outer);
  KeAcquireInStackQueuedSpinLock(&Extension->Inner, &Inner);
  Extension->Count++;
  KeReleaseInStackQueuedSpinLock(&Inner);
  KeEnterCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  KeReleaseInStackQueuedSpinLock(&Outer);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

// Who calls it at which level is not known; what the lock does is.
VOID UnknownCaller(PEXTENSION Extension) {
  KIRQL OldIrql;
  KeAcquireSpinLock(&Extension->Lock, &OldIrql);
  KeEnterCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  KeReleaseSpinLock(&Extension->Lock, OldIrql);
  KeLeaveCriticalRegion();
}

VOID UnknownCallerReleased(PEXTENSION Extension) {
  KIRQL OldIrql;
  KeAcquireSpinLock(&Extension->Lock, &OldIrql);
  Extension->Count++;
  KeReleaseSpinLock(&Extension->Lock, OldIrql);
  KeEnterCriticalRegion();
  KeLeaveCriticalRegion();
}
