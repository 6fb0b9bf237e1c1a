// A routine passed to a helper that calls it with the region held, or forgets to leave behind it.
#include "kernel.h"

typedef NTSTATUS BODY(PVOID Context);

static NTSTATUS Run(BODY* Body, PVOID Context) {
  NTSTATUS Status;
  KeEnterGuardedRegion();
  Status = Body(Context);
  KeLeaveGuardedRegion();
  return Status;
}

static NTSTATUS RunForgets(BODY* Body, PVOID Context) {
  NTSTATUS Status;
  KeEnterGuardedRegion();
  Status = Body(Context);
  if (!NT_SUCCESS(Status))
    return Status; // expect: driver-guarded-regions missing-leave
  KeLeaveGuardedRegion();
  return Status;
}

static NTSTATUS Read(PVOID Context) { return Context != NULL ? STATUS_SUCCESS : STATUS_UNSUCCESSFUL; }

DRIVER_DISPATCH RunsRead, RunsForgets;

NTSTATUS RunsRead(PDEVICE_OBJECT DeviceObject, PIRP Irp) { return Run(Read, Irp->UserBuffer); }

NTSTATUS RunsForgets(PDEVICE_OBJECT DeviceObject, PIRP Irp) { return RunForgets(Read, Irp->UserBuffer); }
