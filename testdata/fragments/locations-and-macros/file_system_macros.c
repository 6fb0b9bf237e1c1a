// FsRtlEnterFileSystem and FsRtlExitFileSystem are macros in the driver kit.
#include "kernel.h"

NTSTATUS CommonCreate(PIRP Irp);

DRIVER_DISPATCH FsdCreate, FsdCreateForgets, FsdCreateExitsTwice;

NTSTATUS FsdCreate(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status;
  FsRtlEnterFileSystem();
  try {
    Status = CommonCreate(Irp);
  } except (EXCEPTION_EXECUTE_HANDLER) {
    Status = GetExceptionCode();
  }
  FsRtlExitFileSystem();
  return Status;
}

NTSTATUS FsdCreateForgets(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status;
  FsRtlEnterFileSystem();
  if (DeviceObject->DeviceExtension == NULL) {
    // expect-next-line: driver-critical-regions missing-leave
    return STATUS_SUCCESS;
  }
  Status = CommonCreate(Irp);
  FsRtlExitFileSystem();
  return Status;
}

NTSTATUS FsdCreateExitsTwice(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  FsRtlEnterFileSystem();
  if (DeviceObject->DeviceExtension == NULL) {
    FsRtlExitFileSystem();
  }
  CommonCreate(Irp);
  FsRtlExitFileSystem(); // expect: driver-critical-regions leave-without-enter
  return STATUS_SUCCESS;
}
