// Minifilters: what Wine's fltkernel.h lacks.
#pragma once
#include <ntifs.h>
#include_next <fltkernel.h>

#include "flt_types.h"
#include "flt_routines.h"
