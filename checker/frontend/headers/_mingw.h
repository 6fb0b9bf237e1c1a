// mingw-w64 makes __forceinline a macro; as Clang's own keyword it goes with static and with C++.
#pragma once
#include_next <_mingw.h>
#undef __forceinline
