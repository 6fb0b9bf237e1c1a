#pragma once
// What the analysis derives once from a function's graph and every simulation of it shares.

#include "checker/analysis/summary.h"
#include "checker/contracts/contracts.h"
#include "checker/program/program.h"

#include <functional>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace driver_tidy::analysis {

/// What one call statement may run.
struct CallTargets {
  const contracts::Contract* contract = nullptr; ///< taken at its word; then `functions` is empty
  std::vector<program::FunctionId> functions;    ///< bodies in the program
  bool unknown() const { return contract == nullptr && functions.empty(); }
};

struct FunctionContext {
  const program::Function* function = nullptr;
  program::FunctionId id;
  std::string givenUp; ///< why the function must not be followed; empty: it may be
  const std::function<void(program::FunctionId)>* onFollow = nullptr; ///< called before it is
  /// A copy of the function's terms, which grows by rewritten ones.
  program::TermTable terms;

  /// Call statements by (block, statement).
  std::map<std::pair<std::uint32_t, std::uint32_t>, CallTargets> calls;

  /// Edges that close a loop, as (from, head).
  std::set<std::pair<std::uint32_t, std::uint32_t>> backEdges;
  std::set<std::uint32_t> loopHeads;
  std::map<std::uint32_t, std::set<std::uint32_t>>
      loops; ///< by head: the blocks of the natural loop
  /// Per loop head: places behind pointers, globals and opaque terms that the loop tests or writes.
  /// What a path knows of them is not kept for the next pass: another thread may have changed them.
  std::map<std::uint32_t, std::vector<program::TermId>> forgottenPerPass;

  /// Places that the function or what it calls assigns, rooted in a parameter or a global.
  std::vector<program::TermId> writes;
  /// Of each of them the bits that may change; -1: all.
  std::map<program::TermId, std::int64_t> writtenBits;
  /// Addresses, rooted in a parameter, that reach functions without a body: what is stored there
  /// may change.
  std::vector<program::TermId> escapes;
  /// Pointers that the function compares with null.
  std::set<program::TermId> testedPointers;
  /// Parameters that still have the caller's value wherever they are read.
  std::vector<bool> parameterUnchanged;

  const CallTargets& targets(std::uint32_t block, std::uint32_t statement) const {
    return calls.at({block, statement});
  }
};

/// Loops, parameters and direct writes; calls and inherited writes are filled in by the call graph.
FunctionContext makeContext(const program::Function& function, program::FunctionId id);

/// `term` of `callee` in terms of `caller`, where the callee's parameters, its first variables, are
/// the given arguments; invalid where it mentions something of the callee that the caller does not
/// have.
program::TermId substitute(const program::TermTable& callee, program::TermId term,
                           unsigned parameterCount, program::TermTable& caller,
                           const std::vector<program::TermId>& arguments);

} // namespace driver_tidy::analysis
