// A physical StorPort miniport: what the port driver does not allow, wherever the driver can come to it.
#include "storport.h"

#define TAG 'pmtS'

typedef struct _ADAPTER {
  KEVENT Ready;
  KDPC Dpc;
  KTIMER Timer;
  PULONG Registers;
  PVOID Buffer;
  BOOLEAN Slow;
} ADAPTER, *PADAPTER;

HW_INITIALIZE HwInitialize;
HW_PASSIVE_INITIALIZE_ROUTINE HwPassiveInitialize;
HW_STARTIO HwStartIo;
HW_BUILDIO HwBuildIo;
HW_INTERRUPT HwInterrupt;
HW_RESET_BUS HwResetBus;
HW_FIND_ADAPTER HwFindAdapter;
DRIVER_INITIALIZE DriverEntry;

// Two levels below HwFindAdapter.
static PVOID AllocateTable(SIZE_T Size) {
  return ExAllocatePoolWithTag(NonPagedPool, Size, TAG); // expect: driver-hw-storport-prohibited-ddis prohibited-call
}

static BOOLEAN CreateTables(PADAPTER Adapter) {
  Adapter->Buffer = AllocateTable(4096);
  return Adapter->Buffer != NULL;
}

// Called only where the adapter is slow: that is feasible.
static VOID WaitUntilReady(PADAPTER Adapter) {
  // expect-next-line: driver-hw-storport-prohibited-ddis prohibited-call
  KeWaitForSingleObject(&Adapter->Ready, Executive, KernelMode, FALSE, NULL);
}

// Nobody calls these two, and nobody takes their addresses.
static VOID DumpTables(PADAPTER Adapter) {
  Adapter->Buffer = ExAllocatePoolWithTag(NonPagedPool, 64, TAG);
}

static VOID DumpAll(PADAPTER Adapter) {
  DumpTables(Adapter);
  KeWaitForSingleObject(&Adapter->Ready, Executive, KernelMode, FALSE, NULL);
}

ULONG HwFindAdapter(PVOID DeviceExtension, PVOID HwContext, PVOID BusInformation, PCHAR ArgumentString,
                    PPORT_CONFIGURATION_INFORMATION ConfigInfo, PBOOLEAN Reserved) {
  PADAPTER Adapter = DeviceExtension;
  Adapter->Registers = StorPortGetUncachedExtension(DeviceExtension, ConfigInfo, 4096);
  if (Adapter->Registers == NULL || !CreateTables(Adapter))
    return SP_RETURN_NOT_FOUND;
  if (Adapter->Slow)
    WaitUntilReady(Adapter);
  return SP_RETURN_FOUND;
}

BOOLEAN HwPassiveInitialize(PVOID DeviceExtension) {
  PADAPTER Adapter = DeviceExtension;
  // expect-next-line: driver-hw-storport-prohibited-ddis prohibited-call
  KeInitializeEvent(&Adapter->Ready, NotificationEvent, FALSE);
  return TRUE;
}

BOOLEAN HwInitialize(PVOID DeviceExtension) {
  return StorPortEnablePassiveInitialization(DeviceExtension, HwPassiveInitialize);
}

BOOLEAN HwBuildIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb) {
  RtlZeroMemory(Srb->SrbExtension, 64);
  return TRUE;
}

BOOLEAN HwStartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb) {
  Srb->SrbStatus = SRB_STATUS_SUCCESS;
  StorPortNotification(RequestComplete, DeviceExtension, Srb);
  return TRUE;
}

BOOLEAN HwInterrupt(PVOID DeviceExtension) {
  PADAPTER Adapter = DeviceExtension;
  if (StorPortReadRegisterUlong(DeviceExtension, Adapter->Registers) == 0)
    return FALSE;
  KeInsertQueueDpc(&Adapter->Dpc, NULL, NULL); // expect: driver-hw-storport-prohibited-ddis prohibited-call
  return TRUE;
}

BOOLEAN HwResetBus(PVOID DeviceExtension, ULONG PathId) {
  if (KeGetCurrentIrql() >= DISPATCH_LEVEL) // expect: driver-hw-storport-prohibited-ddis prohibited-call
    return FALSE;
  StorPortStallExecution(10);
  return TRUE;
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
  HW_INITIALIZATION_DATA Data;
  RtlZeroMemory(&Data, sizeof(Data));
  Data.HwInitializationDataSize = sizeof(Data);
  Data.HwInitialize = HwInitialize;
  Data.HwStartIo = HwStartIo;
  Data.HwBuildIo = HwBuildIo;
  Data.HwInterrupt = HwInterrupt;
  Data.HwFindAdapter = HwFindAdapter;
  Data.HwResetBus = HwResetBus;
  Data.DeviceExtensionSize = sizeof(ADAPTER);
  return (NTSTATUS)StorPortInitialize(DriverObject, RegistryPath, &Data, NULL);
}
