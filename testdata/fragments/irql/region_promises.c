// Functions that are annotated to acquire or release the critical region, with a body and without.
// option: check driver-irql-annotations
#include "kernel.h"

typedef struct _STORE {
  ERESOURCE Resource;
  BOOLEAN Ready;
} STORE, *PSTORE;

_Acquires_lock_(_Global_critical_region_) VOID EnterStore(PSTORE Store) {
  KeEnterCriticalRegion();
}

_Acquires_lock_(_Global_critical_region_) VOID EnterStoreIfReady(PSTORE Store) {
  if (Store->Ready)
    KeEnterCriticalRegion();
} // expect: driver-irql-annotations region-not-entered

_Releases_lock_(_Global_critical_region_) VOID LeaveStore(PSTORE Store) {
  KeLeaveCriticalRegion();
}

_Releases_lock_(_Global_critical_region_) VOID LeaveStoreIfReady(PSTORE Store) {
  if (Store->Ready)
    KeLeaveCriticalRegion();
} // expect: driver-irql-annotations region-not-left

_When_(return != FALSE, _Acquires_lock_(_Global_critical_region_)) BOOLEAN
    TryEnterStore(PSTORE Store) {
  if (!Store->Ready)
    return FALSE;
  KeEnterCriticalRegion();
  return TRUE;
}

_When_(return != FALSE, _Acquires_lock_(_Global_critical_region_)) BOOLEAN
    TryEnterStoreLate(PSTORE Store) {
  if (!Store->Ready)
    return TRUE; // expect: driver-irql-annotations region-not-entered
  KeEnterCriticalRegion();
  return TRUE;
}

// A guarded region disables normal kernel APCs as well: the annotation's token means no more.
_Acquires_lock_(_Global_critical_region_) VOID GuardStore(PSTORE Store) {
  KeEnterGuardedRegion();
}

DRIVER_DISPATCH UsesStore, TriesStore;

NTSTATUS UsesStore(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PSTORE Store = DeviceObject->DeviceExtension;
  EnterStore(Store);
  LeaveStore(Store);
  return STATUS_SUCCESS;
}

// Without bodies the promises are all there is.
_When_(return != FALSE, _Acquires_lock_(_Global_critical_region_)) BOOLEAN
    TryEnterOther(PSTORE Store);
_When_(Wait != FALSE, _Acquires_lock_(_Global_critical_region_)) VOID
    EnterOther(PSTORE Store, BOOLEAN Wait);
_Releases_lock_(_Global_critical_region_) VOID LeaveOther(PSTORE Store);
_When_(Wait != FALSE, _IRQL_requires_max_(APC_LEVEL)) VOID WaitForOther(PSTORE Store, BOOLEAN Wait);

NTSTATUS TriesStore(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PSTORE Store = DeviceObject->DeviceExtension;
  if (TryEnterOther(Store))
    LeaveOther(Store);
  EnterOther(Store, FALSE);
  EnterOther(Store, TRUE);
  LeaveOther(Store);
  return STATUS_SUCCESS;
}

DRIVER_DISPATCH TriesStoreInVain, KeepsStore, WaitsAtDispatch;

NTSTATUS TriesStoreInVain(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PSTORE Store = DeviceObject->DeviceExtension;
  if (!TryEnterOther(Store))
    LeaveOther(Store); // expect: driver-critical-regions leave-without-enter
  else
    LeaveOther(Store);
  return STATUS_SUCCESS;
}

NTSTATUS KeepsStore(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PSTORE Store = DeviceObject->DeviceExtension;
  EnterOther(Store, TRUE);
  return STATUS_SUCCESS; // expect: driver-critical-regions missing-leave
}

NTSTATUS WaitsAtDispatch(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PSTORE Store = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
  WaitForOther(Store, FALSE);
  WaitForOther(Store, TRUE); // expect: driver-irql-annotations irql-too-high
  KeLowerIrql(OldIrql);
  return STATUS_SUCCESS;
}
