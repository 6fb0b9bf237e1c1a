// The physical miniport.
#include "adapter.h"

static ULONG FindAdapter(PVOID DeviceExtension, PVOID HwContext, PVOID BusInformation, PCHAR ArgumentString,
                         PPORT_CONFIGURATION_INFORMATION ConfigInfo, PBOOLEAN Reserved) {
  DrainAdapter(DeviceExtension);
  return SP_RETURN_FOUND;
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
  HW_INITIALIZATION_DATA Data;
  RtlZeroMemory(&Data, sizeof(Data));
  Data.HwInitializationDataSize = sizeof(Data);
  Data.HwFindAdapter = FindAdapter;
  return (NTSTATUS)StorPortInitialize(DriverObject, RegistryPath, &Data, NULL);
}
