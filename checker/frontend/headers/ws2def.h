// Socket address types for kernel code, which includes no winsock2.h. Written from the public documentation.
#pragma once
#include_next <ws2def.h>

#if (defined(_WDMDDK_) || defined(_NTDDK_)) && !defined(_WINSOCK2API_) && !defined(_WINSOCKAPI_)
#include <psdk_inc/_ip_types.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifndef AF_INET
#define AF_UNSPEC 0
#define AF_INET 2
#define AF_INET6 23
#endif
#ifndef IPPROTO_TCP
#define IPPROTO_IP 0
#define IPPROTO_ICMP 1
#define IPPROTO_TCP 6
#define IPPROTO_UDP 17
#define IPPROTO_IPV6 41
#define IPPROTO_ICMPV6 58
#endif

typedef USHORT ADDRESS_FAMILY;
typedef struct in_addr IN_ADDR, *PIN_ADDR, *LPIN_ADDR;

typedef struct sockaddr_storage {
  ADDRESS_FAMILY ss_family;
  CHAR __ss_pad1[6];
  LONGLONG __ss_align;
  CHAR __ss_pad2[112];
} SOCKADDR_STORAGE, SOCKADDR_STORAGE_LH, *PSOCKADDR_STORAGE, *LPSOCKADDR_STORAGE;

typedef struct _SOCKET_ADDRESS {
  PSOCKADDR lpSockaddr;
  INT iSockaddrLength;
} SOCKET_ADDRESS, *PSOCKET_ADDRESS, *LPSOCKET_ADDRESS;

typedef struct _SOCKET_ADDRESS_LIST {
  INT iAddressCount;
  SOCKET_ADDRESS Address[1];
} SOCKET_ADDRESS_LIST, *PSOCKET_ADDRESS_LIST;

#ifdef __cplusplus
}
#endif
#endif
