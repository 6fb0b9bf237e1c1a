// Tracing for Storport miniports. Written from the public documentation and from its use.
#pragma once

typedef VOID (*PSTORAGE_TRACE_CLEANUP_ROUTINE)(_In_ PVOID Arg1);

typedef struct _STORAGE_TRACE_INIT_INFO {
  ULONG Size;
  PVOID DriverObject;
  ULONG NumErrorLogRecords;
  PSTORAGE_TRACE_CLEANUP_ROUTINE TraceCleanupRoutine;
  PVOID TraceContext;
} STORAGE_TRACE_INIT_INFO, *PSTORAGE_TRACE_INIT_INFO;

#ifdef __cplusplus
extern "C" {
#endif
BOOLEAN StorPortTraceInitialize(_In_ PSTORAGE_TRACE_INIT_INFO InitInfo);
#ifdef __cplusplus
}
#endif
