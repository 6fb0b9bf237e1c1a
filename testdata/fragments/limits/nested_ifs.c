// 60 nested ifs.
#include "kernel.h"

BOOLEAN Test(PIRP Irp, ULONG Number);

#define OPEN(n)       \
  if (Test(Irp, n)) { \
    Depth = n;
#define OPEN_10 OPEN(1) OPEN(2) OPEN(3) OPEN(4) OPEN(5) OPEN(6) OPEN(7) OPEN(8) OPEN(9) OPEN(10)
#define OPEN_60 OPEN_10 OPEN_10 OPEN_10 OPEN_10 OPEN_10 OPEN_10
#define CLOSE_10 } } } } } } } } } }
#define CLOSE_60 CLOSE_10 CLOSE_10 CLOSE_10 CLOSE_10 CLOSE_10 CLOSE_10

DRIVER_DISPATCH Forgets, Leaves;

NTSTATUS Forgets(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  ULONG Depth = 0;
  KeEnterCriticalRegion();
  OPEN_60
  return STATUS_SUCCESS; // expect: driver-critical-regions missing-leave
  CLOSE_60
  KeLeaveCriticalRegion();
  return Depth != 0 ? STATUS_SUCCESS : STATUS_UNSUCCESSFUL;
}

NTSTATUS Leaves(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  ULONG Depth = 0;
  KeEnterCriticalRegion();
  OPEN_60
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
  CLOSE_60
  KeLeaveCriticalRegion();
  return Depth != 0 ? STATUS_SUCCESS : STATUS_UNSUCCESSFUL;
}
