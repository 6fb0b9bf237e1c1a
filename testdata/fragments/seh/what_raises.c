// What counts as raising: routines that say so, functions that raise, and accesses to user-mode memory.
#include "kernel.h"

NTSTATUS Work(PVOID Context);

static VOID RaiseIfBad(NTSTATUS Status) {
  if (!NT_SUCCESS(Status)) {
    ExRaiseStatus(Status);
  }
}

DRIVER_DISPATCH HelperRaises, HelperRaisesInTry, QuotaRaises, QuotaFails, UserAccess, UserAccessInTry, KernelAccess,
    UserCopy, WaitDoesNotRaise, CacheRaises, LocksPages, UnknownDoesNotRaise;

NTSTATUS HelperRaises(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterCriticalRegion();
  RaiseIfBad(Work(Irp)); // expect: driver-critical-regions missing-leave-on-exception
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS HelperRaisesInTry(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterCriticalRegion();
  __try {
    RaiseIfBad(Work(Irp));
  } __finally {
    KeLeaveCriticalRegion();
  }
  return STATUS_SUCCESS;
}

NTSTATUS QuotaRaises(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVOID Block;
  KeEnterGuardedRegion();
  Block = ExAllocatePoolWithQuotaTag(PagedPool, 64, 'tseT'); // expect: driver-guarded-regions missing-leave-on-exception
  KeLeaveGuardedRegion();
  return Work(Block);
}

NTSTATUS QuotaFails(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVOID Block;
  KeEnterGuardedRegion();
  Block = ExAllocatePoolWithQuotaTag(PagedPool | POOL_QUOTA_FAIL_INSTEAD_OF_RAISE, 64, 'tseT');
  KeLeaveGuardedRegion();
  return Block != NULL ? Work(Block) : STATUS_INSUFFICIENT_RESOURCES;
}

NTSTATUS UserAccess(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PULONG Buffer = Irp->UserBuffer;
  ULONG Value;
  ProbeForRead(Buffer, sizeof(ULONG), 4);
  KeEnterCriticalRegion();
  Value = *Buffer; // expect: driver-critical-regions missing-leave-on-exception
  KeLeaveCriticalRegion();
  return Value != 0 ? STATUS_SUCCESS : STATUS_UNSUCCESSFUL;
}

NTSTATUS UserAccessInTry(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PULONG Buffer = Irp->UserBuffer;
  ULONG Value = 0;
  ProbeForRead(Buffer, sizeof(ULONG), 4);
  KeEnterCriticalRegion();
  __try {
    Value = *Buffer;
  } __except (EXCEPTION_EXECUTE_HANDLER) {
    Value = 0;
  }
  KeLeaveCriticalRegion();
  return Value != 0 ? STATUS_SUCCESS : STATUS_UNSUCCESSFUL;
}

NTSTATUS UserCopy(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  UCHAR Copy[16];
  ProbeForRead(Irp->UserBuffer, sizeof(Copy), 1);
  KeEnterCriticalRegion();
  RtlCopyMemory(Copy, Irp->UserBuffer, sizeof(Copy)); // expect: driver-critical-regions missing-leave-on-exception
  KeLeaveCriticalRegion();
  return Work(Copy);
}

NTSTATUS KernelAccess(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PULONG Buffer = Irp->AssociatedIrp.SystemBuffer;
  ULONG Value;
  KeEnterCriticalRegion();
  Value = *Buffer;
  KeLeaveCriticalRegion();
  return Value != 0 ? STATUS_SUCCESS : STATUS_UNSUCCESSFUL;
}

NTSTATUS WaitDoesNotRaise(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KEVENT Event;
  KeInitializeEvent(&Event, NotificationEvent, FALSE);
  KeEnterCriticalRegion();
  KeWaitForSingleObject(&Event, Executive, KernelMode, FALSE, NULL);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS CacheRaises(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PIO_STACK_LOCATION IrpSp = IoGetCurrentIrpStackLocation(Irp);
  FsRtlEnterFileSystem();
  CcCopyRead(IrpSp->FileObject, &IrpSp->Parameters.Read.ByteOffset, IrpSp->Parameters.Read.Length, TRUE, // expect: driver-critical-regions missing-leave-on-exception
             Irp->UserBuffer, &Irp->IoStatus);
  FsRtlExitFileSystem();
  return Irp->IoStatus.Status;
}

NTSTATUS LocksPages(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status = STATUS_SUCCESS;
  FsRtlEnterFileSystem();
  __try {
    MmProbeAndLockPages(Irp->MdlAddress, UserMode, IoReadAccess);
  } __except (EXCEPTION_EXECUTE_HANDLER) {
    Status = GetExceptionCode();
  }
  FsRtlExitFileSystem();
  return Status;
}

NTSTATUS UnknownDoesNotRaise(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status;
  KeEnterCriticalRegion();
  Status = Work(Irp);
  KeLeaveCriticalRegion();
  return Status;
}
