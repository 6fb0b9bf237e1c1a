// Recursion reaches a fixed point.
#include "kernel.h"

typedef struct _NODE {
  struct _NODE* Left;
  struct _NODE* Right;
  ULONG Value;
} NODE, *PNODE;

VOID Visit(PNODE Node);

// Balanced whatever the depth.
ULONG Sum(PNODE Node) {
  ULONG Total;
  if (Node == NULL)
    return 0;
  KeEnterCriticalRegion();
  Total = Node->Value + Sum(Node->Left) + Sum(Node->Right);
  KeLeaveCriticalRegion();
  return Total;
}

// One way out skips the leave.
ULONG SumForgets(PNODE Node) {
  ULONG Total;
  if (Node == NULL)
    return 0;
  KeEnterCriticalRegion();
  Total = Node->Value + SumForgets(Node->Left);
  if (Total > 1000)
    return Total; // expect: driver-critical-regions missing-leave
  KeLeaveCriticalRegion();
  return Total;
}

// Mutual recursion: one enters, the other leaves.
VOID Even(PNODE Node, ULONG Count);

VOID Odd(PNODE Node, ULONG Count) {
  Visit(Node);
  if (Count != 0)
    Even(Node->Right, Count - 1);
  KeLeaveGuardedRegion();
}

VOID Even(PNODE Node, ULONG Count) {
  KeEnterGuardedRegion();
  Odd(Node->Left, Count);
}

// Never returns: nothing is concluded from it.
VOID Forever(PNODE Node) {
  KeEnterGuardedRegion();
  Forever(Node->Left);
}

DRIVER_DISPATCH CallsSum, CallsEven, CallsForever;

NTSTATUS CallsSum(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  return Sum(DeviceObject->DeviceExtension) != 0 ? STATUS_SUCCESS : STATUS_UNSUCCESSFUL;
}

NTSTATUS CallsEven(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  Even(DeviceObject->DeviceExtension, 10);
  return STATUS_SUCCESS;
}

NTSTATUS CallsForever(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  Forever(DeviceObject->DeviceExtension);
  return STATUS_SUCCESS;
}
