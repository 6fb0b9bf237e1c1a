// Address types which Windows Filtering Platform and Winsock Kernel code use and no kernel header of mingw-w64 gives. Written
// from the public documentation.
#pragma once
#include <winsock_kernel.h>
#include <ifdef.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifndef _NETIOAPI_H_
typedef struct _IP_ADDRESS_PREFIX {
  SOCKADDR_INET Prefix;
  UINT8 PrefixLength;
} IP_ADDRESS_PREFIX, *PIP_ADDRESS_PREFIX;
#endif

typedef enum {
  UNSPECIFIED_COMPARTMENT_ID = 0,
  DEFAULT_COMPARTMENT_ID
} COMPARTMENT_ID, *PCOMPARTMENT_ID;

#ifdef __cplusplus
}
#endif
