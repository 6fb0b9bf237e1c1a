#include "checker/analysis/callee_entry.h"

#include "checker/analysis/level.h"
#include "checker/contracts/levels.h"

#include <algorithm>

namespace driver_tidy::analysis {

using program::Term;
using program::TermId;
using program::TermKind;
using program::ValueSet;

namespace {

// More facts tell a callee little more.
constexpr std::size_t kMaxFacts = 24;
constexpr unsigned kMaxFactNodes = 10;

/// Rewrites terms of a caller, arguments to parameters.
class Rewriter {
public:
  Rewriter(FunctionContext& caller, FunctionContext& callee, const program::Call& call,
           const Conditions& conditions)
      : from_(caller.terms), to_(callee.terms) {
    const std::size_t count =
        std::min<std::size_t>(call.arguments.size(), callee.function->parameterCount);
    for (const auto& [place, value] : conditions.definitions())
      if (value == Conditions::entryValue(from_, place))
        unchanged_.emplace_back(value, place);
    for (std::size_t i = 0; i < count; ++i) {
      TermId argument = conditions.resolve(from_, call.arguments[i].value);
      TermId parameter = to_.variable(program::VariableId(i));
      if (from_[argument].kind == TermKind::Integer)
        continue;
      known_.emplace_back(argument, parameter);
      if (from_[argument].kind == TermKind::AddressOf)
        known_.emplace_back(from_[argument].first, to_.dereference(parameter));
    }
  }

  /// Invalid where the callee has no name for it.
  TermId rewrite(TermId id) {
    for (const auto& [mine, theirs] : known_)
      if (mine == id)
        return theirs;
    const Term term = from_[id];
    switch (term.kind) {
    case TermKind::Integer:
      return to_.integer(term.value);
    case TermKind::Global:
      return term.symbol.valid() ? to_.global(term.symbol) : TermId();
    case TermKind::Function:
      return to_.function(term.symbol);
    case TermKind::Variable:
      return TermId();
    case TermKind::Opaque: // a value at the caller's own entry, which may still be where it was
      for (const auto& [value, place] : unchanged_)
        if (value == id)
          return rewrite(place);
      return TermId();
    default:
      break;
    }
    TermId first = rewrite(term.first);
    TermId second = term.second.valid() ? rewrite(term.second) : TermId();
    if (!first.valid() || term.second.valid() != second.valid())
      return TermId();
    return to_.withParts(term, first, second);
  }

private:
  program::TermTable& from_;
  program::TermTable& to_;
  std::vector<std::pair<TermId, TermId>> known_;
  std::vector<std::pair<TermId, TermId>> unchanged_; ///< value at entry, place
};

} // namespace

Entry calleeEntry(FunctionContext& caller, const State& state, const program::Call& call,
                  FunctionContext& callee) {
  Entry entry;
  entry.depths = state.depths;
  entry.hasLeft = state.hasLeft;
  entry.depthsKnown = state.depthsKnown;
  entry.broken = state.broken;
  const ValueSet every = ValueSet::range(contracts::kPassiveLevel, contracts::kHighestLevel);
  const ValueSet levels =
      state.conditions.evaluate(caller.terms, currentLevel(caller.terms)).meet(every);
  if (levels != every)
    entry.levels = levels;
  if (&caller == &callee)
    return entry; // terms that are rewritten into the table they come from would not stay still
  Rewriter rewriter(caller, callee, call, state.conditions);
  auto add = [&](TermId theirs, const ValueSet& values) {
    bool isUseful = theirs.valid() && !values.isAll() &&
                    callee.terms[theirs].kind != TermKind::Integer &&
                    entry.facts.size() < kMaxFacts;
    if (isUseful)
      entry.facts.emplace_back(theirs, values);
  };
  const std::size_t count =
      std::min<std::size_t>(call.arguments.size(), callee.function->parameterCount);
  for (std::size_t i = 0; i < count; ++i)
    add(callee.terms.variable(program::VariableId(i)),
        state.conditions.evaluate(caller.terms, call.arguments[i].value));
  for (const auto& [term, values] : state.conditions.facts())
    if (caller.terms.nodes(term, kMaxFactNodes + 1) <= kMaxFactNodes)
      add(rewriter.rewrite(term), values);
  for (const auto& [place, value] : state.conditions.definitions())
    if (caller.terms.nodes(place, kMaxFactNodes + 1) <= kMaxFactNodes) {
      add(rewriter.rewrite(place), state.conditions.evaluate(caller.terms, value));
      for (const auto& [bits, values] : state.conditions.bitsBeside(caller.terms, place, 0))
        add(rewriter.rewrite(bits), values);
    }
  std::sort(entry.facts.begin(), entry.facts.end());
  entry.facts.erase(
      std::unique(entry.facts.begin(), entry.facts.end(),
                  [](const auto& left, const auto& right) { return left.first == right.first; }),
      entry.facts.end());
  return entry;
}

Entry joinEntries(const Entry& left, const Entry& right) {
  Entry joined = left;
  joined.facts.clear();
  joined.broken &= right.broken;
  joined.hasLeft = left.hasLeft || right.hasLeft;
  joined.levels = left.levels.join(right.levels);
  for (const auto& [term, values] : left.facts)
    for (const auto& [other, theirs] : right.facts)
      if (term == other && !values.join(theirs).isAll())
        joined.facts.emplace_back(term, values.join(theirs));
  return joined;
}

} // namespace driver_tidy::analysis
