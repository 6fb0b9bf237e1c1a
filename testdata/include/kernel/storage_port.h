// Storage miniports.
#pragma once

#define SP_RETURN_NOT_FOUND 0
#define SP_RETURN_FOUND 1
#define SRB_STATUS_SUCCESS 0x01
#define SRB_STATUS_ERROR 0x04

typedef struct _SCSI_REQUEST_BLOCK {
  UCHAR Function;
  UCHAR SrbStatus;
  PVOID DataBuffer;
  PVOID SrbExtension;
} SCSI_REQUEST_BLOCK, *PSCSI_REQUEST_BLOCK;

typedef struct _PORT_CONFIGURATION_INFORMATION {
  ULONG Length;
  ULONG BusInterruptLevel;
} PORT_CONFIGURATION_INFORMATION, *PPORT_CONFIGURATION_INFORMATION;

typedef enum _SCSI_NOTIFICATION_TYPE { RequestComplete, NextRequest } SCSI_NOTIFICATION_TYPE;
typedef enum _SCSI_ADAPTER_CONTROL_TYPE { ScsiQuerySupportedControlTypes, ScsiStopAdapter } SCSI_ADAPTER_CONTROL_TYPE;
typedef enum _SCSI_ADAPTER_CONTROL_STATUS { ScsiAdapterControlSuccess } SCSI_ADAPTER_CONTROL_STATUS;

typedef BOOLEAN NTAPI HW_INITIALIZE(PVOID DeviceExtension);
typedef HW_INITIALIZE* PHW_INITIALIZE;
typedef BOOLEAN NTAPI HW_STARTIO(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb);
typedef HW_STARTIO* PHW_STARTIO;
typedef BOOLEAN NTAPI HW_BUILDIO(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb);
typedef HW_BUILDIO* PHW_BUILDIO;
typedef BOOLEAN NTAPI HW_INTERRUPT(PVOID DeviceExtension);
typedef HW_INTERRUPT* PHW_INTERRUPT;
typedef BOOLEAN NTAPI HW_RESET_BUS(PVOID DeviceExtension, ULONG PathId);
typedef HW_RESET_BUS* PHW_RESET_BUS;
typedef BOOLEAN NTAPI HW_PASSIVE_INITIALIZE_ROUTINE(PVOID DeviceExtension);
typedef HW_PASSIVE_INITIALIZE_ROUTINE* PHW_PASSIVE_INITIALIZE_ROUTINE;
typedef ULONG NTAPI HW_FIND_ADAPTER(PVOID DeviceExtension, PVOID HwContext, PVOID BusInformation, PCHAR ArgumentString,
                                    PPORT_CONFIGURATION_INFORMATION ConfigInfo, PBOOLEAN Reserved);
typedef HW_FIND_ADAPTER* PHW_FIND_ADAPTER;
typedef ULONG NTAPI VIRTUAL_HW_FIND_ADAPTER(PVOID DeviceExtension, PVOID HwContext, PVOID BusInformation,
                                            PVOID LowerDevice, PCHAR ArgumentString,
                                            PPORT_CONFIGURATION_INFORMATION ConfigInfo, PBOOLEAN Again);
typedef VIRTUAL_HW_FIND_ADAPTER* PVIRTUAL_HW_FIND_ADAPTER;
typedef VOID NTAPI HW_FREE_ADAPTER_RESOURCES(PVOID DeviceExtension);
typedef HW_FREE_ADAPTER_RESOURCES* PHW_FREE_ADAPTER_RESOURCES;

typedef struct _HW_INITIALIZATION_DATA {
  ULONG HwInitializationDataSize;
  PHW_INITIALIZE HwInitialize;
  PHW_STARTIO HwStartIo;
  PHW_INTERRUPT HwInterrupt;
  PHW_FIND_ADAPTER HwFindAdapter;
  PHW_RESET_BUS HwResetBus;
  PHW_BUILDIO HwBuildIo;
  ULONG DeviceExtensionSize;
} HW_INITIALIZATION_DATA, *PHW_INITIALIZATION_DATA;

typedef struct _VIRTUAL_HW_INITIALIZATION_DATA {
  ULONG HwInitializationDataSize;
  PHW_INITIALIZE HwInitialize;
  PHW_STARTIO HwStartIo;
  PHW_INTERRUPT HwInterrupt;
  PVIRTUAL_HW_FIND_ADAPTER HwFindAdapter;
  PHW_RESET_BUS HwResetBus;
  PHW_FREE_ADAPTER_RESOURCES HwFreeAdapterResources;
  ULONG DeviceExtensionSize;
} VIRTUAL_HW_INITIALIZATION_DATA, *PVIRTUAL_HW_INITIALIZATION_DATA;

#ifdef __cplusplus
extern "C" {
#endif

ULONG NTAPI StorPortInitialize(PVOID Argument1, PVOID Argument2, PHW_INITIALIZATION_DATA HwInitializationData,
                               PVOID HwContext);
VOID __cdecl StorPortNotification(SCSI_NOTIFICATION_TYPE NotificationType, PVOID HwDeviceExtension, ...);
BOOLEAN NTAPI StorPortEnablePassiveInitialization(PVOID DeviceExtension,
                                                  PHW_PASSIVE_INITIALIZE_ROUTINE HwPassiveInitializeRoutine);
PVOID NTAPI StorPortGetUncachedExtension(PVOID HwDeviceExtension, PPORT_CONFIGURATION_INFORMATION ConfigInfo,
                                         ULONG NumberOfBytes);
ULONG NTAPI StorPortReadRegisterUlong(PVOID HwDeviceExtension, PULONG Register);
VOID NTAPI StorPortStallExecution(ULONG Delay);

#ifdef __cplusplus
}
#endif
