// Headers of the network protocols as they stand in a frame, and why the stack discards packets. Written from the public
// documentation.
#pragma once
#include <winsock_kernel.h>

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

typedef struct _ARP_HEADER {
  USHORT HardwareAddressSpace;
  USHORT ProtocolAddressSpace;
  UCHAR HardwareAddressLength;
  UCHAR ProtocolAddressLength;
  USHORT Opcode;
  UCHAR SenderHardwareAddress[1];
} ARP_HEADER, *PARP_HEADER;

#define IPV4_VERSION 4
#define IPV6_VERSION 6
typedef struct _IPV4_HEADER {
  union {
    UCHAR VersionAndHeaderLength;
    struct {
      UCHAR HeaderLength : 4;
      UCHAR Version : 4;
    };
  };
  union {
    UCHAR TypeOfServiceAndEcnField;
    struct {
      UCHAR EcnField : 2;
      UCHAR TypeOfService : 6;
    };
  };
  USHORT TotalLength;
  USHORT Identification;
  union {
    USHORT FlagsAndOffset;
    struct {
      USHORT DontUse1 : 5;
      USHORT MoreFragments : 1;
      USHORT DontFragment : 1;
      USHORT Reserved : 1;
      USHORT DontUse2 : 8;
    };
  };
  UCHAR TimeToLive;
  UCHAR Protocol;
  USHORT HeaderChecksum;
  IN_ADDR SourceAddress;
  IN_ADDR DestinationAddress;
} IPV4_HEADER, *PIPV4_HEADER;
typedef struct _IPV6_HEADER {
  union {
    ULONG VersionClassFlow;
    struct {
      ULONG DontUse1 : 4;
      ULONG Version : 4;
      ULONG DontUse2 : 24;
    };
  };
  USHORT PayloadLength;
  UCHAR NextHeader;
  UCHAR HopLimit;
  IN6_ADDR SourceAddress;
  IN6_ADDR DestinationAddress;
} IPV6_HEADER, *PIPV6_HEADER;

typedef struct tcp_hdr {
  USHORT th_sport;
  USHORT th_dport;
  ULONG th_seq;
  ULONG th_ack;
  UCHAR th_x2 : 4;
  UCHAR th_len : 4;
  UCHAR th_flags;
  USHORT th_win;
  USHORT th_sum;
  USHORT th_urp;
} TCP_HDR;
#define TH_FIN 0x01
#define TH_SYN 0x02
#define TH_RST 0x04
#define TH_PSH 0x08
#define TH_ACK 0x10
#define TH_URG 0x20
#define TH_ECE 0x40
#define TH_CWR 0x80
typedef struct udp_hdr {
  USHORT uh_sport;
  USHORT uh_dport;
  USHORT uh_ulen;
  USHORT uh_sum;
} UDP_HDR;
typedef struct _ICMP_HEADER {
  UCHAR Type;
  UCHAR Code;
  USHORT Checksum;
} ICMP_HEADER, *PICMP_HEADER;
typedef struct _ICMP_MESSAGE {
  ICMP_HEADER Header;
  union {
    ULONG Data32[1];
    USHORT Data16[2];
    UCHAR Data8[4];
  } Data;
} ICMP_MESSAGE, *PICMP_MESSAGE;

// Values not documented; the order is that of the documentation's list.
typedef enum _IP_DISCARD_REASON {
  IpDiscardBadSourceAddress = 1, IpDiscardNotLocallyDestined, IpDiscardProtocolUnreachable, IpDiscardPortUnreachable,
  IpDiscardBadLength, IpDiscardMalformedHeader, IpDiscardNoRoute, IpDiscardBeyondScope, IpDiscardInspectionDrop,
  IpDiscardTooManyDecapsulations, IpDiscardAdministrativelyProhibited, IpDiscardHopLimitExceeded,
  IpDiscardAddressUnreachable, IpDiscardRscPacket, IpDiscardArbitrationUnhandled, IpDiscardInspectionAbsorb,
  IpDiscardDontFragmentMtuExceeded, IpDiscardBufferLengthExceeded, IpDiscardAddressResolutionTimeout,
  IpDiscardAddressResolutionFailure, IpDiscardIpsecFailure, IpDiscardExtensionHeadersFailure, IpDiscardIpsnpiClientDrop,
  IpDiscardAllocationFailure, IpDiscardMax
} IP_DISCARD_REASON;
typedef enum _INET_DISCARD_REASON {
  InetDiscardSourceUnspecified, InetDiscardDestinationMulticast, InetDiscardHeaderInvalid, InetDiscardChecksumInvalid,
  InetDiscardEndpointNotFound, InetDiscardConnectedPath, InetDiscardSessionState, InetDiscardReceiveInspection,
  InetDiscardMax
} INET_DISCARD_REASON;

#ifdef __cplusplus
}
#endif
