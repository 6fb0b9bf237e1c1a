// __finally runs on every way out of its body.
#include "kernel.h"

NTSTATUS Copy(PIRP Irp);
BOOLEAN IsReady(PIRP Irp);
VOID Clean(PIRP Irp);

DRIVER_DISPATCH FinallyLeaves, FinallyForgets, ReturnInTry, LeaveStatement, GotoOutOfTry, LeavesInBodyAndFinally,
    LoopWithFinally, LoopWithFinallyTwice, NestedFinally, NestedFinallyForgets, AbnormalOnly, NormalOnly;

NTSTATUS FinallyLeaves(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status = STATUS_SUCCESS;
  KeEnterCriticalRegion();
  __try {
    ProbeForRead(Irp->UserBuffer, 16, 1);
    Status = Copy(Irp);
  } __finally {
    KeLeaveCriticalRegion();
  }
  return Status;
}

NTSTATUS FinallyForgets(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status = STATUS_SUCCESS;
  KeEnterCriticalRegion();
  __try {
    Status = Copy(Irp);
  } __finally {
    Clean(Irp);
  }
  return Status; // expect: driver-critical-regions missing-leave
}

// The leave behind the block is skipped by the return inside it.
NTSTATUS ReturnInTry(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterGuardedRegion();
  __try {
    if (!IsReady(Irp)) {
      return STATUS_DEVICE_NOT_READY; // expect: driver-guarded-regions missing-leave
    }
    Copy(Irp);
  } __finally {
    Clean(Irp);
  }
  KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}

NTSTATUS LeaveStatement(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterGuardedRegion();
  __try {
    if (!IsReady(Irp)) {
      __leave;
    }
    Copy(Irp);
  } __finally {
    Clean(Irp);
  }
  KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}

NTSTATUS GotoOutOfTry(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  __try {
    KeEnterCriticalRegion();
    if (!IsReady(Irp))
      goto Out;
    Copy(Irp);
    goto Out;
  } __finally {
    KeLeaveCriticalRegion();
  }
Out:
  return STATUS_SUCCESS;
}

NTSTATUS LeavesInBodyAndFinally(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterCriticalRegion();
  __try {
    if (!IsReady(Irp)) {
      KeLeaveCriticalRegion();
      __leave;
    }
    Copy(Irp);
  } __finally {
    KeLeaveCriticalRegion(); // expect: driver-critical-regions leave-without-enter
  }
  return STATUS_SUCCESS;
}

NTSTATUS LoopWithFinally(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  ULONG Try;
  for (Try = 0; Try < 3; Try++) {
    KeEnterGuardedRegion();
    __try {
      if (IsReady(Irp))
        break;
      if (Irp->Cancel)
        continue;
      Copy(Irp);
    } __finally {
      KeLeaveGuardedRegion();
    }
  }
  return STATUS_SUCCESS;
}

// `break` has left already when the handler leaves again.
NTSTATUS LoopWithFinallyTwice(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  ULONG Try;
  for (Try = 0; Try < 3; Try++) {
    KeEnterGuardedRegion();
    __try {
      if (IsReady(Irp)) {
        KeLeaveGuardedRegion();
        break;
      }
      Copy(Irp);
    } __finally {
      KeLeaveGuardedRegion(); // expect: driver-guarded-regions leave-without-enter
    }
  }
  return STATUS_SUCCESS;
}

NTSTATUS NestedFinally(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterCriticalRegion();
  __try {
    KeEnterGuardedRegion();
    __try {
      if (!IsReady(Irp))
        return STATUS_DEVICE_NOT_READY;
      ProbeForWrite(Irp->UserBuffer, 4, 4);
    } __finally {
      KeLeaveGuardedRegion();
    }
  } __finally {
    KeLeaveCriticalRegion();
  }
  return STATUS_SUCCESS;
}

NTSTATUS NestedFinallyForgets(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterCriticalRegion();
  __try {
    KeEnterGuardedRegion();
    __try {
      if (!IsReady(Irp))
        return STATUS_DEVICE_NOT_READY; // expect: driver-guarded-regions missing-leave
      KeLeaveGuardedRegion();
    } __finally {
      Clean(Irp);
    }
  } __finally {
    KeLeaveCriticalRegion();
  }
  return STATUS_SUCCESS;
}

// AbnormalTermination() is true for the return, false for the end of the body and for __leave.
NTSTATUS AbnormalOnly(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterCriticalRegion();
  __try {
    if (!IsReady(Irp))
      return STATUS_DEVICE_NOT_READY;
    if (Irp->Cancel)
      __leave;
    Copy(Irp);
  } __finally {
    if (AbnormalTermination())
      KeLeaveCriticalRegion();
  }
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS NormalOnly(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterCriticalRegion();
  __try {
    if (!IsReady(Irp))
      return STATUS_DEVICE_NOT_READY; // expect: driver-critical-regions missing-leave
    Copy(Irp);
  } __finally {
    if (!AbnormalTermination())
      KeLeaveCriticalRegion();
  }
  return STATUS_SUCCESS;
}
