// Base types and constants of kernel code, for --headers none: read before each source where no driver kit is to be had.
// Written from the public documentation.
#ifndef DRIVER_TIDY_KERNEL_PRELUDE
#define DRIVER_TIDY_KERNEL_PRELUDE

#include "excpt.h"

#define TRUE 1
#define FALSE 0
#ifdef __cplusplus
#define NULL 0
#define EXTERN_C extern "C"
typedef wchar_t WCHAR;
#else
#define NULL ((void *)0)
#define EXTERN_C extern
typedef unsigned short WCHAR;
#endif
#define VOID void
#define CONST const
#define IN
#define OUT
#define OPTIONAL
#define NTAPI __stdcall
#define FORCEINLINE static __inline
#define UNREFERENCED_PARAMETER(p) ((void)(p))

typedef void *PVOID, *HANDLE, **PHANDLE;
typedef char CHAR, CCHAR, *PCHAR, *PSTR;
typedef const char *PCSTR;
typedef short SHORT, CSHORT, *PSHORT;
typedef int INT;
typedef long LONG, *PLONG;
typedef long long LONGLONG, *PLONGLONG, LONG64, LONG_PTR;
typedef unsigned char UCHAR, *PUCHAR, BOOLEAN, *PBOOLEAN, KIRQL, *PKIRQL;
typedef unsigned short USHORT, *PUSHORT;
typedef unsigned int UINT;
typedef unsigned long ULONG, *PULONG, ACCESS_MASK, DEVICE_TYPE;
typedef unsigned long long ULONGLONG, *PULONGLONG, ULONG64, ULONG_PTR, *PULONG_PTR, SIZE_T, *PSIZE_T, KAFFINITY, KSPIN_LOCK,
    *PKSPIN_LOCK;
typedef WCHAR *PWCHAR, *PWSTR;
typedef const WCHAR *PCWSTR;
typedef LONG NTSTATUS, *PNTSTATUS;
typedef CHAR KPROCESSOR_MODE;

typedef union _LARGE_INTEGER {
  struct {
    ULONG LowPart;
    LONG HighPart;
  };
  LONGLONG QuadPart;
} LARGE_INTEGER, *PLARGE_INTEGER;

typedef struct _LIST_ENTRY {
  struct _LIST_ENTRY *Flink;
  struct _LIST_ENTRY *Blink;
} LIST_ENTRY, *PLIST_ENTRY;

typedef struct _UNICODE_STRING {
  USHORT Length;
  USHORT MaximumLength;
  PWSTR Buffer;
} UNICODE_STRING, *PUNICODE_STRING;
typedef const UNICODE_STRING *PCUNICODE_STRING;

typedef struct _DEVICE_OBJECT *PDEVICE_OBJECT;
typedef struct _DRIVER_OBJECT *PDRIVER_OBJECT;
typedef struct _FILE_OBJECT *PFILE_OBJECT;
typedef struct _IRP *PIRP;
typedef struct _KDPC *PKDPC;
typedef struct _MDL *PMDL;

#define PASSIVE_LEVEL 0
#define APC_LEVEL 1
#define DISPATCH_LEVEL 2
#define HIGH_LEVEL 15

#define NT_SUCCESS(status) ((NTSTATUS)(status) >= 0)
#define STATUS_SUCCESS ((NTSTATUS)0x00000000)
#define STATUS_PENDING ((NTSTATUS)0x00000103)
#define STATUS_UNSUCCESSFUL ((NTSTATUS)0xC0000001)
#define STATUS_INVALID_PARAMETER ((NTSTATUS)0xC000000D)
#define STATUS_INSUFFICIENT_RESOURCES ((NTSTATUS)0xC000009A)
#define STATUS_CANCELLED ((NTSTATUS)0xC0000120)

#define FIELD_OFFSET(type, field) ((LONG)__builtin_offsetof(type, field))
#define CONTAINING_RECORD(address, type, field) ((type *)((PCHAR)(address) - FIELD_OFFSET(type, field)))
#define FlagOn(flags, flag) ((flags) & (flag))
#define SetFlag(flags, flag) ((flags) |= (flag))
#define ClearFlag(flags, flag) ((flags) &= ~(flag))

#endif
