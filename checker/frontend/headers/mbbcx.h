// MBBCx: mobile broadband adapters of WDF drivers. Written from the public documentation.
#pragma once
#include <netadaptercx.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct MBBREQUEST__ *MBBREQUEST;
typedef ULONG DSS_SESSION_ID; // its width is not documented

typedef VOID(EVT_MBB_DEVICE_SEND_MBIM_FRAGMENT)(WDFDEVICE Device, MBBREQUEST SendRequest);
typedef EVT_MBB_DEVICE_SEND_MBIM_FRAGMENT *PFN_MBB_DEVICE_SEND_MBIM_FRAGMENT;
typedef VOID(EVT_MBB_DEVICE_RECEIVE_MBIM_FRAGMENT)(WDFDEVICE Device, MBBREQUEST ReceiveRequest);
typedef EVT_MBB_DEVICE_RECEIVE_MBIM_FRAGMENT *PFN_MBB_DEVICE_RECEIVE_MBIM_FRAGMENT;
typedef VOID(EVT_MBB_DEVICE_SEND_DEVICE_SERVICE_SESSION_DATA)(WDFDEVICE Device, DSS_SESSION_ID SessionId, WDFMEMORY Data);
typedef EVT_MBB_DEVICE_SEND_DEVICE_SERVICE_SESSION_DATA *PFN_MBB_DEVICE_SEND_DEVICE_SERVICE_SESSION_DATA;
typedef NTSTATUS(EVT_MBB_DEVICE_CREATE_ADAPTER)(WDFDEVICE Device, NETADAPTER_INIT *AdapterInit);
typedef EVT_MBB_DEVICE_CREATE_ADAPTER *PFN_MBB_DEVICE_CREATE_ADAPTER;

typedef enum _MBB_MBIM_VERSION {
  MbbMbimVersion1Dot0 = 0,
  MbbMbimVersion1Dot0Errata
} MBB_MBIM_VERSION;

typedef enum _MBB_MBIM_EXTENDED_VERSION {
  MbbMbimExtendedVersion1Dot0 = 0,
  MbbMbimExtendedVersion2Dot0,
  MbbMbimExtendedVersion3Dot0,
  MbbMbimExtendedVersion4Dot0,
  MbbMbimExtendedVersionMax
} MBB_MBIM_EXTENDED_VERSION;

typedef enum _MBB_WAKE_REASON_TYPE {
  MbbWakeReasonTypeRegisterState = 0,
  MbbWakeReasonTypeSmsReceive,
  MbbWakeReasonTypeUssdReceive,
  MbbWakeReasonTypePacketState,
  MbbWakeReasonTypeUiccChange
} MBB_WAKE_REASON_TYPE;

typedef struct _MBB_DEVICE_CONFIG {
  ULONG Size;
  PFN_MBB_DEVICE_SEND_MBIM_FRAGMENT SendMbimFragment;
  PFN_MBB_DEVICE_RECEIVE_MBIM_FRAGMENT ReceiveMbimFragment;
  PFN_MBB_DEVICE_SEND_DEVICE_SERVICE_SESSION_DATA SendDeviceServiceSessionData;
  PFN_MBB_DEVICE_CREATE_ADAPTER CreateAdapter;
} MBB_DEVICE_CONFIG, *PMBB_DEVICE_CONFIG;

typedef struct _MBB_DEVICE_MBIM_PARAMETERS {
  ULONG Size;
  MBB_MBIM_VERSION Version;
  MBB_MBIM_EXTENDED_VERSION ExtendedVersion;
  ULONG MaximumFragmentSize;
} MBB_DEVICE_MBIM_PARAMETERS, *PMBB_DEVICE_MBIM_PARAMETERS;

typedef struct _MBB_DEVICE_WAKE_CAPABILITIES {
  ULONG Size;
  BOOLEAN RegisterState;
  BOOLEAN SmsReceive;
  BOOLEAN UssdReceive;
  BOOLEAN PacketState;
  BOOLEAN UiccChange;
} MBB_DEVICE_WAKE_CAPABILITIES, *PMBB_DEVICE_WAKE_CAPABILITIES;

NETCX_INLINE void MBB_DEVICE_CONFIG_INIT(MBB_DEVICE_CONFIG *Config, PFN_MBB_DEVICE_SEND_MBIM_FRAGMENT SendMbimFragment,
                                         PFN_MBB_DEVICE_RECEIVE_MBIM_FRAGMENT ReceiveMbimFragment,
                                         PFN_MBB_DEVICE_SEND_DEVICE_SERVICE_SESSION_DATA SendDeviceServiceSessionData,
                                         PFN_MBB_DEVICE_CREATE_ADAPTER CreateAdapter) {
  NETCX_SIZE_INIT(Config, MBB_DEVICE_CONFIG);
  Config->SendMbimFragment = SendMbimFragment;
  Config->ReceiveMbimFragment = ReceiveMbimFragment;
  Config->SendDeviceServiceSessionData = SendDeviceServiceSessionData;
  Config->CreateAdapter = CreateAdapter;
}
NETCX_INLINE void MBB_DEVICE_MBIM_PARAMETERS_INIT(MBB_DEVICE_MBIM_PARAMETERS *MbimParameters, MBB_MBIM_VERSION Version,
                                                  ULONG MaximumFragmentSize, MBB_MBIM_EXTENDED_VERSION ExtendedVersion) {
  NETCX_SIZE_INIT(MbimParameters, MBB_DEVICE_MBIM_PARAMETERS);
  MbimParameters->Version = Version;
  MbimParameters->MaximumFragmentSize = MaximumFragmentSize;
  MbimParameters->ExtendedVersion = ExtendedVersion;
}
NETCX_INLINE void MBB_DEVICE_WAKE_CAPABILITIES_INIT(MBB_DEVICE_WAKE_CAPABILITIES *Capabilities) {
  NETCX_SIZE_INIT(Capabilities, MBB_DEVICE_WAKE_CAPABILITIES);
}

_IRQL_requires_max_(PASSIVE_LEVEL) NTSTATUS MbbDeviceInitConfig(PWDFDEVICE_INIT DeviceInit);
_IRQL_requires_max_(PASSIVE_LEVEL) NTSTATUS MbbDeviceInitialize(WDFDEVICE Device, PMBB_DEVICE_CONFIG Config);
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID MbbDeviceSetMbimParameters(WDFDEVICE Device, PMBB_DEVICE_MBIM_PARAMETERS MbimParameters);
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID MbbDeviceSetWakeCapabilities(WDFDEVICE Device, PMBB_DEVICE_WAKE_CAPABILITIES Capabilities);
_IRQL_requires_max_(DISPATCH_LEVEL) VOID MbbDeviceResponseAvailable(WDFDEVICE Device);
_IRQL_requires_max_(PASSIVE_LEVEL)
VOID MbbDeviceReceiveDeviceServiceSessionData(WDFDEVICE Device, DSS_SESSION_ID SessionId, WDFMEMORY Data);
_IRQL_requires_max_(PASSIVE_LEVEL) VOID MbbDeviceSendDeviceServiceSessionDataComplete(WDFMEMORY Data, NTSTATUS NtStatus);
_IRQL_requires_max_(PASSIVE_LEVEL) ULONG MbbAdapterGetSessionId(NETADAPTER Adapter);
_IRQL_requires_max_(PASSIVE_LEVEL) NTSTATUS MbbAdapterInitialize(NETADAPTER Adapter);
_IRQL_requires_max_(DISPATCH_LEVEL) VOID MbbRequestComplete(MBBREQUEST Request, NTSTATUS NtStatus);
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID MbbRequestCompleteWithInformation(MBBREQUEST Request, NTSTATUS NtStatus, ULONG_PTR Information);
_IRQL_requires_max_(PASSIVE_LEVEL) PVOID MbbRequestGetBuffer(MBBREQUEST Request, SIZE_T *BufferSize);
_IRQL_requires_max_(PASSIVE_LEVEL) LPCGUID MbbRequestGetCorrelationId(MBBREQUEST Request);

#ifdef __cplusplus
}
#endif
