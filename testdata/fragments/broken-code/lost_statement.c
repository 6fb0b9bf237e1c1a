// Clang reports an error here, for a statement that only another compiler takes. The function is listed, nothing is
// reported behind the loss, and the rest of the file is judged as ever.
// not-analysed: LosesStatement
#include "kernel.h"

NTSTATUS Transfer(PIRP Irp);
ULONG_PTR TransferAndLeave(PIRP Irp);

DRIVER_DISPATCH LosesStatement, Whole;

NTSTATUS LosesStatement(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterCriticalRegion();
  ((ULONG_PTR)Irp->UserBuffer) = TransferAndLeave(Irp);
  return STATUS_SUCCESS;
}

NTSTATUS Whole(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterCriticalRegion();
  if (!NT_SUCCESS(Transfer(Irp)))
    return STATUS_UNSUCCESSFUL; // expect: driver-critical-regions missing-leave
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}
