// try and catch: C++ exceptions unwind through destructors.
#include "kernel.h"

extern "C" NTSTATUS Transfer(PIRP Irp);

class Region {
public:
  Region() { KeEnterCriticalRegion(); }
  ~Region() { KeLeaveCriticalRegion(); }
};

class Guarded {
public:
  explicit Guarded(BOOLEAN Enter) : entered_(Enter) {
    if (entered_)
      KeEnterGuardedRegion();
  }
  ~Guarded() {
    if (entered_)
      KeLeaveGuardedRegion();
  }

private:
  const BOOLEAN entered_;
};

EXTERN_C DRIVER_DISPATCH UnwindsGuard, ThrowSkipsLeave, LeavesInHandler, ConditionalGuard;

NTSTATUS UnwindsGuard(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  try {
    Region Held;
    if (Irp->Cancel)
      throw STATUS_CANCELLED;
    return Transfer(Irp);
  } catch (NTSTATUS Status) {
    return Status;
  }
}

NTSTATUS ThrowSkipsLeave(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status;
  try {
    KeEnterCriticalRegion();
    if (Irp->Cancel)
      throw STATUS_CANCELLED;
    Status = Transfer(Irp);
    KeLeaveCriticalRegion();
  } catch (...) {
    return STATUS_CANCELLED; // expect: driver-critical-regions missing-leave
  }
  return Status;
}

NTSTATUS LeavesInHandler(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status;
  try {
    KeEnterCriticalRegion();
    if (Irp->Cancel)
      throw STATUS_CANCELLED;
    Status = Transfer(Irp);
    KeLeaveCriticalRegion();
  } catch (...) {
    KeLeaveCriticalRegion();
    return STATUS_CANCELLED;
  }
  return Status;
}

NTSTATUS ConditionalGuard(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  Guarded Held(Irp->Cancel);
  return Transfer(Irp);
}
