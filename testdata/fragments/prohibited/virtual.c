// clean
// A virtual StorPort miniport has no hardware to wait for and may call them all.
#include "storport.h"

#define TAG 'pmtV'

typedef struct _ADAPTER {
  KEVENT Ready;
  KSPIN_LOCK Lock;
  PVOID Buffer;
  ULONG Requests;
} ADAPTER, *PADAPTER;

HW_INITIALIZE HwInitialize;
HW_STARTIO HwStartIo;
HW_RESET_BUS HwResetBus;
VIRTUAL_HW_FIND_ADAPTER HwFindAdapter;
HW_FREE_ADAPTER_RESOURCES HwFreeAdapterResources;

static PVOID AllocateDisk(SIZE_T Size) {
  return ExAllocatePoolWithTag(NonPagedPool, Size, TAG);
}

ULONG HwFindAdapter(PVOID DeviceExtension, PVOID HwContext, PVOID BusInformation, PVOID LowerDevice,
                    PCHAR ArgumentString, PPORT_CONFIGURATION_INFORMATION ConfigInfo, PBOOLEAN Again) {
  PADAPTER Adapter = DeviceExtension;
  KeInitializeEvent(&Adapter->Ready, NotificationEvent, TRUE);
  KeInitializeSpinLock(&Adapter->Lock);
  KeWaitForSingleObject(&Adapter->Ready, Executive, KernelMode, FALSE, NULL);
  Adapter->Buffer = AllocateDisk(65536);
  return Adapter->Buffer != NULL ? SP_RETURN_FOUND : SP_RETURN_NOT_FOUND;
}

BOOLEAN HwInitialize(PVOID DeviceExtension) {
  return TRUE;
}

BOOLEAN HwStartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb) {
  PADAPTER Adapter = DeviceExtension;
  KIRQL OldIrql;
  KeAcquireSpinLock(&Adapter->Lock, &OldIrql);
  Adapter->Requests++;
  KeReleaseSpinLock(&Adapter->Lock, OldIrql);
  StorPortNotification(RequestComplete, DeviceExtension, Srb);
  return TRUE;
}

BOOLEAN HwResetBus(PVOID DeviceExtension, ULONG PathId) {
  return TRUE;
}

VOID HwFreeAdapterResources(PVOID DeviceExtension) {
  PADAPTER Adapter = DeviceExtension;
  ExFreePoolWithTag(Adapter->Buffer, TAG);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
  VIRTUAL_HW_INITIALIZATION_DATA Data;
  RtlZeroMemory(&Data, sizeof(Data));
  Data.HwInitializationDataSize = sizeof(Data);
  Data.HwInitialize = HwInitialize;
  Data.HwStartIo = HwStartIo;
  Data.HwFindAdapter = HwFindAdapter;
  Data.HwResetBus = HwResetBus;
  Data.HwFreeAdapterResources = HwFreeAdapterResources;
  Data.DeviceExtensionSize = sizeof(ADAPTER);
  return (NTSTATUS)StorPortInitialize(DriverObject, RegistryPath, (PHW_INITIALIZATION_DATA)&Data, NULL);
}
