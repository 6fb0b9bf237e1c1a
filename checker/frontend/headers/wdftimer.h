// KMDF timers, which wdf.h has too.
#pragma once
#include <wdf.h>
