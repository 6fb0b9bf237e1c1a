// A helper that leaves what it entered, but not where an exception passes through it.
#include "kernel.h"

VOID Store(PVOID Buffer);

VOID CopyHolding(PVOID Buffer) {
  KeEnterGuardedRegion();
  ProbeForRead(Buffer, 16, 1); // expect: driver-guarded-regions missing-leave-on-exception
  Store(Buffer);
  KeLeaveGuardedRegion();
}

VOID CopyProtected(PVOID Buffer) {
  KeEnterGuardedRegion();
  __try {
    ProbeForRead(Buffer, 16, 1);
    Store(Buffer);
  } __finally {
    KeLeaveGuardedRegion();
  }
}

DRIVER_DISPATCH CallsHolding, CallsProtected;

// Reported once, in the helper.
NTSTATUS CallsHolding(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  __try {
    CopyHolding(Irp->UserBuffer);
  } __except (EXCEPTION_EXECUTE_HANDLER) {
    return GetExceptionCode();
  }
  return STATUS_SUCCESS;
}

NTSTATUS CallsProtected(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  __try {
    CopyProtected(Irp->UserBuffer);
  } __except (EXCEPTION_EXECUTE_HANDLER) {
    return GetExceptionCode();
  }
  return STATUS_SUCCESS;
}
