// NetAdapterCx: devices, wake sources and offloads. Written from the public documentation.
#pragma once
#include <netadaptercx.h>

#ifdef __cplusplus
extern "C" {
#endif

// ---- Devices ----
typedef NTSTATUS(EVT_NET_DEVICE_PREVIEW_WAKE_SOURCE)(WDFDEVICE Device, NETWAKESOURCE WakeSource);
typedef EVT_NET_DEVICE_PREVIEW_WAKE_SOURCE *PFN_NET_DEVICE_PREVIEW_WAKE_SOURCE;
typedef NTSTATUS(EVT_NET_DEVICE_PREVIEW_POWER_OFFLOAD)(WDFDEVICE Device, NETPOWEROFFLOAD PowerOffload);
typedef EVT_NET_DEVICE_PREVIEW_POWER_OFFLOAD *PFN_NET_DEVICE_PREVIEW_POWER_OFFLOAD;

typedef struct _NET_DEVICE_POWER_POLICY_EVENT_CALLBACKS {
  ULONG Size;
  PFN_NET_DEVICE_PREVIEW_WAKE_SOURCE EvtDevicePreviewBitmapPattern;
  PFN_NET_DEVICE_PREVIEW_POWER_OFFLOAD EvtDevicePreviewArpOffload;
  PFN_NET_DEVICE_PREVIEW_POWER_OFFLOAD EvtDevicePreviewNSOffload;
} NET_DEVICE_POWER_POLICY_EVENT_CALLBACKS;

NETCX_INLINE void NET_DEVICE_POWER_POLICY_EVENT_CALLBACKS_INIT(NET_DEVICE_POWER_POLICY_EVENT_CALLBACKS *Callbacks) {
  NETCX_SIZE_INIT(Callbacks, NET_DEVICE_POWER_POLICY_EVENT_CALLBACKS);
}

_IRQL_requires_max_(PASSIVE_LEVEL) NTSTATUS NetDeviceInitConfig(PWDFDEVICE_INIT DeviceInit);
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID NetDeviceInitSetPowerPolicyEventCallbacks(PWDFDEVICE_INIT DeviceInit,
                                               const NET_DEVICE_POWER_POLICY_EVENT_CALLBACKS *Callbacks);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NetDeviceOpenConfiguration(WDFDEVICE Device, WDF_OBJECT_ATTRIBUTES *ConfigurationAttributes,
                                    NETCONFIGURATION *Configuration);
_IRQL_requires_max_(PASSIVE_LEVEL) VOID NetDeviceRequestReset(WDFDEVICE Device);

// ---- Wake ----
typedef enum _NET_WAKE_SOURCE_TYPE {
  NetWakeSourceTypeBitmapPattern = 1,
  NetWakeSourceTypeMagicPacket = 2,
  NetWakeSourceTypeMediaChange = 3,
  NetWakeSourceTypePacketFilterMatch = 4,
  NetWakeSourceTypeEapolPacket = 5
} NET_WAKE_SOURCE_TYPE;

typedef struct _NET_WAKE_SOURCE_LIST {
  ULONG Size;
  PVOID Reserved[4];
} NET_WAKE_SOURCE_LIST;

typedef struct _NET_WAKE_SOURCE_BITMAP_PARAMETERS {
  ULONG Size;
  ULONG Id;
  const UCHAR *Pattern;
  SIZE_T PatternSize;
  const UCHAR *Mask;
  SIZE_T MaskSize;
} NET_WAKE_SOURCE_BITMAP_PARAMETERS;

NETCX_INLINE void NET_WAKE_SOURCE_LIST_INIT(NET_WAKE_SOURCE_LIST *List) { NETCX_SIZE_INIT(List, NET_WAKE_SOURCE_LIST); }
NETCX_INLINE void NET_WAKE_SOURCE_BITMAP_PARAMETERS_INIT(NET_WAKE_SOURCE_BITMAP_PARAMETERS *Parameters) {
  NETCX_SIZE_INIT(Parameters, NET_WAKE_SOURCE_BITMAP_PARAMETERS);
}

_IRQL_requires_max_(PASSIVE_LEVEL) VOID NetDeviceGetWakeSourceList(WDFDEVICE Device, NET_WAKE_SOURCE_LIST *List);
_IRQL_requires_max_(PASSIVE_LEVEL) SIZE_T NetWakeSourceListGetCount(const NET_WAKE_SOURCE_LIST *List);
_IRQL_requires_max_(PASSIVE_LEVEL)
NETWAKESOURCE NetWakeSourceListGetElement(const NET_WAKE_SOURCE_LIST *List, SIZE_T Index);
_IRQL_requires_max_(PASSIVE_LEVEL) NET_WAKE_SOURCE_TYPE NetWakeSourceGetType(NETWAKESOURCE WakeSource);
_IRQL_requires_max_(PASSIVE_LEVEL) NETADAPTER NetWakeSourceGetAdapter(NETWAKESOURCE WakeSource);
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID NetWakeSourceGetBitmapParameters(NETWAKESOURCE WakeSource, NET_WAKE_SOURCE_BITMAP_PARAMETERS *Parameters);

typedef struct _NET_ADAPTER_WAKE_BITMAP_CAPABILITIES {
  ULONG Size;
  BOOLEAN BitmapPattern;
  SIZE_T MaximumPatternCount;
  SIZE_T MaximumPatternSize;
} NET_ADAPTER_WAKE_BITMAP_CAPABILITIES;

typedef struct _NET_ADAPTER_WAKE_MAGIC_PACKET_CAPABILITIES {
  ULONG Size;
  BOOLEAN MagicPacket;
} NET_ADAPTER_WAKE_MAGIC_PACKET_CAPABILITIES;

typedef struct _NET_ADAPTER_WAKE_MEDIA_CHANGE_CAPABILITIES {
  ULONG Size;
  BOOLEAN MediaConnect;
  BOOLEAN MediaDisconnect;
} NET_ADAPTER_WAKE_MEDIA_CHANGE_CAPABILITIES;

typedef struct _NET_ADAPTER_WAKE_PACKET_FILTER_CAPABILITIES {
  ULONG Size;
  BOOLEAN PacketFilterMatch;
} NET_ADAPTER_WAKE_PACKET_FILTER_CAPABILITIES;

NETCX_INLINE void NET_ADAPTER_WAKE_BITMAP_CAPABILITIES_INIT(NET_ADAPTER_WAKE_BITMAP_CAPABILITIES *Capabilities) {
  NETCX_SIZE_INIT(Capabilities, NET_ADAPTER_WAKE_BITMAP_CAPABILITIES);
}
NETCX_INLINE void NET_ADAPTER_WAKE_MAGIC_PACKET_CAPABILITIES_INIT(NET_ADAPTER_WAKE_MAGIC_PACKET_CAPABILITIES *Capabilities) {
  NETCX_SIZE_INIT(Capabilities, NET_ADAPTER_WAKE_MAGIC_PACKET_CAPABILITIES);
}
NETCX_INLINE void NET_ADAPTER_WAKE_MEDIA_CHANGE_CAPABILITIES_INIT(NET_ADAPTER_WAKE_MEDIA_CHANGE_CAPABILITIES *Capabilities) {
  NETCX_SIZE_INIT(Capabilities, NET_ADAPTER_WAKE_MEDIA_CHANGE_CAPABILITIES);
}
NETCX_INLINE void NET_ADAPTER_WAKE_PACKET_FILTER_CAPABILITIES_INIT(
    NET_ADAPTER_WAKE_PACKET_FILTER_CAPABILITIES *Capabilities) {
  NETCX_SIZE_INIT(Capabilities, NET_ADAPTER_WAKE_PACKET_FILTER_CAPABILITIES);
}

_IRQL_requires_max_(PASSIVE_LEVEL)
VOID NetAdapterWakeSetBitmapCapabilities(NETADAPTER Adapter, const NET_ADAPTER_WAKE_BITMAP_CAPABILITIES *Capabilities);
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID NetAdapterWakeSetMagicPacketCapabilities(NETADAPTER Adapter,
                                              const NET_ADAPTER_WAKE_MAGIC_PACKET_CAPABILITIES *Capabilities);
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID NetAdapterWakeSetMediaChangeCapabilities(NETADAPTER Adapter,
                                              const NET_ADAPTER_WAKE_MEDIA_CHANGE_CAPABILITIES *Capabilities);
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID NetAdapterWakeSetPacketFilterCapabilities(NETADAPTER Adapter,
                                               const NET_ADAPTER_WAKE_PACKET_FILTER_CAPABILITIES *Capabilities);

// ---- Offloads. The values of the layers' flags: not documented. ----
typedef enum _NET_ADAPTER_OFFLOAD_LAYER3_FLAGS {
  NetAdapterOffloadLayer3FlagIPv4NoOptions = 0x00000001,
  NetAdapterOffloadLayer3FlagIPv4WithOptions = 0x00000002,
  NetAdapterOffloadLayer3FlagIPv6NoExtensions = 0x00000004,
  NetAdapterOffloadLayer3FlagIPv6WithExtensions = 0x00000008
} NET_ADAPTER_OFFLOAD_LAYER3_FLAGS;

typedef enum _NET_ADAPTER_OFFLOAD_LAYER4_FLAGS {
  NetAdapterOffloadLayer4FlagTcpNoOptions = 0x00000001,
  NetAdapterOffloadLayer4FlagTcpWithOptions = 0x00000002,
  NetAdapterOffloadLayer4FlagUdp = 0x00000004
} NET_ADAPTER_OFFLOAD_LAYER4_FLAGS;
#ifdef __cplusplus
extern "C++" {
DEFINE_ENUM_FLAG_OPERATORS(NET_ADAPTER_OFFLOAD_LAYER3_FLAGS)
DEFINE_ENUM_FLAG_OPERATORS(NET_ADAPTER_OFFLOAD_LAYER4_FLAGS)
}
#endif

typedef VOID(EVT_NET_ADAPTER_OFFLOAD_SET_GSO)(NETADAPTER Adapter, NETOFFLOAD Offload);
typedef EVT_NET_ADAPTER_OFFLOAD_SET_GSO *PFN_NET_ADAPTER_OFFLOAD_SET_GSO;
typedef VOID(EVT_NET_ADAPTER_OFFLOAD_SET_RSC)(NETADAPTER Adapter, NETOFFLOAD Offload);
typedef EVT_NET_ADAPTER_OFFLOAD_SET_RSC *PFN_NET_ADAPTER_OFFLOAD_SET_RSC;
typedef VOID(EVT_NET_ADAPTER_OFFLOAD_SET_RX_CHECKSUM)(NETADAPTER Adapter, NETOFFLOAD Offload);
typedef EVT_NET_ADAPTER_OFFLOAD_SET_RX_CHECKSUM *PFN_NET_ADAPTER_OFFLOAD_SET_RX_CHECKSUM;
typedef VOID(EVT_NET_ADAPTER_OFFLOAD_SET_TX_CHECKSUM)(NETADAPTER Adapter, NETOFFLOAD Offload);
typedef EVT_NET_ADAPTER_OFFLOAD_SET_TX_CHECKSUM *PFN_NET_ADAPTER_OFFLOAD_SET_TX_CHECKSUM;

typedef struct _NET_ADAPTER_OFFLOAD_GSO_CAPABILITIES {
  ULONG Size;
  NET_ADAPTER_OFFLOAD_LAYER3_FLAGS Layer3Flags;
  NET_ADAPTER_OFFLOAD_LAYER4_FLAGS Layer4Flags;
  SIZE_T Layer4HeaderOffsetLimit;
  SIZE_T MaximumOffloadSize;
  SIZE_T MinimumSegmentCount;
  PFN_NET_ADAPTER_OFFLOAD_SET_GSO EvtAdapterOffloadSetGso;
} NET_ADAPTER_OFFLOAD_GSO_CAPABILITIES;

typedef struct _NET_ADAPTER_OFFLOAD_RSC_CAPABILITIES {
  ULONG Size;
  NET_ADAPTER_OFFLOAD_LAYER3_FLAGS Layer3Flags;
  NET_ADAPTER_OFFLOAD_LAYER4_FLAGS Layer4Flags;
  BOOLEAN TcpTimestampOption;
  PFN_NET_ADAPTER_OFFLOAD_SET_RSC EvtAdapterOffloadSetRsc;
} NET_ADAPTER_OFFLOAD_RSC_CAPABILITIES;

typedef struct _NET_ADAPTER_OFFLOAD_RX_CHECKSUM_CAPABILITIES {
  ULONG Size;
  PFN_NET_ADAPTER_OFFLOAD_SET_RX_CHECKSUM EvtAdapterOffloadSetRxChecksum;
} NET_ADAPTER_OFFLOAD_RX_CHECKSUM_CAPABILITIES;

typedef struct _NET_ADAPTER_OFFLOAD_TX_CHECKSUM_CAPABILITIES {
  ULONG Size;
  NET_ADAPTER_OFFLOAD_LAYER3_FLAGS Layer3Flags;
  NET_ADAPTER_OFFLOAD_LAYER4_FLAGS Layer4Flags;
  SIZE_T Layer3HeaderOffsetLimit;
  SIZE_T Layer4HeaderOffsetLimit;
  PFN_NET_ADAPTER_OFFLOAD_SET_TX_CHECKSUM EvtAdapterOffloadSetTxChecksum;
} NET_ADAPTER_OFFLOAD_TX_CHECKSUM_CAPABILITIES;

NETCX_INLINE void NET_ADAPTER_OFFLOAD_GSO_CAPABILITIES_INIT(NET_ADAPTER_OFFLOAD_GSO_CAPABILITIES *GsoCapabilities,
                                                            NET_ADAPTER_OFFLOAD_LAYER3_FLAGS Layer3Flags,
                                                            NET_ADAPTER_OFFLOAD_LAYER4_FLAGS Layer4Flags,
                                                            SIZE_T MaximumOffloadSize, SIZE_T MinimumSegmentCount,
                                                            PFN_NET_ADAPTER_OFFLOAD_SET_GSO EvtAdapterOffloadSetGso) {
  NETCX_SIZE_INIT(GsoCapabilities, NET_ADAPTER_OFFLOAD_GSO_CAPABILITIES);
  GsoCapabilities->Layer3Flags = Layer3Flags;
  GsoCapabilities->Layer4Flags = Layer4Flags;
  GsoCapabilities->MaximumOffloadSize = MaximumOffloadSize;
  GsoCapabilities->MinimumSegmentCount = MinimumSegmentCount;
  GsoCapabilities->EvtAdapterOffloadSetGso = EvtAdapterOffloadSetGso;
}
NETCX_INLINE void NET_ADAPTER_OFFLOAD_RSC_CAPABILITIES_INIT(NET_ADAPTER_OFFLOAD_RSC_CAPABILITIES *RscCapabilities,
                                                            NET_ADAPTER_OFFLOAD_LAYER3_FLAGS Layer3Flags,
                                                            NET_ADAPTER_OFFLOAD_LAYER4_FLAGS Layer4Flags,
                                                            PFN_NET_ADAPTER_OFFLOAD_SET_RSC EvtAdapterOffloadSetRsc) {
  NETCX_SIZE_INIT(RscCapabilities, NET_ADAPTER_OFFLOAD_RSC_CAPABILITIES);
  RscCapabilities->Layer3Flags = Layer3Flags;
  RscCapabilities->Layer4Flags = Layer4Flags;
  RscCapabilities->EvtAdapterOffloadSetRsc = EvtAdapterOffloadSetRsc;
}
NETCX_INLINE void NET_ADAPTER_OFFLOAD_RX_CHECKSUM_CAPABILITIES_INIT(
    NET_ADAPTER_OFFLOAD_RX_CHECKSUM_CAPABILITIES *Capabilities,
    PFN_NET_ADAPTER_OFFLOAD_SET_RX_CHECKSUM EvtAdapterOffloadSetRxChecksum) {
  NETCX_SIZE_INIT(Capabilities, NET_ADAPTER_OFFLOAD_RX_CHECKSUM_CAPABILITIES);
  Capabilities->EvtAdapterOffloadSetRxChecksum = EvtAdapterOffloadSetRxChecksum;
}
NETCX_INLINE void NET_ADAPTER_OFFLOAD_TX_CHECKSUM_CAPABILITIES_INIT(
    NET_ADAPTER_OFFLOAD_TX_CHECKSUM_CAPABILITIES *Capabilities, NET_ADAPTER_OFFLOAD_LAYER3_FLAGS Layer3Flags,
    PFN_NET_ADAPTER_OFFLOAD_SET_TX_CHECKSUM EvtAdapterOffloadSetTxChecksum) {
  NETCX_SIZE_INIT(Capabilities, NET_ADAPTER_OFFLOAD_TX_CHECKSUM_CAPABILITIES);
  Capabilities->Layer3Flags = Layer3Flags;
  Capabilities->EvtAdapterOffloadSetTxChecksum = EvtAdapterOffloadSetTxChecksum;
}

_IRQL_requires_max_(PASSIVE_LEVEL)
VOID NetAdapterOffloadSetGsoCapabilities(NETADAPTER Adapter, NET_ADAPTER_OFFLOAD_GSO_CAPABILITIES *HardwareCapabilities);
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID NetAdapterOffloadSetRscCapabilities(NETADAPTER Adapter, NET_ADAPTER_OFFLOAD_RSC_CAPABILITIES *HardwareCapabilities);
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID NetAdapterOffloadSetRxChecksumCapabilities(NETADAPTER Adapter,
                                                NET_ADAPTER_OFFLOAD_RX_CHECKSUM_CAPABILITIES *Capabilities);
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID NetAdapterOffloadSetTxChecksumCapabilities(NETADAPTER Adapter,
                                                NET_ADAPTER_OFFLOAD_TX_CHECKSUM_CAPABILITIES *HardwareCapabilities);
_IRQL_requires_max_(PASSIVE_LEVEL) BOOLEAN NetOffloadIsLsoIPv4Enabled(NETOFFLOAD Offload);
_IRQL_requires_max_(PASSIVE_LEVEL) BOOLEAN NetOffloadIsLsoIPv6Enabled(NETOFFLOAD Offload);
_IRQL_requires_max_(PASSIVE_LEVEL) BOOLEAN NetOffloadIsUsoIPv4Enabled(NETOFFLOAD Offload);
_IRQL_requires_max_(PASSIVE_LEVEL) BOOLEAN NetOffloadIsUsoIPv6Enabled(NETOFFLOAD Offload);
_IRQL_requires_max_(PASSIVE_LEVEL) BOOLEAN NetOffloadIsTcpRscIPv4Enabled(NETOFFLOAD Offload);
_IRQL_requires_max_(PASSIVE_LEVEL) BOOLEAN NetOffloadIsTcpRscIPv6Enabled(NETOFFLOAD Offload);
BOOLEAN NetOffloadIsUdpRscEnabled(NETOFFLOAD Offload);
_IRQL_requires_max_(PASSIVE_LEVEL) BOOLEAN NetOffloadIsRxChecksumIPv4Enabled(NETOFFLOAD Offload);
_IRQL_requires_max_(PASSIVE_LEVEL) BOOLEAN NetOffloadIsRxChecksumTcpEnabled(NETOFFLOAD Offload);
_IRQL_requires_max_(PASSIVE_LEVEL) BOOLEAN NetOffloadIsRxChecksumUdpEnabled(NETOFFLOAD Offload);
_IRQL_requires_max_(PASSIVE_LEVEL) BOOLEAN NetOffloadIsTxChecksumIPv4Enabled(NETOFFLOAD Offload);
_IRQL_requires_max_(PASSIVE_LEVEL) BOOLEAN NetOffloadIsTxChecksumTcpEnabled(NETOFFLOAD Offload);
_IRQL_requires_max_(PASSIVE_LEVEL) BOOLEAN NetOffloadIsTxChecksumUdpEnabled(NETOFFLOAD Offload);

#ifdef __cplusplus
}
#endif
