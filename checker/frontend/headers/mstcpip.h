// Internet address helpers for kernel code too. mingw-w64's mstcpip.h gives two of its functions a non-constant terminator; those
// are taken from ip2string.h. Written from the public documentation.
#pragma once
#if defined(_NTDDK_) || defined(_WDMDDK_) || defined(_NTIFS_)
#include <inet_address.h>
#include <ip2string.h>
#define RtlIpv4StringToAddressA OverlayRtlIpv4StringToAddressA
#define RtlIpv4StringToAddressW OverlayRtlIpv4StringToAddressW
#include_next <mstcpip.h>
#undef RtlIpv4StringToAddressA
#undef RtlIpv4StringToAddressW
#else
#include_next <mstcpip.h>
#endif
