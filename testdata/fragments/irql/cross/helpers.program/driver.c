// Entry points.
#include "device.h"

VOID DeviceTick(PDEVICE_OBJECT DeviceObject, PVOID Context);
static DRIVER_DISPATCH InLock, AfterLock;

VOID DeviceDpc(PKDPC Dpc, PVOID DeferredContext, PVOID SystemArgument1, PVOID SystemArgument2) {
  StopDevice(DeferredContext);
}

static NTSTATUS InLock(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  KeEnterCriticalRegion();
  OldIrql = LockDevice(Extension);
  Extension->Count++;
  KeLeaveCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  UnlockDevice(Extension, OldIrql);
  return STATUS_SUCCESS;
}

static NTSTATUS AfterLock(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  KeEnterCriticalRegion();
  OldIrql = LockDevice(Extension);
  Extension->Count++;
  UnlockDevice(Extension, OldIrql);
  KeLeaveCriticalRegion();
  FlushDevice(Extension);
  StopDeviceLater(Extension);
  return STATUS_SUCCESS;
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
  PEXTENSION Extension = DriverObject->DeviceObject->DeviceExtension;
  DriverObject->MajorFunction[IRP_MJ_READ] = InLock;
  DriverObject->MajorFunction[IRP_MJ_WRITE] = AfterLock;
  KeInitializeDpc(&Extension->Dpc, DeviceDpc, Extension);
  return IoInitializeTimer(DriverObject->DeviceObject, DeviceTick, Extension);
}
