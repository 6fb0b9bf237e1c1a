// Clang reports errors here. Where it drops a statement, the function is listed and nothing is reported behind the loss;
// where it keeps the calls, and in the rest of the file, functions are judged as ever.
// not-analysed: LosesStatement
#include "kernel.h"

NTSTATUS Transfer(PIRP Irp);
ULONG_PTR BufferOf(PIRP Irp);

DRIVER_DISPATCH LosesStatement, KeepsCalls, Whole;

// A type whose header is missing.
NTSTATUS LosesStatement(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterCriticalRegion();
  LEAVING_GUARD Guard = BufferOf(Irp);
  return STATUS_SUCCESS;
}

// An assignment that only another compiler takes.
NTSTATUS KeepsCalls(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterCriticalRegion();
  ((ULONG_PTR)Irp->UserBuffer) = BufferOf(Irp);
  return STATUS_SUCCESS; // expect: driver-critical-regions missing-leave
}

NTSTATUS Whole(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterCriticalRegion();
  if (!NT_SUCCESS(Transfer(Irp)))
    return STATUS_UNSUCCESSFUL; // expect: driver-critical-regions missing-leave
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}
