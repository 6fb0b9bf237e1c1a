// NetAdapterCx's fragment extension for the contexts receive buffers are returned with. Written from the public documentation.
#pragma once
#include <net/ringcollection.h>

#ifdef __cplusplus
extern "C" {
#endif

#define NET_FRAGMENT_EXTENSION_RETURN_CONTEXT_NAME L"ms_fragment_returncontext" // value not documented
#define NET_FRAGMENT_EXTENSION_RETURN_CONTEXT_VERSION_1 1U

typedef struct NET_FRAGMENT_RETURN_CONTEXT_HANDLE__ *NET_FRAGMENT_RETURN_CONTEXT_HANDLE;

typedef struct _NET_FRAGMENT_RETURN_CONTEXT {
  NET_FRAGMENT_RETURN_CONTEXT_HANDLE Handle;
} NET_FRAGMENT_RETURN_CONTEXT;

NET_RING_FORCEINLINE NET_FRAGMENT_RETURN_CONTEXT *NetExtensionGetFragmentReturnContext(const NET_EXTENSION *Extension,
                                                                                       UINT32 Index) {
  return (NET_FRAGMENT_RETURN_CONTEXT *)NetExtensionGetData(Extension, Index);
}

#ifdef __cplusplus
}
#endif
