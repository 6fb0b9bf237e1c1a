// A function without a body changes no tracked state; it may write what its pointer arguments reach.
#include "kernel.h"

typedef struct _CONTEXT {
  BOOLEAN Held;
} CONTEXT, *PCONTEXT;

VOID LibraryLock(PVOID Object);
VOID Inspect(PCONTEXT Context);
VOID Count(ULONG Value);

DRIVER_DISPATCH UnknownEntersNothing, UnknownWrites, UnknownCannotWrite;

NTSTATUS UnknownEntersNothing(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  LibraryLock(DeviceObject);
  KeLeaveCriticalRegion(); // expect: driver-critical-regions leave-without-enter
  return STATUS_SUCCESS;
}

NTSTATUS UnknownWrites(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  CONTEXT Context;
  KeEnterCriticalRegion();
  Context.Held = TRUE;
  Inspect(&Context);
  if (Context.Held)
    KeLeaveCriticalRegion();
  return STATUS_SUCCESS; // expect: driver-critical-regions missing-leave
}

NTSTATUS UnknownCannotWrite(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  CONTEXT Context;
  KeEnterCriticalRegion();
  Context.Held = TRUE;
  Count(Context.Held);
  if (Context.Held)
    KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}
