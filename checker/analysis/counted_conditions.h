#pragma once
// Locks that their owner may acquire again: it counts how often it did, and acquires the lock with
// the first and releases it with the last.

#include "checker/analysis/function_context.h"

#include <map>
#include <set>
#include <vector>

namespace driver_tidy::analysis {

/// Conditions on how often a lock is held by its owner: on a number that the function counts up or
/// down in memory, and on who the owner is.
class CountedConditions {
public:
  explicit CountedConditions(const FunctionContext& context);

  /// Whether the block runs only where such a condition holds.
  bool guard(std::uint32_t block) const;

private:
  bool asksForOwner(program::TermId condition, program::TermId count) const;
  bool isCount(const program::Assign& assign) const;

  const FunctionContext& context_;
  std::map<std::uint32_t, std::vector<std::uint32_t>> predecessors_;
  std::set<program::TermId> counts_;
};

} // namespace driver_tidy::analysis
