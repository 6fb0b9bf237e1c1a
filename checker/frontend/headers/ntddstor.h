// Newer parts of ntddstor.h: health, topology, temperature, protocol data and firmware of storage devices.
// Written from the public documentation.
#pragma once

// Members that were added to structures later, put behind the ones that were their last.
#define UnmapGranularityAlignment  \
  UnmapGranularityAlignment;       \
  ULONG MaxUnmapLbaCount;          \
  ULONG MaxUnmapBlockDescriptorCount
#define IoTimeoutValue         \
  IoTimeoutValue;              \
  BOOLEAN ExtraIoInfoSupported
// Under its present name.
#define MappingResourcesScope AvailableMappingResourcesScope
#include_next <ntddstor.h>
#undef UnmapGranularityAlignment
#undef IoTimeoutValue
#undef MappingResourcesScope

#define DEVICE_LB_PROVISIONING_DESCRIPTOR_V1_SIZE FIELD_OFFSET(DEVICE_LB_PROVISIONING_DESCRIPTOR, MaxUnmapLbaCount)

#ifndef StorageDeviceMediumProductType
// Later values of STORAGE_PROPERTY_ID; those after StorageDeviceIoCapabilityProperty follow the documented order.
#define StorageDeviceMediumProductType ((STORAGE_PROPERTY_ID)15)
#define StorageAdapterRpmbProperty ((STORAGE_PROPERTY_ID)16)
#define StorageAdapterCryptoProperty ((STORAGE_PROPERTY_ID)17)
#define StorageDeviceIoCapabilityProperty ((STORAGE_PROPERTY_ID)48)
#define StorageAdapterProtocolSpecificProperty ((STORAGE_PROPERTY_ID)49)
#define StorageDeviceProtocolSpecificProperty ((STORAGE_PROPERTY_ID)50)
#define StorageAdapterTemperatureProperty ((STORAGE_PROPERTY_ID)51)
#define StorageDeviceTemperatureProperty ((STORAGE_PROPERTY_ID)52)
#define StorageAdapterPhysicalTopologyProperty ((STORAGE_PROPERTY_ID)53)
#define StorageDevicePhysicalTopologyProperty ((STORAGE_PROPERTY_ID)54)
#define StorageDeviceAttributesProperty ((STORAGE_PROPERTY_ID)55)
#define StorageDeviceManagementStatus ((STORAGE_PROPERTY_ID)56)
#define StorageAdapterSerialNumberProperty ((STORAGE_PROPERTY_ID)57)
#define StorageDeviceLocationProperty ((STORAGE_PROPERTY_ID)58)
#define StorageDeviceNumaProperty ((STORAGE_PROPERTY_ID)59)
#define StorageDeviceZonedDeviceProperty ((STORAGE_PROPERTY_ID)60)
#define StorageDeviceUnsafeShutdownCount ((STORAGE_PROPERTY_ID)61)
#define StorageDeviceEnduranceProperty ((STORAGE_PROPERTY_ID)62)
#endif

#define BusTypeSpaces ((STORAGE_BUS_TYPE)0x10)
#define BusTypeNvme ((STORAGE_BUS_TYPE)0x11)
#define BusTypeSCM ((STORAGE_BUS_TYPE)0x12)
#define BusTypeUfs ((STORAGE_BUS_TYPE)0x13)

typedef enum _STORAGE_DEVICE_FORM_FACTOR {
  FormFactorUnknown = 0,
  FormFactor3_5,
  FormFactor2_5,
  FormFactor1_8,
  FormFactor1_8Less,
  FormFactorEmbedded,
  FormFactorMemoryCard,
  FormFactormSata,
  FormFactorM_2,
  FormFactorPCIeBoard,
  FormFactorDimm
} STORAGE_DEVICE_FORM_FACTOR, *PSTORAGE_DEVICE_FORM_FACTOR;

typedef enum _STORAGE_COMPONENT_HEALTH_STATUS {
  HealthStatusUnknown = 0,
  HealthStatusNormal,
  HealthStatusThrottled,
  HealthStatusWarning,
  HealthStatusDisabled,
  HealthStatusFailed
} STORAGE_COMPONENT_HEALTH_STATUS, *PSTORAGE_COMPONENT_HEALTH_STATUS;

typedef enum _STORAGE_PROTOCOL_TYPE {
  ProtocolTypeUnknown = 0x00,
  ProtocolTypeScsi,
  ProtocolTypeAta,
  ProtocolTypeNvme,
  ProtocolTypeSd,
  ProtocolTypeUfs,
  ProtocolTypeProprietary = 0x7E,
  ProtocolTypeMaxReserved = 0x7F
} STORAGE_PROTOCOL_TYPE, *PSTORAGE_PROTOCOL_TYPE;

typedef enum _STORAGE_PROTOCOL_ATA_DATA_TYPE {
  AtaDataTypeUnknown = 0,
  AtaDataTypeIdentify,
  AtaDataTypeLogPage
} STORAGE_PROTOCOL_ATA_DATA_TYPE, *PSTORAGE_PROTOCOL_ATA_DATA_TYPE;

typedef enum _STORAGE_PROTOCOL_NVME_DATA_TYPE {
  NVMeDataTypeUnknown = 0,
  NVMeDataTypeIdentify,
  NVMeDataTypeLogPage,
  NVMeDataTypeFeature
} STORAGE_PROTOCOL_NVME_DATA_TYPE, *PSTORAGE_PROTOCOL_NVME_DATA_TYPE;

typedef struct _STORAGE_PROTOCOL_SPECIFIC_DATA {
  STORAGE_PROTOCOL_TYPE ProtocolType;
  ULONG DataType;
  ULONG ProtocolDataRequestValue;
  ULONG ProtocolDataRequestSubValue;
  ULONG ProtocolDataOffset;
  ULONG ProtocolDataLength;
  ULONG FixedProtocolReturnData;
  ULONG ProtocolDataRequestSubValue2;
  ULONG ProtocolDataRequestSubValue3;
  ULONG ProtocolDataRequestSubValue4;
} STORAGE_PROTOCOL_SPECIFIC_DATA, *PSTORAGE_PROTOCOL_SPECIFIC_DATA;

typedef struct _STORAGE_PROTOCOL_DATA_DESCRIPTOR {
  ULONG Version;
  ULONG Size;
  STORAGE_PROTOCOL_SPECIFIC_DATA ProtocolSpecificData;
} STORAGE_PROTOCOL_DATA_DESCRIPTOR, *PSTORAGE_PROTOCOL_DATA_DESCRIPTOR;

#define STORAGE_TEMPERATURE_VALUE_NOT_REPORTED 0x8000  // value not documented

typedef struct _STORAGE_TEMPERATURE_INFO {
  USHORT Index;
  SHORT Temperature;
  SHORT OverThreshold;
  SHORT UnderThreshold;
  BOOLEAN OverThresholdChangable;
  BOOLEAN UnderThresholdChangable;
  BOOLEAN EventGenerated;
  UCHAR Reserved0;
  ULONG Reserved1;
} STORAGE_TEMPERATURE_INFO, *PSTORAGE_TEMPERATURE_INFO;

typedef struct _STORAGE_TEMPERATURE_DATA_DESCRIPTOR {
  ULONG Version;
  ULONG Size;
  SHORT CriticalTemperature;
  SHORT WarningTemperature;
  USHORT InfoCount;
  UCHAR Reserved0[2];
  ULONG Reserved1[2];
  STORAGE_TEMPERATURE_INFO TemperatureInfo[ANYSIZE_ARRAY];
} STORAGE_TEMPERATURE_DATA_DESCRIPTOR, *PSTORAGE_TEMPERATURE_DATA_DESCRIPTOR;

typedef struct _STORAGE_TEMPERATURE_THRESHOLD {
  ULONG Version;
  ULONG Size;
  USHORT Flags;
  USHORT Index;
  SHORT Threshold;
  BOOLEAN OverThreshold;
  UCHAR Reserved;
} STORAGE_TEMPERATURE_THRESHOLD, *PSTORAGE_TEMPERATURE_THRESHOLD;

typedef union _STORAGE_SPEC_VERSION {
  struct {
    union {
      struct {
        UCHAR SubMinor;
        UCHAR Minor;
      } DUMMYSTRUCTNAME;
      USHORT AsUshort;
    } MinorVersion;
    USHORT MajorVersion;
  } DUMMYSTRUCTNAME;
  ULONG AsUlong;
} STORAGE_SPEC_VERSION, *PSTORAGE_SPEC_VERSION;

// Values not documented.
#define STORAGE_COMPONENT_ROLE_CACHE 0x00000001
#define STORAGE_COMPONENT_ROLE_TIERING 0x00000002
#define STORAGE_COMPONENT_ROLE_DATA 0x00000004

typedef struct _STORAGE_PHYSICAL_DEVICE_DATA {
  ULONG DeviceId;
  ULONG Role;
  STORAGE_COMPONENT_HEALTH_STATUS HealthStatus;
  STORAGE_PROTOCOL_TYPE CommandProtocol;
  STORAGE_SPEC_VERSION SpecVersion;
  STORAGE_DEVICE_FORM_FACTOR FormFactor;
  UCHAR Vendor[8];
  UCHAR Model[40];
  UCHAR FirmwareRevision[16];
  ULONGLONG Capacity;
  UCHAR PhysicalLocation[32];
  ULONG Reserved[2];
} STORAGE_PHYSICAL_DEVICE_DATA, *PSTORAGE_PHYSICAL_DEVICE_DATA;

typedef struct _STORAGE_PHYSICAL_ADAPTER_DATA {
  ULONG AdapterId;
  STORAGE_COMPONENT_HEALTH_STATUS HealthStatus;
  STORAGE_PROTOCOL_TYPE CommandProtocol;
  STORAGE_SPEC_VERSION SpecVersion;
  UCHAR Vendor[8];
  UCHAR Model[40];
  UCHAR FirmwareRevision[16];
  UCHAR PhysicalLocation[32];
  BOOLEAN ExpanderConnected;
  UCHAR Reserved0[3];
  ULONG Reserved1[3];
} STORAGE_PHYSICAL_ADAPTER_DATA, *PSTORAGE_PHYSICAL_ADAPTER_DATA;

typedef struct _STORAGE_PHYSICAL_NODE_DATA {
  ULONG NodeId;
  ULONG AdapterCount;
  ULONG AdapterDataLength;
  ULONG AdapterDataOffset;
  ULONG DeviceCount;
  ULONG DeviceDataLength;
  ULONG DeviceDataOffset;
  ULONG Reserved[3];
} STORAGE_PHYSICAL_NODE_DATA, *PSTORAGE_PHYSICAL_NODE_DATA;

typedef struct _STORAGE_PHYSICAL_TOPOLOGY_DESCRIPTOR {
  ULONG Version;
  ULONG Size;
  ULONG NodeCount;
  ULONG Reserved;
  STORAGE_PHYSICAL_NODE_DATA Node[ANYSIZE_ARRAY];
} STORAGE_PHYSICAL_TOPOLOGY_DESCRIPTOR, *PSTORAGE_PHYSICAL_TOPOLOGY_DESCRIPTOR;

typedef struct _STORAGE_DEVICE_IO_CAPABILITY_DESCRIPTOR {
  ULONG Version;
  ULONG Size;
  ULONG LunMaxIoCount;
  ULONG AdapterMaxIoCount;
} STORAGE_DEVICE_IO_CAPABILITY_DESCRIPTOR, *PSTORAGE_DEVICE_IO_CAPABILITY_DESCRIPTOR;

typedef struct _STORAGE_MEDIUM_PRODUCT_TYPE_DESCRIPTOR {
  ULONG Version;
  ULONG Size;
  ULONG MediumProductType;
} STORAGE_MEDIUM_PRODUCT_TYPE_DESCRIPTOR, *PSTORAGE_MEDIUM_PRODUCT_TYPE_DESCRIPTOR;

// Data set management of caches in non-volatile memory: values not documented.
#define DeviceDsmAction_NvCache_Change_Priority 0x00000005
#define DeviceDsmAction_NvCache_Evict 0x00000006

typedef struct _DEVICE_DSM_NVCACHE_CHANGE_PRIORITY_PARAMETERS {
  ULONG Size;
  UCHAR TargetPriority;
  UCHAR Reserved[3];
} DEVICE_DSM_NVCACHE_CHANGE_PRIORITY_PARAMETERS, *PDEVICE_DSM_NVCACHE_CHANGE_PRIORITY_PARAMETERS;

// Firmware. The values of the names are not documented.

#define STORAGE_HW_FIRMWARE_REQUEST_FLAG_CONTROLLER 0x00000001
#define STORAGE_HW_FIRMWARE_REQUEST_FLAG_LAST_SEGMENT 0x00000002
#define STORAGE_HW_FIRMWARE_REQUEST_FLAG_FIRST_SEGMENT 0x00000004
#define STORAGE_HW_FIRMWARE_REQUEST_FLAG_SWITCH_TO_EXISTING_FIRMWARE 0x80000000
#define STORAGE_HW_FIRMWARE_INVALID_SLOT 0xFF  // value not documented
#define STORAGE_HW_FIRMWARE_REVISION_LENGTH 16

typedef struct _STORAGE_HW_FIRMWARE_INFO_QUERY {
  ULONG Version;
  ULONG Size;
  ULONG Flags;
  ULONG Reserved;
} STORAGE_HW_FIRMWARE_INFO_QUERY, *PSTORAGE_HW_FIRMWARE_INFO_QUERY;

typedef struct _STORAGE_HW_FIRMWARE_SLOT_INFO {
  ULONG Version;
  ULONG Size;
  UCHAR SlotNumber;
  UCHAR ReadOnly : 1;
  UCHAR Reserved0 : 7;
  UCHAR Reserved1[6];
  UCHAR Revision[STORAGE_HW_FIRMWARE_REVISION_LENGTH];
} STORAGE_HW_FIRMWARE_SLOT_INFO, *PSTORAGE_HW_FIRMWARE_SLOT_INFO;

typedef struct _STORAGE_HW_FIRMWARE_INFO {
  ULONG Version;
  ULONG Size;
  UCHAR SupportUpgrade : 1;
  UCHAR Reserved0 : 7;
  UCHAR SlotCount;
  UCHAR ActiveSlot;
  UCHAR PendingActivateSlot;
  BOOLEAN FirmwareShared;
  UCHAR Reserved[3];
  ULONG ImagePayloadAlignment;
  ULONG ImagePayloadMaxSize;
  STORAGE_HW_FIRMWARE_SLOT_INFO Slot[ANYSIZE_ARRAY];
} STORAGE_HW_FIRMWARE_INFO, *PSTORAGE_HW_FIRMWARE_INFO;

typedef struct _STORAGE_HW_FIRMWARE_DOWNLOAD {
  ULONG Version;
  ULONG Size;
  ULONG Flags;
  UCHAR Slot;
  UCHAR Reserved[3];
  ULONGLONG Offset;
  ULONGLONG BufferSize;
  UCHAR ImageBuffer[ANYSIZE_ARRAY];
} STORAGE_HW_FIRMWARE_DOWNLOAD, *PSTORAGE_HW_FIRMWARE_DOWNLOAD;

typedef struct _STORAGE_HW_FIRMWARE_ACTIVATE {
  ULONG Version;
  ULONG Size;
  ULONG Flags;
  UCHAR Slot;
  UCHAR Reserved0[3];
} STORAGE_HW_FIRMWARE_ACTIVATE, *PSTORAGE_HW_FIRMWARE_ACTIVATE;

#ifndef IOCTL_STORAGE_FIRMWARE_GET_INFO  // function numbers not documented
#define IOCTL_STORAGE_FIRMWARE_GET_INFO CTL_CODE(IOCTL_STORAGE_BASE, 0x0700, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_STORAGE_FIRMWARE_DOWNLOAD \
  CTL_CODE(IOCTL_STORAGE_BASE, 0x0701, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_STORAGE_FIRMWARE_ACTIVATE \
  CTL_CODE(IOCTL_STORAGE_BASE, 0x0702, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_STORAGE_FAILURE_PREDICTION_CONFIG \
  CTL_CODE(IOCTL_STORAGE_BASE, 0x0441, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#endif

#define STORAGE_FAILURE_PREDICTION_CONFIG_V1 1

typedef struct _STORAGE_FAILURE_PREDICTION_CONFIG {
  ULONG Version;
  ULONG Size;
  BOOLEAN Set;
  BOOLEAN Enabled;
  USHORT Reserved;
} STORAGE_FAILURE_PREDICTION_CONFIG, *PSTORAGE_FAILURE_PREDICTION_CONFIG;

// Provisioning state of data set ranges. Values not documented.

#define DEVICE_DATA_SET_LB_PROVISIONING_STATE_VERSION_V1 sizeof(DEVICE_DATA_SET_LB_PROVISIONING_STATE)
#define DEVICE_DATA_SET_LB_PROVISIONING_STATE_VERSION_V2 sizeof(DEVICE_DATA_SET_LB_PROVISIONING_STATE_V2)
#define DEVICE_DATA_SET_LBP_STATE_PARAMETERS_VERSION_V1 1

typedef struct _DEVICE_DATA_SET_LBP_STATE_PARAMETERS {
  ULONG Version;
  ULONG Size;
  ULONG Flags;
  ULONG OutputVersion;
} DEVICE_DATA_SET_LBP_STATE_PARAMETERS, *PDEVICE_DATA_SET_LBP_STATE_PARAMETERS;

typedef struct _DEVICE_DATA_SET_LB_PROVISIONING_STATE_V2 {
  ULONG Size;
  ULONG Version;
  ULONGLONG SlabSizeInBytes;
  ULONGLONG SlabOffsetDeltaInBytes;
  ULONG SlabAllocationBitMapBitCount;
  ULONG SlabAllocationBitMapLength;
  ULONG SlabAllocationBitMap[ANYSIZE_ARRAY];
} DEVICE_DATA_SET_LB_PROVISIONING_STATE_V2, *PDEVICE_DATA_SET_LB_PROVISIONING_STATE_V2;
