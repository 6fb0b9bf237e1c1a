// __except handlers, and exceptions that leave the function.
#include "kernel.h"

NTSTATUS Copy(PVOID Buffer);
VOID Clean(PIRP Irp);
LONG Decide(ULONG Code);

DRIVER_DISPATCH HandlerSkipsLeave, HandlerLeaves, LeaveBehindHandler, LeaveInBodyAndHandler, RaisesOut, RaisesAfterLeave,
    FilterPassesOn, FilterPassesOnToFinally, FilterMayHandle, UnknownFilter, ExceptionInHandler, RaiseIsCaught;

NTSTATUS HandlerSkipsLeave(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  __try {
    KeEnterCriticalRegion();
    ProbeForRead(Irp->UserBuffer, 16, 1);
    KeLeaveCriticalRegion();
  } __except (EXCEPTION_EXECUTE_HANDLER) {
    return GetExceptionCode(); // expect: driver-critical-regions missing-leave
  }
  return STATUS_SUCCESS;
}

NTSTATUS HandlerLeaves(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  __try {
    KeEnterCriticalRegion();
    ProbeForRead(Irp->UserBuffer, 16, 1);
    KeLeaveCriticalRegion();
  } __except (EXCEPTION_EXECUTE_HANDLER) {
    KeLeaveCriticalRegion();
    return GetExceptionCode();
  }
  return STATUS_SUCCESS;
}

NTSTATUS LeaveBehindHandler(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status = STATUS_SUCCESS;
  KeEnterCriticalRegion();
  __try {
    ProbeForRead(Irp->UserBuffer, 16, 1);
  } __except (EXCEPTION_EXECUTE_HANDLER) {
    Status = GetExceptionCode();
  }
  KeLeaveCriticalRegion();
  return Status;
}

// What raises stands in front of the enter: the handler has nothing to leave.
NTSTATUS LeaveInBodyAndHandler(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  __try {
    ProbeForRead(Irp->UserBuffer, 16, 1);
    KeEnterCriticalRegion();
    Clean(Irp);
    KeLeaveCriticalRegion();
  } __except (EXCEPTION_EXECUTE_HANDLER) {
    KeLeaveCriticalRegion(); // expect: driver-critical-regions leave-without-enter
  }
  return STATUS_SUCCESS;
}

NTSTATUS RaisesOut(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterGuardedRegion();
  ProbeForWrite(Irp->UserBuffer, 4, 4); // expect: driver-guarded-regions missing-leave-on-exception
  KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}

NTSTATUS RaisesAfterLeave(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterGuardedRegion();
  Clean(Irp);
  KeLeaveGuardedRegion();
  ProbeForWrite(Irp->UserBuffer, 4, 4);
  return STATUS_SUCCESS;
}

NTSTATUS FilterPassesOn(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterCriticalRegion();
  __try {
    ProbeForRead(Irp->UserBuffer, 16, 1); // expect: driver-critical-regions missing-leave-on-exception
  } __except (EXCEPTION_CONTINUE_SEARCH) {
    Clean(Irp);
  }
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS FilterPassesOnToFinally(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterCriticalRegion();
  __try {
    __try {
      ProbeForRead(Irp->UserBuffer, 16, 1);
    } __except (EXCEPTION_CONTINUE_SEARCH) {
      Clean(Irp);
    }
  } __finally {
    KeLeaveCriticalRegion();
  }
  return STATUS_SUCCESS;
}

// A conditional filter may handle the exception; no finding rests on its not doing so.
NTSTATUS FilterMayHandle(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status = STATUS_SUCCESS;
  KeEnterCriticalRegion();
  __try {
    ProbeForRead(Irp->UserBuffer, 16, 1);
  } __except (GetExceptionCode() == STATUS_ACCESS_VIOLATION ? EXCEPTION_EXECUTE_HANDLER : EXCEPTION_CONTINUE_SEARCH) {
    Status = STATUS_ACCESS_VIOLATION;
  }
  KeLeaveCriticalRegion();
  return Status;
}

NTSTATUS UnknownFilter(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status = STATUS_SUCCESS;
  __try {
    KeEnterCriticalRegion();
    ProbeForRead(Irp->UserBuffer, 16, 1);
    KeLeaveCriticalRegion();
  } __except (Decide(GetExceptionCode())) {
    Status = STATUS_ACCESS_VIOLATION;
  }
  return Status; // expect: driver-critical-regions missing-leave
}

NTSTATUS ExceptionInHandler(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterGuardedRegion();
  __try {
    ProbeForRead(Irp->UserBuffer, 16, 1);
  } __except (EXCEPTION_EXECUTE_HANDLER) {
    ExRaiseStatus(STATUS_ACCESS_VIOLATION); // expect: driver-guarded-regions missing-leave-on-exception
  }
  KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}

NTSTATUS RaiseIsCaught(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterGuardedRegion();
  __try {
    ExRaiseStatus(STATUS_ACCESS_VIOLATION);
  } __except (EXCEPTION_EXECUTE_HANDLER) {
    Clean(Irp);
  }
  KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}
