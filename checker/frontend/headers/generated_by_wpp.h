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

#include "/driver-tidy/headers/trace_levels.h" // in no include folder where the headers are the WDK's

#endif
