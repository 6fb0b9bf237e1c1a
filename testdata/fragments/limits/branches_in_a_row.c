// 200 branches in a row: twice each state, not 2^200 paths.
#include "kernel.h"

BOOLEAN Test(PIRP Irp, ULONG Number);
VOID Act(PIRP Irp, ULONG Number);

#define BRANCH(n)     \
  if (Test(Irp, n)) { \
    Act(Irp, n);      \
    Total += n;       \
  }
#define BRANCHES_10(n) \
  BRANCH(n) BRANCH(n + 1) BRANCH(n + 2) BRANCH(n + 3) BRANCH(n + 4) BRANCH(n + 5) BRANCH(n + 6) BRANCH(n + 7) BRANCH(n + 8) BRANCH(n + 9)
#define BRANCHES_50(n) BRANCHES_10(n) BRANCHES_10(n + 10) BRANCHES_10(n + 20) BRANCHES_10(n + 30) BRANCHES_10(n + 40)
#define BRANCHES_200 BRANCHES_50(0) BRANCHES_50(50) BRANCHES_50(100) BRANCHES_50(150)

// Branches that enter and leave by a field each: what a path may know grows.
#define BRANCH_WITH_FACT(n)                   \
  if (((PVOID*)Irp->UserBuffer)[n] != NULL) { \
    Act(Irp, n);                              \
  }
#define BRANCHES_WITH_FACTS_10(n)                                                                                  \
  BRANCH_WITH_FACT(n) BRANCH_WITH_FACT(n + 1) BRANCH_WITH_FACT(n + 2) BRANCH_WITH_FACT(n + 3) BRANCH_WITH_FACT(n + 4) \
  BRANCH_WITH_FACT(n + 5) BRANCH_WITH_FACT(n + 6) BRANCH_WITH_FACT(n + 7) BRANCH_WITH_FACT(n + 8) BRANCH_WITH_FACT(n + 9)

DRIVER_DISPATCH Forgets, Leaves, FactsForgets, FactsLeaves;

NTSTATUS Forgets(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  ULONG Total = 0;
  KeEnterGuardedRegion();
  BRANCHES_200
  if (Total == 0)
    return STATUS_UNSUCCESSFUL; // expect: driver-guarded-regions missing-leave
  KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}

NTSTATUS Leaves(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  ULONG Total = 0;
  KeEnterGuardedRegion();
  BRANCHES_200
  KeLeaveGuardedRegion();
  return Total != 0 ? STATUS_SUCCESS : STATUS_UNSUCCESSFUL;
}

NTSTATUS FactsForgets(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  BOOLEAN Entered = Test(Irp, 1);
  if (Entered)
    KeEnterCriticalRegion();
  BRANCHES_WITH_FACTS_10(0)
  BRANCHES_WITH_FACTS_10(10)
  BRANCHES_WITH_FACTS_10(20)
  BRANCHES_WITH_FACTS_10(30)
  BRANCHES_WITH_FACTS_10(40)
  return STATUS_SUCCESS; // expect: driver-critical-regions missing-leave
}

NTSTATUS FactsLeaves(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  BOOLEAN Entered = Test(Irp, 1);
  if (Entered)
    KeEnterCriticalRegion();
  BRANCHES_WITH_FACTS_10(0)
  BRANCHES_WITH_FACTS_10(10)
  BRANCHES_WITH_FACTS_10(20)
  BRANCHES_WITH_FACTS_10(30)
  BRANCHES_WITH_FACTS_10(40)
  if (Entered)
    KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}
