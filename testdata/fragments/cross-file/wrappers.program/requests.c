// What the helpers in locks.c do is known here.
#include "locks.h"

NTSTATUS Transfer(PIRP Irp);

DRIVER_DISPATCH Read, ReadForgets, Write, WriteForgets, Flush, FlushRaises;

NTSTATUS Read(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  NTSTATUS Status;
  AcquireVcb(Vcb);
  Status = Transfer(Irp);
  ReleaseVcb(Vcb);
  return Status;
}

NTSTATUS ReadForgets(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  AcquireVcb(Vcb);
  return Transfer(Irp); // expect: driver-critical-regions missing-leave
}

NTSTATUS Write(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  NTSTATUS Status = AcquireMountedVcb(Vcb);
  if (NT_SUCCESS(Status)) {
    Status = Transfer(Irp);
    ReleaseVcb(Vcb);
  }
  return Status;
}

NTSTATUS WriteForgets(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  NTSTATUS Status = AcquireMountedVcb(Vcb);
  if (!NT_SUCCESS(Status)) {
    ReleaseVcb(Vcb); // expect: driver-critical-regions leave-without-enter
    return Status;
  }
  Status = Transfer(Irp);
  ReleaseVcb(Vcb);
  return Status;
}

NTSTATUS Flush(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  NTSTATUS Status;
  FsRtlEnterFileSystem();
  try {
    VerifyVcb(Vcb);
    Status = Transfer(Irp);
  } except (EXCEPTION_EXECUTE_HANDLER) {
    Status = GetExceptionCode();
  }
  FsRtlExitFileSystem();
  return Status;
}

NTSTATUS FlushRaises(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVCB Vcb = DeviceObject->DeviceExtension;
  NTSTATUS Status;
  FsRtlEnterFileSystem();
  VerifyVcb(Vcb); // expect: driver-critical-regions missing-leave-on-exception
  Status = Transfer(Irp);
  FsRtlExitFileSystem();
  return Status;
}
