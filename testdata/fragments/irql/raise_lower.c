// Raising and lowering: the level comes back from wherever it was saved.
#include "kernel.h"

typedef struct _EXTENSION {
  KIRQL SavedIrql;
  BOOLEAN Ready;
  ULONG Count;
} EXTENSION, *PEXTENSION;

static KIRQL SavedIrql;
NTSTATUS Transfer(PIRP Irp);

DRIVER_DISPATCH EnteredWhileRaised, EnteredWhenLowered, LeftWhileRaised, LeftWhenLowered, RaisedToApcLevel,
    RaisedToVariable, FieldWhileRaised, FieldLowered, GlobalWhileRaised, GlobalLowered, ResultWhileRaised,
    ResultLowered, ToDpcLevel, ToDpcLevelLowered, ToSynchLevel, TwiceInOrder, TwiceHalfLowered, TwiceLoweredAtOnce,
    SavedTwiceInOne, CopyOfSaved, LoweredToConstant, RaisedOnSomePaths, LoweredOnTheSame, LoopLowers, LoopBreaksRaised;

NTSTATUS EnteredWhileRaised(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
  Extension->Count++;
  KeEnterCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  KeLowerIrql(OldIrql);
  Transfer(Irp);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS EnteredWhenLowered(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
  Extension->Count++;
  KeLowerIrql(OldIrql);
  KeEnterCriticalRegion();
  Transfer(Irp);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS LeftWhileRaised(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  KeEnterGuardedRegion();
  Transfer(Irp);
  KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
  Extension->Count++;
  KeLeaveGuardedRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  KeLowerIrql(OldIrql);
  return STATUS_SUCCESS;
}

NTSTATUS LeftWhenLowered(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  KeEnterGuardedRegion();
  Transfer(Irp);
  KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
  Extension->Count++;
  KeLowerIrql(OldIrql);
  KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}

NTSTATUS RaisedToApcLevel(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KIRQL OldIrql;
  KeRaiseIrql(APC_LEVEL, &OldIrql);
  KeEnterGuardedRegion();
  Transfer(Irp);
  KeLeaveGuardedRegion();
  KeLowerIrql(OldIrql);
  return STATUS_SUCCESS;
}

// Which level it is, only the caller of the caller knows.
NTSTATUS RaisedToVariable(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  KeRaiseIrql(Extension->SavedIrql, &OldIrql);
  KeEnterCriticalRegion();
  KeLeaveCriticalRegion();
  KeLowerIrql(OldIrql);
  return STATUS_SUCCESS;
}

NTSTATUS FieldWhileRaised(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KeRaiseIrql(DISPATCH_LEVEL, &Extension->SavedIrql);
  Extension->Count++;
  KeEnterCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  KeLowerIrql(Extension->SavedIrql);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS FieldLowered(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KeRaiseIrql(DISPATCH_LEVEL, &Extension->SavedIrql);
  Extension->Count++;
  KeLowerIrql(Extension->SavedIrql);
  KeEnterCriticalRegion();
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS GlobalWhileRaised(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterCriticalRegion();
  KeRaiseIrql(DISPATCH_LEVEL, &SavedIrql);
  KeLeaveCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  KeLowerIrql(SavedIrql);
  return STATUS_SUCCESS;
}

NTSTATUS GlobalLowered(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KeEnterCriticalRegion();
  KeRaiseIrql(DISPATCH_LEVEL, &SavedIrql);
  KeLowerIrql(SavedIrql);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS ResultWhileRaised(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql = KfRaiseIrql(DISPATCH_LEVEL);
  Extension->Count++;
  KeEnterGuardedRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  KfLowerIrql(OldIrql);
  KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}

NTSTATUS ResultLowered(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql = KfRaiseIrql(DISPATCH_LEVEL);
  Extension->Count++;
  KfLowerIrql(OldIrql);
  KeEnterGuardedRegion();
  KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}

NTSTATUS ToDpcLevel(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KIRQL OldIrql = KeRaiseIrqlToDpcLevel();
  KeEnterCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  KeLowerIrql(OldIrql);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS ToDpcLevelLowered(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KIRQL OldIrql;
  KeEnterCriticalRegion();
  OldIrql = KeRaiseIrqlToDpcLevel();
  KeLowerIrql(OldIrql);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

// Whatever SYNCH_LEVEL is, it is above APC_LEVEL.
NTSTATUS ToSynchLevel(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KIRQL OldIrql = KeRaiseIrqlToSynchLevel();
  KeEnterCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  KeLowerIrql(OldIrql);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS TwiceInOrder(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL First;
  KIRQL Second;
  KeRaiseIrql(APC_LEVEL, &First);
  KeRaiseIrql(DISPATCH_LEVEL, &Second);
  Extension->Count++;
  KeLowerIrql(Second);
  KeEnterCriticalRegion();
  Transfer(Irp);
  KeLeaveCriticalRegion();
  KeLowerIrql(First);
  return STATUS_SUCCESS;
}

NTSTATUS TwiceHalfLowered(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL First;
  KIRQL Second;
  KeRaiseIrql(DISPATCH_LEVEL, &First);
  KeRaiseIrql(HIGH_LEVEL, &Second);
  Extension->Count++;
  KeLowerIrql(Second);
  KeEnterCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  KeLowerIrql(First);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS TwiceLoweredAtOnce(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL First;
  KIRQL Second;
  KeRaiseIrql(DISPATCH_LEVEL, &First);
  KeRaiseIrql(HIGH_LEVEL, &Second);
  Extension->Count++;
  KeLowerIrql(First);
  KeEnterCriticalRegion();
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

// The second raise saves DISPATCH_LEVEL over PASSIVE_LEVEL.
NTSTATUS SavedTwiceInOne(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KIRQL OldIrql;
  KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
  KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
  KeLowerIrql(OldIrql);
  KeEnterCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  KeLowerIrql(PASSIVE_LEVEL);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS CopyOfSaved(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  KIRQL Copy;
  KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
  Copy = OldIrql;
  KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
  Extension->Count++;
  KeLowerIrql(Copy);
  KeEnterCriticalRegion();
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS LoweredToConstant(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  KIRQL OldIrql;
  KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
  KeLowerIrql(APC_LEVEL);
  KeEnterCriticalRegion();
  KeLeaveCriticalRegion();
  KeLowerIrql(PASSIVE_LEVEL);
  return STATUS_SUCCESS;
}

// One path that is raised is enough.
NTSTATUS RaisedOnSomePaths(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  BOOLEAN Ready = Extension->Ready;
  KIRQL OldIrql;
  if (Ready)
    KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
  KeEnterCriticalRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  if (Ready)
    KeLowerIrql(OldIrql);
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS LoweredOnTheSame(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  BOOLEAN Ready = Extension->Ready;
  KIRQL OldIrql;
  if (Ready)
    KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
  Extension->Count++;
  if (Ready)
    KeLowerIrql(OldIrql);
  KeEnterCriticalRegion();
  KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}

NTSTATUS LoopLowers(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  ULONG Try;
  for (Try = 0; Try < 4; Try++) {
    KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
    Extension->Count++;
    KeLowerIrql(OldIrql);
    KeEnterGuardedRegion();
    Transfer(Irp);
    KeLeaveGuardedRegion();
  }
  return STATUS_SUCCESS;
}

NTSTATUS LoopBreaksRaised(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PEXTENSION Extension = DeviceObject->DeviceExtension;
  KIRQL OldIrql;
  ULONG Try;
  for (Try = 0; Try < 4; Try++) {
    KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
    if (Extension->Ready)
      break;
    KeLowerIrql(OldIrql);
  }
  KeEnterGuardedRegion(); // expect: driver-irql-ke-apc-lte2 irql-too-high
  KeLowerIrql(PASSIVE_LEVEL);
  Transfer(Irp);
  KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}
