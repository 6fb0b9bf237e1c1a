// The WDK's suppress.h only serves other compilers and checkers.
#pragma once
