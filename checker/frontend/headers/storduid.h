// Identifiers that tell one storage device from another (DUID). Written from the public documentation.
#pragma once

#define DUID_VERSION_1 1              // value not documented
#define DUID_HARDWARE_IDS_ONLY 0      // value not documented
#define DUID_INCLUDE_SOFTWARE_IDS 1   // value not documented

typedef struct _STORAGE_DEVICE_UNIQUE_IDENTIFIER {
  ULONG Version;
  ULONG Size;
  ULONG StorageDeviceIdOffset;
  ULONG StorageDeviceOffset;
  ULONG DriveLayoutSignatureOffset;
} STORAGE_DEVICE_UNIQUE_IDENTIFIER, *PSTORAGE_DEVICE_UNIQUE_IDENTIFIER;

typedef struct _STORAGE_DEVICE_LAYOUT_SIGNATURE {
  ULONG Version;
  ULONG Size;
  BOOLEAN Mbr;
  union {
    ULONG MbrSignature;
    GUID GptDiskId;
  } DeviceSpecific;
} STORAGE_DEVICE_LAYOUT_SIGNATURE, *PSTORAGE_DEVICE_LAYOUT_SIGNATURE;

typedef enum _DUID_MATCH_STATUS {
  DuidExactMatch = 0,
  DuidSubIdMatch,
  DuidNoMatch,
  DuidErrorGeneral = 100,
  DuidErrorMissingDuid,
  DuidErrorVersionMismatch,
  DuidErrorInvalidDuid,
  DuidErrorInvalidDeviceIdDescSize,
  DuidErrorInvalidDeviceDescSize,
  DuidErrorInvalidLayoutSigSize,
  DuidErrorInvalidLayoutSigVersion,
  DuidErrorMaximum
} DUID_MATCH_STATUS;  // values of the errors not documented

#ifdef __cplusplus
extern "C" {
#endif
DUID_MATCH_STATUS CompareStorageDuids(_In_ PSTORAGE_DEVICE_UNIQUE_IDENTIFIER Duid1,
                                      _In_ PSTORAGE_DEVICE_UNIQUE_IDENTIFIER Duid2);
#ifdef __cplusplus
}
#endif
