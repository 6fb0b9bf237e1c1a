#pragma once

#include "checker/program/unit.h"

#include <vector>

namespace driver_tidy::fuzz {

/// Links what was read and judges it by the rules that are on by default.
void analyseTogether(std::vector<program::Unit> units);

} // namespace driver_tidy::fuzz
