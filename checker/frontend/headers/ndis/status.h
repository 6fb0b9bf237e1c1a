// NDIS status codes without the rest of ndis.h. Written from the public documentation.
#pragma once
#include <ntstatus.h>
#include <ndis_status.h>
