#pragma once
// Rules of kind *balance*: what is entered is left, on every way through a function. Those of kind
// *pairing* likewise, for one lock at a time.

#include "checker/analysis/entry_points.h"
#include "checker/analysis/exits.h"
#include "checker/analysis/refinement.h"

#include <string>
#include <vector>

namespace driver_tidy::analysis {

struct BalanceCheck {
  const program::Program& program;
  const contracts::Rule& rule;
  const EntryPoint* entryPoint = nullptr; ///< null: called by the driver's own code
  bool strictAlternation = false;
  const Lock* lock = nullptr; ///< the one that `transfer` follows, if it follows one
};

struct BalanceResult {
  Summary summary; ///< what callers see: reported mistakes count as if they had been right
  std::vector<Finding> findings;
  std::string failure; ///< why the function could not be judged in full; empty: it could
};

/// Simulates and judges one function, whose callees' summaries `transfer` knows. Every finding's
/// path has been replayed without joins; where a replay fails, states are kept apart by the
/// condition that contradicted it, and the simulation runs again.
BalanceResult checkBalance(FunctionContext& context, const Transfer& transfer,
                           const BalanceCheck& check);

} // namespace driver_tidy::analysis
