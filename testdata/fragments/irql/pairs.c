// A region that is entered and left at too high a level goes wrong at two places.
#include "kernel.h"

typedef struct _EXTENSION {
  KSPIN_LOCK Lock;
  ULONG Count;
} EXTENSION, *PEXTENSION;

KDEFERRED_ROUTINE TimerDpc;
IO_WORKITEM_ROUTINE TimerWork;
DRIVER_DISPATCH InsideLock, AroundLock;

VOID TimerDpc(PKDPC Dpc, PVOID DeferredContext, PVOID SystemArgument1, PVOID SystemArgument2) {
  PEXTENSION Extension = DeferredContext;
  KeEnterCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  Extension->Count++;
  KeLeaveCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
}

VOID TimerWork(PDEVICE_OBJECT DeviceObject, PVOID Context) {
  PEXTENSION Extension = Context;
  KeEnterCriticalRegion();
  Extension->Count++;
  KeLeaveCriticalRegion();
}

NTSTATUS InsideLock(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  KeAcquireSpinLock(&Extension->Lock, &OldIrql);
  FsRtlEnterFileSystem(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  Extension->Count++;
  FsRtlExitFileSystem(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  KeReleaseSpinLock(&Extension->Lock, OldIrql);
  return STATUS_SUCCESS;
}

NTSTATUS AroundLock(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  FsRtlEnterFileSystem();
  KeAcquireSpinLock(&Extension->Lock, &OldIrql);
  Extension->Count++;
  KeReleaseSpinLock(&Extension->Lock, OldIrql);
  FsRtlExitFileSystem();
  return STATUS_SUCCESS;
}
