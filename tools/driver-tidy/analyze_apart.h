#pragma once
// The analysis in a process of its own: a function that it crashes over, or never comes to an end
// with, costs that function only.

#include "checker/analysis/analyze.h"
#include "tools/driver-tidy/cache.h"
#include "tools/driver-tidy/workers.h"

#include <string>

namespace driver_tidy::command {

/// analysis::analyze(). Functions that go wrong, or take longer than limits.time or more than
/// limits.megabytes, are not analysed, and listed so. What `cache`, if any, has is not done again;
/// `rules` is the text of
/// the user's own rules. `problem`: why nothing could be analysed, where that is so;
/// then every function is listed.
analysis::Result analyzeApart(const program::Program& program,
                              const contracts::Contracts& contracts, const std::string& rules,
                              analysis::Options options, const WorkerLimits& limits, Cache* cache,
                              std::string& problem);

} // namespace driver_tidy::command
