// WiFiCx: wireless adapters of WDF drivers. Written from the public documentation.
#pragma once
#include <netadaptercx.h>
#include <ndis/types.h>
#include <ndis/status.h>
#include <dot11wificxintf.h>
#include <dot11wificxtypes.hpp>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct WIFIREQUEST__ *WIFIREQUEST;
typedef struct WIFIDIRECTDEVICE__ *WIFIDIRECTDEVICE;
typedef struct WIFIDIRECT_DEVICE_INIT WIFIDIRECT_DEVICE_INIT, *PWIFIDIRECT_DEVICE_INIT;

typedef VOID(EVT_WIFI_DEVICE_SEND_COMMAND)(WDFDEVICE Device, WIFIREQUEST SendRequest);
typedef EVT_WIFI_DEVICE_SEND_COMMAND *PFN_WIFI_DEVICE_SEND_COMMAND;
typedef NTSTATUS(EVT_WIFI_DEVICE_CREATE_ADAPTER)(WDFDEVICE Device, NETADAPTER_INIT *AdapterInit);
typedef EVT_WIFI_DEVICE_CREATE_ADAPTER *PFN_WIFI_DEVICE_CREATE_ADAPTER;
typedef NTSTATUS(EVT_WIFI_DEVICE_CREATE_WIFIDIRECTDEVICE)(WDFDEVICE Device, WIFIDIRECT_DEVICE_INIT *WifiDirectDeviceInit);
typedef EVT_WIFI_DEVICE_CREATE_WIFIDIRECTDEVICE *PFN_WIFI_DEVICE_CREATE_WIFIDIRECTDEVICE;

typedef enum _WIFI_ADAPTER_TYPE {
  WIFI_ADAPTER_EXTENSIBLE_STATION,
  WIFI_ADAPTER_WIFI_DIRECT_ROLE,
  WIFI_ADAPTER_SECONDARY_STATION
} WIFI_ADAPTER_TYPE;

typedef enum _WIFI_ADAPTER_TX_DEMUX_TYPE {
  WifiAdapterTxDemuxTypePeerAddress = 2,
  WifiAdapterTxDemuxTypeWmmInfo = 3
} WIFI_ADAPTER_TX_DEMUX_TYPE;

typedef struct _WIFI_ADAPTER_TX_DEMUX {
  ULONG Size;
  WIFI_ADAPTER_TX_DEMUX_TYPE Type;
  SIZE_T Range;
} WIFI_ADAPTER_TX_DEMUX;

typedef struct _WIFI_DEVICE_CONFIG {
  ULONG Size;
  ULONG WdiVersion;
  PFN_WIFI_DEVICE_SEND_COMMAND SendCommand;
  PFN_WIFI_DEVICE_CREATE_ADAPTER CreateAdapter;
  PFN_WIFI_DEVICE_CREATE_WIFIDIRECTDEVICE CreateWifiDirectDevice;
} WIFI_DEVICE_CONFIG, *PWIFI_DEVICE_CONFIG;

typedef struct _WIFI_ADAPTER_WAKE_CAPABILITIES {
  ULONG Size;
  BOOLEAN NloDiscovery;
  BOOLEAN ApAssociationLost;
  BOOLEAN GtkHandshakeError;
  BOOLEAN FourWayHandshakeRequest;
  BOOLEAN ClientDriverDiagnostic;
} WIFI_ADAPTER_WAKE_CAPABILITIES;

typedef struct _WIFI_DEVICE_CAPABILITIES {
  ULONG Size;
  BOOLEAN HardwareRadioState;
  BOOLEAN SoftwareRadioState;
  UINT8 FirmwareVersion[256];
  BOOLEAN ActionFramesSupported;
  ULONG NumRxStreams;
  ULONG NumTxStreams;
  BOOLEAN Support_eCSA;
  BOOLEAN MACAddressRandomization;
  WDI_MAC_ADDRESS MACAddressRandomizationMask;
  WDI_BLUETOOTH_COEXISTENCE_SUPPORT BluetoothCoexistenceSupport;
  BOOLEAN SupportsNonWdiOidRequests;
  BOOLEAN FastTransitionSupported;
  BOOLEAN MU_MIMOSupported;
  BOOLEAN BSSTransitionSupported;
  BOOLEAN SAEAuthenticationSupported;
  BOOLEAN MBOSupported;
  BOOLEAN BeaconReportsImplemented;
} WIFI_DEVICE_CAPABILITIES;

typedef struct _WIFI_STA_BANDS_COMBINATION {
  ULONG NumStaBands;
  WDI_BAND_ID BandIDs[4];
} WIFI_STA_BANDS_COMBINATION;

typedef struct _WIFI_STATION_CAPABILITIES {
  ULONG Size;
  ULONG ScanSSIDListSize;
  ULONG DesiredSSIDListSize;
  ULONG PrivacyExemptionListSize;
  ULONG KeyMappingTableSize;
  ULONG DefaultKeyTableSize;
  ULONG WEPKeyValueMaxLength;
  ULONG MaxNumPerSTA;
  UINT8 SupportedQOSFlags;
  BOOLEAN HostFIPSModeImplemented;
  BOOLEAN MFPCapable;
  BOOLEAN AutoPowerSaveMode;
  BOOLEAN BSSListCachemanagement;
  BOOLEAN ConnectBSSSelectionOverride;
  ULONG MaxNetworkOffloadListSize;
  BOOLEAN HESSIDConnectionSupported;
  BOOLEAN FTMAsInitiatorSupport;
  ULONG FTMNumberOfSupportedTargets;
  BOOLEAN HostWPA3FIPSModeEnabled;
  ULONG NumSupportedUnicastAlgorithms;
  PDOT11_AUTH_CIPHER_PAIR UnicastAlgorithmsList;
  ULONG NumSupportedMulticastDataAlgorithms;
  PDOT11_AUTH_CIPHER_PAIR MulticastDataAlgorithmsList;
  ULONG NumSupportedMulticastMgmtAlgorithms;
  PDOT11_AUTH_CIPHER_PAIR MulticastMgmtAlgorithmsList;
  ULONG NumSecondaryStaBandCombinations;
  WIFI_STA_BANDS_COMBINATION *SecondaryStaBandsCombinations;
  ULONG MaxMLOLinksSupported;
  WDI_MAC_ADDRESS *MLOAddressesList;
  ULONG NumAkmsSupported;
  UINT32 *AkmsList;
  BOOLEAN MSCSSupported;
  BOOLEAN DSCPToUPMappingSupported;
} WIFI_STATION_CAPABILITIES;

typedef struct _WIFI_BAND_INFO {
  WDI_BAND_ID BandID;
  BOOLEAN BandState;
  ULONG NumValidPhyTypes;
  WDI_PHY_TYPE *ValidPhyTypeList;
  ULONG NumValidChannelTypes;
  WDI_CHANNEL_MAPPING_ENTRY *ValidChannelTypes;
  ULONG NumChannelWidths;
  ULONG *ChannelWidthList;
} WIFI_BAND_INFO;

typedef struct _WIFI_BAND_CAPABILITIES {
  ULONG Size;
  ULONG NumBands;
  WIFI_BAND_INFO *BandInfoList;
} WIFI_BAND_CAPABILITIES;

typedef struct _WIFI_PHY_INFO {
  WDI_PHY_TYPE PhyType;
  ULONG NumberDataRateEntries;
  WDI_DATA_RATE_ENTRY DataRateList[126];
} WIFI_PHY_INFO;

typedef struct _WIFI_PHY_CAPABILITIES {
  ULONG Size;
  ULONG NumPhyTypes;
  WIFI_PHY_INFO *PhyInfoList;
} WIFI_PHY_CAPABILITIES;

#define WIFI_IS_FIELD_AVAILABLE(_struct, _field) (sizeof(((_struct *)0)->_field) != 0)

NETCX_INLINE void WIFI_DEVICE_CONFIG_INIT(WIFI_DEVICE_CONFIG *Config, ULONG WdiVersion,
                                          PFN_WIFI_DEVICE_SEND_COMMAND SendCommand,
                                          PFN_WIFI_DEVICE_CREATE_ADAPTER CreateAdapter,
                                          PFN_WIFI_DEVICE_CREATE_WIFIDIRECTDEVICE CreateWifiDirectDevice) {
  NETCX_SIZE_INIT(Config, WIFI_DEVICE_CONFIG);
  Config->WdiVersion = WdiVersion;
  Config->SendCommand = SendCommand;
  Config->CreateAdapter = CreateAdapter;
  Config->CreateWifiDirectDevice = CreateWifiDirectDevice;
}
NETCX_INLINE void WIFI_ADAPTER_TX_PEER_ADDRESS_DEMUX_INIT(WIFI_ADAPTER_TX_DEMUX *Demux, SIZE_T Range) {
  NETCX_SIZE_INIT(Demux, WIFI_ADAPTER_TX_DEMUX);
  Demux->Type = WifiAdapterTxDemuxTypePeerAddress;
  Demux->Range = Range;
}
#define WIFICX_INIT(Type) \
  NETCX_INLINE void Type##_INIT(Type *Capabilities) { NETCX_SIZE_INIT(Capabilities, Type); }
WIFICX_INIT(WIFI_ADAPTER_WAKE_CAPABILITIES)
WIFICX_INIT(WIFI_DEVICE_CAPABILITIES)
WIFICX_INIT(WIFI_STATION_CAPABILITIES)
WIFICX_INIT(WIFI_BAND_CAPABILITIES)
WIFICX_INIT(WIFI_PHY_CAPABILITIES)

_IRQL_requires_max_(PASSIVE_LEVEL) NTSTATUS WifiDeviceInitConfig(PWDFDEVICE_INIT DeviceInit);
_IRQL_requires_max_(PASSIVE_LEVEL) NTSTATUS WifiDeviceInitialize(WDFDEVICE Device, PWIFI_DEVICE_CONFIG Config);
_IRQL_requires_max_(PASSIVE_LEVEL) ULONG WifiDeviceGetOsWdiVersion(WDFDEVICE Device);
_IRQL_requires_max_(DISPATCH_LEVEL) VOID WifiDeviceReceiveIndication(WDFDEVICE Device, UINT16 MessageId, WDFMEMORY Data);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS WifiDeviceSetDeviceCapabilities(WDFDEVICE Device, const WIFI_DEVICE_CAPABILITIES *DeviceCapabilities);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS WifiDeviceSetStationCapabilities(WDFDEVICE Device, const WIFI_STATION_CAPABILITIES *StationCapabilities);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS WifiDeviceSetBandCapabilities(WDFDEVICE Device, const WIFI_BAND_CAPABILITIES *BandCapabilities);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS WifiDeviceSetPhyCapabilities(WDFDEVICE Device, const WIFI_PHY_CAPABILITIES *PhyCapabilities);
_IRQL_requires_max_(PASSIVE_LEVEL) WIFI_ADAPTER_TYPE WifiAdapterInitGetType(NETADAPTER_INIT *AdapterInit);
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID WifiAdapterInitAddTxDemux(NETADAPTER_INIT *AdapterInit, const WIFI_ADAPTER_TX_DEMUX *Demux);
NTSTATUS WifiAdapterInitialize(NETADAPTER Adapter);
_IRQL_requires_max_(PASSIVE_LEVEL) WIFI_ADAPTER_TYPE WifiAdapterGetType(NETADAPTER Adapter);
_IRQL_requires_max_(PASSIVE_LEVEL) UINT16 WifiAdapterGetPortId(NETADAPTER Adapter);
_IRQL_requires_max_(PASSIVE_LEVEL) NTSTATUS WifiAdapterAddPeer(NETADAPTER Adapter, const NET_EUI48_ADDRESS *Address);
_IRQL_requires_max_(PASSIVE_LEVEL) VOID WifiAdapterRemovePeer(NETADAPTER Adapter, const NET_EUI48_ADDRESS *Address);
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID WifiAdapterSetWakeCapabilities(NETADAPTER Adapter, const WIFI_ADAPTER_WAKE_CAPABILITIES *Capabilities);
_IRQL_requires_max_(DISPATCH_LEVEL) VOID WifiRequestComplete(WIFIREQUEST Request, NTSTATUS NtStatus, UINT BytesWritten);
_IRQL_requires_max_(DISPATCH_LEVEL)
PVOID WifiRequestGetInOutBuffer(WIFIREQUEST Request, UINT *InputBufferLength, UINT *OutBufferLength);
_IRQL_requires_max_(DISPATCH_LEVEL) UINT16 WifiRequestGetMessageId(WIFIREQUEST Request);
_IRQL_requires_max_(DISPATCH_LEVEL) VOID WifiRequestSetBytesNeeded(WIFIREQUEST Request, UINT BytesNeeded);

#ifdef __cplusplus
}
#endif
