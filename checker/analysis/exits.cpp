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

/// Whether a caller can be told about `id`: it stands on parameters and globals alone.
bool isVisible(const FunctionContext& context, TermId id) {
  const Term& term = context.terms[id];
  switch (term.kind) {
  case TermKind::Variable:
    return term.variable.index < context.parameterUnchanged.size() &&
           context.parameterUnchanged[term.variable.index];
  case TermKind::Integer:
  case TermKind::Global:
  case TermKind::Function:
    return true;
  case TermKind::Opaque:
    if (!term.first.valid())
      return false;
    break;
  default:
    break;
  }
  return isVisible(context, term.first) &&
         (!term.second.valid() || isVisible(context, term.second));
}

enum class Written : std::uint8_t { No, Yes, Perhaps };

/// Whether the function writes something that `id` is made of.
Written isWritten(const FunctionContext& context, TermId id) {
  for (TermId place : context.writes)
    if (context.terms.contains(id, place))
      return Written::Yes;
  const Term& term = context.terms[id];
  if (term.kind == TermKind::Field)
    for (TermId place : context.writes)
      if (context.terms[place].kind == TermKind::Field &&
          context.terms[place].symbol == term.symbol)
        return Written::Perhaps;
  Written result = Written::No;
  for (TermId part : {term.first, term.second})
    if (part.valid())
      result = std::max(result, isWritten(context, part));
  return result;
}

using Facts = std::vector<std::pair<TermId, ValueSet>>;

struct VisibleFacts {
  Facts atEntry;
  Facts atExit;
};

VisibleFacts visibleFacts(FunctionContext& context, const Conditions& conditions) {
  VisibleFacts visible;
  auto add = [&](TermId term, const ValueSet& values) {
    if (values.isAll() || context.terms.nodes(term, kMaxFactNodes + 1) > kMaxFactNodes ||
        !isVisible(context, term))
      return;
    Written written = isWritten(context, term);
    Facts& list = written == Written::Yes ? visible.atExit : visible.atEntry;
    if (written != Written::Perhaps && list.size() < kMaxFacts)
      list.emplace_back(term, values);
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
    way.lost = node.state.lost;
    if (way.kind == ExitKind::Return && context.function->returnValue.valid()) {
      way.result = node.state.conditions.evaluate(context.terms, returnTerm(context));
      way.returnClass = classify(context.function->returnKind, way.result);
    }
    ways.push_back(std::move(way));
  }
  return ways;
}

bool toldApart(FunctionContext& context, const Simulation& simulation, const WayOut& left,
               const WayOut& right) {
  if (left.kind != right.kind || left.result.disjoint(right.result))
    return true;
  const Conditions& mine = simulation.nodes[left.node].state.conditions;
  const Conditions& theirs = simulation.nodes[right.node].state.conditions;
  VisibleFacts visible = visibleFacts(context, mine);
  for (const Facts* facts : {&visible.atEntry, &visible.atExit})
    for (const auto& [term, values] : *facts)
      if (values.disjoint(theirs.evaluate(context.terms, term)))
        return true;
  return false;
}

bool succeedsAgainst(FunctionContext& context, const Simulation& simulation, const WayOut& left,
                     const WayOut& right) {
  if (left.returnClass == ReturnClass::Success && right.returnClass == ReturnClass::Failure)
    return true;
  if (context.function->returnKind == program::ReturnKind::Other &&
      left.result.disjoint(right.result))
    return true; // what such a value means only the callers know
  const Conditions& mine = simulation.nodes[left.node].state.conditions;
  const Conditions& theirs = simulation.nodes[right.node].state.conditions;
  for (const auto& [term, values] : visibleFacts(context, mine).atExit)
    if (!values.contains(0) && theirs.evaluate(context.terms, term) == ValueSet::only(0))
      return true;
  return false;
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
  std::map<std::tuple<ExitKind, Depths, ReturnClass, bool>, Group> groups;
  for (const WayOut& way : ways) {
    if (way.infeasible)
      continue;
    Group& group = groups[{way.kind, way.depths, way.returnClass, way.lost}];
    const Conditions& conditions = simulation.nodes[way.node].state.conditions;
    group.conditions = group.conditions ? group.conditions->join(context.terms, conditions, false)
                                        : conditions;
    if (group.told == nullptr || way.trace.size() < group.told->trace.size())
      group.told = &way;
  }
  Summary summary;
  for (auto& [key, group] : groups) {
    Exit exit;
    std::tie(exit.kind, exit.depths, exit.returnClass, exit.lost) = key;
    if (exit.kind == ExitKind::Return && context.function->returnValue.valid()) {
      exit.result = group.conditions->evaluate(context.terms, returnTerm(context));
      TermId term = group.conditions->resolve(context.terms, returnTerm(context));
      if (isVisible(context, term) && isWritten(context, term) == Written::No &&
          context.terms.nodes(term, kMaxFactNodes + 1) <= kMaxFactNodes)
        exit.resultTerm = term;
    }
    VisibleFacts visible = visibleFacts(context, *group.conditions);
    exit.atEntry = std::move(visible.atEntry);
    exit.atExit = std::move(visible.atExit);
    exit.trace = group.told->trace;
    exit.lowest.assign(exit.depths.size(), 0);
    for (const TraceStep& step : exit.trace)
      for (std::size_t i = 0; i < exit.lowest.size(); ++i)
        exit.lowest[i] = std::min(exit.lowest[i], step.depths[i]);
    summary.exits.push_back(std::move(exit));
  }
  return summary;
}

} // namespace driver_tidy::analysis
