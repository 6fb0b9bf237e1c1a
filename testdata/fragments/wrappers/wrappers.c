// A function whose every exit changes the depth alike is a wrapper: its callers are judged.
#include "kernel.h"

typedef struct _VCB {
  ERESOURCE Resource;
  KGUARDED_MUTEX Mutex;
} VCB, *PVCB;

NTSTATUS Transfer(PIRP Irp);

VOID AcquireVcb(PVCB Vcb) {
  KeEnterCriticalRegion();
  ExAcquireResourceExclusiveLite(&Vcb->Resource, TRUE);
}

VOID ReleaseVcb(PVCB Vcb) {
  ExReleaseResourceLite(&Vcb->Resource); // expect: driver-within-critical-region apcs-enabled
  KeLeaveCriticalRegion();
}

static FORCEINLINE VOID LockMutex(PVCB Vcb) { KeAcquireGuardedMutex(&Vcb->Mutex); }
static FORCEINLINE VOID UnlockMutex(PVCB Vcb) { KeReleaseGuardedMutex(&Vcb->Mutex); }

// Wrappers of wrappers.
VOID AcquireBoth(PVCB Vcb) {
  AcquireVcb(Vcb);
  LockMutex(Vcb);
}

VOID ReleaseBoth(PVCB Vcb) {
  UnlockMutex(Vcb);
  ReleaseVcb(Vcb);
}

DRIVER_DISPATCH Balanced, ReturnsHolding, ReleasesTooMuch, BalancedBoth, ReleasesOneOfBoth;

NTSTATUS Balanced(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  NTSTATUS Status;
  AcquireVcb(Vcb);
  Status = Transfer(Irp);
  ReleaseVcb(Vcb);
  return Status;
}

NTSTATUS ReturnsHolding(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  NTSTATUS Status;
  AcquireVcb(Vcb);
  Status = Transfer(Irp);
  if (!NT_SUCCESS(Status)) {
    return Status; // expect: driver-critical-regions missing-leave
  }
  ReleaseVcb(Vcb);
  return Status;
}

NTSTATUS ReleasesTooMuch(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  NTSTATUS Status = Transfer(Irp);
  if (NT_SUCCESS(Status)) {
    AcquireVcb(Vcb);
  }
  ReleaseVcb(Vcb); // expect: driver-critical-regions leave-without-enter
  return Status;
}

NTSTATUS BalancedBoth(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  NTSTATUS Status;
  AcquireBoth(Vcb);
  Status = Transfer(Irp);
  ReleaseBoth(Vcb);
  return Status;
}

NTSTATUS ReleasesOneOfBoth(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  NTSTATUS Status;
  AcquireBoth(Vcb);
  Status = Transfer(Irp);
  ReleaseVcb(Vcb);
  return Status; // expect: driver-guarded-regions missing-leave
}
