// A flag says whether the region was entered.
#include "kernel.h"

BOOLEAN IsPaging(PIRP Irp);
NTSTATUS Transfer(PIRP Irp);
VOID Observe(PBOOLEAN Flag);

DRIVER_DISPATCH FlagTested, FlagForgotten, FlagInverted, FlagInBits, FlagInBitsOther, FlagKeptAcrossCall,
    FlagGivenAway, FlagNotReset, PointerAsFlag;

NTSTATUS FlagTested(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status;
  BOOLEAN Entered = FALSE;
  if (!IsPaging(Irp)) {
    KeEnterCriticalRegion();
    Entered = TRUE;
  }
  Status = Transfer(Irp);
  if (Entered) {
    KeLeaveCriticalRegion();
  }
  return Status;
}

// The flag is never set.
NTSTATUS FlagForgotten(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status;
  BOOLEAN Entered = FALSE;
  if (!IsPaging(Irp)) {
    KeEnterCriticalRegion();
  }
  Status = Transfer(Irp);
  if (Entered) {
    KeLeaveCriticalRegion();
  }
  return Status; // expect: driver-critical-regions missing-leave
}

NTSTATUS FlagInverted(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  BOOLEAN Entered = FALSE;
  if (!IsPaging(Irp)) {
    KeEnterGuardedRegion();
    Entered = TRUE;
  }
  Transfer(Irp);
  if (!Entered) {
    KeLeaveGuardedRegion(); // expect: driver-guarded-regions leave-without-enter
  } else {
    KeLeaveGuardedRegion();
  }
  return STATUS_SUCCESS;
}

#define UNWIND_REGION 0x01
#define UNWIND_BUFFER 0x02

NTSTATUS FlagInBits(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  ULONG Unwind = 0;
  if (!IsPaging(Irp)) {
    KeEnterGuardedRegion();
    SetFlag(Unwind, UNWIND_REGION);
  }
  if (Irp->MdlAddress == NULL) {
    SetFlag(Unwind, UNWIND_BUFFER);
  }
  Transfer(Irp);
  if (FlagOn(Unwind, UNWIND_REGION)) {
    KeLeaveGuardedRegion();
  }
  return STATUS_SUCCESS;
}

NTSTATUS FlagInBitsOther(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  ULONG Unwind = 0;
  if (!IsPaging(Irp)) {
    KeEnterGuardedRegion();
    SetFlag(Unwind, UNWIND_BUFFER);
  }
  Transfer(Irp);
  if (FlagOn(Unwind, UNWIND_REGION)) {
    KeLeaveGuardedRegion();
  }
  return STATUS_SUCCESS; // expect: driver-guarded-regions missing-leave
}

// A local whose address nobody has survives any call.
NTSTATUS FlagKeptAcrossCall(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  BOOLEAN Entered = IsPaging(Irp);
  if (Entered)
    KeEnterCriticalRegion();
  Transfer(Irp);
  Transfer(Irp);
  if (Entered)
    KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

// A local whose address went to an unknown function is unknown afterwards.
NTSTATUS FlagGivenAway(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  BOOLEAN Entered = TRUE;
  KeEnterCriticalRegion();
  Observe(&Entered);
  if (Entered)
    KeLeaveCriticalRegion();
  return STATUS_SUCCESS; // expect: driver-critical-regions missing-leave
}

NTSTATUS FlagNotReset(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  BOOLEAN Entered = TRUE;
  KeEnterCriticalRegion();
  if (IsPaging(Irp)) {
    KeLeaveCriticalRegion();
  }
  Transfer(Irp);
  if (Entered)
    KeLeaveCriticalRegion(); // expect: driver-critical-regions leave-without-enter
  return STATUS_SUCCESS;
}

NTSTATUS PointerAsFlag(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PVOID Held = NULL;
  if (Irp->MdlAddress != NULL) {
    KeEnterGuardedRegion();
    Held = Irp->MdlAddress;
  }
  Transfer(Irp);
  if (Held != NULL)
    KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}
