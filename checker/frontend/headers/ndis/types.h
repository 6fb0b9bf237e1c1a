// NDIS_STATUS and NDIS_HANDLE without the rest of ndis.h. Written from the public documentation.
#pragma once

typedef int NDIS_STATUS, *PNDIS_STATUS;
typedef PVOID NDIS_HANDLE, *PNDIS_HANDLE;
typedef unsigned int UINT, *PUINT;
