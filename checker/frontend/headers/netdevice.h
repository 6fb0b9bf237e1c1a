// Part of NetAdapterCx: see netadaptercx.h.
#pragma once
#include <netadaptercx.h>
