// Destructors give the level back where their scope ends.
#include "kernel.h"

struct EXTENSION {
  KSPIN_LOCK Lock;
  ULONG Count;
};

class RaisedLevel {
public:
  explicit RaisedLevel(KIRQL Level) { KeRaiseIrql(Level, &OldIrql); }
  ~RaisedLevel() { KeLowerIrql(OldIrql); }

private:
  KIRQL OldIrql;
};

class LockHolder {
public:
  explicit LockHolder(KSPIN_LOCK& TheLock) : Lock(TheLock) { KeAcquireInStackQueuedSpinLock(&Lock, &Handle); }
  ~LockHolder() { KeReleaseInStackQueuedSpinLock(&Handle); }

private:
  KSPIN_LOCK& Lock;
  KLOCK_QUEUE_HANDLE Handle;
};

extern "C" DRIVER_DISPATCH InScope, AfterScope, InLock, AfterLock, ReturnsInScope, ApcScope;

NTSTATUS InScope(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  EXTENSION* Extension = static_cast<EXTENSION*>(DeviceObject->DeviceExtension);
  KeEnterCriticalRegion();
  {
    RaisedLevel Raised(DISPATCH_LEVEL);
    Extension->Count++;
    KeLeaveCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  }
  return STATUS_SUCCESS;
}

NTSTATUS AfterScope(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  EXTENSION* Extension = static_cast<EXTENSION*>(DeviceObject->DeviceExtension);
  KeEnterCriticalRegion();
  {
    RaisedLevel Raised(DISPATCH_LEVEL);
    Extension->Count++;
  }
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS InLock(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  EXTENSION* Extension = static_cast<EXTENSION*>(DeviceObject->DeviceExtension);
  KeEnterGuardedRegion();
  {
    LockHolder Holder(Extension->Lock);
    Extension->Count++;
    KeLeaveGuardedRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  }
  return STATUS_SUCCESS;
}

NTSTATUS AfterLock(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  EXTENSION* Extension = static_cast<EXTENSION*>(DeviceObject->DeviceExtension);
  KeEnterGuardedRegion();
  {
    LockHolder Holder(Extension->Lock);
    Extension->Count++;
  }
  KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}

// The destructor runs on the early return, and before the second region.
NTSTATUS ReturnsInScope(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  EXTENSION* Extension = static_cast<EXTENSION*>(DeviceObject->DeviceExtension);
  {
    LockHolder Holder(Extension->Lock);
    if (Extension->Count == 0)
      return STATUS_DEVICE_NOT_READY;
    Extension->Count--;
  }
  KeEnterGuardedRegion();
  KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}

NTSTATUS ApcScope(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  RaisedLevel Raised(APC_LEVEL);
  KeEnterGuardedRegion();
  KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}
