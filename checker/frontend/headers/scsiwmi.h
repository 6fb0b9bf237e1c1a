// scsiwmi.h, over the newer srb.h. Written from the public documentation.
#pragma once
#include <srb.h>
#include_next <scsiwmi.h>
