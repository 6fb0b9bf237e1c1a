// Helpers of the functions in requests.c; one of those releases once too often.
#include "locks.h"

VOID AcquireVcb(PVCB Vcb) {
  KeEnterCriticalRegion();
  ExAcquireResourceExclusiveLite(&Vcb->Resource, TRUE);
}

VOID ReleaseVcb(PVCB Vcb) {
  ExReleaseResourceLite(&Vcb->Resource); // expect: driver-within-critical-region apcs-enabled
  KeLeaveCriticalRegion();
}

NTSTATUS AcquireMountedVcb(PVCB Vcb) {
  AcquireVcb(Vcb);
  if (!Vcb->Mounted) {
    ReleaseVcb(Vcb);
    return STATUS_WRONG_VOLUME;
  }
  return STATUS_SUCCESS;
}

VOID RaiseStatus(NTSTATUS Status) { ExRaiseStatus(Status); }

VOID VerifyVcb(PVCB Vcb) {
  if (!Vcb->Mounted) {
    RaiseStatus(STATUS_WRONG_VOLUME);
  }
}
