// A pointer that was followed is not null, and a test of it behind that has one answer.
#include "kernel.h"

typedef struct _CONTROL_BLOCK {
  PERESOURCE Resource;
  ERESOURCE PagingResource;
  struct _CONTROL_BLOCK* Next;
  ULONG Count;
} CONTROL_BLOCK, *PCONTROL_BLOCK;

PCONTROL_BLOCK Find(PDEVICE_OBJECT DeviceObject);
NTSTATUS Transfer(PCONTROL_BLOCK Block);
NTSTATUS TransferAt(PERESOURCE Resource);

DRIVER_DISPATCH FollowedFirst, AddressOnly, FollowedElsewhere, OtherPointerFollowed, AssignedBetween, FollowedField;

NTSTATUS FollowedFirst(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status = STATUS_SUCCESS;
  PCONTROL_BLOCK Block = NULL;
  __try {
    if (!DeviceObject->DeviceExtension)
      __leave;
    Block = Find(DeviceObject);
    KeEnterCriticalRegion();
    ExAcquireResourceExclusiveLite(Block->Resource, TRUE);
    Status = Transfer(Block);
  } __finally {
    if (Block) {
      ExReleaseResourceLite(Block->Resource);
      KeLeaveCriticalRegion();
    }
  }
  return Status;
}

// An address that is computed with a pointer says nothing of it.
NTSTATUS AddressOnly(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NTSTATUS Status;
  PCONTROL_BLOCK Block = Find(DeviceObject);
  KeEnterCriticalRegion();
  Status = TransferAt(&Block->PagingResource);
  if (Block)
    KeLeaveCriticalRegion();
  return Status; // expect: driver-critical-regions missing-leave
}

NTSTATUS FollowedElsewhere(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PCONTROL_BLOCK Block = Find(DeviceObject);
  KeEnterCriticalRegion();
  if (Irp->Cancel)
    Block->Count++;
  if (Block)
    KeLeaveCriticalRegion();
  return STATUS_SUCCESS; // expect: driver-critical-regions missing-leave
}

NTSTATUS OtherPointerFollowed(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PCONTROL_BLOCK Block = Find(DeviceObject);
  PCONTROL_BLOCK Other = Find(DeviceObject->NextDevice);
  KeEnterCriticalRegion();
  Other->Count++;
  if (Block)
    KeLeaveCriticalRegion();
  return STATUS_SUCCESS; // expect: driver-critical-regions missing-leave
}

NTSTATUS AssignedBetween(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PCONTROL_BLOCK Block = Find(DeviceObject);
  KeEnterCriticalRegion();
  Block->Count++;
  Block = Find(DeviceObject);
  if (Block)
    KeLeaveCriticalRegion();
  return STATUS_SUCCESS; // expect: driver-critical-regions missing-leave
}

NTSTATUS FollowedField(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PCONTROL_BLOCK Block = Find(DeviceObject);
  KeEnterCriticalRegion();
  Block->Next->Count++;
  if (Block->Next != NULL)
    KeLeaveCriticalRegion();
  return STATUS_SUCCESS;
}
