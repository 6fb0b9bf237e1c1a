// The interface of SD host controller miniports to sdport.sys. The published reference has no page of it: written from how
// miniports use the names. No value of an enumeration here is documented.
#pragma once
#include <ntddk.h>

#ifndef SDPORT_API
#define SDPORT_API DECLSPEC_IMPORT
#endif

typedef enum _SDPORT_BUS_TYPE { SdBusTypeUndefined = 0, SdBusTypeAcpi, SdBusTypePci } SDPORT_BUS_TYPE;

typedef enum _SDPORT_BUS_SPEED {
  SdBusSpeedUndefined = 0,
  SdBusSpeedNormal,
  SdBusSpeedHigh,
  SdBusSpeedSDR12,
  SdBusSpeedSDR25,
  SdBusSpeedSDR50,
  SdBusSpeedDDR50,
  SdBusSpeedSDR104,
  SdBusSpeedHS200,
  SdBusSpeedHS400
} SDPORT_BUS_SPEED;

typedef enum _SDPORT_BUS_WIDTH {
  SdBusWidthUndefined = 0,
  SdBusWidth1Bit = 1,
  SdBusWidth4Bit = 4,
  SdBusWidth8Bit = 8
} SDPORT_BUS_WIDTH;

typedef enum _SDPORT_BUS_VOLTAGE {
  SdBusVoltageUndefined = 0,
  SdBusVoltage33,
  SdBusVoltage30,
  SdBusVoltage18,
  SdBusVoltageOff
} SDPORT_BUS_VOLTAGE;

typedef enum _SDPORT_SIGNALING_VOLTAGE {
  SdSignalingVoltageUndefined = 0,
  SdSignalingVoltage33,
  SdSignalingVoltage18
} SDPORT_SIGNALING_VOLTAGE;

typedef enum _SDPORT_DRIVE_STRENGTH {
  SdDriveStrengthUndefined = 0,
  SdDriveStrength200mA,
  SdDriveStrength400mA,
  SdDriveStrength600mA,
  SdDriveStrength800mA
} SDPORT_DRIVE_STRENGTH;

typedef enum _SDPORT_DRIVER_TYPE {
  SdDriverTypeUndefined = 0,
  SdDriverTypeB,
  SdDriverTypeA,
  SdDriverTypeC,
  SdDriverTypeD
} SDPORT_DRIVER_TYPE;

typedef enum _SDPORT_RESET_TYPE {
  SdResetTypeUndefined = 0,
  SdResetTypeAll,
  SdResetTypeCmd,
  SdResetTypeDat
} SDPORT_RESET_TYPE;

typedef enum _SDPORT_COMMAND_TYPE {
  SdCommandTypeUndefined = 0,
  SdCommandTypeSuspend,
  SdCommandTypeResume,
  SdCommandTypeAbort
} SDPORT_COMMAND_TYPE;

typedef enum _SDPORT_COMMAND_CLASS {
  SdCommandClassUndefined = 0,
  SdCommandClassStandard,
  SdCommandClassApp
} SDPORT_COMMAND_CLASS;

typedef enum _SDPORT_TRANSFER_DIRECTION {
  SdTransferDirectionUndefined = 0,
  SdTransferDirectionRead,
  SdTransferDirectionWrite
} SDPORT_TRANSFER_DIRECTION;

typedef enum _SDPORT_TRANSFER_TYPE {
  SdTransferTypeUndefined = 0,
  SdTransferTypeNone,
  SdTransferTypeSingleBlock,
  SdTransferTypeMultiBlock,
  SdTransferTypeMultiBlockNoStop
} SDPORT_TRANSFER_TYPE;

typedef enum _SDPORT_TRANSFER_METHOD {
  SdTransferMethodUndefined = 0,
  SdTransferMethodPio,
  SdTransferMethodSgDma
} SDPORT_TRANSFER_METHOD;

typedef enum _SDPORT_RESPONSE_TYPE {
  SdResponseTypeUndefined = 0,
  SdResponseTypeNone,
  SdResponseTypeR1,
  SdResponseTypeR1B,
  SdResponseTypeR2,
  SdResponseTypeR3,
  SdResponseTypeR4,
  SdResponseTypeR5,
  SdResponseTypeR5B,
  SdResponseTypeR6
} SDPORT_RESPONSE_TYPE;

typedef enum _SDPORT_REQUEST_TYPE {
  SdRequestTypeUndefined = 0,
  SdRequestTypeCommandNoTransfer,
  SdRequestTypeCommandWithTransfer,
  SdRequestTypeStartTransfer
} SDPORT_REQUEST_TYPE;

typedef enum _SDPORT_BUS_OPERATION_TYPE {
  SdBusOperationUndefined = 0,
  SdResetHost,
  SdSetClock,
  SdSetVoltage,
  SdSetBusWidth,
  SdSetBusSpeed,
  SdSetSignalingVoltage,
  SdSetDriveStrength,
  SdSetDriverType,
  SdSetPresetValue,
  SdSetBlockGapInterrupt,
  SdExecuteTuning
} SDPORT_BUS_OPERATION_TYPE;

// Events and errors of a host controller, by bits.
#define SDPORT_EVENT_CARD_RESPONSE 0x0001
#define SDPORT_EVENT_CARD_RW_END 0x0002
#define SDPORT_EVENT_BLOCK_GAP 0x0004
#define SDPORT_EVENT_DMA_COMPLETE 0x0008
#define SDPORT_EVENT_BUFFER_EMPTY 0x0010
#define SDPORT_EVENT_BUFFER_FULL 0x0020
#define SDPORT_EVENT_CARD_CHANGE 0x00C0
#define SDPORT_EVENT_CARD_INTERRUPT 0x0100
#define SDPORT_EVENT_TUNING 0x1000
#define SDPORT_EVENT_ERROR 0x8000
#define SDPORT_EVENT_ALL 0xFFFF

typedef struct _SDPORT_CAPABILITIES {
  UCHAR SpecVersion;
  UCHAR MaximumOutstandingRequests;
  USHORT MaximumBlockSize;
  USHORT MaximumBlockCount;
  ULONG BaseClockFrequencyKhz;
  ULONG DmaDescriptorSize;
  ULONG AlignmentRequirement;
  ULONG PioTransferMaxThreshold;
  UCHAR TuningTimerCountInSeconds;
  struct {
    ULONG ScatterGatherDma : 1;
    ULONG Address64Bit : 1;
    ULONG BusWidth8Bit : 1;
    ULONG HighSpeed : 1;
    ULONG SDR50 : 1;
    ULONG DDR50 : 1;
    ULONG SDR104 : 1;
    ULONG HS200 : 1;
    ULONG HS400 : 1;
    ULONG SignalingVoltage18V : 1;
    ULONG DriverTypeA : 1;
    ULONG DriverTypeB : 1;
    ULONG DriverTypeC : 1;
    ULONG DriverTypeD : 1;
    ULONG TuningForSDR50 : 1;
    ULONG SoftwareTuning : 1;
    ULONG AutoCmd12 : 1;
    ULONG AutoCmd23 : 1;
    ULONG Voltage18V : 1;
    ULONG Voltage30V : 1;
    ULONG Voltage33V : 1;
    ULONG Limit200mA : 1;
    ULONG Limit400mA : 1;
    ULONG Limit600mA : 1;
    ULONG Limit800mA : 1;
    ULONG SaveContext : 1;
    ULONG Reserved : 6;
  } Supported;
  struct {
    ULONG UsePioForRead : 1;
    ULONG UsePioForWrite : 1;
    ULONG Reserved : 30;
  } Flags;
} SDPORT_CAPABILITIES, *PSDPORT_CAPABILITIES;

typedef struct _SDPORT_COMMAND {
  UCHAR Index;
  SDPORT_COMMAND_CLASS Class;
  SDPORT_COMMAND_TYPE Type;
  SDPORT_TRANSFER_DIRECTION TransferDirection;
  SDPORT_TRANSFER_TYPE TransferType;
  SDPORT_TRANSFER_METHOD TransferMethod;
  SDPORT_RESPONSE_TYPE ResponseType;
  ULONG Argument;
  ULONG Response[4];
  USHORT BlockSize;
  USHORT BlockCount;
  ULONG Length;
  PUCHAR DataBuffer;
  PSCATTER_GATHER_LIST ScatterGatherList;
  PHYSICAL_ADDRESS DmaPhysicalAddress;
  PVOID DmaVirtualAddress;
} SDPORT_COMMAND, *PSDPORT_COMMAND;

typedef struct _SDPORT_REQUEST {
  SDPORT_REQUEST_TYPE Type;
  SDPORT_COMMAND Command;
  ULONG RequiredEvents;
  NTSTATUS Status;
} SDPORT_REQUEST, *PSDPORT_REQUEST;

typedef struct _SDPORT_BUS_OPERATION {
  SDPORT_BUS_OPERATION_TYPE Type;
  union {
    SDPORT_RESET_TYPE ResetType;
    ULONG FrequencyKhz;
    SDPORT_BUS_VOLTAGE Voltage;
    SDPORT_BUS_WIDTH BusWidth;
    SDPORT_BUS_SPEED BusSpeed;
    SDPORT_SIGNALING_VOLTAGE SignalingVoltage;
    SDPORT_DRIVE_STRENGTH DriveStrength;
    SDPORT_DRIVER_TYPE DriverType;
    BOOLEAN PresetValueEnabled;
    BOOLEAN BlockGapIntEnabled;
  } Parameters;
} SDPORT_BUS_OPERATION, *PSDPORT_BUS_OPERATION;

typedef struct _SDPORT_CONFIGURATION_INFO {
  SDPORT_BUS_TYPE BusType;
} SDPORT_CONFIGURATION_INFO, *PSDPORT_CONFIGURATION_INFO;

typedef struct _SDPORT_SLOT_EXTENSION *PSDPORT_SLOT_EXTENSION;

typedef struct _SD_MINIPORT {
  SDPORT_CONFIGURATION_INFO ConfigurationInfo;
  ULONG SlotCount;
  PSDPORT_SLOT_EXTENSION SlotExtensionList[1];
} SD_MINIPORT, *PSD_MINIPORT;

#ifdef __cplusplus
extern "C" {
#endif

typedef NTSTATUS SDPORT_GET_SLOT_COUNT(_In_ PSD_MINIPORT Miniport, _Out_ PUCHAR SlotCount);
typedef VOID SDPORT_GET_SLOT_CAPABILITIES(_In_ PVOID PrivateExtension, _Out_ PSDPORT_CAPABILITIES Capabilities);
typedef NTSTATUS SDPORT_INITIALIZE(_In_ PVOID PrivateExtension, _In_ PHYSICAL_ADDRESS PhysicalBase, _In_ PVOID VirtualBase,
                                   _In_ ULONG Length, _In_ BOOLEAN CrashdumpMode);
typedef NTSTATUS SDPORT_ISSUE_BUS_OPERATION(_In_ PVOID PrivateExtension, _In_ PSDPORT_BUS_OPERATION BusOperation);
typedef BOOLEAN SDPORT_GET_CARD_DETECT_STATE(_In_ PVOID PrivateExtension);
typedef BOOLEAN SDPORT_GET_WRITE_PROTECT_STATE(_In_ PVOID PrivateExtension);
typedef BOOLEAN SDPORT_INTERRUPT(_In_ PVOID PrivateExtension, _Out_ PULONG Events, _Out_ PULONG Errors,
                                 _Out_ PBOOLEAN CardChange, _Out_ PBOOLEAN SdioInterrupt, _Out_ PBOOLEAN Tuning);
typedef NTSTATUS SDPORT_ISSUE_REQUEST(_In_ PVOID PrivateExtension, _In_ PSDPORT_REQUEST Request);
typedef VOID SDPORT_GET_RESPONSE(_In_ PVOID PrivateExtension, _In_ PSDPORT_COMMAND Command, _Out_ PVOID ResponseBuffer);
typedef VOID SDPORT_REQUEST_DPC(_In_ PVOID PrivateExtension, _Inout_ PSDPORT_REQUEST Request, _In_ ULONG Events,
                                _In_ ULONG Errors);
typedef VOID SDPORT_TOGGLE_EVENTS(_In_ PVOID PrivateExtension, _In_ ULONG EventMask, _In_ BOOLEAN Enable);
typedef VOID SDPORT_CLEAR_EVENTS(_In_ PVOID PrivateExtension, _In_ ULONG EventMask);
typedef VOID SDPORT_SAVE_CONTEXT(_In_ PVOID PrivateExtension);
typedef VOID SDPORT_RESTORE_CONTEXT(_In_ PVOID PrivateExtension);
typedef NTSTATUS SDPORT_PO_FX_POWER_CONTROL_CALLBACK(_In_ PSD_MINIPORT Miniport, _In_ LPCGUID PowerControlCode,
                                                     _In_opt_ PVOID InputBuffer, _In_ SIZE_T InputBufferSize,
                                                     _Out_opt_ PVOID OutputBuffer, _In_ SIZE_T OutputBufferSize,
                                                     _Out_opt_ PSIZE_T BytesReturned);
typedef VOID SDPORT_CLEANUP(_In_ PSD_MINIPORT Miniport);

typedef SDPORT_GET_SLOT_COUNT* PSDPORT_GET_SLOT_COUNT;
typedef SDPORT_GET_SLOT_CAPABILITIES* PSDPORT_GET_SLOT_CAPABILITIES;
typedef SDPORT_INITIALIZE* PSDPORT_INITIALIZE;
typedef SDPORT_ISSUE_BUS_OPERATION* PSDPORT_ISSUE_BUS_OPERATION;
typedef SDPORT_GET_CARD_DETECT_STATE* PSDPORT_GET_CARD_DETECT_STATE;
typedef SDPORT_GET_WRITE_PROTECT_STATE* PSDPORT_GET_WRITE_PROTECT_STATE;
typedef SDPORT_INTERRUPT* PSDPORT_INTERRUPT;
typedef SDPORT_ISSUE_REQUEST* PSDPORT_ISSUE_REQUEST;
typedef SDPORT_GET_RESPONSE* PSDPORT_GET_RESPONSE;
typedef SDPORT_REQUEST_DPC* PSDPORT_REQUEST_DPC;
typedef SDPORT_TOGGLE_EVENTS* PSDPORT_TOGGLE_EVENTS;
typedef SDPORT_CLEAR_EVENTS* PSDPORT_CLEAR_EVENTS;
typedef SDPORT_SAVE_CONTEXT* PSDPORT_SAVE_CONTEXT;
typedef SDPORT_RESTORE_CONTEXT* PSDPORT_RESTORE_CONTEXT;
typedef SDPORT_PO_FX_POWER_CONTROL_CALLBACK* PSDPORT_PO_FX_POWER_CONTROL_CALLBACK;
typedef SDPORT_CLEANUP* PSDPORT_CLEANUP;

typedef struct _SDPORT_INITIALIZATION_DATA {
  ULONG StructureSize;
  PSDPORT_GET_SLOT_COUNT GetSlotCount;
  PSDPORT_GET_SLOT_CAPABILITIES GetSlotCapabilities;
  PSDPORT_INITIALIZE Initialize;
  PSDPORT_ISSUE_BUS_OPERATION IssueBusOperation;
  PSDPORT_GET_CARD_DETECT_STATE GetCardDetectState;
  PSDPORT_GET_WRITE_PROTECT_STATE GetWriteProtectState;
  PSDPORT_INTERRUPT Interrupt;
  PSDPORT_ISSUE_REQUEST IssueRequest;
  PSDPORT_GET_RESPONSE GetResponse;
  PSDPORT_REQUEST_DPC RequestDpc;
  PSDPORT_TOGGLE_EVENTS ToggleEvents;
  PSDPORT_CLEAR_EVENTS ClearEvents;
  PSDPORT_SAVE_CONTEXT SaveContext;
  PSDPORT_RESTORE_CONTEXT RestoreContext;
  PSDPORT_PO_FX_POWER_CONTROL_CALLBACK PowerControlCallback;
  PSDPORT_CLEANUP Cleanup;
  ULONG PrivateExtensionSize;
  BOOLEAN CrashdumpSupported;
} SDPORT_INITIALIZATION_DATA, *PSDPORT_INITIALIZATION_DATA;

SDPORT_API NTSTATUS SdPortInitialize(_In_ PVOID DriverObject, _In_ PVOID RegistryPath,
                                     _In_ PSDPORT_INITIALIZATION_DATA InitializationData);
SDPORT_API VOID SdPortCompleteRequest(_In_ PSDPORT_REQUEST Request, _In_ NTSTATUS Status);
SDPORT_API NTSTATUS SdPortGetPciConfigSpace(_In_ PSD_MINIPORT Miniport, _In_ ULONG Offset, _Out_ PUCHAR Buffer,
                                            _In_ ULONG Length);
SDPORT_API NTSTATUS SdPortSetPciConfigSpace(_In_ PSD_MINIPORT Miniport, _In_ ULONG Offset, _In_ PUCHAR Buffer,
                                            _In_ ULONG Length);
SDPORT_API VOID SdPortWait(_In_ ULONG Microseconds);

SDPORT_API UCHAR SdPortReadRegisterUchar(_In_ PVOID BaseAddress, _In_ ULONG Register);
SDPORT_API USHORT SdPortReadRegisterUshort(_In_ PVOID BaseAddress, _In_ ULONG Register);
SDPORT_API ULONG SdPortReadRegisterUlong(_In_ PVOID BaseAddress, _In_ ULONG Register);
SDPORT_API VOID SdPortWriteRegisterUchar(_In_ PVOID BaseAddress, _In_ ULONG Register, _In_ UCHAR Data);
SDPORT_API VOID SdPortWriteRegisterUshort(_In_ PVOID BaseAddress, _In_ ULONG Register, _In_ USHORT Data);
SDPORT_API VOID SdPortWriteRegisterUlong(_In_ PVOID BaseAddress, _In_ ULONG Register, _In_ ULONG Data);
SDPORT_API VOID SdPortReadRegisterBufferUchar(_In_ PVOID BaseAddress, _In_ ULONG Register, _Out_ PUCHAR Buffer,
                                              _In_ ULONG Length);
SDPORT_API VOID SdPortReadRegisterBufferUshort(_In_ PVOID BaseAddress, _In_ ULONG Register, _Out_ PUSHORT Buffer,
                                               _In_ ULONG Length);
SDPORT_API VOID SdPortReadRegisterBufferUlong(_In_ PVOID BaseAddress, _In_ ULONG Register, _Out_ PULONG Buffer,
                                              _In_ ULONG Length);
SDPORT_API VOID SdPortWriteRegisterBufferUchar(_In_ PVOID BaseAddress, _In_ ULONG Register, _In_ PUCHAR Buffer,
                                               _In_ ULONG Length);
SDPORT_API VOID SdPortWriteRegisterBufferUshort(_In_ PVOID BaseAddress, _In_ ULONG Register, _In_ PUSHORT Buffer,
                                                _In_ ULONG Length);
SDPORT_API VOID SdPortWriteRegisterBufferUlong(_In_ PVOID BaseAddress, _In_ ULONG Register, _In_ PULONG Buffer,
                                               _In_ ULONG Length);

#ifdef __cplusplus
}
#endif
