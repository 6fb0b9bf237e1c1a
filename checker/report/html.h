#pragma once

#include "checker/report/run.h"

#include <string>

namespace driver_tidy::report {

/// The log as a page that needs nothing besides: the SARIF log, how much of each driver was seen
/// (`coverage`: {"drivers": [...]}, in the order of the log) and the sources of every file that a
/// path goes through stand in it.
std::string html(const Log& log, const std::string& root, const std::string& coverage);

} // namespace driver_tidy::report
