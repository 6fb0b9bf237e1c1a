// Newer parts of scsi.h: inquiry data, vital product data, sense data and its additional codes; what goes with offloaded
// copies and device logs is in scsi_data.h. Written from the public documentation and the published SCSI standards' codes.
#pragma once
#include <srb.h>

#ifndef _INQUIRYDATA_DEFINED
#define _INQUIRYDATA_DEFINED
#define INQUIRYDATABUFFERSIZE 36
typedef struct _INQUIRYDATA {
  UCHAR DeviceType : 5;
  UCHAR DeviceTypeQualifier : 3;
  UCHAR DeviceTypeModifier : 7;
  UCHAR RemovableMedia : 1;
  union {
    UCHAR Versions;
    struct {
      UCHAR ANSIVersion : 3;
      UCHAR ECMAVersion : 3;
      UCHAR ISOVersion : 2;
    };
  };
  UCHAR ResponseDataFormat : 4;
  UCHAR HiSupport : 1;
  UCHAR NormACA : 1;
  UCHAR TerminateTask : 1;
  UCHAR AERC : 1;
  UCHAR AdditionalLength;
  union {
    UCHAR Reserved;
    struct {
      UCHAR PROTECT : 1;
      UCHAR Reserved_1 : 2;
      UCHAR ThirdPartyCoppy : 1;
      UCHAR TPGS : 2;
      UCHAR ACC : 1;
      UCHAR SCCS : 1;
    };
  };
  UCHAR Addr16 : 1;
  UCHAR Addr32 : 1;
  UCHAR AckReqQ : 1;
  UCHAR MediumChanger : 1;
  UCHAR MultiPort : 1;
  UCHAR ReservedBit2 : 1;
  UCHAR EnclosureServices : 1;
  UCHAR ReservedBit3 : 1;
  UCHAR SoftReset : 1;
  UCHAR CommandQueue : 1;
  UCHAR TransferDisable : 1;
  UCHAR LinkedCommands : 1;
  UCHAR Synchronous : 1;
  UCHAR Wide16Bit : 1;
  UCHAR Wide32Bit : 1;
  UCHAR RelativeAddressing : 1;
  UCHAR VendorId[8];
  UCHAR ProductId[16];
  UCHAR ProductRevisionLevel[4];
  UCHAR VendorSpecific[20];
  UCHAR Reserved3[2];
  USHORT VersionDescriptors[8];
  UCHAR Reserved4[30];
} INQUIRYDATA, *PINQUIRYDATA;
#endif

// The READ CAPACITY(16) command has a form of its own: the other members of the union stay.
#define READ_CAPACITY16           \
  READ_CAPACITY16_WITH_COUNT;     \
  struct {                        \
    UCHAR OperationCode;          \
    UCHAR ServiceAction : 5;      \
    UCHAR Reserved1 : 3;          \
    UCHAR LogicalBlock[8];        \
    UCHAR AllocationLength[4];    \
    UCHAR PMI : 1;                \
    UCHAR Reserved2 : 7;          \
    UCHAR Control;                \
  } READ_CAPACITY16
#include_next <scsi.h>
#undef READ_CAPACITY16

#define OFFSET_VER_DESCRIPTOR_ONE FIELD_OFFSET(INQUIRYDATA, VersionDescriptors[0])
#define OFFSET_VER_DESCRIPTOR_EIGHT FIELD_OFFSET(INQUIRYDATA, VersionDescriptors[8])
#define VER_DESCRIPTOR_SBC3 0x04C0            // value not documented
#define VER_DESCRIPTOR_1667_NOVERSION 0xFFC0  // value not documented
#define VER_DESCRIPTOR_1667_2006 0xFFC1       // value not documented
#define VER_DESCRIPTOR_1667_2009 0xFFC2       // value not documented

#ifndef DIRECT_ACCESS_DEVICE
#define DIRECT_ACCESS_DEVICE 0x00
#endif
#ifndef HOST_MANAGED_ZONED_BLOCK_DEVICE
#define HOST_MANAGED_ZONED_BLOCK_DEVICE 0x14
#endif

typedef struct _READ_CAPACITY16_DATA {
  LARGE_INTEGER LogicalBlockAddress;
  ULONG BytesPerBlock;
  UCHAR ProtectionEnable : 1;
  UCHAR ProtectionType : 3;
  UCHAR RcBasis : 2;
  UCHAR Reserved : 2;
  UCHAR LogicalPerPhysicalExponent : 4;
  UCHAR ProtectionInfoExponent : 4;
  UCHAR LowestAlignedBlock_MSB : 6;
  UCHAR LBPRZ : 1;
  UCHAR LBPME : 1;
  UCHAR LowestAlignedBlock_LSB;
  UCHAR Reserved3[16];
} READ_CAPACITY16_DATA, *PREAD_CAPACITY16_DATA;

// Vital product data.

#define VPD_THIRD_PARTY_COPY 0x8F
#define VPD_ATA_INFORMATION 0x89
#define VPD_BLOCK_LIMITS 0xB0
#define VPD_BLOCK_DEVICE_CHARACTERISTICS 0xB1
#define VPD_LOGICAL_BLOCK_PROVISIONING 0xB2
#define VPD_ZONED_BLOCK_DEVICE_CHARACTERISTICS 0xB6

typedef struct _VPD_BLOCK_LIMITS_PAGE {
  UCHAR DeviceType : 5;
  UCHAR DeviceTypeQualifier : 3;
  UCHAR PageCode;
  UCHAR PageLength[2];
  union {
    struct {
      UCHAR Reserved0;
      UCHAR MaximumCompareAndWriteLength;
      UCHAR OptimalTransferLengthGranularity[2];
      UCHAR MaximumTransferLength[4];
      UCHAR OptimalTransferLength[4];
      UCHAR MaxPrefetchXDReadXDWriteTransferLength[4];
      UCHAR MaximumUnmapLBACount[4];
      UCHAR MaximumUnmapBlockDescriptorCount[4];
      UCHAR OptimalUnmapGranularity[4];
      union {
        struct {
          UCHAR UnmapGranularityAlignmentByte3 : 7;
          UCHAR UGAValid : 1;
          UCHAR UnmapGranularityAlignmentByte2;
          UCHAR UnmapGranularityAlignmentByte1;
          UCHAR UnmapGranularityAlignmentByte0;
        };
        UCHAR UnmapGranularityAlignment[4];
      };
      UCHAR Reserved1[28];
    };
    UCHAR Descriptors[1];
  };
} VPD_BLOCK_LIMITS_PAGE, *PVPD_BLOCK_LIMITS_PAGE;

typedef struct _VPD_BLOCK_DEVICE_CHARACTERISTICS_PAGE {
  UCHAR DeviceType : 5;
  UCHAR DeviceTypeQualifier : 3;
  UCHAR PageCode;
  UCHAR Reserved0;
  UCHAR PageLength;
  UCHAR MediumRotationRateMsb;
  UCHAR MediumRotationRateLsb;
  UCHAR MediumProductType;
  UCHAR NominalFormFactor : 4;
  UCHAR WACEREQ : 2;
  UCHAR WABEREQ : 2;
  UCHAR VBULS : 1;
  UCHAR FUAB : 1;
  UCHAR BOCS : 1;
  UCHAR Reserved1 : 1;
  UCHAR ZONED : 2;
  UCHAR Reserved2 : 2;
  UCHAR Reserved3[3];
  UCHAR DepopulationTime[4];
  UCHAR Reserved4[48];
} VPD_BLOCK_DEVICE_CHARACTERISTICS_PAGE, *PVPD_BLOCK_DEVICE_CHARACTERISTICS_PAGE;

#define PROVISIONING_TYPE_UNKNOWN 0x0
#define PROVISIONING_TYPE_RESOURCE 0x1
#define PROVISIONING_TYPE_THIN 0x2

typedef struct _VPD_LOGICAL_BLOCK_PROVISIONING_PAGE {
  UCHAR DeviceType : 5;
  UCHAR DeviceTypeQualifier : 3;
  UCHAR PageCode;
  UCHAR PageLength[2];
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
  UCHAR Reserved2;
  UCHAR ProvisioningGroupDescr[1];
} VPD_LOGICAL_BLOCK_PROVISIONING_PAGE, *PVPD_LOGICAL_BLOCK_PROVISIONING_PAGE;

typedef struct _VPD_ATA_INFORMATION_PAGE {
  UCHAR DeviceType : 5;
  UCHAR DeviceTypeQualifier : 3;
  UCHAR PageCode;
  UCHAR PageLength[2];
  UCHAR Reserved0[4];
  UCHAR VendorId[8];
  UCHAR ProductId[16];
  UCHAR ProductRevisionLevel[4];
  UCHAR DeviceSignature[20];
  UCHAR CommandCode;
  UCHAR Reserved1[3];
  UCHAR IdentifyDeviceData[512];
} VPD_ATA_INFORMATION_PAGE, *PVPD_ATA_INFORMATION_PAGE;

typedef struct _VPD_EXTENDED_INQUIRY_DATA_PAGE {
  UCHAR DeviceType : 5;
  UCHAR DeviceTypeQualifier : 3;
  UCHAR PageCode;
  UCHAR PageLength[2];
  UCHAR RefChk : 1;
  UCHAR AppChk : 1;
  UCHAR GrdChk : 1;
  UCHAR Spt : 3;
  UCHAR ActivateMicrocode : 2;
  UCHAR SimpSup : 1;
  UCHAR OrdSup : 1;
  UCHAR HeadSup : 1;
  UCHAR PriorSup : 1;
  UCHAR GroupSup : 1;
  UCHAR UaskSup : 1;
  UCHAR Reserved0 : 2;
  UCHAR VSup : 1;
  UCHAR NvSup : 1;
  UCHAR Obsolete0 : 1;
  UCHAR WuSup : 1;
  UCHAR Reserved1 : 4;
  UCHAR LuiClr : 1;
  UCHAR Reserved2 : 3;
  UCHAR PiiSup : 1;
  UCHAR NoPiChk : 1;
  UCHAR Reserved3 : 2;
  UCHAR Obsolete1 : 1;
  UCHAR HssRelef : 1;
  UCHAR Reserved4 : 1;
  UCHAR RtdSup : 1;
  UCHAR RSup : 1;
  UCHAR LuCollectionType : 3;
  UCHAR Multi_i_t_Nexus_Microcode_Download : 4;
  UCHAR Reserved5 : 4;
  UCHAR ExtendedSelfTestCompletionMinutes[2];
  UCHAR Reserved6 : 5;
  UCHAR VsaSup : 1;
  UCHAR HraSup : 1;
  UCHAR PoaSup : 1;
  UCHAR MaxSupportedSenseDataLength;
  UCHAR Nrd0 : 1;
  UCHAR Nrd1 : 1;
  UCHAR Sac : 1;
  UCHAR Reserved7 : 3;
  UCHAR Ias : 1;
  UCHAR Ibs : 1;
  UCHAR MaxInquiryChangeLogs[2];
  UCHAR MaxModePageChangeLogs[2];
  UCHAR Reserved8[45];
} VPD_EXTENDED_INQUIRY_DATA_PAGE, *PVPD_EXTENDED_INQUIRY_DATA_PAGE;

// Sense data.

#define SENSE_BUFFER_SIZE_EX 255  // value not documented

#define SCSI_SENSE_ERRORCODE_FIXED_CURRENT 0x70
#define SCSI_SENSE_ERRORCODE_FIXED_DEFERRED 0x71
#define SCSI_SENSE_ERRORCODE_DESCRIPTOR_CURRENT 0x72
#define SCSI_SENSE_ERRORCODE_DESCRIPTOR_DEFERRED 0x73

#define SCSI_SENSE_DESCRIPTOR_TYPE_INFORMATION 0x00
#define SCSI_SENSE_DESCRIPTOR_TYPE_COMMAND_SPECIFIC 0x01
#define SCSI_SENSE_DESCRIPTOR_TYPE_SENSE_KEY_SPECIFIC 0x02
#define SCSI_SENSE_DESCRIPTOR_TYPE_FIELD_REPLACEABLE_UNIT 0x03
#define SCSI_SENSE_DESCRIPTOR_TYPE_STREAM_COMMAND 0x04
#define SCSI_SENSE_DESCRIPTOR_TYPE_BLOCK_COMMAND 0x05
#define SCSI_SENSE_DESCRIPTOR_TYPE_ATA_STATUS_RETURN 0x09

typedef ULONG SCSI_SENSE_OPTIONS;
#define SCSI_SENSE_OPTIONS_NONE ((SCSI_SENSE_OPTIONS)0x00000000)
#define SCSI_SENSE_OPTIONS_FIXED_FORMAT_IF_UNKNOWN_FORMAT_INDICATED ((SCSI_SENSE_OPTIONS)0x00000001)

typedef SENSE_DATA FIXED_SENSE_DATA, *PFIXED_SENSE_DATA;

typedef struct _DESCRIPTOR_SENSE_DATA {
  UCHAR ErrorCode : 7;
  UCHAR Reserved1 : 1;
  UCHAR SenseKey : 4;
  UCHAR Reserved2 : 4;
  UCHAR AdditionalSenseCode;
  UCHAR AdditionalSenseCodeQualifier;
  UCHAR Reserved3[3];
  UCHAR AdditionalSenseLength;
  UCHAR DescriptorBuffer[ANYSIZE_ARRAY];
} DESCRIPTOR_SENSE_DATA, *PDESCRIPTOR_SENSE_DATA;

typedef union _SENSE_DATA_EX {
  FIXED_SENSE_DATA FixedData;
  DESCRIPTOR_SENSE_DATA DescriptorData;
} SENSE_DATA_EX, *PSENSE_DATA_EX;

typedef struct _SCSI_SENSE_DESCRIPTOR_HEADER {
  UCHAR DescriptorType;
  UCHAR AdditionalLength;
} SCSI_SENSE_DESCRIPTOR_HEADER, *PSCSI_SENSE_DESCRIPTOR_HEADER;

typedef struct _SCSI_SENSE_DESCRIPTOR_INFORMATION {
  SCSI_SENSE_DESCRIPTOR_HEADER Header;
  UCHAR Reserved1 : 7;
  UCHAR Valid : 1;
  UCHAR Reserved2;
  UCHAR Information[8];
} SCSI_SENSE_DESCRIPTOR_INFORMATION, *PSCSI_SENSE_DESCRIPTOR_INFORMATION;

typedef struct _SCSI_SENSE_DESCRIPTOR_BLOCK_COMMAND {
  SCSI_SENSE_DESCRIPTOR_HEADER Header;
  UCHAR Reserved1;
  UCHAR Reserved2 : 5;
  UCHAR IncorrectLength : 1;
  UCHAR Reserved3 : 2;
} SCSI_SENSE_DESCRIPTOR_BLOCK_COMMAND, *PSCSI_SENSE_DESCRIPTOR_BLOCK_COMMAND;

typedef struct _SCSI_SENSE_DESCRIPTOR_ATA_STATUS_RETURN {
  SCSI_SENSE_DESCRIPTOR_HEADER Header;
  UCHAR Extend : 1;
  UCHAR Reserved1 : 7;
  UCHAR Error;
  UCHAR SectorCount15_8;
  UCHAR SectorCount7_0;
  UCHAR LbaLow15_8;
  UCHAR LbaLow7_0;
  UCHAR LbaMid15_8;
  UCHAR LbaMid7_0;
  UCHAR LbaHigh15_8;
  UCHAR LbaHigh7_0;
  UCHAR Device;
  UCHAR Status;
} SCSI_SENSE_DESCRIPTOR_ATA_STATUS_RETURN, *PSCSI_SENSE_DESCRIPTOR_ATA_STATUS_RETURN;

// Additional sense codes and their qualifiers, by the published list of the SCSI standards.
#define SCSI_ADSENSE_COPY_TARGET_DEVICE_ERROR 0x0D
#define SCSI_ADSENSE_PARAMETER_LIST_LENGTH 0x1A
#define SCSI_ADSENSE_INVALID_TOKEN 0x23
#define SCSI_ADSENSE_INVALID_FIELD_PARAMETER_LIST 0x26
#define SCSI_ADSENSE_LB_PROVISIONING 0x38
#define SCSI_ADSENSE_LOGICAL_UNIT_ERROR 0x3E
#define SCSI_ADSENSE_INTERNAL_TARGET_FAILURE 0x44
#define SCSI_ADSENSE_DATA_TRANSFER_ERROR 0x4B
#define SCSI_ADSENSE_RESOURCE_FAILURE 0x55
#define SCSI_SENSEQ_OPERATION_IS_IN_PROGRESS 0x16
#define SCSI_SENSEQ_SPACE_ALLOC_IN_PROGRESS 0x14
#define SCSI_SENSEQ_UNREACHABLE_TARGET 0x02
#define SCSI_SENSEQ_DATA_UNDERRUN 0x04
#define SCSI_SENSEQ_INVALID_RELEASE_OF_PERSISTENT_RESERVATION 0x04
#define SCSI_SENSEQ_TOO_MANY_SEGMENT_DESCRIPTORS 0x08
#define SCSI_SENSEQ_SPACE_ALLOC_FAILED_WRITE_PROTECT 0x07
#define SCSI_SENSEQ_SOFT_THRESHOLD_REACHED 0x07
#define SCSI_SENSEQ_CAPACITY_DATA_CHANGED 0x09
#define SCSI_SENSEQ_TIMEOUT_ON_LOGICAL_UNIT 0x02
#define SCSI_SENSEQ_INITIATOR_RESPONSE_TIMEOUT 0x06
#define SCSI_SENSEQ_INSUFFICIENT_RESOURCES 0x03
#define SCSI_SENSEQ_MICROCODE_CHANGED 0x01
#define SCSI_SENSEQ_OPERATING_DEFINITION_CHANGED 0x02
#define SCSI_SENSEQ_INQUIRY_DATA_CHANGED 0x03

#ifdef __cplusplus
extern "C" {
#endif
BOOLEAN ScsiGetTotalSenseByteCountIndicated(_In_ PVOID SenseInfoBuffer, _In_ UCHAR SenseInfoBufferLength,
                                            _Out_ UCHAR* TotalByteCountIndicated);
UCHAR ScsiGetSenseErrorCode(_In_ PVOID SenseInfoBuffer);
BOOLEAN ScsiGetFixedSenseKeyAndCodes(_In_ PVOID SenseInfoBuffer, _In_ UCHAR SenseInfoBufferLength,
                                     _Out_opt_ PUCHAR SenseKey, _Out_opt_ PUCHAR AdditionalSenseCode,
                                     _Out_opt_ PUCHAR AdditionalSenseCodeQualifier);
BOOLEAN ScsiGetSenseKeyAndCodes(_In_ PVOID SenseInfoBuffer, _In_ UCHAR SenseInfoBufferLength,
                                _In_ SCSI_SENSE_OPTIONS Options, _Out_opt_ PUCHAR SenseKey,
                                _Out_opt_ PUCHAR AdditionalSenseCode, _Out_opt_ PUCHAR AdditionalSenseCodeQualifier);
BOOLEAN ScsiGetSenseDescriptor(_In_ PVOID SenseInfoBuffer, _In_ UCHAR SenseInfoBufferLength, _Outptr_ PVOID* DescriptorBuffer,
                               _Out_ UCHAR* DescriptorBufferLength);
UCHAR ScsiGetSenseDescriptorLength(_In_ PVOID DescriptorBuffer);
BOOLEAN ScsiGetNextSenseDescriptorByType(_In_ PVOID Buffer, _In_ UCHAR BufferLength, _In_ PUCHAR TypeList,
                                         _In_ ULONG TypeListCount, _Out_ PUCHAR OutType, _Outptr_ PVOID* OutBuffer,
                                         _Out_ UCHAR* OutBufferLength);
BOOLEAN ScsiConvertToFixedSenseFormat(_In_ PVOID SenseInfoBuffer, _In_ UCHAR SenseInfoBufferLength, _Out_ PVOID OutBuffer,
                                      _In_ UCHAR OutBufferLength);
BOOLEAN ScsiValidateInformationSenseDescriptor(_In_ PVOID DescriptorBuffer, _In_ UCHAR DescriptorBufferLength);
BOOLEAN ScsiValidateBlockCommandSenseDescriptor(_In_ PVOID DescriptorBuffer, _In_ UCHAR DescriptorBufferLength);
#ifdef __cplusplus
}
#endif

#include <scsi_data.h>
