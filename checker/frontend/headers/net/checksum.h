// NetAdapterCx's packet extension for checksum offload. Written from the public documentation.
#pragma once
#include <net/ringcollection.h>

#ifdef __cplusplus
extern "C" {
#endif

#define NET_PACKET_EXTENSION_CHECKSUM_NAME L"ms_packetchecksum" // value not documented
#define NET_PACKET_EXTENSION_CHECKSUM_VERSION_1 1U

typedef enum _NET_PACKET_TX_CHECKSUM_ACTION {
  NetPacketTxChecksumActionPassthrough = 0,
  NetPacketTxChecksumActionRequired = 2
} NET_PACKET_TX_CHECKSUM_ACTION;

typedef enum _NET_PACKET_RX_CHECKSUM_EVALUATION {
  NetPacketRxChecksumEvaluationNotChecked = 0,
  NetPacketRxChecksumEvaluationValid = 1,
  NetPacketRxChecksumEvaluationInvalid = 2
} NET_PACKET_RX_CHECKSUM_EVALUATION;

typedef struct _NET_PACKET_CHECKSUM {
  UINT8 Layer2 : 2;
  UINT8 Layer3 : 2;
  UINT8 Layer4 : 2;
  UINT8 Reserved : 2;
} NET_PACKET_CHECKSUM;

NET_RING_FORCEINLINE NET_PACKET_CHECKSUM *NetExtensionGetPacketChecksum(const NET_EXTENSION *Extension, UINT32 Index) {
  return (NET_PACKET_CHECKSUM *)NetExtensionGetData(Extension, Index);
}

#ifdef __cplusplus
}
#endif
