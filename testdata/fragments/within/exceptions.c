// Handlers that leave and release.
#include "kernel.h"

typedef struct _VCB {
  ERESOURCE Resource;
  ULONG Flags;
} VCB, *PVCB;

NTSTATUS Transfer(PIRP Irp);

DRIVER_DISPATCH FinallyInOrder, FinallyCrossed, FinallyOnError, FinallyOnErrorCrossed, NestedFinally,
    NestedFinallyCrossed, ExceptInOrder, ExceptCrossed;

NTSTATUS FinallyInOrder(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  KeEnterCriticalRegion();
  ExAcquireResourceExclusiveLite(&Vcb->Resource, TRUE);
  __try {
    ProbeForRead(Irp->UserBuffer, 16, 1);
    Transfer(Irp);
  } __finally {
    ExReleaseResourceLite(&Vcb->Resource);
    KeLeaveCriticalRegion();
  }
  return STATUS_SUCCESS;
}

NTSTATUS FinallyCrossed(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  KeEnterCriticalRegion();
  ExAcquireResourceExclusiveLite(&Vcb->Resource, TRUE);
  __try {
    ProbeForRead(Irp->UserBuffer, 16, 1);
    Transfer(Irp);
  } __finally {
    KeLeaveCriticalRegion();
    ExReleaseResourceLite(&Vcb->Resource); // expect: driver-within-critical-region apcs-enabled
  }
  return STATUS_SUCCESS;
}

NTSTATUS FinallyOnError(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  KeEnterCriticalRegion();
  ExAcquireResourceSharedLite(&Vcb->Resource, TRUE);
  __try {
    if (Irp->Cancel)
      return STATUS_CANCELLED;
    Transfer(Irp);
  } __finally {
    if (AbnormalTermination()) {
      ExReleaseResourceLite(&Vcb->Resource);
      KeLeaveCriticalRegion();
    }
  }
  ExReleaseResourceLite(&Vcb->Resource);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS FinallyOnErrorCrossed(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  KeEnterCriticalRegion();
  ExAcquireResourceSharedLite(&Vcb->Resource, TRUE);
  __try {
    if (Irp->Cancel)
      return STATUS_CANCELLED;
    Transfer(Irp);
  } __finally {
    if (AbnormalTermination()) {
      KeLeaveCriticalRegion();
      ExReleaseResourceLite(&Vcb->Resource); // expect: driver-within-critical-region apcs-enabled
    }
  }
  ExReleaseResourceLite(&Vcb->Resource);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

// The inner handler runs first.
NTSTATUS NestedFinally(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  KeEnterCriticalRegion();
  __try {
    ExAcquireResourceExclusiveLite(&Vcb->Resource, TRUE);
    __try {
      Transfer(Irp);
    } __finally {
      ExReleaseResourceLite(&Vcb->Resource);
    }
  } __finally {
    KeLeaveCriticalRegion();
  }
  return STATUS_SUCCESS;
}

NTSTATUS NestedFinallyCrossed(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  KeEnterCriticalRegion();
  ExAcquireResourceExclusiveLite(&Vcb->Resource, TRUE);
  __try {
    __try {
      Transfer(Irp);
    } __finally {
      KeLeaveCriticalRegion();
    }
  } __finally {
    ExReleaseResourceLite(&Vcb->Resource); // expect: driver-within-critical-region apcs-enabled
  }
  return STATUS_SUCCESS;
}

NTSTATUS ExceptInOrder(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  NTSTATUS Status = STATUS_SUCCESS;
  KeEnterCriticalRegion();
  ExAcquireResourceSharedLite(&Vcb->Resource, TRUE);
  __try {
    ProbeForWrite(Irp->UserBuffer, 16, 1);
  } __except (EXCEPTION_EXECUTE_HANDLER) {
    Status = GetExceptionCode();
  }
  ExReleaseResourceLite(&Vcb->Resource);
  KeLeaveCriticalRegion();
  return Status;
}

NTSTATUS ExceptCrossed(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  KeEnterCriticalRegion();
  ExAcquireResourceSharedLite(&Vcb->Resource, TRUE);
  __try {
    ProbeForWrite(Irp->UserBuffer, 16, 1);
  } __except (EXCEPTION_EXECUTE_HANDLER) {
    KeLeaveCriticalRegion();
    ExReleaseResourceLite(&Vcb->Resource); // expect: driver-within-critical-region apcs-enabled
    return STATUS_ACCESS_VIOLATION;
  }
  ExReleaseResourceLite(&Vcb->Resource);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}
