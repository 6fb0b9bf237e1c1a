// Wait locks of the driver framework.
#pragma once

typedef struct WDFWAITLOCK__ *WDFWAITLOCK;

#ifdef __cplusplus
extern "C" {
#endif

NTSTATUS NTAPI WdfWaitLockAcquire(WDFWAITLOCK Lock, PLONGLONG Timeout);
VOID NTAPI WdfWaitLockRelease(WDFWAITLOCK Lock);

#ifdef __cplusplus
}
#endif
