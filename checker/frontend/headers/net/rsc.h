// NetAdapterCx's packet extensions for coalesced segments. Written from the public documentation.
#pragma once
#include <net/ringcollection.h>

#ifdef __cplusplus
extern "C" {
#endif

#define NET_PACKET_EXTENSION_RSC_NAME L"ms_packetrsc" // value not documented
#define NET_PACKET_EXTENSION_RSC_VERSION_1 1U
#define NET_PACKET_EXTENSION_RSC_VERSION_2 2U
#define NET_PACKET_EXTENSION_RSC_TIMESTAMP_NAME L"ms_packetrsctimestamp" // value not documented
#define NET_PACKET_EXTENSION_RSC_TIMESTAMP_VERSION_1 1U

typedef struct _NET_PACKET_RSC {
  union {
    struct {
      UINT16 CoalescedSegmentCount;
      UINT16 DuplicateAckCount;
    } TCP;
    struct {
      UINT16 CoalescedSegmentCount;
      UINT16 CoalescedSegmentSize;
    } UDP;
  };
} NET_PACKET_RSC;

typedef struct _NET_PACKET_RSC_TIMESTAMP {
  union {
    struct {
      UINT32 RscTcpTimestampDelta;
    } TCP;
  };
} NET_PACKET_RSC_TIMESTAMP;

NET_RING_FORCEINLINE NET_PACKET_RSC *NetExtensionGetPacketRsc(const NET_EXTENSION *Extension, UINT32 Index) {
  return (NET_PACKET_RSC *)NetExtensionGetData(Extension, Index);
}
NET_RING_FORCEINLINE NET_PACKET_RSC_TIMESTAMP *NetExtensionGetPacketRscTimestamp(const NET_EXTENSION *Extension,
                                                                                 UINT32 Index) {
  return (NET_PACKET_RSC_TIMESTAMP *)NetExtensionGetData(Extension, Index);
}

#ifdef __cplusplus
}
#endif
