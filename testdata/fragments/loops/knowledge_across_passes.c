// What a pass knows of locals holds in the next; what it knows of fields and globals does not.
#include "kernel.h"

typedef struct _EXTENSION {
  BOOLEAN Stopping;
  LIST_ENTRY Queue;
} EXTENSION, *PEXTENSION;

VOID Process(PLIST_ENTRY Entry);
BOOLEAN Flush(PEXTENSION Extension);

DRIVER_DISPATCH LocalFlag, FieldFlag, EntersOnce, FieldRead;

NTSTATUS LocalFlag(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  BOOLEAN Held = FALSE;
  while (Flush(Extension)) {
    if (!Held) {
      KeEnterGuardedRegion();
      Held = TRUE;
    }
  }
  if (Held)
    KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}

// Another thread sets Stopping while the loop waits: the second test may answer otherwise than the first.
NTSTATUS FieldFlag(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  if (!Extension->Stopping)
    KeEnterCriticalRegion();
  while (!IsListEmpty(&Extension->Queue)) {
    Process(Extension->Queue.Flink);
    if (Extension->Stopping)
      break;
  }
  if (!Extension->Stopping)
    KeLeaveCriticalRegion();
  return STATUS_SUCCESS; // expect: driver-critical-regions missing-leave
}

// The answer is kept in a local.
NTSTATUS FieldRead(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  BOOLEAN Running = (BOOLEAN)!Extension->Stopping;
  if (Running)
    KeEnterCriticalRegion();
  while (!IsListEmpty(&Extension->Queue)) {
    Process(Extension->Queue.Flink);
    if (Extension->Stopping)
      break;
  }
  if (Running)
    KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS EntersOnce(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  ULONG Pass;
  for (Pass = 0; Pass < 4; Pass++) {
    if (Pass == 0)
      KeEnterGuardedRegion();
    Flush(Extension);
  }
  KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}
