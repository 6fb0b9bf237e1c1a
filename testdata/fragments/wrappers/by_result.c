// Helpers that enter on success and not on failure, and helpers that leave on success only.
#include "kernel.h"

typedef struct _FCB {
  ERESOURCE Resource;
  BOOLEAN Valid;
} FCB, *PFCB;

NTSTATUS Verify(PFCB Fcb);
NTSTATUS Transfer(PIRP Irp);
PFCB Find(PIRP Irp);

// Status.
NTSTATUS AcquireByStatus(PFCB Fcb) {
  NTSTATUS Status;
  KeEnterCriticalRegion();
  Status = Verify(Fcb);
  if (!NT_SUCCESS(Status)) {
    KeLeaveCriticalRegion();
    return Status;
  }
  return STATUS_SUCCESS;
}

// TRUE or FALSE.
BOOLEAN AcquireByBoolean(PFCB Fcb, BOOLEAN Wait) {
  KeEnterCriticalRegion();
  if (!ExAcquireResourceExclusiveLite(&Fcb->Resource, Wait)) {
    KeLeaveCriticalRegion();
    return FALSE;
  }
  return TRUE;
}

// Null or not.
PFCB AcquireByPointer(PIRP Irp) {
  PFCB Fcb;
  KeEnterGuardedRegion();
  Fcb = Find(Irp);
  if (Fcb == NULL) {
    KeLeaveGuardedRegion();
  }
  return Fcb;
}

// An out-parameter.
VOID AcquireByParameter(PFCB Fcb, PBOOLEAN Acquired) {
  *Acquired = FALSE;
  KeEnterGuardedRegion();
  if (NT_SUCCESS(Verify(Fcb))) {
    *Acquired = TRUE;
    return;
  }
  KeLeaveGuardedRegion();
}

// Leaves what its caller entered, on success only.
NTSTATUS FinishAndRelease(PFCB Fcb) {
  if (!Fcb->Valid) {
    return STATUS_FILE_CORRUPT_ERROR;
  }
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

DRIVER_DISPATCH UsesStatus, IgnoresStatus, UsesBoolean, UsesBooleanTwice, UsesPointer, ForgetsPointer, UsesParameter,
    IgnoresParameter, ReleasesOnFailure, ReleasesTwiceOnSuccess;

NTSTATUS UsesStatus(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status = AcquireByStatus(DeviceObject->DeviceExtension);
  if (!NT_SUCCESS(Status)) {
    return Status;
  }
  Status = Transfer(Irp);
  KeLeaveCriticalRegion();
  return Status;
}

NTSTATUS IgnoresStatus(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  AcquireByStatus(DeviceObject->DeviceExtension);
  Transfer(Irp);
  KeLeaveCriticalRegion(); // expect: driver-critical-regions leave-without-enter
  return STATUS_SUCCESS;
}

NTSTATUS UsesBoolean(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PFCB Fcb = DeviceObject->DeviceExtension;
  if (AcquireByBoolean(Fcb, FALSE)) {
    Transfer(Irp);
    ExReleaseResourceLite(&Fcb->Resource);
    KeLeaveCriticalRegion();
  }
  return STATUS_SUCCESS;
}

NTSTATUS UsesBooleanTwice(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PFCB Fcb = DeviceObject->DeviceExtension;
  if (!AcquireByBoolean(Fcb, FALSE)) {
    KeLeaveCriticalRegion(); // expect: driver-critical-regions leave-without-enter
    return STATUS_CANT_WAIT;
  }
  ExReleaseResourceLite(&Fcb->Resource);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS UsesPointer(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PFCB Fcb = AcquireByPointer(Irp);
  if (Fcb == NULL)
    return STATUS_NOT_FOUND;
  Verify(Fcb);
  KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}

NTSTATUS ForgetsPointer(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PFCB Fcb = AcquireByPointer(Irp);
  if (Fcb == NULL)
    return STATUS_NOT_FOUND;
  return Verify(Fcb); // expect: driver-guarded-regions missing-leave
}

NTSTATUS UsesParameter(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  BOOLEAN Acquired;
  AcquireByParameter(DeviceObject->DeviceExtension, &Acquired);
  Transfer(Irp);
  if (Acquired)
    KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}

NTSTATUS IgnoresParameter(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  BOOLEAN Acquired;
  AcquireByParameter(DeviceObject->DeviceExtension, &Acquired);
  Transfer(Irp);
  KeLeaveGuardedRegion(); // expect: driver-guarded-regions leave-without-enter
  return STATUS_SUCCESS;
}

NTSTATUS ReleasesOnFailure(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status;
  KeEnterCriticalRegion();
  Status = FinishAndRelease(DeviceObject->DeviceExtension);
  if (!NT_SUCCESS(Status))
    KeLeaveCriticalRegion();
  return Status;
}

NTSTATUS ReleasesTwiceOnSuccess(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status;
  KeEnterCriticalRegion();
  Status = FinishAndRelease(DeviceObject->DeviceExtension);
  KeLeaveCriticalRegion(); // expect: driver-critical-regions leave-without-enter
  return Status;
}
