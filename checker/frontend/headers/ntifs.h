// Newer parts of ntifs.h. Members that a structure of mingw-w64 lacks are put before or behind one that it has:
// the member's name is a macro while the older header is read.
#pragma once
#include <sal.h>
#include <driverspecs.h>
#include <excpt.h>
#include <wdm.h>
#include <ntddk.h>

#define FileContextSupportPointer \
  FileContextSupportPointer;      \
  union {                         \
    PVOID Oplock;                 \
    PVOID ReservedForRemote;      \
  };                              \
  PVOID ReservedContext
#define RepurposePriority \
  PriorityProtection : 1; \
  ULONG RepurposePriority
#define ReplaceIfExists \
  ReplaceIfExists;      \
  ULONG Flags
#include_next <ntifs.h>
#undef FileContextSupportPointer
#undef RepurposePriority
#undef ReplaceIfExists

typedef ULONG DWORD;

typedef struct _FS_FILTER_SECTION_SYNC_OUTPUT {
  ULONG StructureSize;
  ULONG SizeReturned;
  ULONG Flags;
  ULONG DesiredReadAlignment;
} FS_FILTER_SECTION_SYNC_OUTPUT, *PFS_FILTER_SECTION_SYNC_OUTPUT;

#define FSRTL_FCB_HEADER_V2 0x02
#define OPLOCK_FLAG_PARENT_OBJECT 0x00000010
#define OPLOCK_FLAG_CLOSING_DELETE_ON_CLOSE 0x00000020
#define OPLOCK_FLAG_REMOVING_FILE_OR_LINK 0x00000040
#define CC_ENABLE_DISK_IO_ACCOUNTING 0x00000010

#include "ntifs_file_information.h"
#include "ntifs_csv.h"
#include "ntifs_fsctl.h"
