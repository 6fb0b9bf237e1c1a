// Exits told apart by an unchanged parameter or field make a conditional wrapper.
#include "kernel.h"

typedef struct _CONTEXT {
  BOOLEAN Held;
  BOOLEAN TopLevel;
} CONTEXT, *PCONTEXT;

NTSTATUS Transfer(PIRP Irp);

VOID Lock(BOOLEAN Enter) {
  if (Enter)
    KeEnterCriticalRegion();
}

VOID Unlock(PCONTEXT Context) {
  if (Context->TopLevel)
    KeLeaveCriticalRegion();
}

VOID LockByField(PCONTEXT Context) {
  if (Context->TopLevel)
    KeEnterCriticalRegion();
}

// The field says it to the release.
VOID Begin(PCONTEXT Context, BOOLEAN Paging) {
  Context->Held = FALSE;
  if (!Paging) {
    KeEnterGuardedRegion();
    Context->Held = TRUE;
  }
}

VOID End(PCONTEXT Context) {
  if (Context->Held) {
    KeLeaveGuardedRegion();
    Context->Held = FALSE;
  }
}

DRIVER_DISPATCH LocksWithTrue, LocksWithFalse, LocksWithoutUnlock, ByField, ByOtherField, BeginsAndEnds, BeginsOnly;

NTSTATUS LocksWithTrue(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status;
  Lock(TRUE);
  Status = Transfer(Irp);
  KeLeaveCriticalRegion();
  return Status;
}

NTSTATUS LocksWithFalse(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status;
  Lock(FALSE);
  Status = Transfer(Irp);
  KeLeaveCriticalRegion(); // expect: driver-critical-regions leave-without-enter
  return Status;
}

NTSTATUS LocksWithoutUnlock(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  BOOLEAN Wait = (BOOLEAN)(Irp->MdlAddress != NULL);
  Lock(Wait);
  Transfer(Irp);
  if (Wait && Irp->Cancel)
    return STATUS_CANCELLED; // expect: driver-critical-regions missing-leave
  if (Wait)
    KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS ByField(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PCONTEXT Context = DeviceObject->DeviceExtension;
  LockByField(Context);
  Irp->IoStatus.Information = 0;
  Unlock(Context);
  return STATUS_SUCCESS;
}

NTSTATUS ByOtherField(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PCONTEXT Context = DeviceObject->DeviceExtension;
  PCONTEXT Other = Irp->Tail.Overlay.DriverContext[0];
  LockByField(Context);
  Irp->IoStatus.Information = 0;
  Unlock(Other); // expect: driver-critical-regions leave-without-enter
  return STATUS_SUCCESS; // expect: driver-critical-regions missing-leave
}

NTSTATUS BeginsAndEnds(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  CONTEXT Context;
  Begin(&Context, Irp->Cancel);
  Irp->IoStatus.Information = 0;
  End(&Context);
  return STATUS_SUCCESS;
}

NTSTATUS BeginsOnly(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  CONTEXT Context;
  Begin(&Context, FALSE);
  Irp->IoStatus.Information = 0;
  if (!Context.Held)
    End(&Context);
  return STATUS_SUCCESS; // expect: driver-guarded-regions missing-leave
}
