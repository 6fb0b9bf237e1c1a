// Locks of the filter manager.
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

VOID NTAPI FltAcquireResourceExclusive(PERESOURCE Resource);
VOID NTAPI FltAcquireResourceShared(PERESOURCE Resource);
VOID NTAPI FltReleaseResource(PERESOURCE Resource);
VOID NTAPI FltInitializePushLock(PEX_PUSH_LOCK PushLock);
VOID NTAPI FltAcquirePushLockExclusive(PEX_PUSH_LOCK PushLock);
VOID NTAPI FltAcquirePushLockExclusiveEx(PEX_PUSH_LOCK PushLock, ULONG Flags);
VOID NTAPI FltAcquirePushLockShared(PEX_PUSH_LOCK PushLock);
VOID NTAPI FltAcquirePushLockSharedEx(PEX_PUSH_LOCK PushLock, ULONG Flags);
VOID NTAPI FltReleasePushLock(PEX_PUSH_LOCK PushLock);
VOID NTAPI FltReleasePushLockEx(PEX_PUSH_LOCK PushLock, ULONG Flags);

#ifdef __cplusplus
}
#endif
