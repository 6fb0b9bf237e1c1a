// Secure digital (SD) bus: requests of its clients' drivers. Written from the public documentation.
#pragma once
#include <wdm.h>

#ifdef __cplusplus
extern "C" {
#endif

extern const GUID GUID_SDBUS_INTERFACE_STANDARD;
#define SDBUS_INTERFACE_VERSION 0x101  // value not documented
#define SDBUS_DRIVER_VERSION_1 0x100
#define SDBUS_DRIVER_VERSION_2 0x200

// Values of the enumerations are not documented; their order is.
typedef enum { SDRF_GET_PROPERTY = 0, SDRF_SET_PROPERTY, SDRF_DEVICE_COMMAND, SDRF_ERASE_COMMAND, SDRF_MMC_SOFT_RESET,
               SDRF_MMC_HPI } SD_REQUEST_FUNCTION;
typedef enum {
  SDP_MEDIA_CHANGECOUNT = 0, SDP_MEDIA_STATE, SDP_WRITE_PROTECTED, SDP_FUNCTION_NUMBER, SDP_FUNCTION_TYPE,
  SDP_BUS_DRIVER_VERSION, SDP_BUS_WIDTH, SDP_BUS_CLOCK, SDP_BUS_INTERFACE_CONTROL, SDP_HOST_BLOCK_LENGTH,
  SDP_FUNCTION_BLOCK_LENGTH, SDP_FN0_BLOCK_LENGTH, SDP_FUNCTION_INT_ENABLE, SDP_SET_CARD_INTERRUPT_FORWARD,
  SDP_SET_WAKE_INTERRUPT_FORWARD, SDP_HIGH_CAPACITY_SUPPORTED, SDP_CHAINED_MDL_SUPPORTED, SDP_HPI_SUPPORTED
} SDBUS_PROPERTY;
typedef enum { SDPMS_NO_MEDIA = 0, SDPMS_MEDIA_INSERTED } SDPROP_MEDIA_STATE;

typedef UCHAR SD_COMMAND_CODE;
typedef enum { SDCC_STANDARD = 0, SDCC_APP_CMD } SD_COMMAND_CLASS;
typedef enum { SDTD_UNSPECIFIED = 0, SDTD_READ, SDTD_WRITE } SD_TRANSFER_DIRECTION;
typedef enum {
  SDTT_UNSPECIFIED = 0, SDTT_CMD_ONLY, SDTT_SINGLE_BLOCK, SDTT_MULTI_BLOCK, SDTT_MULTI_BLOCK_NO_CMD12
} SD_TRANSFER_TYPE;
typedef enum {
  SDRT_UNSPECIFIED = 0, SDRT_NONE, SDRT_1, SDRT_1B, SDRT_2, SDRT_3, SDRT_4, SDRT_5, SDRT_5B, SDRT_6
} SD_RESPONSE_TYPE;
typedef struct _SDCMD_DESCRIPTOR {
  SD_COMMAND_CODE Cmd;
  SD_COMMAND_CLASS CmdClass;
  SD_TRANSFER_DIRECTION TransferDirection;
  SD_TRANSFER_TYPE TransferType;
  SD_RESPONSE_TYPE ResponseType;
} SDCMD_DESCRIPTOR, *PSDCMD_DESCRIPTOR;
#define SDCMD_IO_RW_DIRECT 52
#define SDCMD_IO_RW_EXTENDED 53

// Arguments of the commands 52 and 53, as the SDIO specification has them.
typedef struct _SD_RW_DIRECT_ARGUMENT {
  union {
    struct {
      ULONG Data : 8;
      ULONG Reserved1 : 1;
      ULONG Address : 17;
      ULONG Reserved2 : 1;
      ULONG ReadAfterWrite : 1;
      ULONG Function : 3;
      ULONG WriteToDevice : 1;
    } bits;
    ULONG AsULONG;
  } u;
} SD_RW_DIRECT_ARGUMENT, *PSD_RW_DIRECT_ARGUMENT;
typedef struct _SD_RW_EXTENDED_ARGUMENT {
  union {
    struct {
      ULONG Count : 9;
      ULONG Address : 17;
      ULONG OpCode : 1;
      ULONG BlockMode : 1;
      ULONG Function : 3;
      ULONG WriteToDevice : 1;
    } bits;
    ULONG AsULONG;
  } u;
} SD_RW_EXTENDED_ARGUMENT, *PSD_RW_EXTENDED_ARGUMENT;

typedef struct _SDBUS_REQUEST_PACKET {
  SD_REQUEST_FUNCTION RequestFunction;
  PVOID UserContext[3];
  ULONG_PTR Information;
  union {
    UCHAR AsUCHAR[16];
    ULONG AsULONG[4];
  } ResponseData;
  UCHAR ResponseLength;
  UCHAR Reserved;
  USHORT Flags;
  union {
    struct {
      SDBUS_PROPERTY Property;
      PVOID Buffer;
      ULONG Length;
    } GetSetProperty;
    struct {
      SDCMD_DESCRIPTOR CmdDesc;
      ULONG Argument;
      PMDL Mdl;
      ULONG Length;
    } DeviceCommand;
    struct {
      ULONG EraseType;
      ULONG StartBlock;
      ULONG EndBlock;
    } EraseCommand;
    struct {
      ULONG Frequency;
    } MmcSoftReset;
    struct {
      PIRP IrpToHpi;
    } MmcHpi;
  } Parameters;
} SDBUS_REQUEST_PACKET, *PSDBUS_REQUEST_PACKET;

// Called at IRQL <= DISPATCH_LEVEL.
typedef VOID(NTAPI *PSDBUS_CALLBACK_ROUTINE)(_In_ PVOID CallbackRoutineContext, _In_ ULONG InterruptType);
typedef VOID NTAPI SDBUS_CALLBACK_ROUTINE(_In_ PVOID CallbackRoutineContext, _In_ ULONG InterruptType);
typedef struct _SDBUS_INTERFACE_PARAMETERS {
  USHORT Size;
  USHORT SdioFlags;
  PDEVICE_OBJECT TargetObject;
  BOOLEAN DeviceGeneratesInterrupts;
  BOOLEAN CallbackAtDpcLevel;
  PSDBUS_CALLBACK_ROUTINE CallbackRoutine;
  PVOID CallbackRoutineContext;
} SDBUS_INTERFACE_PARAMETERS, *PSDBUS_INTERFACE_PARAMETERS;
typedef NTSTATUS(NTAPI *PSDBUS_INITIALIZE_INTERFACE_ROUTINE)(_In_ PVOID Context,
                                                             _In_ PSDBUS_INTERFACE_PARAMETERS InterfaceParameters);
typedef NTSTATUS(NTAPI *PSDBUS_ACKNOWLEDGE_INT_ROUTINE)(_In_ PVOID Context);
typedef struct _SDBUS_INTERFACE_STANDARD {
  USHORT Size;
  USHORT Version;
  PVOID Context;
  PINTERFACE_REFERENCE InterfaceReference;
  PINTERFACE_DEREFERENCE InterfaceDereference;
  PSDBUS_INITIALIZE_INTERFACE_ROUTINE InitializeInterface;
  PSDBUS_ACKNOWLEDGE_INT_ROUTINE AcknowledgeInterrupt;
} SDBUS_INTERFACE_STANDARD, *PSDBUS_INTERFACE_STANDARD;

_IRQL_requires_max_(APC_LEVEL)
NTSTATUS NTAPI SdBusOpenInterface(_In_ PDEVICE_OBJECT Pdo, _Out_ PSDBUS_INTERFACE_STANDARD InterfaceStandard,
                                  _In_ USHORT Size, _In_ USHORT Version);
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS NTAPI SdBusSubmitRequest(_In_ PVOID InterfaceContext, _Inout_ PSDBUS_REQUEST_PACKET Packet);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI SdBusSubmitRequestAsync(_In_ PVOID InterfaceContext, _In_ PSDBUS_REQUEST_PACKET Packet, _In_ PIRP Irp,
                                       _In_ PIO_COMPLETION_ROUTINE CompletionRoutine, _In_ PVOID UserContext);

#ifdef __cplusplus
}
#endif
