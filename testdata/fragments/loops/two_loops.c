// A loop that acquires and a loop that releases: accepted only over the same unchanged bound.
#include "kernel.h"

typedef struct _EXTENSION {
  ULONG Count;
  ERESOURCE Resources[8];
} EXTENSION, *PEXTENSION;

NTSTATUS Transfer(PIRP Irp);
ULONG CountOf(PIRP Irp);

DRIVER_DISPATCH SameBound, OtherBound;

NTSTATUS SameBound(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  ULONG Count = CountOf(Irp);
  ULONG Index;
  for (Index = 0; Index < Count; Index++) {
    ExEnterCriticalRegionAndAcquireResourceExclusive(&Extension->Resources[Index]);
  }
  Transfer(Irp);
  for (Index = 0; Index < Count; Index++) {
    ExReleaseResourceAndLeaveCriticalRegion(&Extension->Resources[Index]);
  }
  return STATUS_SUCCESS;
}

NTSTATUS OtherBound(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  ULONG First = CountOf(Irp);
  ULONG Second = CountOf(Irp);
  ULONG Index;
  for (Index = 0; Index < First; Index++) { // expect: driver-critical-regions uneven-loop
    ExEnterCriticalRegionAndAcquireResourceExclusive(&Extension->Resources[Index]);
  }
  Transfer(Irp);
  for (Index = 0; Index < Second; Index++) { // expect: driver-critical-regions uneven-loop
    ExReleaseResourceAndLeaveCriticalRegion(&Extension->Resources[Index]);
  }
  return STATUS_SUCCESS;
}
