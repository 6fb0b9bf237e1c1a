#pragma once

#include "checker/report/run.h"

#include <iosfwd>

namespace driver_tidy::report {

/// clang-tidy's shape: "file:line:col: warning: … [driver-guarded-regions]", the source line and a
/// caret, then a note for each step of the path.
void writeText(const Run& run, bool color, std::ostream& out);

} // namespace driver_tidy::report
