// Vault: a control device that keeps named records in memory.
//
// Locks, in the order in which they are taken:
//   VAULT.Resource     the table of records; taken inside a critical region
//   VAULT.QueueMutex   the queue of records to be flushed; a guarded mutex
#pragma once

#include <ntifs.h>

#define VAULT_TAG 'tluV'
#define VAULT_RECORDS 64
#define VAULT_NAME_LENGTH 32
#define VAULT_RECORD_SIZE 4096

#define VAULT_RECORD_DIRTY 0x00000001
#define VAULT_RECORD_LOCKED 0x00000002

#define IOCTL_VAULT_OPEN_RECORD CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_VAULT_QUERY CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_NEITHER, FILE_ANY_ACCESS)
#define IOCTL_VAULT_PURGE CTL_CODE(FILE_DEVICE_UNKNOWN, 0x802, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_VAULT_FLUSH CTL_CODE(FILE_DEVICE_UNKNOWN, 0x803, METHOD_BUFFERED, FILE_ANY_ACCESS)

typedef struct _VAULT_RECORD {
  LIST_ENTRY QueueLink;
  ULONG Flags;
  ULONG References;
  ULONG Length;
  WCHAR Name[VAULT_NAME_LENGTH];
  UCHAR Data[VAULT_RECORD_SIZE];
} VAULT_RECORD, *PVAULT_RECORD;

typedef struct _VAULT {
  PDEVICE_OBJECT DeviceObject;
  ERESOURCE Resource;
  PVAULT_RECORD Records[VAULT_RECORDS];
  ULONG RecordCount;

  KGUARDED_MUTEX QueueMutex;
  LIST_ENTRY Queue;
  KEVENT QueueEvent;
  BOOLEAN Stopping;
  HANDLE FlushThread;
} VAULT, *PVAULT;

typedef struct _VAULT_STATISTICS {
  ULONG RecordCount;
  ULONG DirtyCount;
} VAULT_STATISTICS, *PVAULT_STATISTICS;

// table.c
VOID VaultAcquireShared(_In_ PVAULT Vault);
VOID VaultAcquireExclusive(_In_ PVAULT Vault);
VOID VaultRelease(_In_ PVAULT Vault);
BOOLEAN VaultTryAcquireExclusive(_In_ PVAULT Vault);
NTSTATUS VaultLookup(_In_ PVAULT Vault, _In_ PCWSTR Name, _Outptr_ PVAULT_RECORD* Record);
NTSTATUS VaultCreateRecord(_In_ PVAULT Vault, _In_ PCWSTR Name, _Outptr_ PVAULT_RECORD* Record);
NTSTATUS VaultAcquireRecord(_In_ PVAULT Vault, _In_ PFILE_OBJECT FileObject, _Outptr_ PVAULT_RECORD* Record);
ULONG VaultPurge(_In_ PVAULT Vault);
DECLSPEC_NORETURN VOID VaultRaiseStatus(_In_ PIRP Irp, _In_ NTSTATUS Status);

// request.c
DRIVER_DISPATCH VaultDispatchRead;
DRIVER_DISPATCH VaultDispatchWrite;
DRIVER_DISPATCH VaultDispatchDeviceControl;
NTSTATUS VaultComplete(_In_ PIRP Irp, _In_ NTSTATUS Status, _In_ ULONG_PTR Information);

// flush.c
KSTART_ROUTINE VaultFlushThread;
VOID VaultQueueFlush(_In_ PVAULT Vault, _In_ PVAULT_RECORD Record);
ULONG VaultDrainQueue(_In_ PVAULT Vault);
VOID VaultStopFlushing(_In_ PVAULT Vault);
