// IP helper functions for kernel code too: mingw-w64's netioapi.h, after the address types which it does not include there.
#pragma once
#if defined(_NTDDK_) || defined(_WDMDDK_) || defined(_NTIFS_)
#include <winsock_kernel.h>
#include <iprtrmib.h>
#endif
#include_next <netioapi.h>
