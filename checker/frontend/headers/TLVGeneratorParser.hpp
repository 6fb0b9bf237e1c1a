// Parsers and generators of WDI messages, and the parameters these take: of those in reach, the fields that drivers use. The
// library's own header is generated, and described in its use only; layouts here are not its layouts.
#pragma once
#include <ndis/types.h>
#include <dot11wificxtypes.hpp>

typedef struct _TLV_CONTEXT {
  ULONG_PTR AllocationContext;
  ULONG PeerVersion;
} TLV_CONTEXT, *PTLV_CONTEXT;
typedef const TLV_CONTEXT *PCTLV_CONTEXT;

// ---- Parameters ----
struct WDI_CONNECT_BSS_ENTRY_CONTAINER {
  WDI_MAC_ADDRESS BSSID;
};
struct WDI_LINK_INFO_CONTAINER {
  UINT8 LinkID;
  WDI_MAC_ADDRESS LocalLinkMACAddress;
  WDI_MAC_ADDRESS PeerLinkMACAddress;
  UINT32 ChannelNumber;
  WDI_BAND_ID BandId;
  INT32 RSSI;
  UINT32 Bandwidth;
  UINT32 TxMCS;
  UINT32 RxMCS;
};
struct WDI_TASK_CONNECT_PARAMETERS {
  struct {
    ArrayOfElements<WDI_AUTH_ALGORITHM> AuthenticationAlgorithms;
  } ConnectParameters;
  ArrayOfElements<WDI_CONNECT_BSS_ENTRY_CONTAINER> PreferredBSSEntryList;
};
struct WDI_TASK_DISCONNECT_PARAMETERS {
  WDI_MAC_ADDRESS MACAddress;
};
struct WDI_TASK_DOT11_RESET_PARAMETERS {
  struct {
    UINT8 ResetMACAddress_IsPresent : 1;
  } Optional;
  struct {
    UINT8 SetDefaultMIB;
  } Dot11ResetParameters;
  WDI_MAC_ADDRESS ResetMACAddress;
};
struct WDI_SCAN_PARAMETERS {
  ArrayOfElements<WDI_BYTE_BLOB> SSIDList;
};
struct WDI_SET_RADIO_STATE_PARAMETERS {
  UINT8 SoftwareRadioState;
};
struct WDI_SET_SAE_AUTH_PARAMS_COMMAND {
  WDI_MAC_ADDRESS BssId;
  WDI_SAE_REQUEST_TYPE SAERequestType;
  WDI_SAE_STATUS SAEStatus;
};
struct WDI_GET_SUPPORTED_DEVICE_SERVICES_INPUTS {
  UINT8 Reserved;
};
struct WDI_GET_SUPPORTED_DEVICE_SERVICES_PARAMETERS {
  ArrayOfElements<GUID> DeviceServiceGUIDList;
};
struct WDI_DEVICE_SERVICE_COMMAND_INPUTS {
  struct {
    UINT8 Params_IsPresent : 1;
  } Optional;
  GUID DeviceServiceGuid;
  UINT32 Opcode;
  ArrayOfElements<WDI_BYTE_BLOB> Params;
};
struct WDI_DEVICE_SERVICE_COMMAND_PARAMETERS {
  struct {
    UINT8 Params_IsPresent : 1;
  } Optional;
  ArrayOfElements<WDI_BYTE_BLOB> Params;
};
struct WDI_INDICATION_RADIO_STATUS_PARAMETERS {
  struct {
    UINT8 HardwareState;
    UINT8 SoftwareState;
  } RadioState;
};
struct WDI_INDICATION_LINK_STATE_CHANGE_PARAMETERS {
  struct {
    WDI_MAC_ADDRESS PeerMACAddress;
    UINT32 TxLinkSpeed;
    UINT32 RxLinkSpeed;
    UINT8 LinkQuality;
  } LinkStateChangeParameters;
  ArrayOfElements<WDI_LINK_INFO_CONTAINER> LinkInfo;
};
struct WDI_INDICATION_SAE_AUTH_PARAMS_NEEDED_PARAMETERS {
  struct {
    UINT8 SAECommitFrame_IsPresent : 1;
    UINT8 SAEConfirmFrame_IsPresent : 1;
  } Optional;
  WDI_MAC_ADDRESS BssId;
  WDI_SAE_INDICATION_TYPE SAEIndicationType;
  WDI_BYTE_BLOB SAECommitFrame;
  WDI_BYTE_BLOB SAEConfirmFrame;
};

// ---- Parsers ----
#define WDI_PARSER(Name, Type)                                                                                   \
  NDIS_STATUS ParseWdi##Name(ULONG BufferLength, const UINT8 *Buffer, PCTLV_CONTEXT Context, Type *ParsedMessage); \
  void CleanupParsedWdi##Name(Type *ParsedMessage)
WDI_PARSER(TaskConnect, WDI_TASK_CONNECT_PARAMETERS);
WDI_PARSER(TaskDisconnect, WDI_TASK_DISCONNECT_PARAMETERS);
WDI_PARSER(TaskDot11Reset, WDI_TASK_DOT11_RESET_PARAMETERS);
WDI_PARSER(TaskScan, WDI_SCAN_PARAMETERS);
WDI_PARSER(TaskSetRadioState, WDI_SET_RADIO_STATE_PARAMETERS);
WDI_PARSER(SetSaeAuthParams, WDI_SET_SAE_AUTH_PARAMS_COMMAND);
WDI_PARSER(GetSupportedDeviceServices, WDI_GET_SUPPORTED_DEVICE_SERVICES_INPUTS);
WDI_PARSER(DeviceServiceCommand, WDI_DEVICE_SERVICE_COMMAND_INPUTS);

// ---- Generators ----
#define WDI_GENERATOR(Name, Type)                                                                          \
  NDIS_STATUS GenerateWdi##Name(const Type *Message, ULONG ReservedHeaderLength, PCTLV_CONTEXT Context,    \
                                ULONG *BufferLength, UINT8 **OutBuffer)
WDI_GENERATOR(IndicationRadioStatus, WDI_INDICATION_RADIO_STATUS_PARAMETERS);
WDI_GENERATOR(IndicationLinkStateChangeFromIhv, WDI_INDICATION_LINK_STATE_CHANGE_PARAMETERS);
WDI_GENERATOR(IndicationSaeAuthParamsNeeded, WDI_INDICATION_SAE_AUTH_PARAMS_NEEDED_PARAMETERS);
WDI_GENERATOR(GetSupportedDeviceServices, WDI_GET_SUPPORTED_DEVICE_SERVICES_PARAMETERS);
WDI_GENERATOR(DeviceServiceCommand, WDI_DEVICE_SERVICE_COMMAND_PARAMETERS);
void FreeGenerated(UINT8 *Buffer);
void DumpMessageTlvByteStream(ULONG MessageId, BOOLEAN FromOs, ULONG PeerVersion, ULONG BufferLength, const UINT8 *Buffer,
                              ULONG_PTR Context, void *Callback);
