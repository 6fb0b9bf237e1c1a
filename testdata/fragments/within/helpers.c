// Helpers: judged in the states of their callers, where the program has them all.
#include "kernel.h"

typedef struct _VCB {
  ERESOURCE Resource;
  ULONG Flags;
} VCB, *PVCB;

NTSTATUS Transfer(PIRP Irp);

DRIVER_DISPATCH Enclosed, NestedTwice, NestedOnce, ReleasesInside, ReleasesOutside, SometimesOutside, ByWrappers,
    ByWrappersCrossed, ReleaseByParameter;
KSTART_ROUTINE FromThread, FromThreadInRegion;

// Nothing is known of the callers: they may be in a region.
BOOLEAN AcquireVcb(PVCB Vcb, BOOLEAN Wait) {
  return ExAcquireResourceExclusiveLite(&Vcb->Resource, Wait);
}

VOID ReleaseVcb(PVCB Vcb) {
  ExReleaseResourceLite(&Vcb->Resource);
}

// Nothing is known of the callers either, but the helper itself has left.
VOID LeaveAndReleaseVcb(PVCB Vcb) {
  Vcb->Flags = 0;
  KeLeaveCriticalRegion();
  ExReleaseResourceLite(&Vcb->Resource); // expect: driver-within-critical-region apcs-enabled
}

VOID ReleaseAndLeaveVcb(PVCB Vcb) {
  Vcb->Flags = 0;
  ExReleaseResourceLite(&Vcb->Resource);
  KeLeaveCriticalRegion();
}

// Its only caller is in a region.
static VOID Enclose(PVCB Vcb) {
  ExAcquireResourceSharedLite(&Vcb->Resource, TRUE);
  Vcb->Flags++;
  ExReleaseResourceLite(&Vcb->Resource);
}

NTSTATUS Enclosed(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterCriticalRegion();
  Enclose(DeviceObject->DeviceExtension);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

// Leaves for its callers: they are in two regions, and in one.
static VOID LeaveInner(PVCB Vcb) {
  KeLeaveCriticalRegion();
  ExReleaseResourceLite(&Vcb->Resource);
}

NTSTATUS NestedTwice(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  KeEnterCriticalRegion();
  KeEnterCriticalRegion();
  ExAcquireResourceExclusiveLite(&Vcb->Resource, TRUE);
  Transfer(Irp);
  LeaveInner(Vcb);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

static VOID LeaveOnly(PVCB Vcb) {
  KeLeaveCriticalRegion();
  ExReleaseResourceLite(&Vcb->Resource); // expect: driver-within-critical-region apcs-enabled
}

NTSTATUS NestedOnce(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  KeEnterCriticalRegion();
  ExAcquireResourceExclusiveLite(&Vcb->Resource, TRUE);
  Transfer(Irp);
  LeaveOnly(Vcb);
  return STATUS_SUCCESS;
}

// The caller has left before it calls.
static VOID ReleaseInside(PVCB Vcb) {
  Vcb->Flags = 0;
  ExReleaseResourceLite(&Vcb->Resource);
}

NTSTATUS ReleasesInside(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  KeEnterCriticalRegion();
  ExAcquireResourceExclusiveLite(&Vcb->Resource, TRUE);
  ReleaseInside(Vcb);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

static VOID ReleaseOutside(PVCB Vcb) {
  Vcb->Flags = 0;
  ExReleaseResourceLite(&Vcb->Resource); // expect: driver-within-critical-region apcs-enabled
}

NTSTATUS ReleasesOutside(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  KeEnterCriticalRegion();
  ExAcquireResourceExclusiveLite(&Vcb->Resource, TRUE);
  KeLeaveCriticalRegion();
  ReleaseOutside(Vcb);
  return STATUS_SUCCESS;
}

// Called inside and outside: one finding, at the call that goes wrong.
static VOID ReleaseAnywhere(PVCB Vcb) {
  Vcb->Flags = 0;
  ExReleaseResourceLite(&Vcb->Resource); // expect: driver-within-critical-region apcs-enabled
}

NTSTATUS SometimesOutside(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  KeEnterCriticalRegion();
  ExAcquireResourceExclusiveLite(&Vcb->Resource, TRUE);
  if (Irp->Cancel) {
    KeLeaveCriticalRegion();
    ReleaseAnywhere(Vcb);
    return STATUS_CANCELLED;
  }
  ReleaseAnywhere(Vcb);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

// Wrappers around both.
static VOID LockVcb(PVCB Vcb) {
  KeEnterCriticalRegion();
  ExAcquireResourceSharedLite(&Vcb->Resource, TRUE);
}

static VOID UnlockVcb(PVCB Vcb) {
  ExReleaseResourceLite(&Vcb->Resource);
  KeLeaveCriticalRegion();
}

NTSTATUS ByWrappers(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  LockVcb(Vcb);
  Transfer(Irp);
  UnlockVcb(Vcb);
  return STATUS_SUCCESS;
}

NTSTATUS ByWrappersCrossed(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  LockVcb(Vcb);
  Transfer(Irp);
  KeLeaveCriticalRegion();
  ExReleaseResourceLite(&Vcb->Resource); // expect: driver-within-critical-region apcs-enabled
  return STATUS_SUCCESS;
}

// The argument says whether the region is left with the resource.
static VOID Unlock(PVCB Vcb, BOOLEAN Leave) {
  if (Leave)
    KeLeaveCriticalRegion();
  ExReleaseResourceLite(&Vcb->Resource);
}

NTSTATUS ReleaseByParameter(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  KeEnterCriticalRegion();
  ExAcquireResourceSharedLite(&Vcb->Resource, TRUE);
  Unlock(Vcb, FALSE);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

// Below a system thread.
static VOID CountInThread(PVCB Vcb) {
  ExAcquireResourceSharedLite(&Vcb->Resource, TRUE); // expect: driver-within-critical-region apcs-enabled
  KeEnterCriticalRegion();
  Vcb->Flags++;
  ExReleaseResourceLite(&Vcb->Resource);
  KeLeaveCriticalRegion();
}

VOID FromThread(PVOID StartContext) {
  CountInThread(StartContext);
}

static VOID CountInRegion(PVCB Vcb) {
  ExAcquireResourceSharedLite(&Vcb->Resource, TRUE);
  Vcb->Flags++;
  ExReleaseResourceLite(&Vcb->Resource);
}

VOID FromThreadInRegion(PVOID StartContext) {
  KeEnterCriticalRegion();
  CountInRegion(StartContext);
  KeLeaveCriticalRegion();
}
