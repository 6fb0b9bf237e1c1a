// A small kernel-mode prelude for the fragments and drivers in testdata/, in C and C++.
//
// Written from the public documentation, so that the tests need no driver kit. It declares what the test sources use,
// under the kit's names, tags and members; layouts do not matter.
#pragma once

#include "kernel/annotations.h"
#include "kernel/types.h"
#include "kernel/status.h"
#include "kernel/seh.h"
#include "kernel/locks.h"
#include "kernel/objects.h"
#include "kernel/roles.h"
#include "kernel/levels.h"
#include "kernel/regions.h"
#include "kernel/routines.h"
#include "kernel/raising.h"
#include "kernel/filter_manager.h"
#include "kernel/framework.h"
