// clean
// KeAreApcsDisabled and KeAreAllApcsDisabled may be asked at DISPATCH_LEVEL, as their own pages say.
#include "kernel.h"

typedef struct _EXTENSION {
  KSPIN_LOCK Lock;
  BOOLEAN Disabled;
} EXTENSION, *PEXTENSION;

KDEFERRED_ROUTINE TimerDpc;
DRIVER_DISPATCH InsideLock;

VOID TimerDpc(PKDPC Dpc, PVOID DeferredContext, PVOID SystemArgument1, PVOID SystemArgument2) {
  PEXTENSION Extension = DeferredContext;
  Extension->Disabled = KeAreAllApcsDisabled();
}

NTSTATUS InsideLock(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  KeAcquireSpinLock(&Extension->Lock, &OldIrql);
  Extension->Disabled = KeAreApcsDisabled();
  KeReleaseSpinLock(&Extension->Lock, OldIrql);
  return STATUS_SUCCESS;
}
