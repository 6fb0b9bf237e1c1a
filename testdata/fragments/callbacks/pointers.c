// Calls through pointers go to every function stored there whose type fits.
#include "kernel.h"

typedef VOID LOCK_ROUTINE(PVOID Object);
typedef NTSTATUS WORK_ROUTINE(PVOID Object);

typedef struct _OPERATIONS {
  LOCK_ROUTINE* Acquire;
  LOCK_ROUTINE* Release;
  WORK_ROUTINE* Work;
  WORK_ROUTINE* Never; // nothing is stored here
} OPERATIONS, *POPERATIONS;

static VOID Enter(PVOID Object) { KeEnterCriticalRegion(); }
static VOID Leave(PVOID Object) { KeLeaveCriticalRegion(); }
static NTSTATUS WorkBalanced(PVOID Object) {
  KeEnterGuardedRegion();
  KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}

static const OPERATIONS Operations = {.Acquire = Enter, .Release = Leave, .Work = WorkBalanced};

DRIVER_DISPATCH ThroughTable, ThroughTableForgets, NothingKnown, ThroughLocal, ThroughLocalForgets;

NTSTATUS ThroughTable(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status;
  Operations.Acquire(DeviceObject);
  Status = Operations.Work(Irp);
  Operations.Release(DeviceObject);
  return Status;
}

NTSTATUS ThroughTableForgets(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  const OPERATIONS* Table = &Operations;
  Table->Acquire(DeviceObject);
  return Table->Work(Irp); // expect: driver-critical-regions missing-leave
}

NTSTATUS NothingKnown(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  POPERATIONS Table = DeviceObject->DeviceExtension;
  KeEnterCriticalRegion();
  Table->Never(Irp);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS ThroughLocal(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  LOCK_ROUTINE* Routine = Enter;
  Routine(DeviceObject);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS ThroughLocalForgets(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  LOCK_ROUTINE* Routine = Enter;
  Routine(DeviceObject);
  return STATUS_SUCCESS; // expect: driver-critical-regions missing-leave
}
