// Windows Filtering Platform run-time types (FWPS_*) which kernel and user code share. Written from the public documentation.
#pragma once
#include <fwptypes.h>
#include <fwpmtypes.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct FWPS_INCOMING_VALUE0_ { FWP_VALUE0 value; } FWPS_INCOMING_VALUE0;
typedef struct FWPS_INCOMING_VALUES0_ {
  UINT16 layerId;
  UINT32 valueCount;
  FWPS_INCOMING_VALUE0 *incomingValue;
} FWPS_INCOMING_VALUES0;

typedef enum FWPS_DISCARD_MODULE0_ {
  FWPS_DISCARD_MODULE_NETWORK, FWPS_DISCARD_MODULE_TRANSPORT, FWPS_DISCARD_MODULE_GENERAL, FWPS_DISCARD_MODULE_MAX
} FWPS_DISCARD_MODULE0;
typedef enum FWPS_GENERAL_DISCARD_REASON_ {
  FWPS_DISCARD_FIREWALL_POLICY, FWPS_DISCARD_IPSEC, FWPS_GENERAL_DISCARD_REASON_MAX
} FWPS_GENERAL_DISCARD_REASON;
typedef struct FWPS_DISCARD_METADATA0_ {
  FWPS_DISCARD_MODULE0 discardModule;
  UINT32 discardReason;
  UINT64 filterId;
} FWPS_DISCARD_METADATA0;
typedef struct FWPS_INBOUND_FRAGMENT_METADATA0_ {
  UINT32 fragmentIdentification;
  UINT16 fragmentOffset;
  ULONG fragmentLength;
} FWPS_INBOUND_FRAGMENT_METADATA0;

#define FWPS_RIGHT_ACTION_WRITE 0x00000001
#define FWPS_CLASSIFY_OUT_FLAG_ABSORB 0x00000001
#define FWPS_CLASSIFY_OUT_FLAG_BUFFER_LIMIT_REACHED 0x00000002
#define FWPS_CLASSIFY_OUT_FLAG_NO_MORE_DATA 0x00000004
#define FWPS_CLASSIFY_OUT_FLAG_ALE_FAST_CACHE_CHECK 0x00000008
#define FWPS_CLASSIFY_OUT_FLAG_ALE_FAST_CACHE_POSSIBLE 0x00000010
typedef struct FWPS_CLASSIFY_OUT0_ {
  FWP_ACTION_TYPE actionType;
  UINT64 outContext;
  UINT64 filterId;
  UINT32 rights;
  UINT32 flags;
  UINT32 reserved;
} FWPS_CLASSIFY_OUT0;

typedef struct FWPS_FILTER_CONDITION0_ {
  UINT16 fieldId;
  UINT16 reserved;
  FWP_MATCH_TYPE matchType;
  FWP_CONDITION_VALUE0 conditionValue;
} FWPS_FILTER_CONDITION0;
typedef struct FWPS_ACTION0_ {
  FWP_ACTION_TYPE type;
  UINT32 calloutId;
} FWPS_ACTION0;

#define FWPS_FILTER_FLAG_CLEAR_ACTION_RIGHT 0x00000001
#define FWPS_FILTER_FLAG_PERMIT_IF_CALLOUT_UNREGISTERED 0x00000002
#define FWPS_FILTER_FLAG_OR_CONDITIONS 0x00000004
#define FWPS_FILTER_FLAG_HAS_SECURITY_REALM_PROVIDER_CONTEXT 0x00000008
#define FWPS_FILTER_FLAG_SYSTEMOS_ONLY 0x00000010
#define FWPS_FILTER_FLAG_GAMEOS_ONLY 0x00000020

#define OVERLAY_FWPS_FILTER_MEMBERS        \
  UINT64 filterId;                         \
  FWP_VALUE0 weight;                       \
  UINT16 subLayerWeight;                   \
  UINT16 flags;                            \
  UINT32 numFilterConditions;              \
  FWPS_FILTER_CONDITION0 *filterCondition; \
  FWPS_ACTION0 action;                     \
  UINT64 context;
typedef struct FWPS_FILTER0_ {
  OVERLAY_FWPS_FILTER_MEMBERS
  FWPM_PROVIDER_CONTEXT0 *providerContext;
} FWPS_FILTER0;
typedef struct FWPS_FILTER1_ {
  OVERLAY_FWPS_FILTER_MEMBERS
  FWPM_PROVIDER_CONTEXT1 *providerContext;
} FWPS_FILTER1;
typedef struct FWPS_FILTER2_ {
  OVERLAY_FWPS_FILTER_MEMBERS
  FWPM_PROVIDER_CONTEXT2 *providerContext;
} FWPS_FILTER2;
typedef struct FWPS_FILTER3_ {
  OVERLAY_FWPS_FILTER_MEMBERS
  FWPM_PROVIDER_CONTEXT3 *providerContext;
} FWPS_FILTER3;

typedef struct FWPS_ALE_ENDPOINT_PROPERTIES0_ {
  UINT64 endpointId;
  FWP_IP_VERSION ipVersion;
  union { UINT32 localV4Address; FWP_BYTE_ARRAY16 localV6Address; };
  union { UINT32 remoteV4Address; FWP_BYTE_ARRAY16 remoteV6Address; };
  UINT8 ipProtocol;
  UINT16 localPort;
  UINT16 remotePort;
  UINT64 localTokenModifiedId;
  UINT64 mmSaId;
  UINT64 qmSaId;
  UINT32 ipsecStatus;
  UINT32 flags;
  FWP_BYTE_BLOB appId;
} FWPS_ALE_ENDPOINT_PROPERTIES0;
typedef struct FWPS_ALE_ENDPOINT_ENUM_TEMPLATE0_ {
  FWP_VALUE0 localSubNet;
  FWP_VALUE0 remoteSubNet;
  FWP_VALUE0 ipProtocol;
  FWP_VALUE0 localPort;
  FWP_VALUE0 remotePort;
} FWPS_ALE_ENDPOINT_ENUM_TEMPLATE0;

#ifdef __cplusplus
}
#endif
