// Structured exception handling: the names that excpt.h gives.
#pragma once

#define EXCEPTION_EXECUTE_HANDLER 1
#define EXCEPTION_CONTINUE_SEARCH 0
#define EXCEPTION_CONTINUE_EXECUTION (-1)

#define GetExceptionCode _exception_code
#define GetExceptionInformation _exception_info
#define AbnormalTermination _abnormal_termination

#ifndef __cplusplus
#define try __try
#define except __except
#define finally __finally
#define leave __leave
#endif
