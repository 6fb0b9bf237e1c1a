// Macros are seen through; a finding points at where the user wrote the macro.
#include "kernel.h"

typedef struct _VCB {
  ERESOURCE Resource;
} VCB, *PVCB;

NTSTATUS Verify(PVCB Vcb);
NTSTATUS Transfer(PIRP Irp);

#define LockVcb(V) { KeEnterCriticalRegion(); ExAcquireResourceExclusiveLite(&(V)->Resource, TRUE); }
#define UnlockVcb(V) { ExReleaseResourceLite(&(V)->Resource); KeLeaveCriticalRegion(); }

// Enter, open a body, and leave at a label behind it.
#define BEGIN_REGION(V) \
  LockVcb(V);           \
  __try {
#define END_REGION(V) \
  }                   \
  __finally { UnlockVcb(V); }

#define RETURN_IF_FAILED(S) \
  do {                      \
    if (!NT_SUCCESS(S))     \
      return (S);           \
  } while (0)

#define LEAVE_AND_COMPLETE(I, S) \
  KeLeaveCriticalRegion();       \
  IoCompleteRequest(I, S)

DRIVER_DISPATCH LocksAndUnlocks, MacroReturnsHolding, MacroReturnsInBody, TwoStatementsBehindIf, TwoStatementsInBraces,
    UnlocksTwice, OnOneLine;

NTSTATUS LocksAndUnlocks(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  NTSTATUS Status;
  LockVcb(Vcb);
  Status = Transfer(Irp);
  UnlockVcb(Vcb);
  return Status;
}

NTSTATUS MacroReturnsHolding(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  NTSTATUS Status;
  LockVcb(Vcb);
  Status = Verify(Vcb);
  RETURN_IF_FAILED(Status); // expect: driver-critical-regions missing-leave
  Status = Transfer(Irp);
  UnlockVcb(Vcb);
  return Status;
}

NTSTATUS MacroReturnsInBody(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  NTSTATUS Status;
  BEGIN_REGION(Vcb)
    Status = Verify(Vcb);
    RETURN_IF_FAILED(Status);
    Status = Transfer(Irp);
  END_REGION(Vcb)
  return Status;
}

// Only the macro's first statement belongs to the if.
NTSTATUS TwoStatementsBehindIf(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterCriticalRegion();
  if (Irp->Cancel)
    LEAVE_AND_COMPLETE(Irp, IO_NO_INCREMENT);
  return STATUS_SUCCESS; // expect: driver-critical-regions missing-leave
}

NTSTATUS TwoStatementsInBraces(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterCriticalRegion();
  if (!Irp->Cancel) {
    Transfer(Irp);
  }
  LEAVE_AND_COMPLETE(Irp, IO_NO_INCREMENT);
  return STATUS_SUCCESS;
}

NTSTATUS UnlocksTwice(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  LockVcb(Vcb);
  if (!NT_SUCCESS(Verify(Vcb))) {
    UnlockVcb(Vcb);
  }
  UnlockVcb(Vcb); // expect: driver-critical-regions leave-without-enter, expect: driver-within-critical-region apcs-enabled
  return STATUS_SUCCESS;
}

NTSTATUS OnOneLine(PDEVICE_OBJECT DeviceObject, PIRP Irp) { KeEnterGuardedRegion(); return Transfer(Irp); } // expect: driver-guarded-regions missing-leave
