// WMI data of storage class drivers: the error log. Written from its use; the GUID's value is not documented.
#pragma once
#if __has_include_next(<wmidata.h>)
#include_next <wmidata.h>
#endif

#define MSStorageDriver_ClassErrorLogGuid { 0, 0, 0, { 0, 0, 0, 0, 0, 0, 2, 2 } }

typedef struct _MSStorageDriver_SenseData {
  UCHAR errorCode;
  BOOLEAN valid;
  UCHAR segmentNumber;
  UCHAR senseKey;
  BOOLEAN reserved;
  BOOLEAN incorrectLength;
  BOOLEAN endOfMedia;
  BOOLEAN fileMark;
  UCHAR information[4];
  UCHAR additionalSenseLength;
  UCHAR commandSpecificInformation[4];
  UCHAR additionalSenseCode;
  UCHAR additionalSenseCodeQualifier;
  UCHAR fieldReplaceableUnitCode;
  UCHAR senseKeySpecific[3];
} MSStorageDriver_SenseData, *PMSStorageDriver_SenseData;

typedef struct _MSStorageDriver_ScsiRequestBlock {
  USHORT length;
  UCHAR function;
  UCHAR srbStatus;
  UCHAR scsiStatus;
  UCHAR pathID;
  UCHAR targetID;
  UCHAR lun;
  UCHAR queueTag;
  UCHAR queueAction;
  UCHAR cdbLength;
  UCHAR senseInfoBufferLength;
  ULONG srbFlags;
  ULONG dataTransferLength;
  ULONG timeOutValue;
  ULONGLONG dataBuffer;
  ULONGLONG senseInfoBuffer;
  ULONGLONG nextSRB;
  ULONGLONG originalRequest;
  ULONGLONG srbExtension;
  ULONG internalStatus;
  ULONG reserved;
  UCHAR cdb[16];
} MSStorageDriver_ScsiRequestBlock, *PMSStorageDriver_ScsiRequestBlock;

typedef struct _MSStorageDriver_ClassErrorLogEntry {
  ULONGLONG tickCount;
  WCHAR eventTime[25];
  ULONG portNumber;
  BOOLEAN errorPaging;
  BOOLEAN errorRetried;
  BOOLEAN errorUnhandled;
  UCHAR errorReserved;
  UCHAR reserved[3];
  MSStorageDriver_ScsiRequestBlock srb;
  MSStorageDriver_SenseData senseData;
} MSStorageDriver_ClassErrorLogEntry, *PMSStorageDriver_ClassErrorLogEntry;

typedef struct _MSStorageDriver_ClassErrorLog {
  ULONG numEntries;
  MSStorageDriver_ClassErrorLogEntry logEntries[16];
} MSStorageDriver_ClassErrorLog, *PMSStorageDriver_ClassErrorLog;
#define MSStorageDriver_ClassErrorLog_SIZE sizeof(MSStorageDriver_ClassErrorLog)
