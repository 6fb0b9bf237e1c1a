// Tracing of the storage stack: the flags that it names. Their values are not documented.
#pragma once
#define TRACE_FLAG_GENERAL 0x0001
#define TRACE_FLAG_PNP 0x0002
#define TRACE_FLAG_POWER 0x0004
#define TRACE_FLAG_RW 0x0008
#define TRACE_FLAG_IOCTL 0x0010
#define TRACE_FLAG_MCN 0x0020
#define TRACE_FLAG_WMI 0x0040
#define TRACE_FLAG_TIMER 0x0080
#define TRACE_FLAG_INIT 0x0100
#define TRACE_FLAG_LOCK 0x0200
#define TRACE_FLAG_SCSI 0x0400
#define TRACE_FLAG_ENUM 0x0800
