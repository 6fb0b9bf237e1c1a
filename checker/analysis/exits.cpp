#include "checker/analysis/exits.h"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <tuple>

namespace driver_tidy::analysis {

using program::Term;
using program::TermId;
using program::TermKind;
using program::ValueSet;

namespace {

// More facts about one way out tell a caller little more.
constexpr std::size_t kMaxFacts = 24;
constexpr unsigned kMaxFactNodes = 10;

bool isEntryValue(const Term& term) {
  return term.kind == TermKind::Opaque && !term.symbol.valid() && term.first.valid();
}

bool mentionsEntryValue(const program::TermTable& terms, TermId id) {
  const Term& term = terms[id];
  return isEntryValue(term) || (term.first.valid() && mentionsEntryValue(terms, term.first)) ||
         (term.second.valid() && mentionsEntryValue(terms, term.second));
}

/// `id` as a caller can say it, on parameters and globals alone; invalid where that cannot be.
/// Inside an entry value every parameter is still the caller's.
TermId forCaller(FunctionContext& context, TermId id, bool atEntry = false) {
  auto& terms = context.terms;
  const Term term = terms[id];
  if (isEntryValue(term))
    return forCaller(context, terms.dereference(term.first), true);
  switch (term.kind) {
  case TermKind::Variable: {
    bool known = term.variable.index < context.parameterUnchanged.size() &&
                 (atEntry || context.parameterUnchanged[term.variable.index]);
    return known ? id : TermId();
  }
  case TermKind::Integer:
  case TermKind::Global:
  case TermKind::Function:
    return id;
  case TermKind::Opaque:
    if (!term.first.valid())
      return TermId();
    break;
  default:
    break;
  }
  TermId first = forCaller(context, term.first, atEntry);
  TermId second = term.second.valid() ? forCaller(context, term.second, atEntry) : TermId();
  if (!first.valid() || term.second.valid() != second.valid())
    return TermId();
  return terms.withParts(term, first, second);
}

enum class Written : std::uint8_t { No, Yes, Perhaps };

/// Whether the function writes something that `id` is made of, entry values aside.
Written isWritten(const FunctionContext& context, TermId id) {
  const Term& term = context.terms[id];
  if (isEntryValue(term))
    return Written::No;
  if (std::find(context.writes.begin(), context.writes.end(), id) != context.writes.end())
    return Written::Yes;
  Written result = Written::No;
  if (term.kind == TermKind::Field)
    for (TermId place : context.writes)
      if (context.terms[place].kind == TermKind::Field &&
          context.terms[place].symbol == term.symbol)
        result = Written::Perhaps;
  for (TermId part : {term.first, term.second})
    if (part.valid()) {
      Written inside = isWritten(context, part);
      if (inside == Written::Yes)
        return inside;
      result = std::max(result, inside);
    }
  return result;
}

struct VisibleFacts {
  Facts atEntry;
  Facts atExit;
};

VisibleFacts visibleFacts(FunctionContext& context, const Conditions& conditions) {
  VisibleFacts visible;
  auto add = [&](TermId term, const ValueSet& values) {
    Written written = isWritten(context, term);
    bool mixed = written == Written::Yes && mentionsEntryValue(context.terms, term);
    if (values.isAll() || mixed || written == Written::Perhaps ||
        context.terms.nodes(term, kMaxFactNodes + 1) > kMaxFactNodes)
      return;
    TermId told = forCaller(context, term);
    Facts& list = written == Written::Yes ? visible.atExit : visible.atEntry;
    if (told.valid() && context.terms[told].kind != TermKind::Integer && list.size() < kMaxFacts)
      list.emplace_back(told, values);
  };
  for (const auto& [term, values] : conditions.facts())
    add(term, values);
  for (TermId place : context.writes)
    if (conditions.resolve(context.terms, place) != place)
      add(place, conditions.evaluate(context.terms, place));
  std::sort(visible.atEntry.begin(), visible.atEntry.end());
  std::sort(visible.atExit.begin(), visible.atExit.end());
  return visible;
}

/// A value that stands at entry already and stays the same: what a caller can compute for itself.
TermId valueForCaller(FunctionContext& context, TermId value) {
  if (mentionsEntryValue(context.terms, value) || isWritten(context, value) != Written::No ||
      context.terms.nodes(value, kMaxFactNodes + 1) > kMaxFactNodes)
    return TermId();
  return forCaller(context, value);
}

std::vector<std::pair<TermId, TermId>> visibleStores(FunctionContext& context,
                                                     const Conditions& conditions) {
  std::vector<std::pair<TermId, TermId>> stores;
  for (TermId place : context.writes) {
    // What stood somewhere at entry a caller reads before the call.
    TermId value = conditions.resolve(context.terms, place);
    bool isTellable = value != place && isWritten(context, value) == Written::No &&
                      context.terms.nodes(value, kMaxFactNodes + 1) <= kMaxFactNodes;
    TermId told = isTellable ? forCaller(context, value) : TermId();
    if (told.valid() && context.terms[told].kind != TermKind::Integer)
      stores.emplace_back(place, told);
  }
  return stores;
}

ReturnClass classify(program::ReturnKind kind, const ValueSet& result) {
  ValueSet success = kind == program::ReturnKind::Status
                         ? ValueSet::range(0, std::numeric_limits<std::int64_t>::max())
                         : ValueSet::except(0);
  if (kind == program::ReturnKind::None || result.empty())
    return ReturnClass::Unknown;
  if (result.subsetOf(success))
    return ReturnClass::Success;
  return result.disjoint(success) ? ReturnClass::Failure : ReturnClass::Unknown;
}

TermId returnTerm(FunctionContext& context) {
  return context.terms.variable(context.function->returnValue);
}

} // namespace

std::vector<WayOut> waysOut(FunctionContext& context, const Simulation& simulation) {
  std::vector<WayOut> ways;
  for (std::uint32_t id : simulation.exits) {
    const Node& node = simulation.nodes[id];
    WayOut way;
    way.node = id;
    way.kind = node.exit;
    way.depths = node.state.depths;
    way.lowest = node.state.lowest;
    way.lost = node.state.lost;
    if (way.kind == ExitKind::Return && context.function->returnValue.valid()) {
      way.result = node.state.conditions.evaluate(context.terms, returnTerm(context));
      way.returnClass = classify(context.function->returnKind, way.result);
    }
    ways.push_back(std::move(way));
  }
  return ways;
}

namespace {

/// Whether the two say something of one term that cannot both be true; `accept` looks at each such
/// pair.
template <typename Accept> bool anyContrast(const Facts& left, const Facts& right, Accept accept) {
  for (const auto& [term, mine] : left)
    for (const auto& [other, theirs] : right)
      if (term == other && mine.disjoint(theirs) && accept(mine, theirs))
        return true;
  return false;
}

} // namespace

TermId toldToCallers(FunctionContext& context, TermId term) {
  return forCaller(context, term);
}

bool toldApart(FunctionContext& context, const Simulation& simulation, const WayOut& left,
               const WayOut& right) {
  if (left.kind != right.kind || left.result.disjoint(right.result))
    return true;
  VisibleFacts mine = visibleFacts(context, simulation.nodes[left.node].state.conditions);
  VisibleFacts theirs = visibleFacts(context, simulation.nodes[right.node].state.conditions);
  auto any = [](const ValueSet&, const ValueSet&) { return true; };
  return anyContrast(mine.atEntry, theirs.atEntry, any) ||
         anyContrast(mine.atExit, theirs.atExit, any);
}

bool succeedsAgainst(FunctionContext& context, const Simulation& simulation, const WayOut& left,
                     const WayOut& right) {
  if (left.returnClass == ReturnClass::Success && right.returnClass == ReturnClass::Failure)
    return true;
  // Of a plain number only the callers know whether 0 means success.
  const ValueSet zero = ValueSet::only(0);
  if (context.function->returnKind == program::ReturnKind::Other &&
      ((left.result == zero && !right.result.contains(0)) ||
       (right.result == zero && !left.result.contains(0))))
    return true;
  VisibleFacts mine = visibleFacts(context, simulation.nodes[left.node].state.conditions);
  VisibleFacts theirs = visibleFacts(context, simulation.nodes[right.node].state.conditions);
  return anyContrast(mine.atExit, theirs.atExit, [](const ValueSet& held, const ValueSet& other) {
    return !held.contains(0) && other == ValueSet::only(0);
  });
}

bool leftAgain(const Simulation& simulation, const WayOut& way, std::size_t counter) {
  int depth = simulation.nodes[way.node].state.depths[counter];
  std::vector<bool> seen(simulation.nodes.size(), false);
  std::vector<std::uint32_t> pending = {way.node};
  seen[way.node] = true;
  while (!pending.empty()) {
    std::uint32_t node = pending.back();
    pending.pop_back();
    if (simulation.nodes[node].state.depths[counter] > depth)
      return true;
    for (const Edge& edge : simulation.nodes[node].incoming)
      if (!seen[edge.from]) {
        seen[edge.from] = true;
        pending.push_back(edge.from);
      }
  }
  return false;
}

Summary summarize(FunctionContext& context, const Simulation& simulation,
                  const std::vector<WayOut>& ways) {
  struct Group {
    std::optional<Conditions> conditions;
    const WayOut* told = nullptr; ///< whose trace stands for the group
  };
  std::map<std::tuple<ExitKind, Depths, Depths, ReturnClass, bool, LevelKey>, Group> groups;
  for (const WayOut& way : ways) {
    if (way.infeasible)
      continue;
    const Node& node = simulation.nodes[way.node];
    Group& group =
        groups[{way.kind, way.depths, way.lowest, way.returnClass, way.lost, node.key.level}];
    const Conditions& conditions = node.state.conditions;
    group.conditions =
        group.conditions ? group.conditions->join(context.terms, conditions, false) : conditions;
    if (group.told == nullptr || way.trace.size() < group.told->trace.size())
      group.told = &way;
  }
  Summary summary;
  for (auto& [key, group] : groups) {
    Exit exit;
    std::tie(exit.kind, exit.depths, exit.lowest, exit.returnClass, exit.lost, std::ignore) = key;
    if (exit.kind == ExitKind::Return && context.function->returnValue.valid()) {
      exit.result = group.conditions->evaluate(context.terms, returnTerm(context));
      exit.resultTerm =
          valueForCaller(context, group.conditions->resolve(context.terms, returnTerm(context)));
    }
    VisibleFacts visible = visibleFacts(context, *group.conditions);
    exit.atEntry = std::move(visible.atEntry);
    exit.atExit = std::move(visible.atExit);
    exit.stores = visibleStores(context, *group.conditions);
    exit.trace = group.told->trace;
    summary.exits.push_back(std::move(exit));
  }
  return summary;
}

} // namespace driver_tidy::analysis
