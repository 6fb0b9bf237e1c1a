// NetAdapterCx's fragment extension for virtual addresses. Written from the public documentation.
#pragma once
#include <net/ringcollection.h>

#ifdef __cplusplus
extern "C" {
#endif

#define NET_FRAGMENT_EXTENSION_VIRTUAL_ADDRESS_NAME L"ms_fragment_virtualaddress" // value not documented
#define NET_FRAGMENT_EXTENSION_VIRTUAL_ADDRESS_VERSION_1 1U

typedef struct _NET_FRAGMENT_VIRTUAL_ADDRESS {
  void *VirtualAddress;
} NET_FRAGMENT_VIRTUAL_ADDRESS;

NET_RING_FORCEINLINE NET_FRAGMENT_VIRTUAL_ADDRESS *NetExtensionGetFragmentVirtualAddress(const NET_EXTENSION *Extension,
                                                                                         UINT32 Index) {
  return (NET_FRAGMENT_VIRTUAL_ADDRESS *)NetExtensionGetData(Extension, Index);
}

#ifdef __cplusplus
}
#endif
