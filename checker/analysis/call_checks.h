#pragma once
// Judges calls in the states in which the program comes to them: rules of the kinds level and
// within.
//
// Functions are followed from callers to callees. A function is simulated once per entry: the
// depths and the IRQL that it is entered with; what the callers know beside that is joined. A call
// that breaks a rule there is reported where one path from an entry point to it is feasible as a
// whole, each function on it being entered as the path enters it.

#include "checker/analysis/call_state.h"
#include "checker/analysis/demands.h"
#include "checker/analysis/entry_points.h"

namespace driver_tidy::analysis {

struct CallChecks {
  const program::Program& program;
  const contracts::Contracts& contracts;
  std::vector<const contracts::Rule*> rules;
  const std::vector<std::string>& strict;                  ///< checks with the option Strict
  const std::vector<std::vector<EntryPoint>>& entryPoints; ///< by FunctionId
  const std::vector<Summary>& plainSummaries;              ///< of a run that tracks nothing
  bool collectStates = false;                              ///< of every call, for people
};

struct CallCheckResult {
  std::vector<Finding> findings;
  /// Functions that were not judged, or not in every state, and why.
  std::vector<std::pair<program::FunctionId, std::string>> failures;
  std::vector<CallState> states; ///< in the order of their places
};

CallCheckResult checkCalls(CallGraph& graph, const CallChecks& checks);

} // namespace driver_tidy::analysis
