// Stands, with the driver's own trace functions behind it, for every *.tmh, which the trace preprocessor (WPP) writes during
// a build: tracing does nothing.
#ifndef DRIVER_TIDY_GENERATED_BY_WPP
#define DRIVER_TIDY_GENERATED_BY_WPP

#define DoTraceMessage(...) ((void)0)
#define WPP_INIT_TRACING(...) ((void)0)
#define WPP_CLEANUP(...) ((void)0)
#define WPP_LEVEL_ENABLED(...) 0
#define WPP_FLAG_ENABLED(...) 0
#define WPP_LEVEL_FLAGS_ENABLED(...) 0
#define WPP_FLAGS_LEVEL_ENABLED(...) 0

#ifndef TRACE_LEVEL_NONE
#define TRACE_LEVEL_NONE 0
#define TRACE_LEVEL_CRITICAL 1
#define TRACE_LEVEL_FATAL 1
#define TRACE_LEVEL_ERROR 2
#define TRACE_LEVEL_WARNING 3
#define TRACE_LEVEL_INFORMATION 4
#define TRACE_LEVEL_VERBOSE 5
#endif

#endif
