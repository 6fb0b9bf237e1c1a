#pragma once
// What a path knows where it calls a function, told in the function's own terms.

#include "checker/analysis/simulation.h"

namespace driver_tidy::analysis {

/// How `callee` is entered by `call` in a path of `caller` that stands at `state`.
Entry calleeEntry(FunctionContext& caller, const State& state, const program::Call& call,
                  FunctionContext& callee);

/// What holds in both; their depths are equal.
Entry joinEntries(const Entry& left, const Entry& right);

} // namespace driver_tidy::analysis
