// Extended storage request blocks (STORAGE_REQUEST_BLOCK and its data), for srb.h and storport.h.
// Written from the public documentation.
#pragma once

#ifndef POINTER_ALIGN
#define POINTER_ALIGN DECLSPEC_ALIGN(8)
#endif

#ifndef SRB_FUNCTION_QUIESCE_DEVICE
#define SRB_FUNCTION_QUIESCE_DEVICE 0x1A
#endif
#ifndef SRB_FUNCTION_FREE_DUMP_POINTERS
#define SRB_FUNCTION_FREE_DUMP_POINTERS 0x27
#endif
#define SRB_FUNCTION_STORAGE_REQUEST_BLOCK 0x28  // value not documented
#define SRB_FUNCTION_CRYPTO_OPERATION 0x29  // value not documented
#define SRB_FUNCTION_GET_DUMP_INFO 0x2A     // value not documented
#define SRB_FUNCTION_FREE_DUMP_INFO 0x2B    // value not documented

#define SRB_STATUS_INSUFFICIENT_RESOURCES 0x26  // value not documented
#define SRB_STATUS_THROTTLED_REQUEST 0x27       // value not documented
#define SRB_STATUS_INVALID_PARAMETER 0x28       // value not documented

#ifndef SRB_FLAGS_D3_PROCESSING
#define SRB_FLAGS_D3_PROCESSING 0x00000800
#endif
#ifndef SRB_FLAGS_SEQUENTIAL_REQUIRED
#define SRB_FLAGS_SEQUENTIAL_REQUIRED 0x00001000
#endif

#ifndef SRB_TYPE_SCSI_REQUEST_BLOCK
#define SRB_TYPE_SCSI_REQUEST_BLOCK 0      // value not documented
#define SRB_TYPE_STORAGE_REQUEST_BLOCK 1   // value not documented
#define STORAGE_ADDRESS_TYPE_BTL8 0        // value not documented
#endif
#define SRB_TYPE_FLAG_SCSI_REQUEST_BLOCK 0x1     // value not documented
#define SRB_TYPE_FLAG_STORAGE_REQUEST_BLOCK 0x2  // value not documented
#define ADDRESS_TYPE_FLAG_BTL8 0x1               // value not documented

#define SRB_SIGNATURE 0x53524258          // value not documented
#define STORAGE_REQUEST_BLOCK_VERSION_1 1 // value not documented

#ifndef STOR_ADDRESS_TYPE_UNKNOWN  // values not documented
#define STOR_ADDRESS_TYPE_UNKNOWN 0x0
#define STOR_ADDRESS_TYPE_BTL8 0x1
#define STOR_ADDRESS_TYPE_MAX 0xFFFF
#define STOR_ADDR_BTL8_ADDRESS_LENGTH 4

typedef struct _STOR_ADDRESS {
  USHORT Type;
  USHORT Port;
  ULONG AddressLength;
  UCHAR AddressData[ANYSIZE_ARRAY];
} STOR_ADDRESS, *PSTOR_ADDRESS;

typedef struct _STOR_ADDR_BTL8 {
  USHORT Type;
  USHORT Port;
  ULONG AddressLength;
  UCHAR Path;
  UCHAR Target;
  UCHAR Lun;
  UCHAR Reserved;
} STOR_ADDR_BTL8, *PSTOR_ADDR_BTL8;
#endif

typedef enum _SRBEXDATATYPE {
  SrbExDataTypeUnknown = 0,
  SrbExDataTypeBidirectional,
  SrbExDataTypeScsiCdb16 = 0x40,
  SrbExDataTypeScsiCdb32,
  SrbExDataTypeScsiCdbVar,
  SrbExDataTypeWmi = 0x60,
  SrbExDataTypePower,
  SrbExDataTypePnP,
  SrbExDataTypeIoInfo = 0x80,
  SrbExDataTypeMSReservedStart = 0xf0000000,
  SrbExDataTypeReserved = 0xffffffff
} SRBEXDATATYPE, *PSRBEXDATATYPE;  // values not documented

typedef struct _SRBEX_DATA {
  SRBEXDATATYPE Type;
  ULONG Length;
  UCHAR Data[ANYSIZE_ARRAY];
} SRBEX_DATA, *PSRBEX_DATA;

typedef struct _SRBEX_DATA_BIDIRECTIONAL {
  SRBEXDATATYPE Type;
  ULONG Length;
  ULONG DataInTransferLength;
  ULONG Reserved1;
  PVOID POINTER_ALIGN DataInBuffer;
} SRBEX_DATA_BIDIRECTIONAL, *PSRBEX_DATA_BIDIRECTIONAL;

typedef struct _SRBEX_DATA_SCSI_CDB16 {
  SRBEXDATATYPE Type;
  ULONG Length;
  UCHAR ScsiStatus;
  UCHAR SenseInfoBufferLength;
  UCHAR CdbLength;
  UCHAR Reserved;
  ULONG Reserved1;
  PVOID POINTER_ALIGN SenseInfoBuffer;
  UCHAR POINTER_ALIGN Cdb[16];
} SRBEX_DATA_SCSI_CDB16, *PSRBEX_DATA_SCSI_CDB16;

typedef struct _SRBEX_DATA_SCSI_CDB32 {
  SRBEXDATATYPE Type;
  ULONG Length;
  UCHAR ScsiStatus;
  UCHAR SenseInfoBufferLength;
  UCHAR CdbLength;
  UCHAR Reserved;
  ULONG Reserved1;
  PVOID POINTER_ALIGN SenseInfoBuffer;
  UCHAR POINTER_ALIGN Cdb[32];
} SRBEX_DATA_SCSI_CDB32, *PSRBEX_DATA_SCSI_CDB32;

typedef struct _SRBEX_DATA_SCSI_CDB_VAR {
  SRBEXDATATYPE Type;
  ULONG Length;
  UCHAR ScsiStatus;
  UCHAR SenseInfoBufferLength;
  UCHAR Reserved[2];
  ULONG CdbLength;
  ULONG Reserved1[2];
  PVOID POINTER_ALIGN SenseInfoBuffer;
  UCHAR POINTER_ALIGN Cdb[ANYSIZE_ARRAY];
} SRBEX_DATA_SCSI_CDB_VAR, *PSRBEX_DATA_SCSI_CDB_VAR;

typedef struct _SRBEX_DATA_WMI {
  SRBEXDATATYPE Type;
  ULONG Length;
  UCHAR WMISubFunction;
  UCHAR WMIFlags;
  UCHAR Reserved[2];
  ULONG Reserved1;
  PVOID POINTER_ALIGN DataPath;
} SRBEX_DATA_WMI, *PSRBEX_DATA_WMI;

typedef struct _SRBEX_DATA_POWER {
  SRBEXDATATYPE Type;
  ULONG Length;
  UCHAR SrbPowerFlags;
  UCHAR Reserved[3];
  STOR_DEVICE_POWER_STATE DevicePowerState;
  STOR_POWER_ACTION PowerAction;
} SRBEX_DATA_POWER, *PSRBEX_DATA_POWER;

typedef struct _SRBEX_DATA_PNP {
  SRBEXDATATYPE Type;
  ULONG Length;
  UCHAR PnPSubFunction;
  UCHAR Reserved[3];
  STOR_PNP_ACTION PnPAction;
  ULONG SrbPnPFlags;
  ULONG Reserved1;
} SRBEX_DATA_PNP, *PSRBEX_DATA_PNP;

typedef struct _SRBEX_DATA_IO_INFO {
  SRBEXDATATYPE Type;
  ULONG Length;
  ULONG Flags;
  ULONG Key;
  ULONG RWLength;
  BOOLEAN IsWriteRequest;
  UCHAR CachePriority;
  UCHAR Reserved[2];
  ULONG Reserved1[4];
} SRBEX_DATA_IO_INFO, *PSRBEX_DATA_IO_INFO;

#define REQUEST_INFO_NO_CACHE_FLAG 0x00000001           // value not documented
#define REQUEST_INFO_PAGING_IO_FLAG 0x00000002          // value not documented
#define REQUEST_INFO_SEQUENTIAL_IO_FLAG 0x00000004      // value not documented
#define REQUEST_INFO_TEMPORARY_FLAG 0x00000008          // value not documented
#define REQUEST_INFO_WRITE_THROUGH_FLAG 0x00000010      // value not documented
#define REQUEST_INFO_HYBRID_WRITE_THROUGH_FLAG 0x00000020  // value not documented
#define REQUEST_INFO_NO_FILE_OBJECT_FLAG 0x00000040     // value not documented
#define REQUEST_INFO_VOLSNAP_IO_FLAG 0x00000080         // value not documented
#define REQUEST_INFO_STREAM_FLAG 0x00000100             // value not documented
#define REQUEST_INFO_VALID_CACHEPRIORITY_FLAG 0x80000000  // value not documented

// The Length of each kind of data: what follows Type and Length.
#define SRBEX_DATA_BIDIRECTIONAL_LENGTH (sizeof(SRBEX_DATA_BIDIRECTIONAL) - 2 * sizeof(ULONG))
#define SRBEX_DATA_SCSI_CDB16_LENGTH (sizeof(SRBEX_DATA_SCSI_CDB16) - 2 * sizeof(ULONG))
#define SRBEX_DATA_SCSI_CDB32_LENGTH (sizeof(SRBEX_DATA_SCSI_CDB32) - 2 * sizeof(ULONG))
#define SRBEX_DATA_SCSI_CDB_VAR_LENGTH_MIN (sizeof(SRBEX_DATA_SCSI_CDB_VAR) - 2 * sizeof(ULONG))
#define SRBEX_DATA_SCSI_CDB_VAR_LENGTH_MAX 0xffffffff
#define SRBEX_DATA_WMI_LENGTH (sizeof(SRBEX_DATA_WMI) - 2 * sizeof(ULONG))
#define SRBEX_DATA_POWER_LENGTH (sizeof(SRBEX_DATA_POWER) - 2 * sizeof(ULONG))
#define SRBEX_DATA_PNP_LENGTH (sizeof(SRBEX_DATA_PNP) - 2 * sizeof(ULONG))
#define SRBEX_DATA_IO_INFO_LENGTH (sizeof(SRBEX_DATA_IO_INFO) - 2 * sizeof(ULONG))

typedef struct _STORAGE_REQUEST_BLOCK_HEADER {
  USHORT Length;
  UCHAR Function;
  UCHAR SrbStatus;
} STORAGE_REQUEST_BLOCK_HEADER, *PSTORAGE_REQUEST_BLOCK_HEADER;

typedef struct _STORAGE_REQUEST_BLOCK {
  USHORT Length;
  UCHAR Function;
  UCHAR SrbStatus;
  UCHAR ReservedUlong1[4];
  ULONG Signature;
  ULONG Version;
  ULONG SrbLength;
  ULONG SrbFunction;
  ULONG SrbFlags;
  ULONG ReservedUlong2;
  ULONG RequestTag;
  USHORT RequestPriority;
  USHORT RequestAttribute;
  ULONG TimeOutValue;
  union {
    ULONG SystemStatus;
    ULONG RequestTagHigh4Bytes;
  };
  ULONG ZeroGuard1;
  ULONG AddressOffset;
  ULONG NumSrbExData;
  ULONG DataTransferLength;
  PVOID POINTER_ALIGN DataBuffer;
  PVOID POINTER_ALIGN ZeroGuard2;
  PVOID POINTER_ALIGN OriginalRequest;
  PVOID POINTER_ALIGN ClassContext;
  PVOID POINTER_ALIGN PortContext;
  PVOID POINTER_ALIGN MiniportContext;
  struct _STORAGE_REQUEST_BLOCK POINTER_ALIGN *NextSrb;
  ULONG SrbExDataOffset[ANYSIZE_ARRAY];
} STORAGE_REQUEST_BLOCK, *PSTORAGE_REQUEST_BLOCK;

typedef struct _STOR_DEVICE_CAPABILITIES_EX {
  USHORT Version;
  USHORT Size;
  ULONG DeviceD1 : 1;
  ULONG DeviceD2 : 1;
  ULONG LockSupported : 1;
  ULONG EjectSupported : 1;
  ULONG Removable : 1;
  ULONG DockDevice : 1;
  ULONG UniqueID : 1;
  ULONG SilentInstall : 1;
  ULONG RawDeviceOK : 1;
  ULONG SurpriseRemovalOK : 1;
  ULONG NoDisplayInUI : 1;
  ULONG DefaultWriteCacheEnabled : 1;
  ULONG Reserved0 : 20;
  ULONG Address;
  ULONG UINumber;
  ULONG Reserved1[2];
} STOR_DEVICE_CAPABILITIES_EX, *PSTOR_DEVICE_CAPABILITIES_EX;
#define STOR_DEVICE_CAPABILITIES_EX_VERSION_1 0x1  // value not documented
