#pragma once
// All sentences that a user reads about a finding: one table, shared by text, SARIF and the plugin.

#include "checker/analysis/finding.h"

#include <string>
#include <vector>

namespace driver_tidy::report {

/// One line, in the words of the driver world, without a full stop:
/// "'FatCommonRead' returns with the critical region still entered".
std::string message(const analysis::Finding& finding, const contracts::Contracts& contracts);

/// What happens at a step of the path, with the state after it where the step changed it: "guarded
/// region entered here by KeEnterGuardedRegion (depth 1)". `step` is an element of finding.trace.
std::string stepText(const analysis::TraceStep& step, const analysis::Finding& finding,
                     const contracts::Contracts& contracts);

/// What the depths of the finding's steps count, in their order.
std::vector<contracts::CounterId> countersOf(const analysis::Finding& finding,
                                             const contracts::Rule& rule);

} // namespace driver_tidy::report
