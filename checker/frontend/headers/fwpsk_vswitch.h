// Windows Filtering Platform: events of the virtual switch. Included by fwpsk.h. Written from the public documentation.
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

// Parameters of the switch, its ports and NICs are reached by pointers only here.
typedef struct _NDIS_SWITCH_PARAMETERS NDIS_SWITCH_PARAMETERS;
typedef struct _NDIS_SWITCH_PORT_PARAMETERS NDIS_SWITCH_PORT_PARAMETERS;
typedef struct _NDIS_SWITCH_PORT_ARRAY NDIS_SWITCH_PORT_ARRAY;
typedef struct _NDIS_SWITCH_NIC_PARAMETERS NDIS_SWITCH_NIC_PARAMETERS;
typedef struct _NDIS_SWITCH_NIC_ARRAY NDIS_SWITCH_NIC_ARRAY;
typedef struct _NDIS_SWITCH_PORT_PROPERTY_PARAMETERS NDIS_SWITCH_PORT_PROPERTY_PARAMETERS;
typedef struct _NDIS_SWITCH_PORT_PROPERTY_DELETE_PARAMETERS NDIS_SWITCH_PORT_PROPERTY_DELETE_PARAMETERS;

typedef enum FWPS_VSWITCH_EVENT_TYPE_ {
  FWPS_VSWITCH_EVENT_VSWITCH_NONE, FWPS_VSWITCH_EVENT_VSWITCH_CREATE, FWPS_VSWITCH_EVENT_VSWITCH_DELETE,
  FWPS_VSWITCH_EVENT_PORT_CREATE, FWPS_VSWITCH_EVENT_PORT_DELETE, FWPS_VSWITCH_EVENT_INTERFACE_CREATE,
  FWPS_VSWITCH_EVENT_INTERFACE_DELETE, FWPS_VSWITCH_EVENT_INTERFACE_CONNECT, FWPS_VSWITCH_EVENT_INTERFACE_DISCONNECT,
  FWPS_VSWITCH_EVENT_POLICY_ADD, FWPS_VSWITCH_EVENT_POLICY_UPDATE, FWPS_VSWITCH_EVENT_POLICY_DELETE,
  FWPS_VSWITCH_EVENT_RUNTIME_STATE_SAVE, FWPS_VSWITCH_EVENT_RUNTIME_STATE_RESTORE
} FWPS_VSWITCH_EVENT_TYPE;

// Called at IRQL <= DISPATCH_LEVEL.
typedef NTSTATUS(NTAPI *FWPS_VSWITCH_LIFETIME_EVENT_CALLBACK0)(_In_opt_ VOID *notifyContext,
                                                               _In_ FWPS_VSWITCH_EVENT_TYPE eventType,
                                                               _In_ const NDIS_SWITCH_PARAMETERS *vSwitch,
                                                               _In_opt_ const NDIS_SWITCH_PORT_ARRAY *vSwitchPorts,
                                                               _In_opt_ const NDIS_SWITCH_NIC_ARRAY *vSwitchInterfaces);
typedef NTSTATUS(NTAPI *FWPS_VSWITCH_PORT_EVENT_CALLBACK0)(_In_opt_ VOID *notifyContext, _In_ VOID *completionContext,
                                                           _In_ FWPS_VSWITCH_EVENT_TYPE eventType,
                                                           _In_ const NDIS_SWITCH_PARAMETERS *vSwitch,
                                                           _In_ const NDIS_SWITCH_PORT_PARAMETERS *vSwitchPort);
typedef NTSTATUS(NTAPI *FWPS_VSWITCH_INTERFACE_EVENT_CALLBACK0)(_In_opt_ VOID *notifyContext, _In_ VOID *completionContext,
                                                                _In_ FWPS_VSWITCH_EVENT_TYPE eventType,
                                                                _In_ const NDIS_SWITCH_PARAMETERS *vSwitch,
                                                                _In_ const NDIS_SWITCH_NIC_PARAMETERS *vSwitchNic);
typedef NTSTATUS(NTAPI *FWPS_VSWITCH_POLICY_EVENT_CALLBACK0)(
    _In_opt_ VOID *notifyContext, _In_ VOID *completionContext, _In_ FWPS_VSWITCH_EVENT_TYPE eventType,
    _In_ const NDIS_SWITCH_PARAMETERS *vSwitch, _In_opt_ const NDIS_SWITCH_PORT_PROPERTY_PARAMETERS *vSwitchPortProperty,
    _In_opt_ const NDIS_SWITCH_PORT_PROPERTY_DELETE_PARAMETERS *vSwitchPortPropertyDelete);
// The types of the last parameters of the next three are not documented where this was written.
typedef NTSTATUS(NTAPI *FWPS_VSWITCH_FILTER_ENGINE_REORDER_CALLBACK0)(_In_opt_ VOID *notifyContext,
                                                                      _In_ VOID *completionContext,
                                                                      _In_ BOOLEAN isInRequiredPosition,
                                                                      _In_ VOID *vSwitchExtensionLwfList);
typedef NTSTATUS(NTAPI *FWPS_VSWITCH_RUNTIME_STATE_SAVE_CALLBACK0)(_In_opt_ VOID *notifyContext, _In_ VOID *completionContext,
                                                                   _In_ FWPS_VSWITCH_EVENT_TYPE eventType,
                                                                   _In_ const NDIS_SWITCH_PARAMETERS *vSwitch,
                                                                   _In_ NDIS_SWITCH_PORT_ID portId,
                                                                   _Out_ ULONG *runtimeStateLength,
                                                                   _Out_ VOID **runtimeState);
typedef NTSTATUS(NTAPI *FWPS_VSWITCH_RUNTIME_STATE_RESTORE_CALLBACK0)(_In_opt_ VOID *notifyContext,
                                                                      _In_ VOID *completionContext,
                                                                      _In_ FWPS_VSWITCH_EVENT_TYPE eventType,
                                                                      _In_ const NDIS_SWITCH_PARAMETERS *vSwitch,
                                                                      _In_ NDIS_SWITCH_PORT_ID portId,
                                                                      _In_ VOID *runtimeState,
                                                                      _In_ ULONG runtimeStateLength);
typedef struct FWPS_VSWITCH_EVENT_DISPATCH_TABLE0_ {
  FWPS_VSWITCH_LIFETIME_EVENT_CALLBACK0 vSwitchLifetimeNotifyFn;
  FWPS_VSWITCH_PORT_EVENT_CALLBACK0 vSwitchPortEventNotifyFn;
  FWPS_VSWITCH_INTERFACE_EVENT_CALLBACK0 vSwitchInterfaceEventNotifyFn;
  FWPS_VSWITCH_FILTER_ENGINE_REORDER_CALLBACK0 vSwitchFilterEngineReorderNotifyRn;
  FWPS_VSWITCH_POLICY_EVENT_CALLBACK0 vSwitchPolicyEventNotifyFn;
  FWPS_VSWITCH_RUNTIME_STATE_SAVE_CALLBACK0 vSwitchRuntimeStateSaveNotifyFn;
  FWPS_VSWITCH_RUNTIME_STATE_RESTORE_CALLBACK0 vSwitchRuntimeStateRestoreNotifyFn;
} FWPS_VSWITCH_EVENT_DISPATCH_TABLE0;

_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpsvSwitchEventsSubscribe0(_In_ const GUID *providerGuid, _In_opt_ VOID *notifyContext, _In_ UINT32 flags,
                                           _In_opt_ VOID *reserved,
                                           _In_ const FWPS_VSWITCH_EVENT_DISPATCH_TABLE0 *eventDispatchTable,
                                           _Out_ HANDLE *subscriptionId);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS NTAPI FwpsvSwitchEventsUnsubscribe0(_Inout_ HANDLE subscriptionId, _In_ UINT32 flags, _In_opt_ VOID *reserved);
_IRQL_requires_max_(DISPATCH_LEVEL)
NTSTATUS NTAPI FwpsvSwitchNotifyComplete0(_In_ VOID *completionContext, _In_ NTSTATUS status, _In_ UINT32 flags,
                                          _In_opt_ VOID *reserved);
_IRQL_requires_max_(DISPATCH_LEVEL) NTSTATUS NTAPI FwpsReferencevSwitchPacketContext0(_In_ HANDLE packetContext);
_IRQL_requires_max_(DISPATCH_LEVEL) NTSTATUS NTAPI FwpsDereferencevSwitchPacketContext0(_In_ HANDLE packetContext);

#ifdef __cplusplus
}
#endif
