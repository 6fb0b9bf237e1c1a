// With the option, KeAreApcsDisabled and KeAreAllApcsDisabled are judged by the rule page, not by their own.
// option: strict driver-irql-ke-apc-lte2
#include "kernel.h"

typedef struct _EXTENSION {
  KSPIN_LOCK Lock;
  BOOLEAN Disabled;
} EXTENSION, *PEXTENSION;

KDEFERRED_ROUTINE TimerDpc;
DRIVER_DISPATCH InsideLock, AfterLock;

VOID TimerDpc(PKDPC Dpc, PVOID DeferredContext, PVOID SystemArgument1, PVOID SystemArgument2) {
  PEXTENSION Extension = DeferredContext;
  Extension->Disabled = KeAreAllApcsDisabled(); // expect: driver-irql-ke-apc-lte2 irql-too-high
}

NTSTATUS InsideLock(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  KeAcquireSpinLock(&Extension->Lock, &OldIrql);
  Extension->Disabled = KeAreApcsDisabled(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  KeReleaseSpinLock(&Extension->Lock, OldIrql);
  return STATUS_SUCCESS;
}

NTSTATUS AfterLock(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  KeAcquireSpinLock(&Extension->Lock, &OldIrql);
  KeReleaseSpinLock(&Extension->Lock, OldIrql);
  Extension->Disabled = KeAreApcsDisabled();
  return STATUS_SUCCESS;
}
