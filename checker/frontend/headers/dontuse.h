// The WDK's dontuse.h only serves other compilers and checkers.
#pragma once
