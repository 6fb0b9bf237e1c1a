// clean
// A driver that is no StorPort miniport, although it includes the header.
#include "storport.h"

#define TAG 'tliF'

typedef struct _EXTENSION {
  KEVENT Ready;
  PVOID Buffer;
} EXTENSION, *PEXTENSION;

DRIVER_DISPATCH Read;
DRIVER_ADD_DEVICE AddDevice;

NTSTATUS Read(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  return KeWaitForSingleObject(&Extension->Ready, Executive, KernelMode, FALSE, NULL);
}

NTSTATUS AddDevice(PDRIVER_OBJECT DriverObject, PDEVICE_OBJECT PhysicalDeviceObject) {
  PEXTENSION Extension = PhysicalDeviceObject->DeviceExtension;
  KeInitializeEvent(&Extension->Ready, NotificationEvent, FALSE);
  Extension->Buffer = ExAllocatePoolWithTag(PagedPool, 512, TAG);
  return Extension->Buffer != NULL ? STATUS_SUCCESS : STATUS_INSUFFICIENT_RESOURCES;
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
  DriverObject->MajorFunction[IRP_MJ_READ] = Read;
  DriverObject->DriverExtension->AddDevice = AddDevice;
  return STATUS_SUCCESS;
}
