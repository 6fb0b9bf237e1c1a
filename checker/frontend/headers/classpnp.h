// Newer parts of classpnp.h. Few pages of the class driver library are still published: what is here follows those and
// the names' use. Written from the public documentation.
#pragma once
#include <ntddk.h>
#include <ntddstor.h>
#include <ntdddisk.h>
#include <scsi.h>
#include <trace_levels.h> // the library's own file brings them for its debug prints

#ifndef SCSIPORT_API
#define SCSIPORT_API  // not dllimport: the library itself reads this file too
#endif

// Lengths of buffers for extended request blocks: the block, an 8-bit address and the data.
#define CLASS_SRBEX_SCSI_CDB16_BUFFER_SIZE \
  (sizeof(STORAGE_REQUEST_BLOCK) + sizeof(STOR_ADDR_BTL8) + sizeof(SRBEX_DATA_SCSI_CDB16))
#define CLASS_SRBEX_NO_SRBEX_DATA_BUFFER_SIZE (sizeof(STORAGE_REQUEST_BLOCK) + sizeof(STOR_ADDR_BTL8))

#define CLASS_SRB_SCSI_REQUEST_BLOCK 0x1      // value not documented
#define CLASS_SRB_STORAGE_REQUEST_BLOCK 0x2   // value not documented
#define CLASS_TAG_LOCK_TRACKING 'LTcS'        // value not documented
#define CLASS_TAG_LB_PROVISIONING 'PLcS'      // value not documented
#define GUID_CLASSPNP_SRB_SUPPORT { 0, 0, 0, { 0, 0, 0, 0, 0, 0, 2, 1 } }  // value not documented

typedef enum _CLASS_POWER_DOWN_STATE3 {
  PowerDownDeviceInitial3,
  PowerDownDeviceLocked3,
  PowerDownDeviceQuiesced3,
  PowerDownDeviceFlushed3,
  PowerDownDeviceStopped3,
  PowerDownDeviceOff3,
  PowerDownDeviceUnlocked3
} CLASS_POWER_DOWN_STATE3;

typedef enum _CLASS_FUNCTION_SUPPORT { SupportUnknown, Supported, NotSupported } CLASS_FUNCTION_SUPPORT;

// Settings of checked builds: values not documented.
#define CLASS_GLOBAL_BREAK_ON_LOST_IRPS 0
#define CLASS_GLOBAL_SECONDS_TO_WAIT_FOR_SYNCHRONOUS_SRB 100
#define CLASS_GLOBAL_USE_DELAYED_RETRY 1
#define CLASS_GLOBAL_BUFFERED_DEBUG_PRINT 0
#define CLASS_GLOBAL_BUFFERED_DEBUG_PRINT_BUFFER_SIZE 512
#define CLASS_GLOBAL_BUFFERED_DEBUG_PRINT_BUFFERS 512

// What a class driver keeps of a device's vital product data.

typedef struct _CLASS_VPD_B0_DATA {
  NTSTATUS CommandStatus;
  ULONG MaxUnmapLbaCount;
  ULONG MaxUnmapBlockDescrCount;
  ULONG OptimalUnmapGranularity;
  ULONG UnmapGranularityAlignment;
  BOOLEAN UGAVALID;
  UCHAR Reserved0;
  USHORT OptimalTransferLengthGranularity;
  ULONG MaximumTransferLength;
  ULONG OptimalTransferLength;
} CLASS_VPD_B0_DATA, *PCLASS_VPD_B0_DATA;

typedef struct _CLASS_VPD_B1_DATA {
  NTSTATUS CommandStatus;
  USHORT MediumRotationRate;
  UCHAR NominalFormFactor;
  UCHAR Zoned;
  ULONG MediumProductType;
  ULONG DepopulationTime;
} CLASS_VPD_B1_DATA, *PCLASS_VPD_B1_DATA;

typedef struct _CLASS_VPD_B2_DATA {
  NTSTATUS CommandStatus;
  UCHAR ThresholdExponent;
  union {
    struct {
      UCHAR DP : 1;
      UCHAR ANC : 1;
      UCHAR LBPRZ : 1;
      UCHAR Reserved0 : 2;
      UCHAR LBPWS10 : 1;
      UCHAR LBPWS : 1;
      UCHAR LBPU : 1;
    };
    struct {
      UCHAR DP_BIT : 1;
      UCHAR ANC_SUP : 1;
      UCHAR REST_OF_BITS : 6;
    };
  };
  UCHAR ProvisioningType : 3;
  UCHAR Reserved1 : 5;
  ULONG SoftThresholdEventPending;
} CLASS_VPD_B2_DATA, *PCLASS_VPD_B2_DATA;

typedef struct _CLASS_READ_CAPACITY16_DATA {
  NTSTATUS CommandStatus;
  ULONG BytesPerLogicalSector;
  ULONG BytesPerPhysicalSector;
  ULONG BytesOffsetForSectorAlignment;
  BOOLEAN LBProvisioningEnabled;
  BOOLEAN LBProvisioningReadZeros;
  UCHAR Reserved0[2];
  ULONG Reserved1;
} CLASS_READ_CAPACITY16_DATA, *PCLASS_READ_CAPACITY16_DATA;

typedef struct _CLASS_VPD_ECOP_BLOCK_DEVICE_ROD_LIMITS {
  NTSTATUS CommandStatus;
  USHORT MaximumRangeDescriptors;
  UCHAR Restricted;
  UCHAR Reserved;
  ULONG MaximumInactivityTimer;
  ULONG DefaultInactivityTimer;
  ULONGLONG MaximumTokenTransferSize;
  ULONGLONG OptimalTransferCount;
} CLASS_VPD_ECOP_BLOCK_DEVICE_ROD_LIMITS, *PCLASS_VPD_ECOP_BLOCK_DEVICE_ROD_LIMITS;

typedef struct _CLASS_FUNCTION_SUPPORT_INFO {
  KSPIN_LOCK SyncLock;
  ULONG GenerationCount;
  volatile ULONG ChangeRequestCount;
  struct {
    ULONG BlockLimits : 1;
    ULONG BlockDeviceCharacteristics : 1;
    ULONG LBProvisioning : 1;
    ULONG BlockDeviceRODLimits : 1;
    ULONG ZonedBlockDeviceCharacteristics : 1;
    ULONG Reserved : 27;
    ULONG Reserved1;
  } ValidInquiryPages;
  struct {
    CLASS_FUNCTION_SUPPORT SeekPenaltyProperty;
    CLASS_FUNCTION_SUPPORT AccessAlignmentProperty;
    CLASS_FUNCTION_SUPPORT TrimProperty;
    CLASS_FUNCTION_SUPPORT TrimProcess;
  } LowerLayerSupport;
  BOOLEAN RegAccessAlignmentQueryNotSupported;
  BOOLEAN AsynchronousNotificationSupported;
  BOOLEAN UseModeSense10;
  UCHAR Reserved;
  CLASS_VPD_B0_DATA BlockLimitsData;
  CLASS_VPD_B1_DATA DeviceCharacteristicsData;
  CLASS_VPD_B2_DATA LBProvisioningData;
  CLASS_READ_CAPACITY16_DATA ReadCapacity16Data;
  CLASS_VPD_ECOP_BLOCK_DEVICE_ROD_LIMITS BlockDeviceRODLimitsData;
  struct {
    ULONG D3ColdSupported : 1;
    ULONG DeviceWakeable : 1;
    ULONG IdlePowerEnabled : 1;
    ULONG D3IdleTimeoutOverridden : 1;
    ULONG NoVerifyDuringIdlePower : 1;
    ULONG Reserved2 : 27;
    ULONG D3IdleTimeout;
  } IdlePower;
  CLASS_FUNCTION_SUPPORT HwFirmwareGetInfoSupport;
  PSTORAGE_HW_FIRMWARE_INFO HwFirmwareInfo;
} CLASS_FUNCTION_SUPPORT_INFO, *PCLASS_FUNCTION_SUPPORT_INFO;

typedef struct _ADDITIONAL_FDO_DATA ADDITIONAL_FDO_DATA, *PADDITIONAL_FDO_DATA;
typedef struct _DICTIONARY_HEADER DICTIONARY_HEADER, *PDICTIONARY_HEADER;

// Members that were added later, put behind others of the same structures.
#define PowerDown2 \
  PowerDown2;      \
  CLASS_POWER_DOWN_STATE3 PowerDown3
#define WorkingSet \
  WorkingSet;      \
  ULONG SrbSupport
#define DMByteSkew                                 \
  DMByteSkew;                                      \
  UCHAR SenseDataLength;                           \
  PSTORAGE_MINIPORT_DESCRIPTOR MiniportDescriptor; \
  PCLASS_FUNCTION_SUPPORT_INFO FunctionSupportInfo; \
  PADDITIONAL_FDO_DATA AdditionalFdoData
// A structure and functions with other types since.
#define _COMPLETION_CONTEXT _FIRST_COMPLETION_CONTEXT
#define COMPLETION_CONTEXT FIRST_COMPLETION_CONTEXT
#define PCOMPLETION_CONTEXT PFIRST_COMPLETION_CONTEXT
#define ClassGetDescriptor FirstClassGetDescriptor
#define ClassSignalCompletion FirstClassSignalCompletion
#include_next <classpnp.h>
#undef PowerDown2
#undef WorkingSet
#undef DMByteSkew
#undef _COMPLETION_CONTEXT
#undef COMPLETION_CONTEXT
#undef PCOMPLETION_CONTEXT
#undef ClassGetDescriptor
#undef ClassSignalCompletion

typedef struct _COMPLETION_CONTEXT {
  PDEVICE_OBJECT DeviceObject;
  union {
    SCSI_REQUEST_BLOCK Srb;
    STORAGE_REQUEST_BLOCK SrbEx;
    UCHAR SrbExBuffer[CLASS_SRBEX_SCSI_CDB16_BUFFER_SIZE];
  } Srb;
} COMPLETION_CONTEXT, *PCOMPLETION_CONTEXT;

struct _ADDITIONAL_FDO_DATA {
  ULONG Version;
  ULONG Size;
};

#ifdef __cplusplus
extern "C" {
#endif
_IRQL_requires_max_(PASSIVE_LEVEL)
SCSIPORT_API NTSTATUS ClassGetDescriptor(_In_ PDEVICE_OBJECT DeviceObject, _In_ PSTORAGE_PROPERTY_ID PropertyId,
                                         _Outptr_ PVOID* Descriptor);
IO_COMPLETION_ROUTINE ClassSignalCompletion;
SCSIPORT_API ULONG ClassModeSenseEx(_In_ PDEVICE_OBJECT Fdo, _In_ PCHAR ModeSenseBuffer, _In_ ULONG Length,
                                    _In_ UCHAR PageMode, _In_ UCHAR PageControl);
#ifdef __cplusplus
}
#endif
