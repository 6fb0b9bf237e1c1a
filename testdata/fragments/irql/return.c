// An entry point returns at the level that it was called at; a helper that does not is a wrapper.
// option: check driver-irql-return
#include "kernel.h"

typedef struct _EXTENSION {
  KDPC Dpc;
  BOOLEAN Ready;
  ULONG Count;
} EXTENSION, *PEXTENSION;

NTSTATUS Transfer(PIRP Irp);

DRIVER_DISPATCH EarlyReturn, EveryReturn, ByHelpers, ByHelpersForgets;

NTSTATUS EarlyReturn(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
  if (!Extension->Ready)
    return STATUS_DEVICE_NOT_READY; // expect: driver-irql-return irql-changed
  KeInsertQueueDpc(&Extension->Dpc, NULL, NULL);
  KeLowerIrql(OldIrql);
  return STATUS_SUCCESS;
}

NTSTATUS EveryReturn(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
  if (!Extension->Ready) {
    KeLowerIrql(OldIrql);
    return STATUS_DEVICE_NOT_READY;
  }
  KeInsertQueueDpc(&Extension->Dpc, NULL, NULL);
  KeLowerIrql(OldIrql);
  return STATUS_SUCCESS;
}

static KIRQL StopDispatching(PEXTENSION Extension) {
  Extension->Count++;
  return KfRaiseIrql(DISPATCH_LEVEL);
}

static VOID StartDispatching(PEXTENSION Extension, KIRQL OldIrql) {
  Extension->Count--;
  KeLowerIrql(OldIrql);
}

NTSTATUS ByHelpers(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql = StopDispatching(Extension);
  KeInsertQueueDpc(&Extension->Dpc, NULL, NULL);
  StartDispatching(Extension, OldIrql);
  return Transfer(Irp);
}

NTSTATUS ByHelpersForgets(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql = StopDispatching(Extension);
  if (KeInsertQueueDpc(&Extension->Dpc, NULL, NULL))
    StartDispatching(Extension, OldIrql);
  return STATUS_SUCCESS; // expect: driver-irql-return irql-changed
}
