// Part of NetAdapterCx: see net/ringcollection.h.
#pragma once
#include <net/ringcollection.h>
