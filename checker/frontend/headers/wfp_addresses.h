// Address types which Windows Filtering Platform code uses. Written from the public documentation.
#pragma once
#include <winsock_kernel.h>
#include <netioapi.h>
#include <inet_address.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
  UNSPECIFIED_COMPARTMENT_ID = 0,
  DEFAULT_COMPARTMENT_ID
} COMPARTMENT_ID, *PCOMPARTMENT_ID;

#ifdef __cplusplus
}
#endif
