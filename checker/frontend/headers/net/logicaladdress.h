// NetAdapterCx's fragment extension for logical addresses. Written from the public documentation.
#pragma once
#include <net/ringcollection.h>

#ifdef __cplusplus
extern "C" {
#endif

#define NET_FRAGMENT_EXTENSION_LOGICAL_ADDRESS_NAME L"ms_fragment_logicaladdress" // value not documented
#define NET_FRAGMENT_EXTENSION_LOGICAL_ADDRESS_VERSION_1 1U

typedef UINT64 LOGICAL_ADDRESS;

typedef struct _NET_FRAGMENT_LOGICAL_ADDRESS {
  LOGICAL_ADDRESS LogicalAddress;
} NET_FRAGMENT_LOGICAL_ADDRESS;

NET_RING_FORCEINLINE NET_FRAGMENT_LOGICAL_ADDRESS *NetExtensionGetFragmentLogicalAddress(const NET_EXTENSION *Extension,
                                                                                         UINT32 Index) {
  return (NET_FRAGMENT_LOGICAL_ADDRESS *)NetExtensionGetData(Extension, Index);
}

#ifdef __cplusplus
}
#endif
