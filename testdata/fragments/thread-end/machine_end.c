// clean
// Calls that end the machine end the path without a report.
#include "kernel.h"

BOOLEAN IsConsistent(PVOID Context);

DECLSPEC_NORETURN static VOID Corrupt(PVOID Context) {
  KeEnterGuardedRegion();
  KeBugCheckEx(0x24, (ULONG_PTR)Context, 0, 0, 0);
}

KSTART_ROUTINE BugChecks, BugChecksInHelper;

VOID BugChecks(PVOID StartContext) {
  KeEnterCriticalRegion();
  if (!IsConsistent(StartContext))
    KeBugCheck(0x24);
  KeLeaveCriticalRegion();
}

VOID BugChecksInHelper(PVOID StartContext) {
  KeEnterCriticalRegion();
  if (!IsConsistent(StartContext))
    Corrupt(StartContext);
  KeLeaveCriticalRegion();
}
