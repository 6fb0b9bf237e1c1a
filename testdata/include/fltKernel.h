// Drivers include this name.
#pragma once
#include "kernel.h"
