// Dirty records wait in a queue until a system thread has written them.
#include "vault.h"

NTSTATUS VaultWriteToDisk(_In_ PVAULT_RECORD Record);

VOID VaultQueueFlush(PVAULT Vault, PVAULT_RECORD Record) {
  KeAcquireGuardedMutex(&Vault->QueueMutex);
  if (IsListEmpty(&Record->QueueLink)) {
    InsertTailList(&Vault->Queue, &Record->QueueLink);
  }
  KeReleaseGuardedMutex(&Vault->QueueMutex);
  KeSetEvent(&Vault->QueueEvent, 0, FALSE);
}

// Writes what is queued; the mutex is not held while a record is written.
ULONG VaultDrainQueue(PVAULT Vault) {
  ULONG Written = 0;

  KeAcquireGuardedMutex(&Vault->QueueMutex);
  while (!IsListEmpty(&Vault->Queue)) {
    PVAULT_RECORD Record = CONTAINING_RECORD(RemoveHeadList(&Vault->Queue), VAULT_RECORD, QueueLink);

    InitializeListHead(&Record->QueueLink);
    KeReleaseGuardedMutex(&Vault->QueueMutex);
    if (NT_SUCCESS(VaultWriteToDisk(Record))) {
      ClearFlag(Record->Flags, VAULT_RECORD_DIRTY);
      Written += 1;
    }
    KeAcquireGuardedMutex(&Vault->QueueMutex);
  }
  KeReleaseGuardedMutex(&Vault->QueueMutex);
  return Written;
}

VOID VaultFlushThread(PVOID StartContext) {
  PVAULT Vault = StartContext;

  for (;;) {
    KeWaitForSingleObject(&Vault->QueueEvent, Executive, KernelMode, FALSE, NULL);

    KeAcquireGuardedMutex(&Vault->QueueMutex);
    if (Vault->Stopping) {
      PsTerminateSystemThread(STATUS_SUCCESS);
    }
    KeReleaseGuardedMutex(&Vault->QueueMutex);

    VaultDrainQueue(Vault);
  }
}

VOID VaultStopFlushing(PVAULT Vault) {
  KeEnterGuardedRegion();
  Vault->Stopping = TRUE;
  KeSetEvent(&Vault->QueueEvent, 0, FALSE);
  KeLeaveGuardedRegion();
  ZwClose(Vault->FlushThread);
}
