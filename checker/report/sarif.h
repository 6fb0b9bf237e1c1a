#pragma once

#include "checker/report/run.h"

#include <string>

namespace driver_tidy::report {

/// The runs as one SARIF 2.1.0 log: rules with their pages, results with codeFlows, notifications
/// for what was not analysed. Paths are relative to `root` where they lie below it. Deterministic:
/// no clock, no absolute path.
std::string sarif(const std::vector<const Run*>& runs, const std::string& root);

} // namespace driver_tidy::report
