#pragma once

#include "checker/analysis/call_state.h"
#include "checker/analysis/finding.h"
#include "checker/contracts/contracts.h"
#include "checker/program/program.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace driver_tidy::analysis {

struct Options {
  std::vector<std::string> checks;            ///< the checks to run: Rule::check
  std::vector<std::string> strictAlternation; ///< checks whose nested enters are reported
  std::vector<std::string> strict;            ///< checks that judge as Static Driver Verifier does
  std::map<program::FunctionId, std::string> givenUp; ///< not to be followed, and why
  /// Called whenever a function is about to be followed; may be empty.
  std::function<void(program::FunctionId)> onFollow;
};

struct Result {
  std::vector<Finding> findings; ///< sorted by file, line, column, check, kind
  std::vector<program::NotAnalysed>
      notAnalysed; ///< by the analysis; the frontend's are in the program
};

/// Checks a linked program. Deterministic; never throws, prints or loops forever.
Result analyze(const program::Program& program, const contracts::Contracts& contracts,
               const Options& options);

/// The states before all calls, in the order of their places.
std::vector<CallState> callStates(const program::Program& program,
                                  const contracts::Contracts& contracts);

} // namespace driver_tidy::analysis
