// NetAdapterCx's fragment extension for data buffers. Written from the public documentation.
#pragma once
#include <net/ringcollection.h>

#ifdef __cplusplus
extern "C" {
#endif

#define NET_FRAGMENT_EXTENSION_DATA_BUFFER_NAME L"ms_fragment_databuffer" // value not documented
#define NET_FRAGMENT_EXTENSION_DATA_BUFFER_VERSION_1 1U

typedef struct _NET_FRAGMENT_DATA_BUFFER {
  void *Handle;
} NET_FRAGMENT_DATA_BUFFER;

NET_RING_FORCEINLINE NET_FRAGMENT_DATA_BUFFER *NetExtensionGetFragmentDataBuffer(const NET_EXTENSION *Extension,
                                                                                 UINT32 Index) {
  return (NET_FRAGMENT_DATA_BUFFER *)NetExtensionGetData(Extension, Index);
}

#ifdef __cplusplus
}
#endif
