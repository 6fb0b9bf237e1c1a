// Windows Filtering Platform: pended and redirected classifications, flow contexts and what is known of a packet list. Included by
// fwpsk.h. Written from the public documentation.
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

#define FWPS_CLASSIFY_FLAG_REAUTHORIZE_IF_MODIFIED_BY_OTHERS 0x00000001

typedef struct _FWPS_CONNECT_REQUEST0 {
  SOCKADDR_STORAGE localAddressAndPort;
  SOCKADDR_STORAGE remoteAddressAndPort;
  UINT64 portReservationToken;
  ULONG localRedirectTargetPID;
  struct _FWPS_CONNECT_REQUEST0 *previousVersion;
  UINT64 modifierFilterId;
  HANDLE localRedirectHandle;
  PVOID localRedirectContext;
  SIZE_T localRedirectContextSize;
} FWPS_CONNECT_REQUEST0;
typedef struct _FWPS_BIND_REQUEST0 {
  SOCKADDR_STORAGE localAddressAndPort;
  UINT64 portReservationToken;
  struct _FWPS_BIND_REQUEST0 *previousVersion;
  UINT64 modifierFilterId;
} FWPS_BIND_REQUEST0;

typedef enum FWPS_CONNECTION_REDIRECT_STATE_ {
  FWPS_CONNECTION_NOT_REDIRECTED, FWPS_CONNECTION_REDIRECTED_BY_SELF, FWPS_CONNECTION_REDIRECTED_BY_OTHER,
  FWPS_CONNECTION_PREVIOUSLY_REDIRECTED_BY_SELF, FWPS_CONNECTION_REDIRECT_STATE_MAX
} FWPS_CONNECTION_REDIRECT_STATE;

_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsPendOperation0(_In_ HANDLE completionHandle, _Out_ HANDLE *completionContext);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI FwpsCompleteOperation0(_In_ HANDLE completionContext, _In_opt_ NET_BUFFER_LIST *netBufferList);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsAcquireClassifyHandle0(_In_ VOID *classifyContext, _In_ UINT32 flags, _Out_ UINT64 *classifyHandle);
_IRQL_requires_max_(DISPATCH_LEVEL) VOID NTAPI FwpsReleaseClassifyHandle0(_In_ UINT64 classifyHandle);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsPendClassify0(_In_ UINT64 classifyHandle, _In_ UINT64 filterId, _In_ UINT32 flags,
                                 _Inout_ FWPS_CLASSIFY_OUT0 *classifyOut);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI FwpsCompleteClassify0(_In_ UINT64 classifyHandle, _In_ UINT32 flags, _In_opt_ FWPS_CLASSIFY_OUT0 *classifyOut);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsAcquireWritableLayerDataPointer0(_In_ UINT64 classifyHandle, _In_ UINT64 filterId, _In_ UINT32 flags,
                                                    _Out_ PVOID *writableLayerData,
                                                    _Inout_opt_ FWPS_CLASSIFY_OUT0 *classifyOut);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID NTAPI FwpsApplyModifiedLayerData0(_In_ UINT64 classifyHandle, _In_ PVOID modifiedLayerData, _In_ UINT32 flags);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsClassifyOptionSet0(_In_ const FWPS_INCOMING_METADATA_VALUES0 *inMetadataValues,
                                      _In_ FWP_CLASSIFY_OPTION_TYPE option, _In_ FWP_VALUE0 *newValue);

_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpsRedirectHandleCreate0(_In_ const GUID *providerGuid, _In_ UINT32 flags, _Out_ HANDLE *redirectHandle);
_IRQL_requires_max_(PASSIVE_LEVEL) VOID NTAPI FwpsRedirectHandleDestroy0(_In_ HANDLE redirectHandle);
_IRQL_requires_max_(DISPATCH_LEVEL)
FWPS_CONNECTION_REDIRECT_STATE NTAPI FwpsQueryConnectionRedirectState0(_In_ HANDLE redirectRecords,
                                                                       _In_ HANDLE redirectHandle,
                                                                       _Out_opt_ VOID **redirectContext);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsQueryConnectionSioFormatRedirectRecords0(_In_ HANDLE RedirectRecords, _Out_opt_ PVOID OutputBuffer,
                                                            _In_ SIZE_T OutputBufferLength,
                                                            _Out_opt_ SIZE_T *BytesTransferred);

_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsFlowAssociateContext0(_In_ UINT64 flowId, _In_ UINT16 layerId, _In_ UINT32 calloutId,
                                         _In_ UINT64 flowContext);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsFlowRemoveContext0(_In_ UINT64 flowId, _In_ UINT16 layerId, _In_ UINT32 calloutId);
_IRQL_requires_max_(DISPATCH_LEVEL) NTSTATUS NTAPI FwpsFlowAbort0(_In_ UINT64 flowId);

// Values of the next not documented; their names are.
#define FWPS_PACKET_LIST_INFORMATION_QUERY_INBOUND 0x00000001
#define FWPS_PACKET_LIST_INFORMATION_QUERY_OUTBOUND 0x00000002
#define FWPS_PACKET_LIST_INFORMATION_QUERY_IPSEC 0x00000004
#define FWPS_PACKET_LIST_INFORMATION_QUERY_FWP 0x00000008
#define FWPS_PACKET_LIST_INFORMATION_QUERY_ALL_INBOUND                                      \
  (FWPS_PACKET_LIST_INFORMATION_QUERY_INBOUND | FWPS_PACKET_LIST_INFORMATION_QUERY_IPSEC | \
   FWPS_PACKET_LIST_INFORMATION_QUERY_FWP)
#define FWPS_PACKET_LIST_INFORMATION_QUERY_ALL_OUTBOUND                                      \
  (FWPS_PACKET_LIST_INFORMATION_QUERY_OUTBOUND | FWPS_PACKET_LIST_INFORMATION_QUERY_IPSEC | \
   FWPS_PACKET_LIST_INFORMATION_QUERY_FWP)

// Widths of the members of the next two structures are not documented.
typedef struct FWPS_PACKET_LIST_INBOUND_IPSEC_INFORMATION0_ {
  UINT32 isSecure : 1;
  UINT32 isTransportMode : 1;
  UINT32 isTunnelMode : 1;
  UINT32 isTransportModeVerified : 1;
  UINT32 isTunnelModeVerified : 1;
  UINT32 isDeTunneled : 1;
} FWPS_PACKET_LIST_INBOUND_IPSEC_INFORMATION0;
typedef struct FWPS_PACKET_LIST_OUTBOUND_IPSEC_INFORMATION0_ {
  UINT32 isIPsecPolicyMatch : 1;
  UINT32 isTransportPolicyMatch : 1;
  UINT32 isTunnelPolicyMatch : 1;
  UINT32 isTunnelIPinIP : 1;
} FWPS_PACKET_LIST_OUTBOUND_IPSEC_INFORMATION0;
typedef struct FWPS_PACKET_LIST_IPSEC_INFORMATION0_ {
  union {
    FWPS_PACKET_LIST_INBOUND_IPSEC_INFORMATION0 inbound;
    FWPS_PACKET_LIST_OUTBOUND_IPSEC_INFORMATION0 outbound;
    UINT32 flags;
  };
} FWPS_PACKET_LIST_IPSEC_INFORMATION0;
typedef struct FWPS_PACKET_LIST_FWP_INFORMATION0_ { UINT32 isReinjected; } FWPS_PACKET_LIST_FWP_INFORMATION0;
typedef struct FWPS_PACKET_LIST_INFORMATION0_ {
  FWPS_PACKET_LIST_IPSEC_INFORMATION0 ipsecInformation;
  FWPS_PACKET_LIST_FWP_INFORMATION0 fwpInformation;
} FWPS_PACKET_LIST_INFORMATION0;
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsGetPacketListSecurityInformation0(_In_ NET_BUFFER_LIST *packetList, _In_ UINT32 queryFlags,
                                                     _Inout_ FWPS_PACKET_LIST_INFORMATION0 *packetInformation);

_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpsOpenToken0(_In_ HANDLE engineHandle, _In_ LUID modifiedId, _In_ ULONG desiredAccess,
                              _Out_ HANDLE *accessToken);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpsAleEndpointGetById0(_In_ HANDLE engineHandle, _In_ UINT64 endpointId,
                                       _Out_ FWPS_ALE_ENDPOINT_PROPERTIES0 **properties);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpsAleEndpointCreateEnumHandle0(_In_ HANDLE engineHandle,
                                                _In_opt_ const FWPS_ALE_ENDPOINT_ENUM_TEMPLATE0 *enumTemplate,
                                                _Out_ HANDLE *enumHandle);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpsAleEndpointEnum0(_In_ HANDLE engineHandle, _In_ HANDLE enumHandle, _In_ UINT32 numEntriesRequested,
                                    _Out_ FWPS_ALE_ENDPOINT_PROPERTIES0 ***entries, _Out_ UINT32 *numEntriesReturned);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpsAleEndpointDestroyEnumHandle0(_In_ HANDLE engineHandle, _Inout_ HANDLE enumHandle);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpsAleEndpointGetSecurityInfo0(_In_ HANDLE engineHandle, _In_ SECURITY_INFORMATION securityInfo,
                                               _Out_opt_ PSID *sidOwner, _Out_opt_ PSID *sidGroup, _Out_opt_ PACL *dacl,
                                               _Out_opt_ PACL *sacl, _Out_ PSECURITY_DESCRIPTOR *securityDescriptor);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpsAleEndpointSetSecurityInfo0(_In_ HANDLE engineHandle, _In_ SECURITY_INFORMATION securityInfo,
                                               _In_opt_ const SID *sidOwner, _In_opt_ const SID *sidGroup,
                                               _In_opt_ const ACL *dacl, _In_opt_ const ACL *sacl);

#ifdef __cplusplus
}
#endif
