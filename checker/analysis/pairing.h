#pragma once
// Rules of kind *pairing*: what is acquired is released, each lock for itself.

#include "checker/analysis/call_graph.h"
#include "checker/analysis/entry_points.h"
#include "checker/analysis/finding.h"
#include "checker/analysis/summary.h"

#include <string>
#include <utility>
#include <vector>

namespace driver_tidy::analysis {

struct PairingCheck {
  const program::Program& program;
  const contracts::Contracts& contracts;
  const contracts::Rule& rule;
  const std::vector<std::vector<EntryPoint>>& entryPoints; ///< by FunctionId
  const std::vector<Summary>& plainSummaries;              ///< by FunctionId, without counters
};

struct PairingResult {
  std::vector<Finding> findings;
  std::vector<std::pair<program::FunctionId, std::string>> failures;
};

PairingResult checkPairing(CallGraph& graph, const PairingCheck& check);

} // namespace driver_tidy::analysis
