// Cases that leave, cases that fall through, cases that are missing.
#include "kernel.h"

#define IOCTL_START 1
#define IOCTL_STOP 2
#define IOCTL_QUERY 3

NTSTATUS Start(PIRP Irp);
NTSTATUS Stop(PIRP Irp);

DRIVER_DISPATCH ReturnsFromCase, BreaksFromCase, FallsThrough, FallsThroughOnce, DefaultHolds, DefaultLeaves;

NTSTATUS ReturnsFromCase(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status;
  KeEnterGuardedRegion();
  switch (IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.IoControlCode) {
  case IOCTL_START:
    Status = Start(Irp);
    break;
  case IOCTL_STOP:
    Status = Stop(Irp);
    break;
  default:
    return STATUS_INVALID_DEVICE_REQUEST; // expect: driver-guarded-regions missing-leave
  }
  KeLeaveGuardedRegion();
  return Status;
}

NTSTATUS BreaksFromCase(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status;
  KeEnterGuardedRegion();
  switch (IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.IoControlCode) {
  case IOCTL_START:
    Status = Start(Irp);
    break;
  case IOCTL_STOP:
    Status = Stop(Irp);
    break;
  default:
    Status = STATUS_INVALID_DEVICE_REQUEST;
    break;
  }
  KeLeaveGuardedRegion();
  return Status;
}

NTSTATUS FallsThrough(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterCriticalRegion();
  switch (IoGetCurrentIrpStackLocation(Irp)->MinorFunction) {
  case IOCTL_START:
    Start(Irp);
    KeLeaveCriticalRegion();
    // A break is missing.
  case IOCTL_STOP:
    Stop(Irp);
    KeLeaveCriticalRegion(); // expect: driver-critical-regions leave-without-enter
    break;
  default:
    KeLeaveCriticalRegion();
    break;
  }
  return STATUS_SUCCESS;
}

NTSTATUS FallsThroughOnce(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterCriticalRegion();
  switch (IoGetCurrentIrpStackLocation(Irp)->MinorFunction) {
  case IOCTL_START:
    Start(Irp);
  case IOCTL_STOP:
    Stop(Irp);
    KeLeaveCriticalRegion();
    break;
  default:
    KeLeaveCriticalRegion();
    break;
  }
  return STATUS_SUCCESS;
}

// No default: any other value passes the switch by.
NTSTATUS DefaultHolds(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterGuardedRegion();
  switch (IoGetCurrentIrpStackLocation(Irp)->MinorFunction) {
  case IOCTL_START:
  case IOCTL_STOP:
    KeLeaveGuardedRegion();
    break;
  case IOCTL_QUERY ... 9:
    KeLeaveGuardedRegion();
    break;
  }
  return STATUS_SUCCESS; // expect: driver-guarded-regions missing-leave
}

NTSTATUS DefaultLeaves(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterGuardedRegion();
  switch (IoGetCurrentIrpStackLocation(Irp)->MinorFunction) {
  case IOCTL_START:
  case IOCTL_STOP:
    KeLeaveGuardedRegion();
    break;
  case IOCTL_QUERY ... 9:
    KeLeaveGuardedRegion();
    break;
  default:
    KeLeaveGuardedRegion();
  }
  return STATUS_SUCCESS;
}
