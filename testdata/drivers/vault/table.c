// The table of records and the helpers that lock it.
#include "vault.h"

VOID VaultAcquireShared(PVAULT Vault) {
  KeEnterCriticalRegion();
  ExAcquireResourceSharedLite(&Vault->Resource, TRUE);
}

VOID VaultAcquireExclusive(PVAULT Vault) {
  KeEnterCriticalRegion();
  ExAcquireResourceExclusiveLite(&Vault->Resource, TRUE);
}

VOID VaultRelease(PVAULT Vault) {
  ExReleaseResourceLite(&Vault->Resource);
  KeLeaveCriticalRegion();
}

// Holds the table where it returns TRUE.
BOOLEAN VaultTryAcquireExclusive(PVAULT Vault) {
  KeEnterCriticalRegion();
  if (!ExAcquireResourceExclusiveLite(&Vault->Resource, FALSE)) {
    KeLeaveCriticalRegion();
    return FALSE;
  }
  return TRUE;
}

VOID VaultRaiseStatus(PIRP Irp, NTSTATUS Status) {
  Irp->IoStatus.Status = Status;
  ExRaiseStatus(Status);
}

static BOOLEAN VaultNamesMatch(PCWSTR First, PCWSTR Second) {
  ULONG Index;

  for (Index = 0; Index < VAULT_NAME_LENGTH; Index++) {
    if (First[Index] != Second[Index]) {
      return FALSE;
    }
    if (First[Index] == 0) {
      break;
    }
  }
  return TRUE;
}

// The table is held by the caller.
_Requires_lock_held_(_Global_critical_region_)
NTSTATUS VaultLookup(PVAULT Vault, PCWSTR Name, PVAULT_RECORD* Record) {
  ULONG Index;

  for (Index = 0; Index < VAULT_RECORDS; Index++) {
    if (Vault->Records[Index] != NULL && VaultNamesMatch(Vault->Records[Index]->Name, Name)) {
      *Record = Vault->Records[Index];
      return STATUS_SUCCESS;
    }
  }
  *Record = NULL;
  return STATUS_OBJECT_NAME_NOT_FOUND;
}

NTSTATUS VaultCreateRecord(PVAULT Vault, PCWSTR Name, PVAULT_RECORD* Record) {
  NTSTATUS Status;
  PVAULT_RECORD New;
  ULONG Index;

  VaultAcquireExclusive(Vault);

  Status = VaultLookup(Vault, Name, Record);
  if (NT_SUCCESS(Status)) {
    (*Record)->References += 1;
    VaultRelease(Vault);
    return STATUS_SUCCESS;
  }

  if (Vault->RecordCount == VAULT_RECORDS) {
    return STATUS_INSUFFICIENT_RESOURCES;
  }

  New = ExAllocatePoolWithTag(PagedPool, sizeof(VAULT_RECORD), VAULT_TAG);
  if (New == NULL) {
    VaultRelease(Vault);
    return STATUS_INSUFFICIENT_RESOURCES;
  }
  RtlZeroMemory(New, sizeof(*New));
  for (Index = 0; Index < VAULT_NAME_LENGTH - 1 && Name[Index] != 0; Index++) {
    New->Name[Index] = Name[Index];
  }
  InitializeListHead(&New->QueueLink);
  New->References = 1;

  for (Index = 0; Index < VAULT_RECORDS; Index++) {
    if (Vault->Records[Index] == NULL) {
      Vault->Records[Index] = New;
      Vault->RecordCount += 1;
      break;
    }
  }
  VaultRelease(Vault);
  *Record = New;
  return STATUS_SUCCESS;
}

// On success the table is held, shared, and is to be released by the caller; on failure it is not held.
NTSTATUS VaultAcquireRecord(PVAULT Vault, PFILE_OBJECT FileObject, PVAULT_RECORD* Record) {
  VaultAcquireShared(Vault);
  *Record = FileObject->FsContext;
  if (*Record == NULL) {
    VaultRelease(Vault);
    return STATUS_FILE_CLOSED;
  }
  return STATUS_SUCCESS;
}

// Frees what nobody uses, a record at a time, so that others get at the table in between.
ULONG VaultPurge(PVAULT Vault) {
  ULONG Purged = 0;
  ULONG Index;

  for (Index = 0; Index < VAULT_RECORDS; Index++) {
    PVAULT_RECORD Record;

    if (!VaultTryAcquireExclusive(Vault)) {
      continue;
    }
    Record = Vault->Records[Index];
    if (Record == NULL || Record->References != 0) {
      VaultRelease(Vault);
      continue;
    }
    if (FlagOn(Record->Flags, VAULT_RECORD_LOCKED)) {
      continue;
    }
    Vault->Records[Index] = NULL;
    Vault->RecordCount -= 1;
    VaultRelease(Vault);
    ExFreePoolWithTag(Record, VAULT_TAG);
    Purged += 1;
  }
  return Purged;
}
