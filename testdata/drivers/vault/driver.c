// Loading, unloading, and the requests that every device gets.
#include "vault.h"

DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD VaultUnload;

static VOID VaultInitialize(PVAULT Vault, PDEVICE_OBJECT DeviceObject) {
  RtlZeroMemory(Vault, sizeof(*Vault));
  Vault->DeviceObject = DeviceObject;
  ExInitializeResourceLite(&Vault->Resource);
  KeInitializeGuardedMutex(&Vault->QueueMutex);
  InitializeListHead(&Vault->Queue);
  KeInitializeEvent(&Vault->QueueEvent, SynchronizationEvent, FALSE);
}

static NTSTATUS VaultDispatchCreate(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PFILE_OBJECT FileObject = IoGetCurrentIrpStackLocation(Irp)->FileObject;

  FileObject->FsContext = NULL;
  return VaultComplete(Irp, STATUS_SUCCESS, 0);
}

static NTSTATUS VaultDispatchCleanup(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVAULT Vault = DeviceObject->DeviceExtension;
  PFILE_OBJECT FileObject = IoGetCurrentIrpStackLocation(Irp)->FileObject;
  PVAULT_RECORD Record;

  VaultAcquireExclusive(Vault);
  Record = FileObject->FsContext;
  if (Record != NULL) {
    Record->References -= 1;
    FileObject->FsContext = NULL;
    if (FlagOn(Record->Flags, VAULT_RECORD_DIRTY)) {
      VaultQueueFlush(Vault, Record);
    }
  }
  VaultRelease(Vault);
  return VaultComplete(Irp, STATUS_SUCCESS, 0);
}

static NTSTATUS VaultDispatchClose(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  return VaultComplete(Irp, STATUS_SUCCESS, 0);
}

VOID VaultUnload(PDRIVER_OBJECT DriverObject) {
  PDEVICE_OBJECT DeviceObject = DriverObject->DeviceObject;
  PVAULT Vault = DeviceObject->DeviceExtension;
  UNICODE_STRING LinkName;

  VaultStopFlushing(Vault);
  VaultPurge(Vault);
  ExDeleteResourceLite(&Vault->Resource);
  RtlInitUnicodeString(&LinkName, L"\\DosDevices\\Vault");
  IoDeleteSymbolicLink(&LinkName);
  IoDeleteDevice(DeviceObject);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
  UNICODE_STRING DeviceName;
  UNICODE_STRING LinkName;
  PDEVICE_OBJECT DeviceObject;
  PVAULT Vault;
  NTSTATUS Status;

  RtlInitUnicodeString(&DeviceName, L"\\Device\\Vault");
  Status = IoCreateDevice(DriverObject, sizeof(VAULT), &DeviceName, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE,
                          &DeviceObject);
  if (!NT_SUCCESS(Status)) {
    return Status;
  }
  Vault = DeviceObject->DeviceExtension;
  VaultInitialize(Vault, DeviceObject);

  RtlInitUnicodeString(&LinkName, L"\\DosDevices\\Vault");
  Status = IoCreateSymbolicLink(&LinkName, &DeviceName);
  if (!NT_SUCCESS(Status)) {
    ExDeleteResourceLite(&Vault->Resource);
    IoDeleteDevice(DeviceObject);
    return Status;
  }

  DriverObject->MajorFunction[IRP_MJ_CREATE] = VaultDispatchCreate;
  DriverObject->MajorFunction[IRP_MJ_CLEANUP] = VaultDispatchCleanup;
  DriverObject->MajorFunction[IRP_MJ_CLOSE] = VaultDispatchClose;
  DriverObject->MajorFunction[IRP_MJ_READ] = VaultDispatchRead;
  DriverObject->MajorFunction[IRP_MJ_WRITE] = VaultDispatchWrite;
  DriverObject->MajorFunction[IRP_MJ_DEVICE_CONTROL] = VaultDispatchDeviceControl;
  DriverObject->DriverUnload = VaultUnload;

  return PsCreateSystemThread(&Vault->FlushThread, 0, NULL, NULL, NULL, VaultFlushThread, Vault);
}
