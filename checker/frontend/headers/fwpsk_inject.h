// Windows Filtering Platform: packet injection, and network buffer lists to inject. Included by fwpsk.h. Written from the public
// documentation.
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

#define FWPS_INJECTION_TYPE_STREAM 0x00000001
#define FWPS_INJECTION_TYPE_TRANSPORT 0x00000002
#define FWPS_INJECTION_TYPE_NETWORK 0x00000004
#define FWPS_INJECTION_TYPE_FORWARD 0x00000008
#define FWPS_INJECTION_TYPE_L2 0x00000010
#define FWPS_INJECTION_TYPE_VSWITCH_TRANSPORT 0x00000020

typedef enum FWPS_PACKET_INJECTION_STATE_ {
  FWPS_PACKET_NOT_INJECTED, FWPS_PACKET_INJECTED_BY_SELF, FWPS_PACKET_INJECTED_BY_OTHER,
  FWPS_PACKET_PREVIOUSLY_INJECTED_BY_SELF, FWPS_PACKET_INJECTION_STATE_MAX
} FWPS_PACKET_INJECTION_STATE;

typedef struct FWPS_TRANSPORT_SEND_PARAMS0_ {
  UCHAR *remoteAddress;
  SCOPE_ID remoteScopeId;
  WSACMSGHDR *controlData;
  ULONG controlDataLength;
} FWPS_TRANSPORT_SEND_PARAMS0;
typedef struct FWPS_TRANSPORT_SEND_PARAMS1_ {
  UCHAR *remoteAddress;
  SCOPE_ID remoteScopeId;
  WSACMSGHDR *controlData;
  ULONG controlDataLength;
  UCHAR *headerIncludeHeader;
  ULONG headerIncludeHeaderLength;
} FWPS_TRANSPORT_SEND_PARAMS1;

// Called at IRQL <= DISPATCH_LEVEL.
typedef VOID(NTAPI *FWPS_INJECT_COMPLETE0)(_In_ VOID *context, _Inout_ NET_BUFFER_LIST *netBufferList,
                                           _In_ BOOLEAN dispatchLevel);

_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpsInjectionHandleCreate0(_In_opt_ ADDRESS_FAMILY addressFamily, _In_ UINT32 flags,
                                          _Out_ HANDLE *injectionHandle);
_IRQL_requires_max_(PASSIVE_LEVEL) NTSTATUS NTAPI FwpsInjectionHandleDestroy0(_In_ HANDLE injectionHandle);
_IRQL_requires_max_(DISPATCH_LEVEL)
FWPS_PACKET_INJECTION_STATE NTAPI FwpsQueryPacketInjectionState0(_In_ HANDLE injectionHandle,
                                                                 _In_ const NET_BUFFER_LIST *netBufferList,
                                                                 _Out_opt_ HANDLE *injectionContext);

_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsInjectNetworkSendAsync0(_In_ HANDLE injectionHandle, _In_opt_ HANDLE injectionContext, _In_ UINT32 flags,
                                           _In_ COMPARTMENT_ID compartmentId, _Inout_ NET_BUFFER_LIST *netBufferList,
                                           _In_ FWPS_INJECT_COMPLETE0 completionFn, _In_opt_ HANDLE completionContext);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsInjectNetworkReceiveAsync0(_In_ HANDLE injectionHandle, _In_opt_ HANDLE injectionContext,
                                              _In_ UINT32 flags, _In_ COMPARTMENT_ID compartmentId,
                                              _In_ IF_INDEX interfaceIndex, _In_ IF_INDEX subInterfaceIndex,
                                              _Inout_ NET_BUFFER_LIST *netBufferList,
                                              _In_ FWPS_INJECT_COMPLETE0 completionFn, _In_opt_ HANDLE completionContext);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsInjectForwardAsync0(_In_ HANDLE injectionHandle, _In_opt_ HANDLE injectionContext, _In_ UINT32 flags,
                                       _In_ ADDRESS_FAMILY addressFamily, _In_ COMPARTMENT_ID compartmentId,
                                       _In_ IF_INDEX interfaceIndex, _Inout_ NET_BUFFER_LIST *netBufferList,
                                       _In_ FWPS_INJECT_COMPLETE0 completionFn, _In_opt_ HANDLE completionContext);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsInjectTransportSendAsync0(_In_ HANDLE injectionHandle, _In_opt_ HANDLE injectionContext,
                                             _In_ UINT64 endpointHandle, _In_ UINT32 flags,
                                             _In_opt_ FWPS_TRANSPORT_SEND_PARAMS0 *sendArgs,
                                             _In_ ADDRESS_FAMILY addressFamily, _In_ COMPARTMENT_ID compartmentId,
                                             _Inout_ NET_BUFFER_LIST *netBufferList,
                                             _In_ FWPS_INJECT_COMPLETE0 completionFn, _In_opt_ HANDLE completionContext);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsInjectTransportSendAsync1(_In_ HANDLE injectionHandle, _In_opt_ HANDLE injectionContext,
                                             _In_ UINT64 endpointHandle, _In_ UINT32 flags,
                                             _In_opt_ FWPS_TRANSPORT_SEND_PARAMS1 *sendArgs,
                                             _In_ ADDRESS_FAMILY addressFamily, _In_ COMPARTMENT_ID compartmentId,
                                             _Inout_ NET_BUFFER_LIST *netBufferList,
                                             _In_ FWPS_INJECT_COMPLETE0 completionFn, _In_opt_ HANDLE completionContext);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsInjectTransportReceiveAsync0(_In_ HANDLE injectionHandle, _In_opt_ HANDLE injectionContext,
                                                _In_opt_ VOID *reserved, _In_ UINT32 flags,
                                                _In_ ADDRESS_FAMILY addressFamily, _In_ COMPARTMENT_ID compartmentId,
                                                _In_ IF_INDEX interfaceIndex, _In_ IF_INDEX subInterfaceIndex,
                                                _Inout_ NET_BUFFER_LIST *netBufferList,
                                                _In_ FWPS_INJECT_COMPLETE0 completionFn, _In_opt_ HANDLE completionContext);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsInjectMacSendAsync0(_In_ HANDLE injectionHandle, _In_opt_ HANDLE injectionContext, _In_ UINT32 flags,
                                       _In_ UINT16 layerId, _In_ IF_INDEX interfaceIndex,
                                       _In_ NDIS_PORT_NUMBER NdisPortNumber, _Inout_ NET_BUFFER_LIST *netBufferLists,
                                       _In_ FWPS_INJECT_COMPLETE0 completionFn, _In_opt_ HANDLE completionContext);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsInjectMacReceiveAsync0(_In_ HANDLE injectionHandle, _In_opt_ HANDLE injectionContext, _In_ UINT32 flags,
                                          _In_ UINT16 layerId, _In_ IF_INDEX interfaceIndex,
                                          _In_ NDIS_PORT_NUMBER NdisPortNumber, _Inout_ NET_BUFFER_LIST *netBufferLists,
                                          _In_ FWPS_INJECT_COMPLETE0 completionFn, _In_opt_ HANDLE completionContext);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsInjectvSwitchEthernetIngressAsync0(_In_ HANDLE injectionHandle, _In_opt_ HANDLE injectionContext,
                                                      _In_ UINT32 flags, _In_opt_ VOID *reserved,
                                                      _In_ const FWP_BYTE_BLOB *vSwitchId,
                                                      _In_ NDIS_SWITCH_PORT_ID vSwitchSourcePortId,
                                                      _In_ NDIS_SWITCH_NIC_INDEX vSwitchSourceNicIndex,
                                                      _Inout_ NET_BUFFER_LIST *netBufferLists,
                                                      _In_ FWPS_INJECT_COMPLETE0 completionFn,
                                                      _In_opt_ HANDLE completionContext);

_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsAllocateNetBufferAndNetBufferList0(_In_ NDIS_HANDLE poolHandle, _In_ USHORT contextSize,
                                                      _In_ USHORT contextBackFill, _In_opt_ MDL *mdlChain,
                                                      _In_ ULONG dataOffset, _In_ SIZE_T dataLength,
                                                      _Out_ NET_BUFFER_LIST **netBufferList);
_IRQL_requires_max_(DISPATCH_LEVEL) VOID NTAPI FwpsFreeNetBufferList0(_Inout_ NET_BUFFER_LIST *netBufferList);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsAllocateCloneNetBufferList0(_Inout_ NET_BUFFER_LIST *originalNetBufferList,
                                               _In_opt_ NDIS_HANDLE netBufferListPoolHandle,
                                               _In_opt_ NDIS_HANDLE netBufferPoolHandle, _In_ ULONG allocateCloneFlags,
                                               _Out_ NET_BUFFER_LIST **netBufferList);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsAllocateDeepCloneNetBufferList0(_Inout_ NET_BUFFER_LIST *originalNetBufferList,
                                                   _In_opt_ NDIS_HANDLE netBufferListPoolHandle,
                                                   _In_opt_ NDIS_HANDLE netBufferPoolHandle,
                                                   _Out_ NET_BUFFER_LIST **netBufferList);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI FwpsFreeCloneNetBufferList0(_Inout_ NET_BUFFER_LIST *netBufferList, _In_ ULONG freeCloneFlags);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI FwpsReferenceNetBufferList0(_Inout_ NET_BUFFER_LIST *netBufferList, _In_ BOOLEAN intendToModify);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI FwpsDereferenceNetBufferList0(_Inout_ NET_BUFFER_LIST *netBufferList, _In_ BOOLEAN dispatchLevel);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsReassembleForwardFragmentGroup0(_In_ ADDRESS_FAMILY addressFamily,
                                                   _Inout_ NET_BUFFER_LIST *fragmentGroupNblChain,
                                                   _In_opt_ NDIS_HANDLE netBufferAndNetBufferListPoolHandle,
                                                   _In_ ULONG dataBackFill, _In_ UINT32 flags,
                                                   _Out_ NET_BUFFER_LIST **reassembledNbl);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsConstructIpHeaderForTransportPacket0(_Inout_ NET_BUFFER_LIST *netBufferList,
                                                        _In_ ULONG headerIncludeHeaderLength,
                                                        _In_ ADDRESS_FAMILY addressFamily, _In_ const UCHAR *sourceAddress,
                                                        _In_ const UCHAR *remoteAddress, _In_ IPPROTO nextProtocol,
                                                        _In_opt_ UINT64 endpointHandle,
                                                        _In_opt_ const WSACMSGHDR *controlData,
                                                        _In_ ULONG controlDataLength, _In_ UINT32 flags,
                                                        _In_opt_ PVOID reserved, _In_opt_ IF_INDEX interfaceIndex,
                                                        _In_opt_ IF_INDEX subInterfaceIndex);

typedef enum FWPS_NET_BUFFER_LIST_EVENT_TYPE0_ {
  FWPS_NET_BUFFER_LIST_ENTERED_NETIO, FWPS_NET_BUFFER_LIST_CLONED_BY_NETIO, FWPS_NET_BUFFER_LIST_CLONED_VIA_WFP_API,
  FWPS_NET_BUFFER_LIST_DUPLICATED_BY_NETIO, FWPS_NET_BUFFER_LIST_EXIT_NETIO, FWPS_NET_BUFFER_LIST_CONTEXT_REMOVED,
  FWPS_NET_BUFFER_LIST_NDIS_SEND_COMPLETE, FWPS_NET_BUFFER_LIST_NDIS_RECV_COMPLETE,
  FWPS_NET_BUFFER_LIST_NDIS_ETHERNET_SEND_COMPLETE, FWPS_NET_BUFFER_LIST_NDIS_ETHERNET_RECV_COMPLETE,
  FWPS_NET_BUFFER_LIST_NDIS_NATIVE_SEND_COMPLETE, FWPS_NET_BUFFER_LIST_NDIS_NATIVE_RECV_COMPLETE,
  FWPS_NET_BUFFER_LIST_NDIS_VSWITCH_INGRESS_COMPLETE, FWPS_NET_BUFFER_LIST_NDIS_VSWITCH_EGRESS_COMPLETE,
  FWPS_NET_BUFFER_LIST_CLONED_BY_NDIS, FWPS_NET_BUFFER_LIST_REASSEMBLED_FRAGMENT,
  FWPS_NET_BUFFER_LIST_REASSEMBLY_COMPLETE
} FWPS_NET_BUFFER_LIST_EVENT_TYPE0; /* values not documented; their order is */
typedef VOID(NTAPI *FWPS_NET_BUFFER_LIST_NOTIFY_FN0)(_In_ FWPS_NET_BUFFER_LIST_EVENT_TYPE0 eventType,
                                                     _Inout_opt_ NET_BUFFER_LIST *netBufferList,
                                                     _Inout_opt_ NET_BUFFER_LIST *newNetBufferList, _In_ UINT16 layerId,
                                                     _In_ UINT64 context, _In_ UINT64 contextTag);
typedef VOID(NTAPI *FWPS_NET_BUFFER_LIST_NOTIFY_FN1)(_In_ FWPS_NET_BUFFER_LIST_EVENT_TYPE0 eventType,
                                                     _Inout_ NET_BUFFER_LIST *netBufferList,
                                                     _Inout_opt_ NET_BUFFER_LIST *newNetBufferList, _In_ UINT16 layerId,
                                                     _In_ UINT64 context, _In_ UINT64 contextTag);
_IRQL_requires_max_(DISPATCH_LEVEL) UINT64 NTAPI FwpsNetBufferListGetTagForContext0(VOID);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsNetBufferListAssociateContext0(_Inout_ NET_BUFFER_LIST *netBufferList, _In_ UINT16 layerId,
                                                  _In_ UINT64 context, _In_ UINT64 contextTag, _In_ const GUID *providerGuid,
                                                  _Inout_ VOID *deviceObject, _In_ FWPS_NET_BUFFER_LIST_NOTIFY_FN0 notifyFn,
                                                  _In_ UINT32 flags);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsNetBufferListAssociateContext1(_Inout_ NET_BUFFER_LIST *netBufferList, _In_ UINT16 layerId,
                                                  _In_ UINT64 context, _In_ UINT64 contextTag, _In_ const GUID *providerGuid,
                                                  _Inout_ VOID *deviceObject, _In_ FWPS_NET_BUFFER_LIST_NOTIFY_FN1 notifyFn,
                                                  _In_ UINT32 flags);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsNetBufferListRetrieveContext0(_Inout_ NET_BUFFER_LIST *netBufferList, _In_ UINT64 contextTag,
                                                 _In_ BOOLEAN removeContext, _In_ UINT32 flags, _Out_ UINT64 *context);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI FwpsNetBufferListRemoveContext0(_Inout_opt_ NET_BUFFER_LIST *netBufferList, _In_ UINT64 contextTag,
                                           _In_ UINT32 flags);

#ifdef __cplusplus
}
#endif
