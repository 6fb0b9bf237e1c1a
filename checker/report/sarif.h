#pragma once

#include "checker/report/run.h"

#include <string>

namespace driver_tidy::report {

/// The run as SARIF 2.1.0: rules with their pages, results with codeFlows, notifications for what
/// was not analysed. Paths are relative to `root` where they lie below it. Deterministic: no clock,
/// no absolute path.
std::string sarif(const Run& run, const std::string& root);

} // namespace driver_tidy::report
