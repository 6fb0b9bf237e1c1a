// The role of a function in another file.
#include "kernel.h"

NTSTATUS HandleRead(PDEVICE_OBJECT DeviceObject, PIRP Irp);
NTSTATUS HandleWrite(PDEVICE_OBJECT DeviceObject, PIRP Irp);

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
  DriverObject->MajorFunction[IRP_MJ_READ] = HandleRead;
  DriverObject->MajorFunction[IRP_MJ_WRITE] = HandleWrite;
  return STATUS_SUCCESS;
}
