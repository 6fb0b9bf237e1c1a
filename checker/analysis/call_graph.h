#pragma once
// Who calls whom: names, contracts, callbacks through pointers, and the order in which functions
// are summarised.

#include "checker/analysis/function_context.h"
#include "checker/contracts/contracts.h"
#include "checker/program/program.h"

#include <vector>

namespace driver_tidy::analysis {

/// The functions of a program with their calls resolved.
struct CallGraph {
  std::vector<FunctionContext> contexts; ///< indexed by FunctionId
  /// Strongly connected components, callees before callers.
  std::vector<std::vector<program::FunctionId>> components;
  /// Of functions without a body, by the key of their declaration.
  std::map<program::SymbolId, contracts::Contract> declared;
  /// Whether a function can reach itself.
  std::vector<bool> recursive;
};

/// A call through a pointer goes to every function that address flows bring into its slot and whose
/// number of parameters fits; with none known it is an unknown function.
CallGraph buildCallGraph(const program::Program& program, const contracts::Contracts& contracts);

} // namespace driver_tidy::analysis
