// NetAdapterCx's fragment extension for MDLs. Written from the public documentation.
#pragma once
#include <net/ringcollection.h>

#ifdef __cplusplus
extern "C" {
#endif

#define NET_FRAGMENT_EXTENSION_MDL_NAME L"ms_fragment_mdl" // value not documented
#define NET_FRAGMENT_EXTENSION_MDL_VERSION_1 1U

typedef struct _NET_FRAGMENT_MDL {
  struct _MDL *Mdl;
} NET_FRAGMENT_MDL;

NET_RING_FORCEINLINE NET_FRAGMENT_MDL *NetExtensionGetFragmentMdl(const NET_EXTENSION *Extension, UINT32 Index) {
  return (NET_FRAGMENT_MDL *)NetExtensionGetData(Extension, Index);
}

#ifdef __cplusplus
}
#endif
