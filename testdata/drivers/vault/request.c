// Read, write and device control requests.
#include "vault.h"

NTSTATUS VaultComplete(PIRP Irp, NTSTATUS Status, ULONG_PTR Information) {
  Irp->IoStatus.Status = Status;
  Irp->IoStatus.Information = Information;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return Status;
}

static VOID VaultCheckRange(PIRP Irp, LONGLONG Offset, ULONG Length) {
  if (Offset < 0 || Length > VAULT_RECORD_SIZE || Offset > VAULT_RECORD_SIZE - Length) {
    VaultRaiseStatus(Irp, STATUS_INVALID_PARAMETER);
  }
}

static NTSTATUS VaultCommonRead(PVAULT Vault, PIRP Irp, PULONG Copied) {
  PIO_STACK_LOCATION IrpSp = IoGetCurrentIrpStackLocation(Irp);
  LONGLONG Offset = IrpSp->Parameters.Read.ByteOffset.QuadPart;
  ULONG Length = IrpSp->Parameters.Read.Length;
  PVAULT_RECORD Record;
  NTSTATUS Status;

  *Copied = 0;
  Status = VaultAcquireRecord(Vault, IrpSp->FileObject, &Record);
  if (!NT_SUCCESS(Status)) {
    return Status;
  }

  try {
    if (Offset >= Record->Length) {
      Status = STATUS_END_OF_FILE;
      leave;
    }
    VaultCheckRange(Irp, Offset, Length);
    ProbeForWrite(Irp->UserBuffer, Length, 1);
    RtlCopyMemory(Irp->UserBuffer, Record->Data + Offset, Length);
    *Copied = Length;
  } finally {
    VaultRelease(Vault);
  }
  return Status;
}

NTSTATUS VaultDispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status;
  ULONG Copied = 0;

  FsRtlEnterFileSystem();
  try {
    Status = VaultCommonRead(DeviceObject->DeviceExtension, Irp, &Copied);
  } except (EXCEPTION_EXECUTE_HANDLER) {
    Status = GetExceptionCode();
  }
  Status = VaultComplete(Irp, Status, Copied);
  FsRtlExitFileSystem();
  return Status;
}

static NTSTATUS VaultCommonWrite(PVAULT Vault, PIRP Irp, PULONG Copied) {
  PIO_STACK_LOCATION IrpSp = IoGetCurrentIrpStackLocation(Irp);
  LONGLONG Offset = IrpSp->Parameters.Write.ByteOffset.QuadPart;
  ULONG Length = IrpSp->Parameters.Write.Length;
  BOOLEAN Acquired = FALSE;
  PVAULT_RECORD Record;
  NTSTATUS Status = STATUS_SUCCESS;

  *Copied = 0;
  try {
    VaultCheckRange(Irp, Offset, Length);
    VaultAcquireExclusive(Vault);
    Acquired = TRUE;

    Record = IrpSp->FileObject->FsContext;
    if (Record == NULL) {
      Status = STATUS_FILE_CLOSED;
      leave;
    }
    ProbeForRead(Irp->UserBuffer, Length, 1);
    RtlCopyMemory(Record->Data + Offset, Irp->UserBuffer, Length);
    if (Record->Length < Offset + Length) {
      Record->Length = (ULONG)(Offset + Length);
    }
    SetFlag(Record->Flags, VAULT_RECORD_DIRTY);
    *Copied = Length;
  } finally {
    if (Acquired) {
      VaultRelease(Vault);
    }
  }
  return Status;
}

NTSTATUS VaultDispatchWrite(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status;
  ULONG Copied = 0;

  FsRtlEnterFileSystem();
  try {
    Status = VaultCommonWrite(DeviceObject->DeviceExtension, Irp, &Copied);
  } except (EXCEPTION_EXECUTE_HANDLER) {
    return VaultComplete(Irp, GetExceptionCode(), 0);
  }
  Status = VaultComplete(Irp, Status, Copied);
  FsRtlExitFileSystem();
  return Status;
}

static NTSTATUS VaultOpenRecord(PVAULT Vault, PIRP Irp) {
  PIO_STACK_LOCATION IrpSp = IoGetCurrentIrpStackLocation(Irp);
  PVAULT_RECORD Record;
  NTSTATUS Status;

  if (IrpSp->Parameters.DeviceIoControl.InputBufferLength < VAULT_NAME_LENGTH * sizeof(WCHAR)) {
    return STATUS_BUFFER_TOO_SMALL;
  }
  Status = VaultCreateRecord(Vault, Irp->AssociatedIrp.SystemBuffer, &Record);
  if (NT_SUCCESS(Status)) {
    IrpSp->FileObject->FsContext = Record;
  }
  return Status;
}

static NTSTATUS VaultQuery(PVAULT Vault, PIRP Irp, PULONG_PTR Information) {
  PIO_STACK_LOCATION IrpSp = IoGetCurrentIrpStackLocation(Irp);
  PVAULT_STATISTICS Statistics = Irp->UserBuffer;
  ULONG Index;

  if (IrpSp->Parameters.DeviceIoControl.OutputBufferLength < sizeof(*Statistics)) {
    return STATUS_BUFFER_TOO_SMALL;
  }

  try {
    ProbeForWrite(Statistics, sizeof(*Statistics), sizeof(ULONG));
    VaultAcquireShared(Vault);
    Statistics->RecordCount = Vault->RecordCount;
    Statistics->DirtyCount = 0;
    for (Index = 0; Index < VAULT_RECORDS; Index++) {
      if (Vault->Records[Index] != NULL && FlagOn(Vault->Records[Index]->Flags, VAULT_RECORD_DIRTY)) {
        Statistics->DirtyCount += 1;
      }
    }
    VaultRelease(Vault);
  } except (EXCEPTION_EXECUTE_HANDLER) {
    return GetExceptionCode();
  }
  *Information = sizeof(*Statistics);
  return STATUS_SUCCESS;
}

NTSTATUS VaultDispatchDeviceControl(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVAULT Vault = DeviceObject->DeviceExtension;
  ULONG_PTR Information = 0;
  PVAULT_RECORD Record;
  NTSTATUS Status;

  switch (IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.IoControlCode) {
  case IOCTL_VAULT_OPEN_RECORD:
    Status = VaultOpenRecord(Vault, Irp);
    break;
  case IOCTL_VAULT_QUERY:
    Status = VaultQuery(Vault, Irp, &Information);
    break;
  case IOCTL_VAULT_PURGE:
    VaultPurge(Vault);
    Status = STATUS_SUCCESS;
    break;
  case IOCTL_VAULT_FLUSH:
    Status = VaultAcquireRecord(Vault, IoGetCurrentIrpStackLocation(Irp)->FileObject, &Record);
    if (NT_SUCCESS(Status)) {
      VaultQueueFlush(Vault, Record);
    }
    VaultRelease(Vault);
    break;
  default:
    Status = STATUS_INVALID_DEVICE_REQUEST;
    break;
  }
  return VaultComplete(Irp, Status, Information);
}
