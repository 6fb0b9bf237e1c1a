// One exit label for all ways out.
#include "kernel.h"

NTSTATUS Lookup(PIRP Irp, PVOID* Entry);
NTSTATUS Update(PVOID Entry);

DRIVER_DISPATCH JumpsOverLeave, JumpsToLeave, JumpsIntoLeave;

NTSTATUS JumpsOverLeave(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVOID Entry;
  NTSTATUS Status;

  KeEnterCriticalRegion();
  Status = Lookup(Irp, &Entry);
  if (!NT_SUCCESS(Status)) {
    goto Complete;
  }
  Status = Update(Entry);
  KeLeaveCriticalRegion();

Complete:
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return Status; // expect: driver-critical-regions missing-leave
}

NTSTATUS JumpsToLeave(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVOID Entry;
  NTSTATUS Status;

  KeEnterCriticalRegion();
  Status = Lookup(Irp, &Entry);
  if (!NT_SUCCESS(Status)) {
    goto Leave;
  }
  Status = Update(Entry);

Leave:
  KeLeaveCriticalRegion();
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return Status;
}

// The check in front of the enter jumps behind it.
NTSTATUS JumpsIntoLeave(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVOID Entry;
  NTSTATUS Status = STATUS_INVALID_PARAMETER;

  if (Irp->MdlAddress == NULL) {
    goto Leave;
  }
  KeEnterCriticalRegion();
  Status = Lookup(Irp, &Entry);

Leave:
  KeLeaveCriticalRegion(); // expect: driver-critical-regions leave-without-enter
  return Status;
}
