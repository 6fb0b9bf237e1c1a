// Headers of the network protocols as they stand in a frame. Written from the public documentation.
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

typedef union _DL_EUI48 {
  UCHAR Byte[6];
  struct {
    UCHAR Oui[3];
    UCHAR Ei48[3];
  };
} DL_EUI48, *PDL_EUI48;

#define ETHERNET_TYPE_MINIMUM 0x0600
#define ETHERNET_TYPE_IPV4 0x0800
#define ETHERNET_TYPE_ARP 0x0806
#define ETHERNET_TYPE_IPV6 0x86DD
#define ETHERNET_TYPE_802_1Q 0x8100

typedef struct _ETHERNET_HEADER {
  DL_EUI48 Destination;
  DL_EUI48 Source;
  union {
    USHORT Type;
    USHORT Length;
  };
} ETHERNET_HEADER, *PETHERNET_HEADER;

#ifdef __cplusplus
}
#endif
