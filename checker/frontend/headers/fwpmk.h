// Windows Filtering Platform management functions of the kernel. Written from the public documentation.
#pragma once
#include <fwpmtypes.h>
#include <fwpm_guids.h>
#include <wdmsec.h> // drivers that include no more than this use its SDDL_DEVOBJ_ names

#ifdef __cplusplus
extern "C" {
#endif

#ifndef RPC_C_AUTHN_WINNT
#define RPC_C_AUTHN_WINNT 10
#define RPC_C_AUTHN_DEFAULT 0xFFFFFFFFL
#endif
typedef struct _SEC_WINNT_AUTH_IDENTITY_W SEC_WINNT_AUTH_IDENTITY_W;

typedef VOID NTAPI FWPM_SERVICE_STATE_CHANGE_CALLBACK(VOID *context, FWPM_SERVICE_STATE newState);
typedef FWPM_SERVICE_STATE_CHANGE_CALLBACK *FWPM_SERVICE_STATE_CHANGE_CALLBACK0;

_IRQL_requires_max_(PASSIVE_LEVEL) FWPM_SERVICE_STATE NTAPI FwpmBfeStateGet0(VOID);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmBfeStateSubscribeChanges0(VOID *deviceObject, FWPM_SERVICE_STATE_CHANGE_CALLBACK0 callback, VOID *context,
                                             HANDLE *changeHandle);
_IRQL_requires_max_(PASSIVE_LEVEL) NTSTATUS NTAPI FwpmBfeStateUnsubscribeChanges0(HANDLE changeHandle);
VOID NTAPI FwpmFreeMemory0(VOID **p);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmEngineOpen0(const WCHAR *serverName, UINT32 authnService, SEC_WINNT_AUTH_IDENTITY_W *authIdentity,
                               const FWPM_SESSION0 *session, HANDLE *engineHandle);
_IRQL_requires_max_(PASSIVE_LEVEL) NTSTATUS NTAPI FwpmEngineClose0(HANDLE engineHandle);
_IRQL_requires_max_(PASSIVE_LEVEL) NTSTATUS NTAPI FwpmTransactionBegin0(HANDLE engineHandle, UINT32 flags);
_IRQL_requires_max_(PASSIVE_LEVEL) NTSTATUS NTAPI FwpmTransactionCommit0(HANDLE engineHandle);
_IRQL_requires_max_(PASSIVE_LEVEL) NTSTATUS NTAPI FwpmTransactionAbort0(HANDLE engineHandle);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmProviderAdd0(HANDLE engineHandle, const FWPM_PROVIDER0 *provider, PSECURITY_DESCRIPTOR sd);
_IRQL_requires_max_(PASSIVE_LEVEL) NTSTATUS NTAPI FwpmProviderDeleteByKey0(HANDLE engineHandle, const GUID *key);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmProviderContextAdd2(HANDLE engineHandle, const FWPM_PROVIDER_CONTEXT2 *providerContext,
                                       PSECURITY_DESCRIPTOR sd, UINT64 *id);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmProviderContextGetByKey2(HANDLE engineHandle, const GUID *key, FWPM_PROVIDER_CONTEXT2 **providerContext);
_IRQL_requires_max_(PASSIVE_LEVEL) NTSTATUS NTAPI FwpmProviderContextDeleteByKey0(HANDLE engineHandle, const GUID *key);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmSubLayerAdd0(HANDLE engineHandle, const FWPM_SUBLAYER0 *subLayer, PSECURITY_DESCRIPTOR sd);
_IRQL_requires_max_(PASSIVE_LEVEL) NTSTATUS NTAPI FwpmSubLayerDeleteByKey0(HANDLE engineHandle, const GUID *key);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmSubLayerGetByKey0(HANDLE engineHandle, const GUID *key, FWPM_SUBLAYER0 **subLayer);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmCalloutAdd0(HANDLE engineHandle, const FWPM_CALLOUT0 *callout, PSECURITY_DESCRIPTOR sd, UINT32 *id);
_IRQL_requires_max_(PASSIVE_LEVEL) NTSTATUS NTAPI FwpmCalloutDeleteById0(HANDLE engineHandle, UINT32 id);
_IRQL_requires_max_(PASSIVE_LEVEL) NTSTATUS NTAPI FwpmCalloutDeleteByKey0(HANDLE engineHandle, const GUID *key);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmCalloutGetById0(HANDLE engineHandle, UINT32 id, FWPM_CALLOUT0 **callout);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmCalloutGetByKey0(HANDLE engineHandle, const GUID *key, FWPM_CALLOUT0 **callout);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmFilterAdd0(HANDLE engineHandle, const FWPM_FILTER0 *filter, PSECURITY_DESCRIPTOR sd, UINT64 *id);
_IRQL_requires_max_(PASSIVE_LEVEL) NTSTATUS NTAPI FwpmFilterDeleteById0(HANDLE engineHandle, UINT64 id);
_IRQL_requires_max_(PASSIVE_LEVEL) NTSTATUS NTAPI FwpmFilterDeleteByKey0(HANDLE engineHandle, const GUID *key);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmFilterGetById0(HANDLE engineHandle, UINT64 id, FWPM_FILTER0 **filter);

#define FwpmBfeStateGet FwpmBfeStateGet0
#define FwpmBfeStateSubscribeChanges FwpmBfeStateSubscribeChanges0
#define FwpmBfeStateUnsubscribeChanges FwpmBfeStateUnsubscribeChanges0
#define FwpmFreeMemory FwpmFreeMemory0
#define FwpmEngineOpen FwpmEngineOpen0
#define FwpmEngineClose FwpmEngineClose0
#define FwpmTransactionBegin FwpmTransactionBegin0
#define FwpmTransactionCommit FwpmTransactionCommit0
#define FwpmTransactionAbort FwpmTransactionAbort0
#define FwpmProviderAdd FwpmProviderAdd0
#define FwpmProviderDeleteByKey FwpmProviderDeleteByKey0
#define FwpmProviderContextDeleteByKey FwpmProviderContextDeleteByKey0
#define FwpmSubLayerAdd FwpmSubLayerAdd0
#define FwpmSubLayerDeleteByKey FwpmSubLayerDeleteByKey0
#define FwpmSubLayerGetByKey FwpmSubLayerGetByKey0
#define FwpmCalloutAdd FwpmCalloutAdd0
#define FwpmCalloutDeleteById FwpmCalloutDeleteById0
#define FwpmCalloutDeleteByKey FwpmCalloutDeleteByKey0
#define FwpmCalloutGetById FwpmCalloutGetById0
#define FwpmCalloutGetByKey FwpmCalloutGetByKey0
#define FwpmFilterAdd FwpmFilterAdd0
#define FwpmFilterDeleteById FwpmFilterDeleteById0
#define FwpmFilterDeleteByKey FwpmFilterDeleteByKey0
#define FwpmFilterGetById FwpmFilterGetById0

#ifdef __cplusplus
}
#endif

#include <fwpmk_enum.h>
