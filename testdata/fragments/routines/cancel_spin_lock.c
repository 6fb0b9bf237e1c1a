// A cancel routine is called with the cancel spin lock held. What the rule that is asked for tells,
// driver-lock-pairing does not tell again.
// option: check driver-cancel-spin-lock
#include "kernel.h"

DRIVER_CANCEL Releases, Keeps, KeepsOnOneWay, ReleasesTwice;
DRIVER_DISPATCH Acquires, AcquiresAndKeeps;

VOID Releases(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  IoReleaseCancelSpinLock(Irp->CancelIrql);
  IoCompleteRequest(Irp, 0);
}

VOID Keeps(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  IoCompleteRequest(Irp, 0);
} // expect: driver-cancel-spin-lock missing-leave

VOID KeepsOnOneWay(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  if (Irp->Cancel) {
    IoReleaseCancelSpinLock(Irp->CancelIrql);
    IoCompleteRequest(Irp, 0);
  }
} // expect: driver-cancel-spin-lock missing-leave

VOID ReleasesTwice(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  IoReleaseCancelSpinLock(Irp->CancelIrql);
  IoReleaseCancelSpinLock(Irp->CancelIrql); // expect: driver-cancel-spin-lock leave-without-enter
}

NTSTATUS Acquires(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KIRQL OldIrql;
  IoAcquireCancelSpinLock(&OldIrql);
  if (Irp->Cancel) {
    // As the system would call it.
    Irp->CancelIrql = OldIrql;
    Releases(DeviceObject, Irp);
    return STATUS_CANCELLED;
  }
  IoReleaseCancelSpinLock(OldIrql);
  return STATUS_SUCCESS;
}

NTSTATUS AcquiresAndKeeps(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KIRQL OldIrql;
  IoAcquireCancelSpinLock(&OldIrql);
  if (Irp->Cancel)
    return STATUS_CANCELLED; // expect: driver-cancel-spin-lock missing-leave
  IoReleaseCancelSpinLock(OldIrql);
  return STATUS_SUCCESS;
}
