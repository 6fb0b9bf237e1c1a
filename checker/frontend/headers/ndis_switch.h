// NDIS extensible switch: what extensions of Hyper-V's switch use beside the filter interface. Written from the public
// documentation.
#pragma once
#include <ndis_filter.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef PVOID NDIS_SWITCH_CONTEXT, *PNDIS_SWITCH_CONTEXT;

#define NDIS_SWITCH_DEFAULT_PORT_ID 0
#define NDIS_SWITCH_DEFAULT_NIC_INDEX 0

typedef struct _NDIS_SWITCH_PORT_DESTINATION {
  NDIS_SWITCH_PORT_ID PortId;
  NDIS_SWITCH_NIC_INDEX NicIndex;
  UINT16 IsExcluded : 1;
  UINT16 PreserveVLAN : 1;
  UINT16 PreservePriority : 1;
  UINT16 Reserved : 13;
} NDIS_SWITCH_PORT_DESTINATION, *PNDIS_SWITCH_PORT_DESTINATION;

typedef struct _NDIS_SWITCH_FORWARDING_DESTINATION_ARRAY {
  NDIS_OBJECT_HEADER Header;
  UINT16 ElementSize;
  UINT16 NumElements;
  UINT16 NumDestinations;
  PVOID FirstElement;
} NDIS_SWITCH_FORWARDING_DESTINATION_ARRAY, *PNDIS_SWITCH_FORWARDING_DESTINATION_ARRAY;

#define NDIS_SWITCH_PORT_DESTINATION_AT_ARRAY_INDEX(_DestArray_, _Index_) \
  ((PNDIS_SWITCH_PORT_DESTINATION)((PUCHAR)((_DestArray_)->FirstElement) + (_DestArray_)->ElementSize * (_Index_)))

typedef union _NDIS_SWITCH_FORWARDING_DETAIL_NET_BUFFER_LIST_INFO {
  UINT64 AsUINT64;
  struct {
    UINT64 NumAvailableDestinations : 16;
    UINT64 SourcePortId : 16;
    UINT64 SourceNicIndex : 8;
    UINT64 NativeForwardingRequired : 1;
    UINT64 Reserved1 : 1;
    UINT64 IsPacketDataSafe : 1;
    UINT64 SafePacketDataSize : 12;
    UINT64 IsPacketDataUncached : 1;
    UINT64 IsSafePacketDataUncached : 1;
    UINT64 Reserved2 : 7;
  };
} NDIS_SWITCH_FORWARDING_DETAIL_NET_BUFFER_LIST_INFO, *PNDIS_SWITCH_FORWARDING_DETAIL_NET_BUFFER_LIST_INFO;

#define NET_BUFFER_LIST_SWITCH_FORWARDING_DETAIL(_NBL) \
  ((PNDIS_SWITCH_FORWARDING_DETAIL_NET_BUFFER_LIST_INFO)&NET_BUFFER_LIST_INFO(_NBL, SwitchForwardingDetail))

typedef struct _NDIS_SWITCH_NIC_STATUS_INDICATION {
  NDIS_OBJECT_HEADER Header;
  ULONG Flags;
  NDIS_SWITCH_PORT_ID SourcePortId;
  NDIS_SWITCH_NIC_INDEX SourceNicIndex;
  NDIS_SWITCH_PORT_ID DestinationPortId;
  NDIS_SWITCH_NIC_INDEX DestinationNicIndex;
  PNDIS_STATUS_INDICATION StatusIndication;
} NDIS_SWITCH_NIC_STATUS_INDICATION, *PNDIS_SWITCH_NIC_STATUS_INDICATION;

#define NDIS_SWITCH_NIC_STATUS_INDICATION_REVISION_1 1
#define NDIS_SIZEOF_SWITCH_NIC_STATUS_REVISION_1 \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_SWITCH_NIC_STATUS_INDICATION, StatusIndication)

#define NDIS_SWITCH_REPORT_FILTERED_NBL_FLAGS_IS_INCOMING 0x00000001
#define NDIS_SWITCH_COPY_NBL_INFO_FLAGS_PRESERVE_DESTINATIONS 0x00000001

// ---- Handlers the switch gives ----
typedef struct _NDIS_SWITCH_NET_BUFFER_LIST_CONTEXT_TYPE {
  LPCGUID ExtensionId;
  PCWSTR ContextName;
} NDIS_SWITCH_NET_BUFFER_LIST_CONTEXT_TYPE, *PNDIS_SWITCH_NET_BUFFER_LIST_CONTEXT_TYPE;

typedef NDIS_STATUS(NDIS_SWITCH_ALLOCATE_NET_BUFFER_LIST_FORWARDING_CONTEXT)(NDIS_SWITCH_CONTEXT NdisSwitchContext,
                                                                             PNET_BUFFER_LIST NetBufferList);
typedef NDIS_SWITCH_ALLOCATE_NET_BUFFER_LIST_FORWARDING_CONTEXT
    *NDIS_SWITCH_ALLOCATE_NET_BUFFER_LIST_FORWARDING_CONTEXT_HANDLER;
typedef VOID(NDIS_SWITCH_FREE_NET_BUFFER_LIST_FORWARDING_CONTEXT)(NDIS_SWITCH_CONTEXT NdisSwitchContext,
                                                                  PNET_BUFFER_LIST NetBufferList);
typedef NDIS_SWITCH_FREE_NET_BUFFER_LIST_FORWARDING_CONTEXT *NDIS_SWITCH_FREE_NET_BUFFER_LIST_FORWARDING_CONTEXT_HANDLER;
typedef NDIS_STATUS(NDIS_SWITCH_SET_NET_BUFFER_LIST_SOURCE)(NDIS_SWITCH_CONTEXT NdisSwitchContext,
                                                            PNET_BUFFER_LIST NetBufferList, NDIS_SWITCH_PORT_ID PortId,
                                                            NDIS_SWITCH_NIC_INDEX NicIndex);
typedef NDIS_SWITCH_SET_NET_BUFFER_LIST_SOURCE *NDIS_SWITCH_SET_NET_BUFFER_LIST_SOURCE_HANDLER;
typedef NDIS_STATUS(NDIS_SWITCH_ADD_NET_BUFFER_LIST_DESTINATION)(NDIS_SWITCH_CONTEXT NdisSwitchContext,
                                                                 PNET_BUFFER_LIST NetBufferList,
                                                                 PNDIS_SWITCH_PORT_DESTINATION Destination);
typedef NDIS_SWITCH_ADD_NET_BUFFER_LIST_DESTINATION *NDIS_SWITCH_ADD_NET_BUFFER_LIST_DESTINATION_HANDLER;
typedef NDIS_STATUS(NDIS_SWITCH_GROW_NET_BUFFER_LIST_DESTINATIONS)(NDIS_SWITCH_CONTEXT NdisSwitchContext,
                                                                   PNET_BUFFER_LIST NetBufferList,
                                                                   UINT32 NumberOfNewDestinations,
                                                                   PNDIS_SWITCH_FORWARDING_DESTINATION_ARRAY *Destinations);
typedef NDIS_SWITCH_GROW_NET_BUFFER_LIST_DESTINATIONS *NDIS_SWITCH_GROW_NET_BUFFER_LIST_DESTINATIONS_HANDLER;
typedef VOID(NDIS_SWITCH_GET_NET_BUFFER_LIST_DESTINATIONS)(NDIS_SWITCH_CONTEXT NdisSwitchContext,
                                                           PNET_BUFFER_LIST NetBufferList,
                                                           PNDIS_SWITCH_FORWARDING_DESTINATION_ARRAY *Destinations);
typedef NDIS_SWITCH_GET_NET_BUFFER_LIST_DESTINATIONS *NDIS_SWITCH_GET_NET_BUFFER_LIST_DESTINATIONS_HANDLER;
typedef NDIS_STATUS(NDIS_SWITCH_UPDATE_NET_BUFFER_LIST_DESTINATIONS)(NDIS_SWITCH_CONTEXT NdisSwitchContext,
                                                                     PNET_BUFFER_LIST NetBufferList,
                                                                     UINT32 NumberOfNewDestinations,
                                                                     PNDIS_SWITCH_FORWARDING_DESTINATION_ARRAY Destinations);
typedef NDIS_SWITCH_UPDATE_NET_BUFFER_LIST_DESTINATIONS *NDIS_SWITCH_UPDATE_NET_BUFFER_LIST_DESTINATIONS_HANDLER;
typedef NDIS_STATUS(NDIS_SWITCH_COPY_NET_BUFFER_LIST_INFO)(NDIS_SWITCH_CONTEXT NdisSwitchContext,
                                                           PNET_BUFFER_LIST DestNetBufferList,
                                                           PNET_BUFFER_LIST SrcNetBufferList, UINT32 Flags);
typedef NDIS_SWITCH_COPY_NET_BUFFER_LIST_INFO *NDIS_SWITCH_COPY_NET_BUFFER_LIST_INFO_HANDLER;
typedef NDIS_STATUS(NDIS_SWITCH_REFERENCE_SWITCH_NIC)(NDIS_SWITCH_CONTEXT NdisSwitchContext,
                                                      NDIS_SWITCH_PORT_ID SwitchPortId,
                                                      NDIS_SWITCH_NIC_INDEX SwitchNicIndex);
typedef NDIS_SWITCH_REFERENCE_SWITCH_NIC *NDIS_SWITCH_REFERENCE_SWITCH_NIC_HANDLER;
typedef NDIS_STATUS(NDIS_SWITCH_DEREFERENCE_SWITCH_NIC)(NDIS_SWITCH_CONTEXT NdisSwitchContext,
                                                        NDIS_SWITCH_PORT_ID SwitchPortId,
                                                        NDIS_SWITCH_NIC_INDEX SwitchNicIndex);
typedef NDIS_SWITCH_DEREFERENCE_SWITCH_NIC *NDIS_SWITCH_DEREFERENCE_SWITCH_NIC_HANDLER;
typedef NDIS_STATUS(NDIS_SWITCH_REFERENCE_SWITCH_PORT)(NDIS_SWITCH_CONTEXT NdisSwitchContext,
                                                       NDIS_SWITCH_PORT_ID SwitchPortId);
typedef NDIS_SWITCH_REFERENCE_SWITCH_PORT *NDIS_SWITCH_REFERENCE_SWITCH_PORT_HANDLER;
typedef NDIS_STATUS(NDIS_SWITCH_DEREFERENCE_SWITCH_PORT)(NDIS_SWITCH_CONTEXT NdisSwitchContext,
                                                         NDIS_SWITCH_PORT_ID SwitchPortId);
typedef NDIS_SWITCH_DEREFERENCE_SWITCH_PORT *NDIS_SWITCH_DEREFERENCE_SWITCH_PORT_HANDLER;
typedef VOID(NDIS_SWITCH_REPORT_FILTERED_NET_BUFFER_LISTS)(NDIS_SWITCH_CONTEXT NdisSwitchContext,
                                                           PUNICODE_STRING ExtensionGuid,
                                                           PUNICODE_STRING ExtensionFriendlyName,
                                                           NDIS_SWITCH_PORT_ID PortId, UINT32 Flags,
                                                           UINT32 NumberOfNetBufferLists, PNET_BUFFER_LIST NetBufferLists,
                                                           PUNICODE_STRING FilterReason);
typedef NDIS_SWITCH_REPORT_FILTERED_NET_BUFFER_LISTS *NDIS_SWITCH_REPORT_FILTERED_NET_BUFFER_LISTS_HANDLER;
typedef NDIS_STATUS(NDIS_SWITCH_SET_NET_BUFFER_LIST_SWITCH_CONTEXT)(NDIS_SWITCH_CONTEXT NdisSwitchContext,
                                                                    PNET_BUFFER_LIST NetBufferList,
                                                                    PNDIS_SWITCH_NET_BUFFER_LIST_CONTEXT_TYPE ContextType,
                                                                    PVOID Context);
typedef NDIS_SWITCH_SET_NET_BUFFER_LIST_SWITCH_CONTEXT *NDIS_SWITCH_SET_NET_BUFFER_LIST_SWITCH_CONTEXT_HANDLER;
typedef PVOID(NDIS_SWITCH_GET_NET_BUFFER_LIST_SWITCH_CONTEXT)(NDIS_SWITCH_CONTEXT NdisSwitchContext,
                                                              PNET_BUFFER_LIST NetBufferList,
                                                              PNDIS_SWITCH_NET_BUFFER_LIST_CONTEXT_TYPE ContextType);
typedef NDIS_SWITCH_GET_NET_BUFFER_LIST_SWITCH_CONTEXT *NDIS_SWITCH_GET_NET_BUFFER_LIST_SWITCH_CONTEXT_HANDLER;

typedef struct _NDIS_SWITCH_OPTIONAL_HANDLERS {
  NDIS_OBJECT_HEADER Header;
  NDIS_SWITCH_ALLOCATE_NET_BUFFER_LIST_FORWARDING_CONTEXT_HANDLER AllocateNetBufferListForwardingContext;
  NDIS_SWITCH_FREE_NET_BUFFER_LIST_FORWARDING_CONTEXT_HANDLER FreeNetBufferListForwardingContext;
  NDIS_SWITCH_SET_NET_BUFFER_LIST_SOURCE_HANDLER SetNetBufferListSource;
  NDIS_SWITCH_ADD_NET_BUFFER_LIST_DESTINATION_HANDLER AddNetBufferListDestination;
  NDIS_SWITCH_GROW_NET_BUFFER_LIST_DESTINATIONS_HANDLER GrowNetBufferListDestinations;
  NDIS_SWITCH_GET_NET_BUFFER_LIST_DESTINATIONS_HANDLER GetNetBufferListDestinations;
  NDIS_SWITCH_UPDATE_NET_BUFFER_LIST_DESTINATIONS_HANDLER UpdateNetBufferListDestinations;
  NDIS_SWITCH_COPY_NET_BUFFER_LIST_INFO_HANDLER CopyNetBufferListInfo;
  NDIS_SWITCH_REFERENCE_SWITCH_NIC_HANDLER ReferenceSwitchNic;
  NDIS_SWITCH_DEREFERENCE_SWITCH_NIC_HANDLER DereferenceSwitchNic;
  NDIS_SWITCH_REFERENCE_SWITCH_PORT_HANDLER ReferenceSwitchPort;
  NDIS_SWITCH_DEREFERENCE_SWITCH_PORT_HANDLER DereferenceSwitchPort;
  NDIS_SWITCH_REPORT_FILTERED_NET_BUFFER_LISTS_HANDLER ReportFilteredNetBufferLists;
  NDIS_SWITCH_SET_NET_BUFFER_LIST_SWITCH_CONTEXT_HANDLER SetNetBufferListSwitchContext;
  NDIS_SWITCH_GET_NET_BUFFER_LIST_SWITCH_CONTEXT_HANDLER GetNetBufferListSwitchContext;
} NDIS_SWITCH_OPTIONAL_HANDLERS, *PNDIS_SWITCH_OPTIONAL_HANDLERS;

#define NDIS_SWITCH_OPTIONAL_HANDLERS_REVISION_1 1
#define NDIS_SWITCH_OPTIONAL_HANDLERS_REVISION_2 2
#define NDIS_SIZEOF_SWITCH_OPTIONAL_HANDLERS_REVISION_1 \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_SWITCH_OPTIONAL_HANDLERS, ReportFilteredNetBufferLists)
#define NDIS_SIZEOF_SWITCH_OPTIONAL_HANDLERS_REVISION_2 \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_SWITCH_OPTIONAL_HANDLERS, GetNetBufferListSwitchContext)

_IRQL_requires_max_(DISPATCH_LEVEL)
NDIS_STATUS NdisFGetOptionalSwitchHandlers(NDIS_HANDLE NdisFilterHandle, PNDIS_SWITCH_CONTEXT NdisSwitchContext,
                                           PNDIS_SWITCH_OPTIONAL_HANDLERS NdisSwitchHandlers);

#ifdef __cplusplus
}
#endif
