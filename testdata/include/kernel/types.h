// Basic types and macros.
#pragma once

#define NTAPI
#define FORCEINLINE __forceinline
#define DECLSPEC_NORETURN __declspec(noreturn)
#define UNREFERENCED_PARAMETER(p) (p)
#define TRUE 1
#define FALSE 0
#ifdef __cplusplus
#define NULL 0
#define EXTERN_C extern "C"
#else
#define NULL ((void*)0)
#define EXTERN_C extern
#endif

#define VOID void
typedef void* PVOID;
typedef char CHAR, CCHAR, *PCHAR;
typedef short SHORT, CSHORT;
typedef int INT;
typedef long LONG, *PLONG;
typedef long long LONGLONG, *PLONGLONG, LONG64;
typedef unsigned char UCHAR, *PUCHAR, BOOLEAN, *PBOOLEAN;
typedef unsigned short USHORT, *PUSHORT;
typedef unsigned long ULONG, *PULONG, ACCESS_MASK, DEVICE_TYPE;
typedef unsigned long long ULONGLONG, ULONG64, ULONG_PTR, *PULONG_PTR, SIZE_T, *PSIZE_T;
typedef long long LONG_PTR;
typedef ULONG_PTR KAFFINITY;
#ifdef __cplusplus
typedef wchar_t WCHAR;
#else
typedef unsigned short WCHAR;
#endif
typedef WCHAR *PWCHAR, *PWSTR;
typedef const WCHAR* PCWSTR;
typedef void *HANDLE, **PHANDLE;
typedef LONG NTSTATUS, *PNTSTATUS;
typedef LONG KPRIORITY;
typedef UCHAR KIRQL, *PKIRQL;
typedef CCHAR KPROCESSOR_MODE;

typedef enum _MODE { KernelMode, UserMode, MaximumMode } MODE;

typedef union _LARGE_INTEGER {
  struct {
    ULONG LowPart;
    LONG HighPart;
  };
  LONGLONG QuadPart;
} LARGE_INTEGER, *PLARGE_INTEGER;

typedef struct _LIST_ENTRY {
  struct _LIST_ENTRY* Flink;
  struct _LIST_ENTRY* Blink;
} LIST_ENTRY, *PLIST_ENTRY;

typedef struct _UNICODE_STRING {
  USHORT Length;
  USHORT MaximumLength;
  PWSTR Buffer;
} UNICODE_STRING, *PUNICODE_STRING;
typedef const UNICODE_STRING* PCUNICODE_STRING;

#define FIELD_OFFSET(type, field) ((LONG)__builtin_offsetof(type, field))
#define CONTAINING_RECORD(address, type, field) ((type*)((PCHAR)(address) - FIELD_OFFSET(type, field)))
#define FlagOn(flags, flag) ((flags) & (flag))
#define SetFlag(flags, flag) ((flags) |= (flag))
#define ClearFlag(flags, flag) ((flags) &= ~(flag))

#define PASSIVE_LEVEL 0
#define APC_LEVEL 1
#define DISPATCH_LEVEL 2
#define CLOCK_LEVEL 13
#define HIGH_LEVEL 15

#define PAGED_CODE() ((void)0)
#define PAGED_CODE_LOCKED() ((void)0)
#define ASSERT(expression) ((void)0)
#define NT_ASSERT(expression) ((void)0)
#define ASSERTMSG(message, expression) ((void)0)
