// The WDK's kernelspecs.h only serves other compilers and checkers.
#pragma once
#include <driverspecs.h>
