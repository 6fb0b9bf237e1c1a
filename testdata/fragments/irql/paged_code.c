// PAGED_CODE() says that the routine runs below DISPATCH_LEVEL. A role that runs there denies it.
// option: check driver-irql-annotations
#include "kernel.h"

KDEFERRED_ROUTINE PagedDpc, PlainDpc;
DRIVER_DISPATCH PagedDispatch;

VOID PagedDpc(PKDPC Dpc, PVOID Context, PVOID Argument1, PVOID Argument2) {
  PAGED_CODE(); // expect: driver-irql-annotations irql-too-high
  // The path goes on at DISPATCH_LEVEL.
  KeEnterCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  KeLeaveCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
}

VOID PlainDpc(PKDPC Dpc, PVOID Context, PVOID Argument1, PVOID Argument2) {
  KeSetEvent(Context, 0, FALSE);
}

NTSTATUS PagedDispatch(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PAGED_CODE();
  KeEnterCriticalRegion();
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}
