// The same unchanged thing tested twice; what changes in between is not the same any more.
#include "kernel.h"

typedef struct _EXTENSION {
  ULONG Mode;
  BOOLEAN Paging;
  struct _EXTENSION* Lower;
  KGUARDED_MUTEX Mutex;
} EXTENSION, *PEXTENSION;

NTSTATUS Transfer(PIRP Irp);
BOOLEAN IsPaging(PIRP Irp);

DRIVER_DISPATCH Field, FieldThroughCopy, FieldWritten, PureExpression, PureExpressionChanged, CallTwice,
    Negated, Implied, NotImplied, SwitchTwice, SwitchTwiceDiffers, Constant, LocalReassigned;

NTSTATUS Field(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  if (Extension->Paging)
    KeEnterCriticalRegion();
  Transfer(Irp);
  if (Extension->Paging)
    KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS FieldThroughCopy(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  PEXTENSION Same = Extension;
  if (Extension->Lower->Paging)
    KeEnterCriticalRegion();
  if (Same->Lower->Paging)
    KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS FieldWritten(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  if (Extension->Paging)
    KeEnterCriticalRegion();
  Extension->Paging = FALSE;
  if (Extension->Paging)
    KeLeaveCriticalRegion();
  return STATUS_SUCCESS; // expect: driver-critical-regions missing-leave
}

NTSTATUS PureExpression(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  if ((Extension->Mode & 3) == 2 && Irp->MdlAddress != NULL)
    KeEnterGuardedRegion();
  Transfer(Irp);
  if (Irp->MdlAddress != NULL && (Extension->Mode & 3) == 2)
    KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}

NTSTATUS PureExpressionChanged(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  ULONG Mode = ((PEXTENSION)DeviceObject->DeviceExtension)->Mode;
  if ((Mode & 3) == 2)
    KeEnterGuardedRegion();
  Transfer(Irp);
  if ((Mode & 7) == 2)
    KeLeaveGuardedRegion();
  return STATUS_SUCCESS; // expect: driver-guarded-regions missing-leave
}

// Two calls may answer differently; one call's answer kept in a local does not.
NTSTATUS CallTwice(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  if (IsPaging(Irp))
    KeEnterCriticalRegion();
  Transfer(Irp);
  if (!IsPaging(Irp))
    return STATUS_SUCCESS; // expect: driver-critical-regions missing-leave
  KeLeaveCriticalRegion(); // expect: driver-critical-regions leave-without-enter
  return STATUS_SUCCESS;
}

NTSTATUS Negated(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  if (!Extension->Paging)
    goto Check;
  KeEnterCriticalRegion();
Check:
  if (Extension->Paging != FALSE)
    KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS Implied(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  ULONG Length = IoGetCurrentIrpStackLocation(Irp)->Parameters.Read.Length;
  if (Length > 4096)
    KeEnterGuardedRegion();
  Transfer(Irp);
  if (Length >= 4097)
    KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}

NTSTATUS NotImplied(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  ULONG Length = IoGetCurrentIrpStackLocation(Irp)->Parameters.Read.Length;
  if (Length > 4096)
    KeEnterGuardedRegion();
  Transfer(Irp);
  if (Length > 8192)
    KeLeaveGuardedRegion();
  return STATUS_SUCCESS; // expect: driver-guarded-regions missing-leave
}

NTSTATUS SwitchTwice(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  ULONG Code = IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.IoControlCode;
  switch (Code) {
  case 1:
  case 2:
    KeEnterCriticalRegion();
    break;
  case 3:
    return STATUS_NOT_IMPLEMENTED;
  }
  Transfer(Irp);
  switch (Code) {
  case 2:
  case 1:
    KeLeaveCriticalRegion();
    break;
  }
  return STATUS_SUCCESS;
}

NTSTATUS SwitchTwiceDiffers(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  ULONG Code = IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.IoControlCode;
  switch (Code) {
  case 1:
  case 2:
    KeEnterCriticalRegion();
    break;
  }
  Transfer(Irp);
  switch (Code) {
  case 1:
    KeLeaveCriticalRegion();
    break;
  }
  return STATUS_SUCCESS; // expect: driver-critical-regions missing-leave
}

NTSTATUS Constant(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  const BOOLEAN kUseRegion = TRUE;
  KeEnterGuardedRegion();
  Transfer(Irp);
  if (kUseRegion)
    KeLeaveGuardedRegion();
  if (sizeof(PVOID) == 2)
    KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}

NTSTATUS LocalReassigned(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  BOOLEAN Paging = IsPaging(Irp);
  if (Paging)
    KeEnterGuardedRegion();
  Paging = (BOOLEAN)(Irp->Cancel == FALSE);
  if (Paging) {
    KeLeaveGuardedRegion(); // expect: driver-guarded-regions leave-without-enter
    return STATUS_SUCCESS;
  }
  return STATUS_CANCELLED; // expect: driver-guarded-regions missing-leave
}
