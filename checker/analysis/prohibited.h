#pragma once
// Rules of the kind prohibited: calls that some kind of driver must not make.

#include "checker/analysis/call_graph.h"
#include "checker/analysis/entry_points.h"
#include "checker/analysis/finding.h"

namespace driver_tidy::analysis {

/// What the rule forbids in code that can be reached: from a function that the system calls, whose
/// address is taken, or that another driver's code may call. One finding for each place where such
/// a routine is called or its address taken.
std::vector<Finding> checkProhibited(const program::Program& program, const CallGraph& graph,
                                     const contracts::Rule& rule,
                                     const std::vector<std::vector<EntryPoint>>& entryPoints);

} // namespace driver_tidy::analysis
