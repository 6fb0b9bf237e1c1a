// NetAdapterCx's packet extension for segmentation offload. Written from the public documentation.
#pragma once
#include <net/ringcollection.h>

#ifdef __cplusplus
extern "C" {
#endif

#define NET_PACKET_EXTENSION_GSO_NAME L"ms_packetgso" // value not documented
#define NET_PACKET_EXTENSION_GSO_VERSION_1 1U

typedef struct _NET_PACKET_GSO {
  union {
    struct {
      UINT32 Mss : 20;
      UINT32 Reserved0 : 12;
    } TCP;
    struct {
      UINT32 Mss : 20;
      UINT32 Reserved0 : 12;
    } UDP;
  };
} NET_PACKET_GSO;

NET_RING_FORCEINLINE NET_PACKET_GSO *NetExtensionGetPacketGso(const NET_EXTENSION *Extension, UINT32 Index) {
  return (NET_PACKET_GSO *)NetExtensionGetData(Extension, Index);
}

#ifdef __cplusplus
}
#endif
