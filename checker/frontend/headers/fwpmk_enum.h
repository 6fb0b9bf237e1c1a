// Windows Filtering Platform management functions of the kernel which look at what there is: enumeration, look-up, notification.
// Included by fwpmk.h. Written from the public documentation.
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmProviderCreateEnumHandle0(_In_ HANDLE engineHandle,
                                             _In_opt_ const FWPM_PROVIDER_ENUM_TEMPLATE0 *enumTemplate,
                                             _Out_ HANDLE *enumHandle);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmProviderEnum0(_In_ HANDLE engineHandle, _In_ HANDLE enumHandle, _In_ UINT32 numEntriesRequested,
                                 _Outptr_ FWPM_PROVIDER0 ***entries, _Out_ UINT32 *numEntriesReturned);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmProviderDestroyEnumHandle0(_In_ HANDLE engineHandle, _Inout_ HANDLE enumHandle);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmProviderContextCreateEnumHandle0(_In_ HANDLE engineHandle,
                                                    _In_opt_ const FWPM_PROVIDER_CONTEXT_ENUM_TEMPLATE0 *enumTemplate,
                                                    _Out_ HANDLE *enumHandle);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmProviderContextEnum0(_In_ HANDLE engineHandle, _In_ HANDLE enumHandle,
                                        _In_ UINT32 numEntriesRequested, _Outptr_ FWPM_PROVIDER_CONTEXT0 ***entries,
                                        _Out_ UINT32 *numEntriesReturned);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmProviderContextEnum1(_In_ HANDLE engineHandle, _In_ HANDLE enumHandle,
                                        _In_ UINT32 numEntriesRequested, _Outptr_ FWPM_PROVIDER_CONTEXT1 ***entries,
                                        _Out_ UINT32 *numEntriesReturned);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmProviderContextEnum2(_In_ HANDLE engineHandle, _In_ HANDLE enumHandle,
                                        _In_ UINT32 numEntriesRequested, _Outptr_ FWPM_PROVIDER_CONTEXT2 ***entries,
                                        _Out_ UINT32 *numEntriesReturned);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmProviderContextEnum3(_In_ HANDLE engineHandle, _In_ HANDLE enumHandle,
                                        _In_ UINT32 numEntriesRequested, _Outptr_ FWPM_PROVIDER_CONTEXT3 ***entries,
                                        _Out_ UINT32 *numEntriesReturned);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmProviderContextDestroyEnumHandle0(_In_ HANDLE engineHandle, _Inout_ HANDLE enumHandle);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmSubLayerCreateEnumHandle0(_In_ HANDLE engineHandle,
                                             _In_opt_ const FWPM_SUBLAYER_ENUM_TEMPLATE0 *enumTemplate,
                                             _Out_ HANDLE *enumHandle);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmSubLayerEnum0(_In_ HANDLE engineHandle, _In_ HANDLE enumHandle, _In_ UINT32 numEntriesRequested,
                                 _Outptr_ FWPM_SUBLAYER0 ***entries, _Out_ UINT32 *numEntriesReturned);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmSubLayerDestroyEnumHandle0(_In_ HANDLE engineHandle, _Inout_ HANDLE enumHandle);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmLayerCreateEnumHandle0(_In_ HANDLE engineHandle,
                                          _In_opt_ const FWPM_LAYER_ENUM_TEMPLATE0 *enumTemplate,
                                          _Out_ HANDLE *enumHandle);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmLayerEnum0(_In_ HANDLE engineHandle, _In_ HANDLE enumHandle, _In_ UINT32 numEntriesRequested,
                              _Outptr_ FWPM_LAYER0 ***entries, _Out_ UINT32 *numEntriesReturned);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmLayerDestroyEnumHandle0(_In_ HANDLE engineHandle, _Inout_ HANDLE enumHandle);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmCalloutCreateEnumHandle0(_In_ HANDLE engineHandle,
                                            _In_opt_ const FWPM_CALLOUT_ENUM_TEMPLATE0 *enumTemplate,
                                            _Out_ HANDLE *enumHandle);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmCalloutEnum0(_In_ HANDLE engineHandle, _In_ HANDLE enumHandle, _In_ UINT32 numEntriesRequested,
                                _Outptr_ FWPM_CALLOUT0 ***entries, _Out_ UINT32 *numEntriesReturned);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmCalloutDestroyEnumHandle0(_In_ HANDLE engineHandle, _Inout_ HANDLE enumHandle);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmFilterCreateEnumHandle0(_In_ HANDLE engineHandle,
                                           _In_opt_ const FWPM_FILTER_ENUM_TEMPLATE0 *enumTemplate,
                                           _Out_ HANDLE *enumHandle);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmFilterEnum0(_In_ HANDLE engineHandle, _In_ HANDLE enumHandle, _In_ UINT32 numEntriesRequested,
                               _Outptr_ FWPM_FILTER0 ***entries, _Out_ UINT32 *numEntriesReturned);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmFilterDestroyEnumHandle0(_In_ HANDLE engineHandle, _Inout_ HANDLE enumHandle);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmSessionCreateEnumHandle0(_In_ HANDLE engineHandle,
                                            _In_opt_ const FWPM_SESSION_ENUM_TEMPLATE0 *enumTemplate,
                                            _Out_ HANDLE *enumHandle);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmSessionEnum0(_In_ HANDLE engineHandle, _In_ HANDLE enumHandle, _In_ UINT32 numEntriesRequested,
                                _Outptr_ FWPM_SESSION0 ***entries, _Out_ UINT32 *numEntriesReturned);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmSessionDestroyEnumHandle0(_In_ HANDLE engineHandle, _Inout_ HANDLE enumHandle);

_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmProviderGetByKey0(_In_ HANDLE engineHandle, _In_ const GUID *key, _Outptr_ FWPM_PROVIDER0 **provider);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmProviderContextAdd0(_In_ HANDLE engineHandle, _In_ const FWPM_PROVIDER_CONTEXT0 *providerContext,
                                       _In_opt_ PSECURITY_DESCRIPTOR sd, _Out_opt_ UINT64 *id);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmProviderContextGetByKey0(_In_ HANDLE engineHandle, _In_ const GUID *key,
                                            _Outptr_ FWPM_PROVIDER_CONTEXT0 **providerContext);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmProviderContextGetById0(_In_ HANDLE engineHandle, _In_ UINT64 id,
                                           _Outptr_ FWPM_PROVIDER_CONTEXT0 **providerContext);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmProviderContextAdd1(_In_ HANDLE engineHandle, _In_ const FWPM_PROVIDER_CONTEXT1 *providerContext,
                                       _In_opt_ PSECURITY_DESCRIPTOR sd, _Out_opt_ UINT64 *id);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmProviderContextGetByKey1(_In_ HANDLE engineHandle, _In_ const GUID *key,
                                            _Outptr_ FWPM_PROVIDER_CONTEXT1 **providerContext);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmProviderContextGetById1(_In_ HANDLE engineHandle, _In_ UINT64 id,
                                           _Outptr_ FWPM_PROVIDER_CONTEXT1 **providerContext);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmProviderContextGetById2(_In_ HANDLE engineHandle, _In_ UINT64 id,
                                           _Outptr_ FWPM_PROVIDER_CONTEXT2 **providerContext);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmProviderContextAdd3(_In_ HANDLE engineHandle, _In_ const FWPM_PROVIDER_CONTEXT3 *providerContext,
                                       _In_opt_ PSECURITY_DESCRIPTOR sd, _Out_opt_ UINT64 *id);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmProviderContextGetByKey3(_In_ HANDLE engineHandle, _In_ const GUID *key,
                                            _Outptr_ FWPM_PROVIDER_CONTEXT3 **providerContext);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmProviderContextGetById3(_In_ HANDLE engineHandle, _In_ UINT64 id,
                                           _Outptr_ FWPM_PROVIDER_CONTEXT3 **providerContext);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmProviderContextDeleteById0(_In_ HANDLE engineHandle, _In_ UINT64 id);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmLayerGetByKey0(_In_ HANDLE engineHandle, _In_ const GUID *key, _Outptr_ FWPM_LAYER0 **layer);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmLayerGetById0(_In_ HANDLE engineHandle, _In_ UINT16 id, _Outptr_ FWPM_LAYER0 **layer);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmFilterGetByKey0(_In_ HANDLE engineHandle, _In_ const GUID *key, _Outptr_ FWPM_FILTER0 **filter);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmEngineGetOption0(_In_ HANDLE engineHandle, _In_ FWPM_ENGINE_OPTION option,
                                    _Outptr_ FWP_VALUE0 **value);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmEngineSetOption0(_In_ HANDLE engineHandle, _In_ FWPM_ENGINE_OPTION option,
                                    _In_ const FWP_VALUE0 *newValue);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmGetAppIdFromFileName0(_In_ PCWSTR fileName, _Outptr_ FWP_BYTE_BLOB **appId);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmEngineGetSecurityInfo0(_In_ HANDLE engineHandle, _In_ SECURITY_INFORMATION securityInfo,
                                          _Out_opt_ PSID *sidOwner, _Out_opt_ PSID *sidGroup, _Out_opt_ PACL *dacl,
                                          _Out_opt_ PACL *sacl, _Outptr_ PSECURITY_DESCRIPTOR *securityDescriptor);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmEngineSetSecurityInfo0(_In_ HANDLE engineHandle, _In_ SECURITY_INFORMATION securityInfo,
                                          _In_opt_ const SID *sidOwner, _In_opt_ const SID *sidGroup,
                                          _In_opt_ const ACL *dacl, _In_opt_ const ACL *sacl);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmProviderGetSecurityInfoByKey0(_In_ HANDLE engineHandle, _In_opt_ const GUID *key,
                                                 _In_ SECURITY_INFORMATION securityInfo, _Out_opt_ PSID *sidOwner,
                                                 _Out_opt_ PSID *sidGroup, _Out_opt_ PACL *dacl, _Out_opt_ PACL *sacl,
                                                 _Outptr_ PSECURITY_DESCRIPTOR *securityDescriptor);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmProviderSetSecurityInfoByKey0(_In_ HANDLE engineHandle, _In_opt_ const GUID *key,
                                                 _In_ SECURITY_INFORMATION securityInfo, _In_opt_ const SID *sidOwner,
                                                 _In_opt_ const SID *sidGroup, _In_opt_ const ACL *dacl,
                                                 _In_opt_ const ACL *sacl);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmProviderContextGetSecurityInfoByKey0(_In_ HANDLE engineHandle, _In_opt_ const GUID *key,
                                                        _In_ SECURITY_INFORMATION securityInfo, _Out_opt_ PSID *sidOwner,
                                                        _Out_opt_ PSID *sidGroup, _Out_opt_ PACL *dacl,
                                                        _Out_opt_ PACL *sacl,
                                                        _Outptr_ PSECURITY_DESCRIPTOR *securityDescriptor);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmProviderContextSetSecurityInfoByKey0(_In_ HANDLE engineHandle, _In_opt_ const GUID *key,
                                                        _In_ SECURITY_INFORMATION securityInfo,
                                                        _In_opt_ const SID *sidOwner, _In_opt_ const SID *sidGroup,
                                                        _In_opt_ const ACL *dacl, _In_opt_ const ACL *sacl);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmSubLayerGetSecurityInfoByKey0(_In_ HANDLE engineHandle, _In_opt_ const GUID *key,
                                                 _In_ SECURITY_INFORMATION securityInfo, _Out_opt_ PSID *sidOwner,
                                                 _Out_opt_ PSID *sidGroup, _Out_opt_ PACL *dacl, _Out_opt_ PACL *sacl,
                                                 _Outptr_ PSECURITY_DESCRIPTOR *securityDescriptor);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmSubLayerSetSecurityInfoByKey0(_In_ HANDLE engineHandle, _In_opt_ const GUID *key,
                                                 _In_ SECURITY_INFORMATION securityInfo, _In_opt_ const SID *sidOwner,
                                                 _In_opt_ const SID *sidGroup, _In_opt_ const ACL *dacl,
                                                 _In_opt_ const ACL *sacl);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmLayerGetSecurityInfoByKey0(_In_ HANDLE engineHandle, _In_opt_ const GUID *key,
                                              _In_ SECURITY_INFORMATION securityInfo, _Out_opt_ PSID *sidOwner,
                                              _Out_opt_ PSID *sidGroup, _Out_opt_ PACL *dacl, _Out_opt_ PACL *sacl,
                                              _Outptr_ PSECURITY_DESCRIPTOR *securityDescriptor);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmLayerSetSecurityInfoByKey0(_In_ HANDLE engineHandle, _In_opt_ const GUID *key,
                                              _In_ SECURITY_INFORMATION securityInfo, _In_opt_ const SID *sidOwner,
                                              _In_opt_ const SID *sidGroup, _In_opt_ const ACL *dacl,
                                              _In_opt_ const ACL *sacl);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmCalloutGetSecurityInfoByKey0(_In_ HANDLE engineHandle, _In_opt_ const GUID *key,
                                                _In_ SECURITY_INFORMATION securityInfo, _Out_opt_ PSID *sidOwner,
                                                _Out_opt_ PSID *sidGroup, _Out_opt_ PACL *dacl, _Out_opt_ PACL *sacl,
                                                _Outptr_ PSECURITY_DESCRIPTOR *securityDescriptor);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmCalloutSetSecurityInfoByKey0(_In_ HANDLE engineHandle, _In_opt_ const GUID *key,
                                                _In_ SECURITY_INFORMATION securityInfo, _In_opt_ const SID *sidOwner,
                                                _In_opt_ const SID *sidGroup, _In_opt_ const ACL *dacl,
                                                _In_opt_ const ACL *sacl);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmFilterGetSecurityInfoByKey0(_In_ HANDLE engineHandle, _In_opt_ const GUID *key,
                                               _In_ SECURITY_INFORMATION securityInfo, _Out_opt_ PSID *sidOwner,
                                               _Out_opt_ PSID *sidGroup, _Out_opt_ PACL *dacl, _Out_opt_ PACL *sacl,
                                               _Outptr_ PSECURITY_DESCRIPTOR *securityDescriptor);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpmFilterSetSecurityInfoByKey0(_In_ HANDLE engineHandle, _In_opt_ const GUID *key,
                                               _In_ SECURITY_INFORMATION securityInfo, _In_opt_ const SID *sidOwner,
                                               _In_opt_ const SID *sidGroup, _In_opt_ const ACL *dacl,
                                               _In_opt_ const ACL *sacl);

#if NTDDI_VERSION >= 0x0A000004
#define FwpmProviderContextAdd FwpmProviderContextAdd3
#define FwpmProviderContextGetByKey FwpmProviderContextGetByKey3
#define FwpmProviderContextGetById FwpmProviderContextGetById3
#define FwpmProviderContextEnum FwpmProviderContextEnum3
#elif NTDDI_VERSION >= 0x06020000
#define FwpmProviderContextAdd FwpmProviderContextAdd2
#define FwpmProviderContextGetByKey FwpmProviderContextGetByKey2
#define FwpmProviderContextGetById FwpmProviderContextGetById2
#define FwpmProviderContextEnum FwpmProviderContextEnum2
#elif NTDDI_VERSION >= 0x06010000
#define FwpmProviderContextAdd FwpmProviderContextAdd1
#define FwpmProviderContextGetByKey FwpmProviderContextGetByKey1
#define FwpmProviderContextGetById FwpmProviderContextGetById1
#define FwpmProviderContextEnum FwpmProviderContextEnum1
#else
#define FwpmProviderContextAdd FwpmProviderContextAdd0
#define FwpmProviderContextGetByKey FwpmProviderContextGetByKey0
#define FwpmProviderContextGetById FwpmProviderContextGetById0
#define FwpmProviderContextEnum FwpmProviderContextEnum0
#endif
#define FwpmProviderCreateEnumHandle FwpmProviderCreateEnumHandle0
#define FwpmProviderEnum FwpmProviderEnum0
#define FwpmProviderDestroyEnumHandle FwpmProviderDestroyEnumHandle0
#define FwpmProviderContextCreateEnumHandle FwpmProviderContextCreateEnumHandle0
#define FwpmProviderContextDestroyEnumHandle FwpmProviderContextDestroyEnumHandle0
#define FwpmSubLayerCreateEnumHandle FwpmSubLayerCreateEnumHandle0
#define FwpmSubLayerEnum FwpmSubLayerEnum0
#define FwpmSubLayerDestroyEnumHandle FwpmSubLayerDestroyEnumHandle0
#define FwpmLayerCreateEnumHandle FwpmLayerCreateEnumHandle0
#define FwpmLayerEnum FwpmLayerEnum0
#define FwpmLayerDestroyEnumHandle FwpmLayerDestroyEnumHandle0
#define FwpmCalloutCreateEnumHandle FwpmCalloutCreateEnumHandle0
#define FwpmCalloutEnum FwpmCalloutEnum0
#define FwpmCalloutDestroyEnumHandle FwpmCalloutDestroyEnumHandle0
#define FwpmFilterCreateEnumHandle FwpmFilterCreateEnumHandle0
#define FwpmFilterEnum FwpmFilterEnum0
#define FwpmFilterDestroyEnumHandle FwpmFilterDestroyEnumHandle0
#define FwpmSessionCreateEnumHandle FwpmSessionCreateEnumHandle0
#define FwpmSessionEnum FwpmSessionEnum0
#define FwpmSessionDestroyEnumHandle FwpmSessionDestroyEnumHandle0
#define FwpmProviderGetByKey FwpmProviderGetByKey0
#define FwpmProviderContextDeleteById FwpmProviderContextDeleteById0
#define FwpmLayerGetByKey FwpmLayerGetByKey0
#define FwpmLayerGetById FwpmLayerGetById0
#define FwpmFilterGetByKey FwpmFilterGetByKey0
#define FwpmEngineGetOption FwpmEngineGetOption0
#define FwpmEngineSetOption FwpmEngineSetOption0
#define FwpmGetAppIdFromFileName FwpmGetAppIdFromFileName0
#define FwpmEngineGetSecurityInfo FwpmEngineGetSecurityInfo0
#define FwpmEngineSetSecurityInfo FwpmEngineSetSecurityInfo0
#define FwpmProviderGetSecurityInfoByKey FwpmProviderGetSecurityInfoByKey0
#define FwpmProviderSetSecurityInfoByKey FwpmProviderSetSecurityInfoByKey0
#define FwpmProviderContextGetSecurityInfoByKey FwpmProviderContextGetSecurityInfoByKey0
#define FwpmProviderContextSetSecurityInfoByKey FwpmProviderContextSetSecurityInfoByKey0
#define FwpmSubLayerGetSecurityInfoByKey FwpmSubLayerGetSecurityInfoByKey0
#define FwpmSubLayerSetSecurityInfoByKey FwpmSubLayerSetSecurityInfoByKey0
#define FwpmLayerGetSecurityInfoByKey FwpmLayerGetSecurityInfoByKey0
#define FwpmLayerSetSecurityInfoByKey FwpmLayerSetSecurityInfoByKey0
#define FwpmCalloutGetSecurityInfoByKey FwpmCalloutGetSecurityInfoByKey0
#define FwpmCalloutSetSecurityInfoByKey FwpmCalloutSetSecurityInfoByKey0
#define FwpmFilterGetSecurityInfoByKey FwpmFilterGetSecurityInfoByKey0
#define FwpmFilterSetSecurityInfoByKey FwpmFilterSetSecurityInfoByKey0

#ifdef __cplusplus
}
#endif
