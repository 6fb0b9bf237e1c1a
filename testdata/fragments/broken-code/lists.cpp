// Lists in braces whose type is lost with a missing header.
#include "kernel.h"

NTSTATUS Transfer(PIRP Irp);

extern "C" DRIVER_DISPATCH PassesLists;

NTSTATUS PassesLists(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterCriticalRegion();
  UndeclaredFunction(Irp, {1, 2});
  UndeclaredFunction({Transfer(Irp), {}}, {});
  return STATUS_SUCCESS; // expect: driver-critical-regions missing-leave
}
