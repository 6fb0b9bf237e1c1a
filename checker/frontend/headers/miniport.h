// miniport.h for storage miniports: the base types come from the kernel headers. Written from the public documentation.
#pragma once
// Miniports have no ARC firmware types, and some use their names.
#define _DEVICE_FLAGS _ARC_DEVICE_FLAGS
#define DEVICE_FLAGS ARC_DEVICE_FLAGS
#define PDEVICE_FLAGS PARC_DEVICE_FLAGS
#include <ntddk.h>
#undef _DEVICE_FLAGS
#undef DEVICE_FLAGS
#undef PDEVICE_FLAGS

// mingw-w64's file declares again, under this name's absence, what wdm.h and ntddk.h have.
#ifndef __BROKEN__
#define __BROKEN__
#include_next <miniport.h>
#undef __BROKEN__
#else
#include_next <miniport.h>
#endif

#ifndef MINIPORT_API
#define MINIPORT_API DECLSPEC_IMPORT
#endif
