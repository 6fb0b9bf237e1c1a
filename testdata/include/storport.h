// Storage miniports include this name.
#pragma once
#include "kernel.h"
#include "kernel/storage_port.h"
