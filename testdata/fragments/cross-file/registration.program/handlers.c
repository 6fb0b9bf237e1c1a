// By themselves these two would be wrappers; driver.c makes them dispatch routines.
#include "kernel.h"

NTSTATUS HandleRead(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterCriticalRegion();
  return STATUS_SUCCESS; // expect: driver-critical-regions missing-leave
}

NTSTATUS HandleWrite(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeLeaveCriticalRegion(); // expect: driver-critical-regions leave-without-enter
  return STATUS_SUCCESS;
}

NTSTATUS Unregistered(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterCriticalRegion();
  return STATUS_SUCCESS;
}
