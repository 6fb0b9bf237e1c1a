#pragma once

#include "checker/report/run.h"
#include "tools/driver-tidy/read_program.h"

#include <string>
#include <utility>
#include <vector>

namespace driver_tidy::command {

/// How much of each driver was seen, as JSON: files, functions with a body, how many of them were
/// analysed and why others were not, and the headers that were missing, those first whose files
/// have the most functions that were not analysed.
std::string coverage(const std::vector<std::pair<const ReadProgram*, const report::Run*>>& drivers);

} // namespace driver_tidy::command
