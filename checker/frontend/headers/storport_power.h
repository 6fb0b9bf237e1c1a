// Storport: what unit and adapter control routines are handed, runtime power (PoFx), unit attributes and telemetry.
// Read by storport.h. Written from the public documentation.
#pragma once

typedef struct _STOR_POWER_CONTROL_HEADER {
  ULONG Version;
  ULONG Size;
  PSTOR_ADDRESS Address;
} STOR_POWER_CONTROL_HEADER, *PSTOR_POWER_CONTROL_HEADER;

typedef struct _STOR_ADAPTER_CONTROL_POWER {
  STOR_POWER_CONTROL_HEADER Header;
  STOR_POWER_ACTION PowerAction;
  STOR_DEVICE_POWER_STATE PowerState;
} STOR_ADAPTER_CONTROL_POWER, *PSTOR_ADAPTER_CONTROL_POWER;

typedef struct _STOR_UNIT_CONTROL_POWER {
  PSTOR_ADDRESS Address;
  STOR_POWER_ACTION PowerAction;
  STOR_DEVICE_POWER_STATE PowerState;
} STOR_UNIT_CONTROL_POWER, *PSTOR_UNIT_CONTROL_POWER;

typedef struct _STOR_POFX_UNIT_POWER_INFO {
  STOR_POWER_CONTROL_HEADER Header;
  BOOLEAN IdlePowerEnabled;
} STOR_POFX_UNIT_POWER_INFO, *PSTOR_POFX_UNIT_POWER_INFO;

typedef struct _STOR_POFX_POWER_REQUIRED_CONTEXT {
  STOR_POWER_CONTROL_HEADER Header;
  BOOLEAN PowerRequired;
} STOR_POFX_POWER_REQUIRED_CONTEXT, *PSTOR_POFX_POWER_REQUIRED_CONTEXT;

typedef struct _STOR_POFX_ACTIVE_CONTEXT {
  STOR_POWER_CONTROL_HEADER Header;
  ULONG ComponentIndex;
  BOOLEAN Active;
} STOR_POFX_ACTIVE_CONTEXT, *PSTOR_POFX_ACTIVE_CONTEXT;

typedef struct _STOR_POFX_FSTATE_CONTEXT {
  STOR_POWER_CONTROL_HEADER Header;
  ULONG ComponentIndex;
  ULONG FState;
} STOR_POFX_FSTATE_CONTEXT, *PSTOR_POFX_FSTATE_CONTEXT;

typedef struct _STOR_POFX_POWER_CONTROL {
  STOR_POWER_CONTROL_HEADER Header;
  LPCGUID PowerControlCode;
  SIZE_T InBufferSize;
  SIZE_T OutBufferSize;
  PVOID InBuffer;
  PVOID OutBuffer;
  PSIZE_T BytesReturned;
} STOR_POFX_POWER_CONTROL, *PSTOR_POFX_POWER_CONTROL;

typedef struct _STOR_POWER_SETTING_INFO {
  GUID PowerSettingGuid;
  PVOID Value;
  ULONG ValueLength;
} STOR_POWER_SETTING_INFO, *PSTOR_POWER_SETTING_INFO;

typedef enum _RAID_SYSTEM_POWER {
  RaidSystemPowerUnknown,
  RaidSystemPowerLowest,
  RaidSystemPowerLow,
  RaidSystemPowerMedium,
  RaidSystemPowerHigh
} RAID_SYSTEM_POWER, *PRAID_SYSTEM_POWER;

typedef struct _STOR_SYSTEM_POWER_HINTS {
  ULONG Version;
  ULONG Size;
  RAID_SYSTEM_POWER SystemPower;
  ULONG ResumeLatencyMSec;
} STOR_SYSTEM_POWER_HINTS, *PSTOR_SYSTEM_POWER_HINTS;

typedef struct _SCSI_SUPPORTED_CONTROL_TYPE_LIST *PSCSI_SUPPORTED_UNIT_CONTROL_TYPE_LIST;

typedef enum _SCSI_UC_DEVICE_USAGE_TYPE {
  ScsiDeviceUsageTypeUndefined,
  ScsiDeviceUsageTypePaging,
  ScsiDeviceUsageTypeHibernation,
  ScsiDeviceUsageTypeDumpFile,
  ScsiDeviceUsageTypeBoot
} SCSI_UC_DEVICE_USAGE_TYPE, *PSCSI_UC_DEVICE_USAGE_TYPE;

typedef struct _STOR_UC_DEVICE_USAGE {
  PSTOR_ADDRESS Address;
  SCSI_UC_DEVICE_USAGE_TYPE UsageType;
  BOOLEAN InUse;
} STOR_UC_DEVICE_USAGE, *PSTOR_UC_DEVICE_USAGE;

// Runtime power framework.

#define STOR_POFX_UNKNOWN_POWER 0xFFFFFFFF  // value not documented
#define STOR_POFX_COMPONENT_IDLE_STATE_VERSION_V1 1
#define STOR_POFX_COMPONENT_VERSION_V1 1
#define STOR_POFX_COMPONENT_VERSION_V2 2
#define STOR_POFX_DEVICE_VERSION_V1 1
#define STOR_POFX_DEVICE_VERSION_V2 2
#define STOR_POFX_DEVICE_VERSION_V3 3

#define STOR_POFX_DEVICE_FLAG_NO_D0 0x01
#define STOR_POFX_DEVICE_FLAG_NO_D3 0x02
#define STOR_POFX_DEVICE_FLAG_ENABLE_D3_COLD 0x04
#define STOR_POFX_DEVICE_FLAG_NO_DUMP_ACTIVE 0x08
#define STOR_POFX_DEVICE_FLAG_IDLE_TIMEOUT 0x10
#define STOR_POFX_DEVICE_FLAG_ADAPTIVE_D3_IDLE_TIMEOUT 0x20
#define STOR_POFX_DEVICE_FLAG_NO_UNIT_REGISTRATION 0x40
#define STOR_POFX_DEVICE_FLAG_PERF_STATE_PEP_OPTIONAL 0x80
#define STOR_POFX_DEVICE_FLAG_NO_IDLE_DEBOUNCE 0x100
#define STOR_POFX_DEVICE_FLAG_DUMP_ALWAYS_POWER_ON 0x200
#define STOR_POFX_DEVICE_FLAG_DISABLE_INTERRUPTS_ON_D3 0x400
#define STOR_POFX_DEVICE_FLAG_ADAPTER_D3_WAKE 0x800
#define STOR_POFX_DEVICE_FLAG_GET_PERF_STATE_FROM_PEP 0x1000

typedef struct _STOR_POFX_COMPONENT_IDLE_STATE {
  ULONG Version;
  ULONG Size;
  ULONGLONG TransitionLatency;
  ULONGLONG ResidencyRequirement;
  ULONG NominalPower;
} STOR_POFX_COMPONENT_IDLE_STATE, *PSTOR_POFX_COMPONENT_IDLE_STATE;
#define STOR_POFX_COMPONENT_IDLE_STATE_SIZE sizeof(STOR_POFX_COMPONENT_IDLE_STATE)

typedef struct _STOR_POFX_COMPONENT {
  ULONG Version;
  ULONG Size;
  ULONG FStateCount;
  ULONG DeepestWakeableFState;
  GUID Id;
  STOR_POFX_COMPONENT_IDLE_STATE FStates[ANYSIZE_ARRAY];
} STOR_POFX_COMPONENT, *PSTOR_POFX_COMPONENT;
#define STOR_POFX_COMPONENT_SIZE sizeof(STOR_POFX_COMPONENT)

typedef struct _STOR_POFX_COMPONENT_V2 {
  ULONG Version;
  ULONG Size;
  ULONG FStateCount;
  ULONG DeepestWakeableFState;
  GUID Id;
  ULONG DeepestAdapterPowerRequiredFState;
  ULONG DeepestCrashDumpReadyFState;
  STOR_POFX_COMPONENT_IDLE_STATE FStates[ANYSIZE_ARRAY];
} STOR_POFX_COMPONENT_V2, *PSTOR_POFX_COMPONENT_V2;
#define STOR_POFX_COMPONENT_V2_SIZE sizeof(STOR_POFX_COMPONENT_V2)

typedef struct _STOR_POFX_DEVICE {
  ULONG Version;
  ULONG Size;
  ULONG ComponentCount;
  ULONG Flags;
  STOR_POFX_COMPONENT Components[ANYSIZE_ARRAY];
} STOR_POFX_DEVICE, *PSTOR_POFX_DEVICE;
#define STOR_POFX_DEVICE_SIZE sizeof(STOR_POFX_DEVICE)

typedef struct _STOR_POFX_DEVICE_V2 {
  ULONG Version;
  ULONG Size;
  ULONG ComponentCount;
  ULONG Flags;
  ULONG UnitMinIdleTimeoutInMS;
  ULONG AdapterIdleTimeoutInMS;
  STOR_POFX_COMPONENT_V2 Components[ANYSIZE_ARRAY];
} STOR_POFX_DEVICE_V2, *PSTOR_POFX_DEVICE_V2;
#define STOR_POFX_DEVICE_V2_SIZE sizeof(STOR_POFX_DEVICE_V2)

typedef struct _STOR_POFX_DEVICE_V3 {
  ULONG Version;
  ULONG Size;
  ULONG ComponentCount;
  ULONG Flags;
  ULONG UnitMinIdleTimeoutInMS;
  ULONG AdapterIdleTimeoutInMS;
  ULONG MinimumPowerCyclePeriodInMS;
  STOR_POFX_COMPONENT_V2 Components[ANYSIZE_ARRAY];
} STOR_POFX_DEVICE_V3, *PSTOR_POFX_DEVICE_V3;
#define STOR_POFX_DEVICE_V3_SIZE sizeof(STOR_POFX_DEVICE_V3)

// Declared where a driver defines them by INITGUID; the values are not documented.
#ifdef __cplusplus
extern "C" {
#endif
extern const GUID STORPORT_POFX_ADAPTER_GUID;
extern const GUID STORPORT_POFX_LUN_GUID;
extern const GUID STORPORT_DEVICEOPERATION_CACHED_SETTINGS_INIT_GUID;
#ifdef __cplusplus
}
#endif

// Attributes, requests and performance options.

typedef struct _STOR_UNIT_ATTRIBUTES {
  ULONG DeviceAttentionSupported : 1;
  ULONG AsyncNotificationSupported : 1;
  ULONG D3ColdNotSupported : 1;
  ULONG BypassIOSupported : 1;
  ULONG Reserved : 28;
} STOR_UNIT_ATTRIBUTES, *PSTOR_UNIT_ATTRIBUTES;

typedef struct _STOR_REQUEST_INFO_V1 {
  USHORT Version;
  USHORT Size;
  ULONG PriorityHint;
  ULONG Flags;
  ULONG Key;
  ULONG Length;
  BOOLEAN IsWriteRequest;
  UCHAR Reserved[3];
} STOR_REQUEST_INFO_V1, *PSTOR_REQUEST_INFO_V1;
typedef STOR_REQUEST_INFO_V1 STOR_REQUEST_INFO, *PSTOR_REQUEST_INFO;
#define STOR_REQUEST_INFO_VER_1 0x1  // value not documented

// Flags of PERF_CONFIGURATION_DATA: values not documented.
#define STOR_PERF_DPC_REDIRECTION 0x00000001
#define STOR_PERF_CONCURRENT_CHANNELS 0x00000002
#define STOR_PERF_INTERRUPT_MESSAGE_RANGES 0x00000004
#define STOR_PERF_ADV_CONFIG_LOCALITY 0x00000008
#define STOR_PERF_OPTIMIZE_FOR_COMPLETION_DURING_STARTIO 0x00000010
#define STOR_PERF_DPC_REDIRECTION_CURRENT_CPU 0x00000020
#define STOR_PERF_NO_SGL 0x00000040
#define STOR_PERF_VERSION_2 0x00000002
#define STOR_PERF_VERSION_3 0x00000003
#define STOR_PERF_VERSION_4 0x00000004
#define STOR_PERF_VERSION_5 0x00000005
#define STOR_PERF_VERSION STOR_PERF_VERSION_5

typedef struct _PERF_CONFIGURATION_DATA {
  ULONG Version;
  ULONG Size;
  ULONG Flags;
  ULONG ConcurrentChannels;
  ULONG FirstRedirectionMessageNumber;
  ULONG LastRedirectionMessageNumber;
  ULONG DeviceNode;
  ULONG Reserved;
  PGROUP_AFFINITY MessageTargets;
} PERF_CONFIGURATION_DATA, *PPERF_CONFIGURATION_DATA;

typedef struct _STARTIO_PERFORMANCE_PARAMETERS {
  ULONG Version;
  ULONG Size;
  ULONG MessageNumber;
  ULONG ChannelNumber;
} STARTIO_PERFORMANCE_PARAMETERS, *PSTARTIO_PERFORMANCE_PARAMETERS;

// Events.

typedef enum _STOR_EVENT_ASSOCIATION_ENUM {
  StorEventAdapterAssociation = 0,
  StorEventLunAssociation,
  StorEventTargetAssociation,
  StorEventInvalidAssociation
} STOR_EVENT_ASSOCIATION_ENUM;

#define STOR_CURRENT_LOG_INTERFACE_REVISION 0x00000001  // value not documented

typedef struct _STOR_LOG_EVENT_DETAILS {
  ULONG InterfaceRevision;
  ULONG Size;
  ULONG Flags;
  STOR_EVENT_ASSOCIATION_ENUM EventAssociation;
  ULONG PathId;
  ULONG TargetId;
  ULONG LunId;
  BOOLEAN StorportSpecificErrorCode;
  ULONG ErrorCode;
  ULONG UniqueId;
  ULONG DumpDataSize;
  PVOID DumpData;
  ULONG StringCount;
  PWSTR* StringList;
} STOR_LOG_EVENT_DETAILS, *PSTOR_LOG_EVENT_DETAILS;

typedef enum _STORPORT_ETW_EVENT_CHANNEL {
  StorportEtwEventDiagnostic = 0,
  StorportEtwEventOperational,
  StorportEtwEventHealth
} STORPORT_ETW_EVENT_CHANNEL, *PSTORPORT_ETW_EVENT_CHANNEL;

typedef enum _STORPORT_ETW_LEVEL {
  StorportEtwLevelLogAlways = 0,
  StorportEtwLevelCritical,
  StorportEtwLevelError,
  StorportEtwLevelWarning,
  StorportEtwLevelInformational,
  StorportEtwLevelVerbose,
  StorportEtwLevelMax = StorportEtwLevelVerbose
} STORPORT_ETW_LEVEL, *PSTORPORT_ETW_LEVEL;

typedef enum _STORPORT_ETW_EVENT_OPCODE {
  StorportEtwEventOpcodeInfo = 0,
  StorportEtwEventOpcodeStart,
  StorportEtwEventOpcodeStop,
  StorportEtwEventOpcodeDC_Start,
  StorportEtwEventOpcodeDC_Stop,
  StorportEtwEventOpcodeExtension,
  StorportEtwEventOpcodeReply,
  StorportEtwEventOpcodeResume,
  StorportEtwEventOpcodeSuspend,
  StorportEtwEventOpcodeTransfer,
  StorportEtwEventOpcodeReceive = 240,
  StorportEtwEventOpcodeMax = 255
} STORPORT_ETW_EVENT_OPCODE, *PSTORPORT_ETW_EVENT_OPCODE;

// Values not documented.
#define STORPORT_ETW_EVENT_KEYWORD_IO 0x1ULL
#define STORPORT_ETW_EVENT_KEYWORD_PERFORMANCE 0x2ULL
#define STORPORT_ETW_EVENT_KEYWORD_POWER 0x4ULL
#define STORPORT_ETW_EVENT_KEYWORD_ENUMERATION 0x8ULL
#define STORPORT_ETW_EVENT_KEYWORD_COMMAND_TRACE 0x10ULL
#define STORPORT_ETW_MAX_DESCRIPTION_LENGTH 512
#define STORPORT_ETW_MAX_PARAM_NAME_LENGTH 64

#define EVENT_NAME_MAX_LENGTH 32     // value not documented
#define EVENT_BUFFER_MAX_LENGTH 4096
#define EVENT_MAX_PARAM_NAME_LEN 32  // value not documented

typedef struct _STORPORT_TELEMETRY_EVENT {
  ULONG DriverVersion;
  ULONG EventId;
  UCHAR EventName[EVENT_NAME_MAX_LENGTH];
  ULONG EventVersion;
  ULONG Flags;
  ULONG EventBufferLength;
  PUCHAR EventBuffer;
  UCHAR ParameterName0[EVENT_MAX_PARAM_NAME_LEN];
  ULONGLONG ParameterValue0;
  UCHAR ParameterName1[EVENT_MAX_PARAM_NAME_LEN];
  ULONGLONG ParameterValue1;
  UCHAR ParameterName2[EVENT_MAX_PARAM_NAME_LEN];
  ULONGLONG ParameterValue2;
  UCHAR ParameterName3[EVENT_MAX_PARAM_NAME_LEN];
  ULONGLONG ParameterValue3;
  UCHAR ParameterName4[EVENT_MAX_PARAM_NAME_LEN];
  ULONGLONG ParameterValue4;
  UCHAR ParameterName5[EVENT_MAX_PARAM_NAME_LEN];
  ULONGLONG ParameterValue5;
  UCHAR ParameterName6[EVENT_MAX_PARAM_NAME_LEN];
  ULONGLONG ParameterValue6;
  UCHAR ParameterName7[EVENT_MAX_PARAM_NAME_LEN];
  ULONGLONG ParameterValue7;
} STORPORT_TELEMETRY_EVENT, *PSTORPORT_TELEMETRY_EVENT;
