// What the two files share.
#pragma once
#include "storport.h"

typedef struct _ADAPTER {
  KEVENT Idle;
  ULONG Requests;
} ADAPTER, *PADAPTER;

VOID DrainAdapter(PADAPTER Adapter);
