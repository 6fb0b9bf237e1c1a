// NetAdapterCx: network adapters of WDF drivers, their packet queues, configuration, offloads and wake. Written from the
// public documentation.
#pragma once
#include <wdf.h>
#include <ifdef.h>
#include <net/ringcollection.h>
#include <net/logicaladdress.h>

// Operators of the enumerations which are bit sets; winnt.h, which kernel code lacks, has these too.
#if defined(__cplusplus) && !defined(DEFINE_ENUM_FLAG_OPERATORS)
#define DEFINE_ENUM_FLAG_OPERATORS(T)                                                       \
  extern "C++" {                                                                            \
  inline constexpr T operator|(T a, T b) { return (T)((unsigned)a | (unsigned)b); }         \
  inline constexpr T operator&(T a, T b) { return (T)((unsigned)a & (unsigned)b); }         \
  inline constexpr T operator^(T a, T b) { return (T)((unsigned)a ^ (unsigned)b); }         \
  inline constexpr T operator~(T a) { return (T)(~(unsigned)a); }                           \
  inline T &operator|=(T &a, T b) { return a = a | b; }                                     \
  inline T &operator&=(T &a, T b) { return a = a & b; }                                     \
  inline T &operator^=(T &a, T b) { return a = a ^ b; }                                     \
  }
#endif

#ifdef __cplusplus
extern "C" {
#endif

// ---- Handles ----
typedef struct NETADAPTER__ *NETADAPTER;
typedef struct NETADAPTER_INIT NETADAPTER_INIT, *PNETADAPTER_INIT;
typedef struct NETPACKETQUEUE__ *NETPACKETQUEUE;
typedef struct NETTXQUEUE_INIT NETTXQUEUE_INIT, *PNETTXQUEUE_INIT;
typedef struct NETRXQUEUE_INIT NETRXQUEUE_INIT, *PNETRXQUEUE_INIT;
typedef struct NETCONFIGURATION__ *NETCONFIGURATION;
typedef struct NETOFFLOAD__ *NETOFFLOAD;
typedef struct NETPOWEROFFLOAD__ *NETPOWEROFFLOAD;
typedef struct NETWAKESOURCE__ *NETWAKESOURCE;
typedef struct NETRECEIVEFILTER__ *NETRECEIVEFILTER;

typedef struct _NET_EUI48_ADDRESS {
  UINT8 Value[6];
} NET_EUI48_ADDRESS;

#define NETCX_SIZE_INIT(Structure, Type) (RtlZeroMemory(Structure, sizeof(Type)), (Structure)->Size = sizeof(Type))
#define NETCX_INLINE static __inline

// ---- Adapters ----
typedef NTSTATUS(EVT_NET_ADAPTER_CREATE_TXQUEUE)(NETADAPTER Adapter, NETTXQUEUE_INIT *TxQueueInit);
typedef EVT_NET_ADAPTER_CREATE_TXQUEUE *PFN_NET_ADAPTER_CREATE_TXQUEUE;
typedef NTSTATUS(EVT_NET_ADAPTER_CREATE_RXQUEUE)(NETADAPTER Adapter, NETRXQUEUE_INIT *RxQueueInit);
typedef EVT_NET_ADAPTER_CREATE_RXQUEUE *PFN_NET_ADAPTER_CREATE_RXQUEUE;
typedef VOID(EVT_NET_ADAPTER_RETURN_RX_BUFFER)(NETADAPTER Adapter, struct NET_FRAGMENT_RETURN_CONTEXT_HANDLE__ *RxReturnContext);
typedef EVT_NET_ADAPTER_RETURN_RX_BUFFER *PFN_NET_ADAPTER_RETURN_RX_BUFFER;
typedef VOID(EVT_NET_ADAPTER_SET_RECEIVE_FILTER)(NETADAPTER Adapter, NETRECEIVEFILTER Handle);
typedef EVT_NET_ADAPTER_SET_RECEIVE_FILTER *PFN_NET_ADAPTER_SET_RECEIVE_FILTER;

typedef struct _NET_ADAPTER_DATAPATH_CALLBACKS {
  ULONG Size;
  PFN_NET_ADAPTER_CREATE_TXQUEUE EvtAdapterCreateTxQueue;
  PFN_NET_ADAPTER_CREATE_RXQUEUE EvtAdapterCreateRxQueue;
} NET_ADAPTER_DATAPATH_CALLBACKS;

NETCX_INLINE void NET_ADAPTER_DATAPATH_CALLBACKS_INIT(NET_ADAPTER_DATAPATH_CALLBACKS *DatapathCallbacks,
                                                      PFN_NET_ADAPTER_CREATE_TXQUEUE EvtAdapterCreateTxQueue,
                                                      PFN_NET_ADAPTER_CREATE_RXQUEUE EvtAdapterCreateRxQueue) {
  NETCX_SIZE_INIT(DatapathCallbacks, NET_ADAPTER_DATAPATH_CALLBACKS);
  DatapathCallbacks->EvtAdapterCreateTxQueue = EvtAdapterCreateTxQueue;
  DatapathCallbacks->EvtAdapterCreateRxQueue = EvtAdapterCreateRxQueue;
}

_IRQL_requires_max_(PASSIVE_LEVEL) NETADAPTER_INIT *NetAdapterInitAllocate(WDFDEVICE Device);
_IRQL_requires_max_(PASSIVE_LEVEL) VOID NetAdapterInitFree(NETADAPTER_INIT *AdapterInit);
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID NetAdapterInitSetDatapathCallbacks(NETADAPTER_INIT *AdapterInit, NET_ADAPTER_DATAPATH_CALLBACKS *DatapathCallbacks);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NetAdapterCreate(NETADAPTER_INIT *AdapterInit, WDF_OBJECT_ATTRIBUTES *AdapterAttributes, NETADAPTER *Adapter);
_IRQL_requires_max_(PASSIVE_LEVEL) NTSTATUS NetAdapterStart(NETADAPTER Adapter);
_IRQL_requires_max_(PASSIVE_LEVEL) VOID NetAdapterStop(NETADAPTER Adapter);
_IRQL_requires_max_(PASSIVE_LEVEL) NET_LUID NetAdapterGetNetLuid(NETADAPTER Adapter);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NetAdapterOpenConfiguration(NETADAPTER Adapter, WDF_OBJECT_ATTRIBUTES *ConfigurationAttributes,
                                     NETCONFIGURATION *Configuration);

typedef struct _NET_ADAPTER_LINK_LAYER_CAPABILITIES {
  ULONG Size;
  ULONG64 MaxTxLinkSpeed;
  ULONG64 MaxRxLinkSpeed;
} NET_ADAPTER_LINK_LAYER_CAPABILITIES;

NETCX_INLINE void NET_ADAPTER_LINK_LAYER_CAPABILITIES_INIT(NET_ADAPTER_LINK_LAYER_CAPABILITIES *LinkLayerCapabilities,
                                                           ULONG64 MaxTxLinkSpeed, ULONG64 MaxRxLinkSpeed) {
  NETCX_SIZE_INIT(LinkLayerCapabilities, NET_ADAPTER_LINK_LAYER_CAPABILITIES);
  LinkLayerCapabilities->MaxTxLinkSpeed = MaxTxLinkSpeed;
  LinkLayerCapabilities->MaxRxLinkSpeed = MaxRxLinkSpeed;
}

_IRQL_requires_max_(PASSIVE_LEVEL)
VOID NetAdapterSetLinkLayerCapabilities(NETADAPTER Adapter, NET_ADAPTER_LINK_LAYER_CAPABILITIES *LinkLayerCapabilities);
_IRQL_requires_max_(PASSIVE_LEVEL) VOID NetAdapterSetLinkLayerMtuSize(NETADAPTER Adapter, ULONG MtuSize);

#define NETADAPTER_MAX_PHYS_ADDRESS_LENGTH 32
typedef struct _NET_ADAPTER_LINK_LAYER_ADDRESS {
  USHORT Length;
  UCHAR Address[32];
} NET_ADAPTER_LINK_LAYER_ADDRESS;

NETCX_INLINE void NET_ADAPTER_LINK_LAYER_ADDRESS_INIT(NET_ADAPTER_LINK_LAYER_ADDRESS *LinkLayerAddress, USHORT Length,
                                                      const UCHAR *AddressBuffer) {
  RtlZeroMemory(LinkLayerAddress, sizeof(*LinkLayerAddress));
  LinkLayerAddress->Length = Length;
  RtlCopyMemory(LinkLayerAddress->Address, AddressBuffer, Length);
}

_IRQL_requires_max_(PASSIVE_LEVEL)
VOID NetAdapterSetPermanentLinkLayerAddress(NETADAPTER Adapter, NET_ADAPTER_LINK_LAYER_ADDRESS *LinkLayerAddress);
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID NetAdapterSetCurrentLinkLayerAddress(NETADAPTER Adapter, NET_ADAPTER_LINK_LAYER_ADDRESS *LinkLayerAddress);

typedef enum _NET_ADAPTER_PAUSE_FUNCTION_TYPE {
  NetAdapterPauseFunctionTypeUnsupported = 0,
  NetAdapterPauseFunctionTypeSendOnly = 1,
  NetAdapterPauseFunctionTypeReceiveOnly = 2,
  NetAdapterPauseFunctionTypeSendAndReceive = 3,
  NetAdapterPauseFunctionTypeUnknown = 4
} NET_ADAPTER_PAUSE_FUNCTION_TYPE;

typedef enum _NET_ADAPTER_AUTO_NEGOTIATION_FLAGS {
  NetAdapterAutoNegotiationFlagNone = 0x00000000,
  NetAdapterAutoNegotiationFlagXmitLinkSpeedAutoNegotiated = 0x00000001,
  NetAdapterAutoNegotiationFlagRcvLinkSpeedautoNegotiated = 0x00000002,
  NetAdapterAutoNegotiationFlagDuplexAutoNegotiated = 0x00000004,
  NetAdapterAutoNegotiationFlagPauseFunctionsAutoNegotiated = 0x00000008
} NET_ADAPTER_AUTO_NEGOTIATION_FLAGS;

typedef struct _NET_ADAPTER_LINK_STATE {
  ULONG Size;
  ULONG64 TxLinkSpeed;
  ULONG64 RxLinkSpeed;
  NET_IF_MEDIA_CONNECT_STATE MediaConnectState;
  NET_IF_MEDIA_DUPLEX_STATE MediaDuplexState;
  NET_ADAPTER_PAUSE_FUNCTION_TYPE SupportedPauseFunctions;
  NET_ADAPTER_AUTO_NEGOTIATION_FLAGS AutoNegotiationFlags;
} NET_ADAPTER_LINK_STATE;

NETCX_INLINE void NET_ADAPTER_LINK_STATE_INIT(NET_ADAPTER_LINK_STATE *LinkState, ULONG64 LinkSpeed,
                                              NET_IF_MEDIA_CONNECT_STATE MediaConnectState,
                                              NET_IF_MEDIA_DUPLEX_STATE MediaDuplexState,
                                              NET_ADAPTER_PAUSE_FUNCTION_TYPE SupportedPauseFunctions,
                                              NET_ADAPTER_AUTO_NEGOTIATION_FLAGS AutoNegotiationFlags) {
  NETCX_SIZE_INIT(LinkState, NET_ADAPTER_LINK_STATE);
  LinkState->TxLinkSpeed = LinkSpeed;
  LinkState->RxLinkSpeed = LinkSpeed;
  LinkState->MediaConnectState = MediaConnectState;
  LinkState->MediaDuplexState = MediaDuplexState;
  LinkState->SupportedPauseFunctions = SupportedPauseFunctions;
  LinkState->AutoNegotiationFlags = AutoNegotiationFlags;
}
NETCX_INLINE void NET_ADAPTER_LINK_STATE_INIT_DISCONNECTED(NET_ADAPTER_LINK_STATE *LinkState) {
  NETCX_SIZE_INIT(LinkState, NET_ADAPTER_LINK_STATE);
  LinkState->MediaConnectState = MediaConnectStateDisconnected;
}

_IRQL_requires_max_(DISPATCH_LEVEL) VOID NetAdapterSetLinkState(NETADAPTER Adapter, NET_ADAPTER_LINK_STATE *State);

// ---- Receive filters ----
typedef enum _NET_PACKET_FILTER_FLAGS {
  NetPacketFilterFlagDirected = 0x00000001,
  NetPacketFilterFlagMulticast = 0x00000002,
  NetPacketFilterFlagAllMulticast = 0x00000004,
  NetPacketFilterFlagBroadcast = 0x00000008,
  NetPacketFilterFlagPromiscuous = 0x00000020
} NET_PACKET_FILTER_FLAGS;
#ifdef __cplusplus
extern "C++" {
DEFINE_ENUM_FLAG_OPERATORS(NET_PACKET_FILTER_FLAGS)
DEFINE_ENUM_FLAG_OPERATORS(NET_ADAPTER_AUTO_NEGOTIATION_FLAGS)
}
#endif

typedef struct _NET_ADAPTER_RECEIVE_FILTER_CAPABILITIES {
  ULONG Size;
  NET_PACKET_FILTER_FLAGS SupportedPacketFilters;
  SIZE_T MaximumMulticastAddresses;
  PFN_NET_ADAPTER_SET_RECEIVE_FILTER EvtSetReceiveFilter;
} NET_ADAPTER_RECEIVE_FILTER_CAPABILITIES;

NETCX_INLINE void NET_ADAPTER_RECEIVE_FILTER_CAPABILITIES_INIT(NET_ADAPTER_RECEIVE_FILTER_CAPABILITIES *Capabilities,
                                                               PFN_NET_ADAPTER_SET_RECEIVE_FILTER EvtSetReceiveFilter) {
  NETCX_SIZE_INIT(Capabilities, NET_ADAPTER_RECEIVE_FILTER_CAPABILITIES);
  Capabilities->EvtSetReceiveFilter = EvtSetReceiveFilter;
}

VOID NetAdapterSetReceiveFilterCapabilities(NETADAPTER Adapter,
                                            const NET_ADAPTER_RECEIVE_FILTER_CAPABILITIES *Capabilities);
NET_PACKET_FILTER_FLAGS NetReceiveFilterGetPacketFilter(NETRECEIVEFILTER ReceiveFilter);
SIZE_T NetReceiveFilterGetMulticastAddressCount(NETRECEIVEFILTER ReceiveFilter);
const IF_PHYSICAL_ADDRESS *NetReceiveFilterGetMulticastAddressList(NETRECEIVEFILTER ReceiveFilter);

// ---- Data path capabilities ----
typedef enum _NET_MEMORY_MAPPING_REQUIREMENT {
  NetMemoryMappingRequirementNone = 0,
  NetMemoryMappingRequirementDmaMapped = 1
} NET_MEMORY_MAPPING_REQUIREMENT;

typedef enum _NET_RX_FRAGMENT_BUFFER_ALLOCATION_MODE {
  NetRxFragmentBufferAllocationModeSystem = 0,
  NetRxFragmentBufferAllocationModeDriver = 1
} NET_RX_FRAGMENT_BUFFER_ALLOCATION_MODE;

typedef enum _NET_RX_FRAGMENT_BUFFER_ATTACHMENT_MODE {
  NetRxFragmentBufferAttachmentModeSystem = 0,
  NetRxFragmentBufferAttachmentModeDriver = 1
} NET_RX_FRAGMENT_BUFFER_ATTACHMENT_MODE;

typedef struct _NET_ADAPTER_DMA_CAPABILITIES {
  ULONG Size;
  WDFDMAENABLER DmaEnabler;
  PHYSICAL_ADDRESS MaximumPhysicalAddress;
  WDF_TRI_STATE CacheEnabled;
  ULONG PreferredNode;
} NET_ADAPTER_DMA_CAPABILITIES;

typedef struct _NET_ADAPTER_TX_CAPABILITIES {
  ULONG Size;
  NET_MEMORY_MAPPING_REQUIREMENT MappingRequirement;
  ULONG PayloadBackfill;
  SIZE_T MaximumNumberOfFragments;
  ULONG FragmentBufferAlignment;
  ULONG FragmentRingNumberOfElementsHint;
  SIZE_T MaximumNumberOfQueues;
  NET_ADAPTER_DMA_CAPABILITIES *DmaCapabilities;
} NET_ADAPTER_TX_CAPABILITIES;

typedef struct _NET_ADAPTER_RX_CAPABILITIES {
  ULONG Size;
  NET_RX_FRAGMENT_BUFFER_ALLOCATION_MODE AllocationMode;
  NET_RX_FRAGMENT_BUFFER_ATTACHMENT_MODE AttachmentMode;
  ULONG FragmentRingNumberOfElementsHint;
  SIZE_T MaximumFrameSize;
  SIZE_T MaximumNumberOfQueues;
  union {
    struct {
      PFN_NET_ADAPTER_RETURN_RX_BUFFER EvtAdapterReturnRxBuffer;
    };
    struct {
      NET_MEMORY_MAPPING_REQUIREMENT MappingRequirement;
      ULONG FragmentBufferAlignment;
      NET_ADAPTER_DMA_CAPABILITIES *DmaCapabilities;
    };
  };
} NET_ADAPTER_RX_CAPABILITIES;

NETCX_INLINE void NET_ADAPTER_DMA_CAPABILITIES_INIT(NET_ADAPTER_DMA_CAPABILITIES *DmaCapabilities, WDFDMAENABLER DmaEnabler) {
  NETCX_SIZE_INIT(DmaCapabilities, NET_ADAPTER_DMA_CAPABILITIES);
  DmaCapabilities->DmaEnabler = DmaEnabler;
  DmaCapabilities->CacheEnabled = WdfUseDefault;
}
NETCX_INLINE void NET_ADAPTER_TX_CAPABILITIES_INIT(NET_ADAPTER_TX_CAPABILITIES *TxCapabilities, SIZE_T MaximumNumberOfQueues) {
  NETCX_SIZE_INIT(TxCapabilities, NET_ADAPTER_TX_CAPABILITIES);
  TxCapabilities->MaximumNumberOfQueues = MaximumNumberOfQueues;
}
NETCX_INLINE void NET_ADAPTER_TX_CAPABILITIES_INIT_FOR_DMA(NET_ADAPTER_TX_CAPABILITIES *TxCapabilities,
                                                           NET_ADAPTER_DMA_CAPABILITIES *DmaCapabilities,
                                                           SIZE_T MaximumNumberOfQueues) {
  NET_ADAPTER_TX_CAPABILITIES_INIT(TxCapabilities, MaximumNumberOfQueues);
  TxCapabilities->MappingRequirement = NetMemoryMappingRequirementDmaMapped;
  TxCapabilities->DmaCapabilities = DmaCapabilities;
}
NETCX_INLINE void NET_ADAPTER_RX_CAPABILITIES_INIT_SYSTEM_MANAGED(NET_ADAPTER_RX_CAPABILITIES *RxCapabilities,
                                                                  SIZE_T MaximumFrameSize, SIZE_T MaximumNumberOfQueues) {
  NETCX_SIZE_INIT(RxCapabilities, NET_ADAPTER_RX_CAPABILITIES);
  RxCapabilities->MaximumFrameSize = MaximumFrameSize;
  RxCapabilities->MaximumNumberOfQueues = MaximumNumberOfQueues;
}
NETCX_INLINE void NET_ADAPTER_RX_CAPABILITIES_INIT_SYSTEM_MANAGED_DMA(NET_ADAPTER_RX_CAPABILITIES *RxCapabilities,
                                                                      NET_ADAPTER_DMA_CAPABILITIES *DmaCapabilities,
                                                                      SIZE_T MaximumFrameSize,
                                                                      SIZE_T MaximumNumberOfQueues) {
  NET_ADAPTER_RX_CAPABILITIES_INIT_SYSTEM_MANAGED(RxCapabilities, MaximumFrameSize, MaximumNumberOfQueues);
  RxCapabilities->MappingRequirement = NetMemoryMappingRequirementDmaMapped;
  RxCapabilities->DmaCapabilities = DmaCapabilities;
}
NETCX_INLINE void NET_ADAPTER_RX_CAPABILITIES_INIT_DRIVER_MANAGED(NET_ADAPTER_RX_CAPABILITIES *RxCapabilities,
                                                                  PFN_NET_ADAPTER_RETURN_RX_BUFFER EvtAdapterReturnRxBuffer,
                                                                  SIZE_T MaximumFrameSize, SIZE_T MaximumNumberOfQueues) {
  NET_ADAPTER_RX_CAPABILITIES_INIT_SYSTEM_MANAGED(RxCapabilities, MaximumFrameSize, MaximumNumberOfQueues);
  RxCapabilities->AllocationMode = NetRxFragmentBufferAllocationModeDriver;
  RxCapabilities->AttachmentMode = NetRxFragmentBufferAttachmentModeDriver;
  RxCapabilities->EvtAdapterReturnRxBuffer = EvtAdapterReturnRxBuffer;
}

_IRQL_requires_max_(PASSIVE_LEVEL)
VOID NetAdapterSetDataPathCapabilities(NETADAPTER Adapter, NET_ADAPTER_TX_CAPABILITIES *TxCapabilities,
                                       NET_ADAPTER_RX_CAPABILITIES *RxCapabilities);

// ---- Packet queues ----
typedef VOID(EVT_PACKET_QUEUE_ADVANCE)(NETPACKETQUEUE PacketQueue);
typedef EVT_PACKET_QUEUE_ADVANCE *PFN_PACKET_QUEUE_ADVANCE;
typedef VOID(EVT_PACKET_QUEUE_SET_NOTIFICATION_ENABLED)(NETPACKETQUEUE PacketQueue, BOOLEAN NotificationEnabled);
typedef EVT_PACKET_QUEUE_SET_NOTIFICATION_ENABLED *PFN_PACKET_QUEUE_SET_NOTIFICATION_ENABLED;
typedef VOID(EVT_PACKET_QUEUE_CANCEL)(NETPACKETQUEUE PacketQueue);
typedef EVT_PACKET_QUEUE_CANCEL *PFN_PACKET_QUEUE_CANCEL;
typedef VOID(EVT_PACKET_QUEUE_START)(NETPACKETQUEUE PacketQueue);
typedef EVT_PACKET_QUEUE_START *PFN_PACKET_QUEUE_START;
typedef VOID(EVT_PACKET_QUEUE_STOP)(NETPACKETQUEUE PacketQueue);
typedef EVT_PACKET_QUEUE_STOP *PFN_PACKET_QUEUE_STOP;

typedef struct _NET_PACKET_QUEUE_CONFIG {
  ULONG Size;
  PFN_PACKET_QUEUE_START EvtStart;
  PFN_PACKET_QUEUE_STOP EvtStop;
  PFN_PACKET_QUEUE_ADVANCE EvtAdvance;
  PFN_PACKET_QUEUE_SET_NOTIFICATION_ENABLED EvtSetNotificationEnabled;
  PFN_PACKET_QUEUE_CANCEL EvtCancel;
  struct NETEXECUTIONCONTEXT__ *ExecutionContext;
} NET_PACKET_QUEUE_CONFIG;

NETCX_INLINE void NET_PACKET_QUEUE_CONFIG_INIT(NET_PACKET_QUEUE_CONFIG *Config, PFN_PACKET_QUEUE_ADVANCE EvtAdvance,
                                               PFN_PACKET_QUEUE_SET_NOTIFICATION_ENABLED EvtSetNotificationEnabled,
                                               PFN_PACKET_QUEUE_CANCEL EvtCancel) {
  NETCX_SIZE_INIT(Config, NET_PACKET_QUEUE_CONFIG);
  Config->EvtAdvance = EvtAdvance;
  Config->EvtSetNotificationEnabled = EvtSetNotificationEnabled;
  Config->EvtCancel = EvtCancel;
}

typedef struct _NET_EXTENSION_QUERY {
  ULONG Size;
  PCWSTR Name;
  ULONG Version;
  NET_EXTENSION_TYPE Type;
} NET_EXTENSION_QUERY;

NETCX_INLINE void NET_EXTENSION_QUERY_INIT(NET_EXTENSION_QUERY *Query, PCWSTR Name, ULONG Version, NET_EXTENSION_TYPE Type) {
  NETCX_SIZE_INIT(Query, NET_EXTENSION_QUERY);
  Query->Name = Name;
  Query->Version = Version;
  Query->Type = Type;
}

_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NetTxQueueCreate(NETTXQUEUE_INIT *NetTxQueueInit, WDF_OBJECT_ATTRIBUTES *TxQueueAttributes,
                          NET_PACKET_QUEUE_CONFIG *Configuration, NETPACKETQUEUE *PacketQueue);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NetRxQueueCreate(NETRXQUEUE_INIT *NetRxQueueInit, WDF_OBJECT_ATTRIBUTES *RxQueueAttributes,
                          NET_PACKET_QUEUE_CONFIG *Configuration, NETPACKETQUEUE *PacketQueue);
_IRQL_requires_max_(PASSIVE_LEVEL) ULONG NetTxQueueInitGetQueueId(NETTXQUEUE_INIT *NetTxQueueInit);
_IRQL_requires_max_(PASSIVE_LEVEL) ULONG NetRxQueueInitGetQueueId(NETRXQUEUE_INIT *NetRxQueueInit);
_IRQL_requires_max_(PASSIVE_LEVEL) const NET_RING_COLLECTION *NetTxQueueGetRingCollection(NETPACKETQUEUE PacketQueue);
_IRQL_requires_max_(PASSIVE_LEVEL) const NET_RING_COLLECTION *NetRxQueueGetRingCollection(NETPACKETQUEUE PacketQueue);
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID NetTxQueueGetExtension(NETPACKETQUEUE PacketQueue, const NET_EXTENSION_QUERY *Query, NET_EXTENSION *Extension);
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID NetRxQueueGetExtension(NETPACKETQUEUE PacketQueue, const NET_EXTENSION_QUERY *Query, NET_EXTENSION *Extension);
_IRQL_requires_max_(HIGH_LEVEL) VOID NetTxQueueNotifyMoreCompletedPacketsAvailable(NETPACKETQUEUE PacketQueue);
_IRQL_requires_max_(HIGH_LEVEL) VOID NetRxQueueNotifyMoreReceivedPacketsAvailable(NETPACKETQUEUE PacketQueue);

// ---- Configuration ----
typedef enum _NET_CONFIGURATION_QUERY_ULONG_FLAGS {
  NET_CONFIGURATION_QUERY_ULONG_NO_FLAGS = 0x00000000,
  NET_CONFIGURATION_QUERY_ULONG_MAY_BE_STORED_AS_HEX_STRING = 0x00000001
} NET_CONFIGURATION_QUERY_ULONG_FLAGS;

_IRQL_requires_max_(PASSIVE_LEVEL) VOID NetConfigurationClose(NETCONFIGURATION Configuration);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NetConfigurationQueryUlong(NETCONFIGURATION Configuration, NET_CONFIGURATION_QUERY_ULONG_FLAGS Flags,
                                    PCUNICODE_STRING ValueName, PULONG Value);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NetConfigurationAssignUlong(NETCONFIGURATION Configuration, PCUNICODE_STRING ValueName, ULONG Value);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NetConfigurationQueryLinkLayerAddress(NETCONFIGURATION Configuration,
                                               NET_ADAPTER_LINK_LAYER_ADDRESS *LinkLayerAddress);

#ifdef __cplusplus
}
#endif

#include <netadaptercx_power.h>
