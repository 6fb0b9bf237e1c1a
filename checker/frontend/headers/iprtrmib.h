// Of the routing tables' management information kernel code needs only what netioapi.h reads (user code has mingw-w64's).
// Written from the public documentation.
#pragma once
#if !defined(_NTDDK_) && !defined(_WDMDDK_) && !defined(_NTIFS_)
#include_next <iprtrmib.h>
#else
#ifndef ANY_SIZE
#define ANY_SIZE 1
#endif
#define MAXLEN_PHYSADDR 8
#define MAXLEN_IFDESCR 256
#define MAX_INTERFACE_NAME_LEN 256
#endif
