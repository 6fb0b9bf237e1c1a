// Structured exception handling: the words that the WDK's excpt.h gives to C.
#pragma once
#if __has_include_next(<excpt.h>)
#include_next <excpt.h>
#endif

#ifndef __cplusplus
#define try __try
#define except __except
#define finally __finally
#define leave __leave
#endif

#ifndef GetExceptionCode
#define GetExceptionCode _exception_code
#endif
#ifndef GetExceptionInformation
#define GetExceptionInformation (struct _EXCEPTION_POINTERS*)_exception_info
#endif
#ifndef AbnormalTermination
#define AbnormalTermination _abnormal_termination
#endif
