// What the two files share.
#pragma once
#include "kernel.h"

typedef struct _EXTENSION {
  KDPC Dpc;
  KSPIN_LOCK Lock;
  PVOID NmiHandle;
  ULONG Count;
} EXTENSION, *PEXTENSION;

KDEFERRED_ROUTINE DeviceDpc;
VOID StopDevice(PEXTENSION Extension);
VOID StopDeviceLater(PEXTENSION Extension);
KIRQL LockDevice(PEXTENSION Extension);
VOID UnlockDevice(PEXTENSION Extension, KIRQL OldIrql);
_IRQL_requires_max_(APC_LEVEL) VOID FlushDevice(PEXTENSION Extension);
