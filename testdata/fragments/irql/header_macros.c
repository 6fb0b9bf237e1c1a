// On x64 the driver kit has some of these as macros over routines that return the old level.
#include "kernel.h"

#define KeRaiseIrql(NewIrql, OldIrql) *(OldIrql) = KfRaiseIrql(NewIrql)
#define KeLowerIrql(NewIrql) KfLowerIrql(NewIrql)
#define KeAcquireSpinLock(SpinLock, OldIrql) *(OldIrql) = KeAcquireSpinLockRaiseToDpc(SpinLock)

typedef struct _EXTENSION {
  KSPIN_LOCK Lock;
  KIRQL LockIrql;
  ULONG Count;
} EXTENSION, *PEXTENSION;

DRIVER_DISPATCH Raised, Lowered, Locked, Unlocked, LockedByField, UnlockedByField;

NTSTATUS Raised(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KIRQL OldIrql;
  KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
  KeEnterCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  KeLowerIrql(OldIrql);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS Lowered(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KIRQL OldIrql;
  KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
  KeLowerIrql(OldIrql);
  KeEnterCriticalRegion();
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS Locked(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  KeEnterCriticalRegion();
  KeAcquireSpinLock(&Extension->Lock, &OldIrql);
  Extension->Count++;
  KeLeaveCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  KeReleaseSpinLock(&Extension->Lock, OldIrql);
  return STATUS_SUCCESS;
}

NTSTATUS Unlocked(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  KeEnterCriticalRegion();
  KeAcquireSpinLock(&Extension->Lock, &OldIrql);
  Extension->Count++;
  KeReleaseSpinLock(&Extension->Lock, OldIrql);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS LockedByField(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KeEnterCriticalRegion();
  KeAcquireSpinLock(&Extension->Lock, &Extension->LockIrql);
  Extension->Count++;
  KeLeaveCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  KeReleaseSpinLock(&Extension->Lock, Extension->LockIrql);
  return STATUS_SUCCESS;
}

NTSTATUS UnlockedByField(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KeEnterCriticalRegion();
  KeAcquireSpinLock(&Extension->Lock, &Extension->LockIrql);
  Extension->Count++;
  KeReleaseSpinLock(&Extension->Lock, Extension->LockIrql);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}
