// Calls inside conditions: they run only where the operands before them say so.
#include "kernel.h"

BOOLEAN IsReady(PIRP Irp);
BOOLEAN IsOpen(PIRP Irp);
NTSTATUS Query(PIRP Irp);

typedef struct _EXTENSION {
  KGUARDED_MUTEX Mutex;
} EXTENSION, *PEXTENSION;

DRIVER_DISPATCH SecondOperandEnters, SecondOperandTested, ConditionalOperator, ConditionalOperatorBoth, CommaOperator,
    StatementExpression;

NTSTATUS SecondOperandEnters(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  if (IsReady(Irp) && KeTryToAcquireGuardedMutex(&Extension->Mutex) && IsOpen(Irp)) {
    KeReleaseGuardedMutex(&Extension->Mutex);
    return STATUS_SUCCESS;
  }
  return STATUS_DEVICE_NOT_READY; // expect: driver-guarded-regions missing-leave
}

NTSTATUS SecondOperandTested(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  if (IsReady(Irp) && IsOpen(Irp) && KeTryToAcquireGuardedMutex(&Extension->Mutex)) {
    KeReleaseGuardedMutex(&Extension->Mutex);
    return STATUS_SUCCESS;
  }
  return STATUS_DEVICE_NOT_READY;
}

NTSTATUS ConditionalOperator(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status;
  KeEnterCriticalRegion();
  Status = IsReady(Irp) ? (KeLeaveCriticalRegion(), Query(Irp)) : STATUS_DEVICE_NOT_READY;
  return Status; // expect: driver-critical-regions missing-leave
}

NTSTATUS ConditionalOperatorBoth(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status;
  KeEnterCriticalRegion();
  Status = IsReady(Irp) ? (KeLeaveCriticalRegion(), Query(Irp)) : (KeLeaveCriticalRegion(), STATUS_DEVICE_NOT_READY);
  return Status;
}

NTSTATUS CommaOperator(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  return KeEnterCriticalRegion(), Query(Irp); // expect: driver-critical-regions missing-leave
}

NTSTATUS StatementExpression(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status = ({
    KeEnterCriticalRegion();
    NTSTATUS Inner = Query(Irp);
    KeLeaveCriticalRegion();
    Inner;
  });
  return Status;
}
