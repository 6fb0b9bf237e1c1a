// mingw-w64 declares _setjmp otherwise than Clang's own intrin.h, which headers include as well.
#pragma once
#define _setjmp _setjmp_of_mingw
#include_next <setjmp.h>
#undef _setjmp
