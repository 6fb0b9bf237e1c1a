// Trace logging, which does nothing here: events are not written and their fields not evaluated. Written from the public
// documentation.
#pragma once

#ifdef __cplusplus
extern "C" {
#endif
typedef struct _tlgProvider_t const *TraceLoggingHProvider;
#ifdef __cplusplus
}
#endif

#ifdef __cplusplus
#define TRACELOGGING_DECLARE_PROVIDER(handle) extern "C" const TraceLoggingHProvider handle
#define TRACELOGGING_DEFINE_PROVIDER(handle, name, id, ...) extern "C" const TraceLoggingHProvider handle = 0
#else
#define TRACELOGGING_DECLARE_PROVIDER(handle) extern const TraceLoggingHProvider handle
#define TRACELOGGING_DEFINE_PROVIDER(handle, name, id, ...) const TraceLoggingHProvider handle = 0
#endif
#define TRACELOGGING_DEFINE_PROVIDER_STORAGE(storage, name, id, ...) static const int storage = 0
#define TraceLoggingRegister(handle) (0)
#define TraceLoggingRegisterEx(handle, callback, context) (0)
#define TraceLoggingUnregister(handle) ((void)0)
#define TraceLoggingProviderEnabled(handle, level, keyword) (0)
#define TraceLoggingProviderId(handle, id) ((void)0)
#define TraceLoggingWrite(...) ((void)0)
#define TraceLoggingWriteActivity(...) ((void)0)
#define TraceLoggingWriteEx(...) ((void)0)
