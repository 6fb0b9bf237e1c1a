// With Wait set, ExAcquireResource…Lite does not come back without the resource: there is no path on which it
// failed.
#include "kernel.h"

NTSTATUS Transfer(PIRP Irp);

DRIVER_DISPATCH WaitsForIt, MayFail, RaisesOnlyWithoutWait, RaisesWithoutWait;

NTSTATUS WaitsForIt(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PERESOURCE Resource = DeviceObject->DeviceExtension;
  KeEnterCriticalRegion();
  if (!ExAcquireResourceExclusiveLite(Resource, TRUE))
    return STATUS_CANT_WAIT;
  Transfer(Irp);
  ExReleaseResourceLite(Resource);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS MayFail(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PERESOURCE Resource = DeviceObject->DeviceExtension;
  KeEnterCriticalRegion();
  if (!ExAcquireResourceExclusiveLite(Resource, FALSE))
    return STATUS_CANT_WAIT; // expect: driver-critical-regions missing-leave
  Transfer(Irp);
  ExReleaseResourceLite(Resource);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

static VOID AcquireOrRaise(PERESOURCE Resource, BOOLEAN Wait) {
  if (!ExAcquireResourceSharedLite(Resource, Wait))
    ExRaiseStatus(STATUS_CANT_WAIT);
}

NTSTATUS RaisesOnlyWithoutWait(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PERESOURCE Resource = DeviceObject->DeviceExtension;
  KeEnterCriticalRegion();
  AcquireOrRaise(Resource, TRUE);
  Transfer(Irp);
  ExReleaseResourceLite(Resource);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS RaisesWithoutWait(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PERESOURCE Resource = DeviceObject->DeviceExtension;
  KeEnterCriticalRegion();
  AcquireOrRaise(Resource, FALSE); // expect: driver-critical-regions missing-leave-on-exception
  Transfer(Irp);
  ExReleaseResourceLite(Resource);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}
