// A switch of 500 cases.
#include "kernel.h"

VOID Act(PIRP Irp, ULONG Number);

#define CASE(n)  \
  case n:        \
    Act(Irp, n); \
    break;
#define CASES_10(n) CASE(n) CASE(n + 1) CASE(n + 2) CASE(n + 3) CASE(n + 4) CASE(n + 5) CASE(n + 6) CASE(n + 7) CASE(n + 8) CASE(n + 9)
#define CASES_100(n) \
  CASES_10(n) CASES_10(n + 10) CASES_10(n + 20) CASES_10(n + 30) CASES_10(n + 40) CASES_10(n + 50) CASES_10(n + 60) CASES_10(n + 70) CASES_10(n + 80) CASES_10(n + 90)
#define CASES_500 CASES_100(0) CASES_100(100) CASES_100(200) CASES_100(300) CASES_100(400)

DRIVER_DISPATCH Forgets, Leaves;

NTSTATUS Forgets(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterGuardedRegion();
  switch (IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.IoControlCode) {
    CASES_500
  case 500:
    return STATUS_NOT_IMPLEMENTED; // expect: driver-guarded-regions missing-leave
  default:
    break;
  }
  KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}

NTSTATUS Leaves(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterGuardedRegion();
  switch (IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.IoControlCode) {
    CASES_500
  default:
    break;
  }
  KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}
