// Helpers: who calls them stands in the other file.
#include "device.h"

VOID StopDevice(PEXTENSION Extension) {
  KeDeregisterNmiCallback(Extension->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
}

VOID StopDeviceLater(PEXTENSION Extension) {
  KeDeregisterNmiCallback(Extension->NmiHandle);
}

KIRQL LockDevice(PEXTENSION Extension) {
  return KeAcquireSpinLockRaiseToDpc(&Extension->Lock);
}

VOID UnlockDevice(PEXTENSION Extension, KIRQL OldIrql) {
  KeReleaseSpinLock(&Extension->Lock, OldIrql);
}

VOID FlushDevice(PEXTENSION Extension) {
  KeEnterCriticalRegion();
  Extension->Count = 0;
  KeLeaveCriticalRegion();
}

// driver.c registers it as an I/O timer routine.
VOID DeviceTick(PDEVICE_OBJECT DeviceObject, PVOID Context) {
  PEXTENSION Extension = Context;
  KeDeregisterNmiCallback(Extension->NmiHandle); // expect: driver-irql-ke-apc-lte2 irql-too-high
}
