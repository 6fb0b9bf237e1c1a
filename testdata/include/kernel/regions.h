// Routines that enter and leave guarded and critical regions, by themselves or with a lock.
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

VOID NTAPI KeEnterGuardedRegion(VOID);
VOID NTAPI KeLeaveGuardedRegion(VOID);
VOID NTAPI KeInitializeGuardedMutex(PKGUARDED_MUTEX Mutex);
VOID NTAPI KeAcquireGuardedMutex(PKGUARDED_MUTEX Mutex);
BOOLEAN NTAPI KeTryToAcquireGuardedMutex(PKGUARDED_MUTEX Mutex);
VOID NTAPI KeReleaseGuardedMutex(PKGUARDED_MUTEX Mutex);
VOID NTAPI KeAcquireGuardedMutexUnsafe(PKGUARDED_MUTEX Mutex);
VOID NTAPI KeReleaseGuardedMutexUnsafe(PKGUARDED_MUTEX Mutex);

VOID NTAPI KeEnterCriticalRegion(VOID);
VOID NTAPI KeLeaveCriticalRegion(VOID);
// The driver kit has these as macros with braces.
#define FsRtlEnterFileSystem() \
  { KeEnterCriticalRegion(); }
#define FsRtlExitFileSystem() \
  { KeLeaveCriticalRegion(); }

BOOLEAN NTAPI KeAreApcsDisabled(VOID);
BOOLEAN NTAPI KeAreAllApcsDisabled(VOID);

NTSTATUS NTAPI ExInitializeResourceLite(PERESOURCE Resource);
NTSTATUS NTAPI ExDeleteResourceLite(PERESOURCE Resource);
BOOLEAN NTAPI ExAcquireResourceExclusiveLite(PERESOURCE Resource, BOOLEAN Wait);
BOOLEAN NTAPI ExAcquireResourceSharedLite(PERESOURCE Resource, BOOLEAN Wait);
BOOLEAN NTAPI ExAcquireSharedStarveExclusive(PERESOURCE Resource, BOOLEAN Wait);
BOOLEAN NTAPI ExAcquireSharedWaitForExclusive(PERESOURCE Resource, BOOLEAN Wait);
BOOLEAN NTAPI ExIsResourceAcquiredExclusiveLite(PERESOURCE Resource);
VOID NTAPI ExConvertExclusiveToSharedLite(PERESOURCE Resource);
VOID NTAPI ExSetResourceOwnerPointer(PERESOURCE Resource, PVOID OwnerPointer);
VOID NTAPI ExReleaseResourceLite(PERESOURCE Resource);
VOID NTAPI ExReleaseResourceForThreadLite(PERESOURCE Resource, ERESOURCE_THREAD ResourceThreadId);

#define ExGetCurrentResourceThread() ((ERESOURCE_THREAD)KeGetCurrentThread())

PVOID NTAPI ExEnterCriticalRegionAndAcquireResourceExclusive(PERESOURCE Resource);
PVOID NTAPI ExEnterCriticalRegionAndAcquireResourceShared(PERESOURCE Resource);
PVOID NTAPI ExEnterCriticalRegionAndAcquireSharedWaitForExclusive(PERESOURCE Resource);
VOID NTAPI ExReleaseResourceAndLeaveCriticalRegion(PERESOURCE Resource);
PVOID NTAPI ExEnterPriorityRegionAndAcquireResourceExclusive(PERESOURCE Resource);
PVOID NTAPI ExEnterPriorityRegionAndAcquireResourceShared(PERESOURCE Resource);
VOID NTAPI ExReleaseResourceAndLeavePriorityRegion(PERESOURCE Resource);

VOID NTAPI ExInitializeFastMutex(PFAST_MUTEX FastMutex);
VOID NTAPI ExAcquireFastMutex(PFAST_MUTEX FastMutex);
BOOLEAN NTAPI ExTryToAcquireFastMutex(PFAST_MUTEX FastMutex);
VOID NTAPI ExReleaseFastMutex(PFAST_MUTEX FastMutex);
VOID NTAPI ExAcquireFastMutexUnsafe(PFAST_MUTEX FastMutex);
VOID NTAPI ExReleaseFastMutexUnsafe(PFAST_MUTEX FastMutex);

typedef struct _SECURITY_SUBJECT_CONTEXT {
  PVOID ClientToken;
  PVOID PrimaryToken;
} SECURITY_SUBJECT_CONTEXT, *PSECURITY_SUBJECT_CONTEXT;

VOID NTAPI SeCaptureSubjectContext(PSECURITY_SUBJECT_CONTEXT SubjectContext);
VOID NTAPI SeLockSubjectContext(PSECURITY_SUBJECT_CONTEXT SubjectContext);
VOID NTAPI SeUnlockSubjectContext(PSECURITY_SUBJECT_CONTEXT SubjectContext);
VOID NTAPI SeReleaseSubjectContext(PSECURITY_SUBJECT_CONTEXT SubjectContext);

typedef enum _KWAIT_REASON { Executive, FreePage, UserRequest } KWAIT_REASON;
typedef enum _WAIT_TYPE { WaitAll, WaitAny } WAIT_TYPE;
typedef struct _KWAIT_BLOCK *PKWAIT_BLOCK;

VOID NTAPI KeInitializeMutex(PRKMUTEX Mutex, ULONG Level);
LONG NTAPI KeReleaseMutex(PRKMUTEX Mutex, BOOLEAN Wait);
NTSTATUS NTAPI KeWaitForSingleObject(PVOID Object, KWAIT_REASON WaitReason, KPROCESSOR_MODE WaitMode,
                                     BOOLEAN Alertable, PLARGE_INTEGER Timeout);
#define KeWaitForMutexObject KeWaitForSingleObject
NTSTATUS NTAPI KeWaitForMultipleObjects(ULONG Count, PVOID Object[], WAIT_TYPE WaitType, KWAIT_REASON WaitReason,
                                        KPROCESSOR_MODE WaitMode, BOOLEAN Alertable, PLARGE_INTEGER Timeout,
                                        PKWAIT_BLOCK WaitBlockArray);

#ifdef __cplusplus
}
#endif
