#include "checker/analysis/demands.h"

#include "checker/analysis/level.h"
#include "checker/contracts/levels.h"

#include <algorithm>

namespace driver_tidy::analysis {

using contracts::LevelDemand;
using contracts::Rule;
using contracts::RuleKind;
using program::ValueSet;

namespace {

template <typename Value> bool contains(const std::vector<Value>& list, const Value& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

/// Whether a function returns at the level that it was called at, whichever that was: a level that
/// it sets itself is another one for some callers.
bool keepsLevel(FunctionContext& context, const Entry& entry, const State& state) {
  const program::TermId level = currentLevel(context.terms);
  const program::TermId value = state.conditions.resolve(context.terms, level);
  const ValueSet levels = state.conditions.evaluate(context.terms, level);
  const bool isWritten = contains(context.writes, level);
  const bool isUnchanged = value == Conditions::entryValue(context.terms, level) || !isWritten;
  std::int64_t single = 0;
  return isUnchanged || !levels.singleton(single) || entry.levels == levels;
}

/// The IRQL of a state; every level where it is not known.
ValueSet levelsOf(FunctionContext& context, const State& state) {
  const ValueSet every = ValueSet::range(contracts::kPassiveLevel, contracts::kHighestLevel);
  const ValueSet known =
      state.conditions.evaluate(context.terms, currentLevel(context.terms)).meet(every);
  return known.empty() ? every : known;
}

} // namespace

Demands::Demands(const program::Program& program, const contracts::Contracts& contracts,
                 const std::vector<const Rule*>& rules, const std::vector<std::string>& strict)
    : program_(program), contracts_(contracts), rules_(rules), strict_(strict) {
  for (const Rule* rule : rules) {
    if (rule->kind == RuleKind::Level)
      addLevelRule(*rule, contains(strict, rule->check));
    if (rule->kind != RuleKind::Within)
      continue;
    for (const std::string& name : rule->calls)
      byName_[name].push_back({rule, nullptr, &rule->countersFor(name)});
  }
  // Of all rules, so that what one says does not depend on which others are on.
  for (const Rule& rule : contracts.rules)
    if (rule.kind == RuleKind::Within)
      for (contracts::CounterId counter : rule.counters)
        if (!contains(counters_, counter))
          counters_.push_back(counter);
}

void Demands::addLevelRule(const Rule& rule, bool strict) {
  auto add = [&](const contracts::LevelDemands& demands) {
    for (const auto& [name, list] : demands)
      for (const LevelDemand& demand : list)
        if (strict || !demand.strict) {
          byName_[name].push_back({&rule, &demand, nullptr});
          judgesLowLevels_ = judgesLowLevels_ || demand.levels.low() > contracts::kPassiveLevel;
        }
  };
  add(rule.demands);
  if (rule.documented)
    add(contracts_.documentedLevels);
  if (rule.sameLevelAtReturn)
    returnRule_ = &rule;
  if (rule.annotations) {
    annotationRule_ = &rule;
    judgesLowLevels_ = true;
  }
}

bool Demands::appliesTo(FunctionContext& context, const LevelDemand& demand,
                        const program::Call& call, const State& state) const {
  return std::all_of(demand.where.begin(), demand.where.end(), [&](const auto& condition) {
    if (condition.index >= call.arguments.size())
      return false;
    const program::Argument& argument = call.arguments[condition.index];
    const bool pointsThere =
        condition.pointees.empty() ||
        contains(condition.pointees, std::string(program_.symbols.text(argument.pointee)));
    return pointsThere &&
           state.conditions.evaluate(context.terms, argument.value).subsetOf(condition.values);
  });
}

bool Demands::isWithin(FunctionContext& context, const Demand& demand, const State& state,
                       const ValueSet& levels) const {
  const Rule& rule = *demand.rule;
  for (std::size_t i = 0; i < counters_.size(); ++i)
    if (contains(*demand.within, counters_[i]) && state.depths[i] > 0)
      return true;
  auto isTrue = [&](program::TermId term) {
    return !state.conditions.evaluate(context.terms, term).contains(0);
  };
  const bool isNarrower = demand.within != &rule.counters;
  const bool wasTested = isTrue(allApcsDisabledAtEntry(context.terms)) ||
                         (!isNarrower && isTrue(apcsDisabledAtEntry(context.terms)));
  const bool hasKeptEntry =
      std::all_of(state.lowest.begin(), state.lowest.end(), [](int depth) { return depth >= 0; });
  if (wasTested && hasKeptEntry)
    return true;
  const bool isHighEnough =
      !contains(strict_, rule.check) && !rule.levels.empty() && levels.subsetOf(rule.levels);
  // What a caller may have entered is not known, unless the path has left it itself.
  return isHighEnough || (!state.depthsKnown && !state.hasLeft);
}

bool Demands::concerns(const program::Call& call) const {
  const bool isNamed = byName_.find(program_.symbols.text(call.name)) != byName_.end();
  return isNamed || (annotationRule_ != nullptr &&
                     (annotationsOf(call).annotations != nullptr || !assumedLevels(call).isAll()));
}

bool Demands::concernsReturns(const program::Function& function, bool isEntryPoint) const {
  return (returnRule_ != nullptr && isEntryPoint) ||
         (annotationRule_ != nullptr && !function.annotations.empty());
}

Demands::Annotated Demands::annotationsOf(const program::Call& call) const {
  auto function = program_.functionByKey.find(call.callee);
  if (function != program_.functionByKey.end()) {
    const program::Function& callee = program_.functions[function->second.index];
    if (callee.annotations.empty())
      return {};
    return {&callee.annotations, &callee.terms, callee.parameterCount};
  }
  auto declaration = program_.declarationByKey.find(call.callee);
  if (declaration == program_.declarationByKey.end())
    return {};
  const program::Declaration& callee = program_.declarations[declaration->second.index];
  return {&callee.annotations, &callee.terms, callee.parameterCount};
}

ValueSet Demands::assumedLevels(const program::Call& call) const {
  const contracts::Contract* contract = contracts_.find(program_.symbols.text(call.name));
  return contract == nullptr ? ValueSet::all() : contract->outcomes.front().level.assume;
}

void Demands::judgeAnnotations(FunctionContext& context, const program::Call& call,
                               const State& state, std::vector<Breach>& breaches) const {
  if (annotationRule_ == nullptr)
    return;
  const ValueSet levels = levelsOf(context, state);
  auto judge = [&](const ValueSet& allowed) {
    if (levels.disjoint(allowed))
      breaches.push_back(
          {annotationRule_,
           levels.low() > allowed.high() ? FindingKind::LevelTooHigh : FindingKind::LevelTooLow,
           levels, allowed});
  };
  judge(assumedLevels(call));
  const Annotated callee = annotationsOf(call);
  if (callee.annotations == nullptr)
    return;
  std::vector<program::TermId> arguments;
  arguments.reserve(call.arguments.size());
  for (const program::Argument& argument : call.arguments)
    arguments.push_back(argument.value);
  auto holds = [&](program::TermId condition) {
    if (!condition.valid())
      return true;
    const program::TermTable terms = *callee.terms; // a copy: a recursive call's are the caller's
    const program::TermId mine =
        substitute(terms, condition, callee.parameterCount, context.terms, arguments);
    return mine.valid() && !state.conditions.evaluate(context.terms, mine).contains(0);
  };
  for (const program::Annotation& annotation : *callee.annotations)
    if (annotation.kind == program::AnnotationKind::RequiresLevel && holds(annotation.condition))
      judge(annotation.levels);
}

void Demands::judgeAlways(FunctionContext& context, const State& state,
                          std::vector<Breach>& breaches) const {
  if (annotationRule_ == nullptr)
    return;
  const ValueSet levels = levelsOf(context, state);
  for (const program::Annotation& annotation : context.function->annotations)
    if (annotation.kind == program::AnnotationKind::AlwaysLevel && !annotation.condition.valid() &&
        levels.disjoint(annotation.levels))
      breaches.push_back(
          {annotationRule_, FindingKind::LevelNotAllowed, levels, annotation.levels});
}

std::vector<Breach> Demands::judge(FunctionContext& context, const program::Call& call,
                                   const State& state) const {
  std::vector<Breach> breaches;
  judgeAnnotations(context, call, state, breaches);
  judgeAlways(context, state, breaches);
  auto found = byName_.find(program_.symbols.text(call.name));
  // A function of the driver's own is none of the kit's, whatever its name.
  if (found == byName_.end() || program_.functionByKey.contains(call.callee))
    return breaches;
  const ValueSet levels = levelsOf(context, state);
  for (const Demand& demand : found->second) {
    if (demand.level == nullptr) {
      if (!isWithin(context, demand, state, levels))
        breaches.push_back({demand.rule, FindingKind::NotWithin, levels, demand.rule->levels});
      continue;
    }
    const ValueSet& allowed = demand.level->levels;
    const bool isTooHigh = levels.low() > allowed.high();
    const bool isTooLow = levels.high() < allowed.low();
    if ((isTooHigh || isTooLow) && appliesTo(context, *demand.level, call, state))
      breaches.push_back({demand.rule,
                          isTooHigh ? FindingKind::LevelTooHigh : FindingKind::LevelTooLow, levels,
                          allowed});
  }
  return breaches;
}

std::uint64_t Demands::bitOf(const Rule& rule) const {
  const auto at = std::find(rules_.begin(), rules_.end(), &rule) - rules_.begin();
  return rule.documented || at >= 64 ? 0 : std::uint64_t{1} << at;
}

std::uint64_t Demands::brokenBy(FunctionContext& context, const program::Call& call,
                                const State& state) const {
  std::uint64_t broken = 0;
  for (const Breach& breach : judge(context, call, state))
    broken |= bitOf(*breach.rule);
  return broken;
}

void Demands::judgeRegionPromise(FunctionContext& context, const program::Annotation& annotation,
                                 const Entry& entry, const State& state,
                                 std::vector<Breach>& breaches) const {
  const bool acquires = annotation.kind == program::AnnotationKind::AcquiresCriticalRegion;
  if (!acquires && annotation.kind != program::AnnotationKind::ReleasesCriticalRegion)
    return;
  const bool holds = !annotation.condition.valid() ||
                     !state.conditions.evaluate(context.terms, annotation.condition).contains(0);
  // The token does not say which region: any that disables normal kernel APCs will do.
  int change = 0;
  for (std::size_t i = 0; i < state.depths.size(); ++i)
    change += state.depths[i] - (i < entry.depths.size() ? entry.depths[i] : 0);
  if (holds && (acquires ? change <= 0 : change >= 0))
    breaches.push_back({annotationRule_,
                        acquires ? FindingKind::RegionNotEntered : FindingKind::RegionNotLeft,
                        levelsOf(context, state), ValueSet::all()});
}

std::vector<Breach> Demands::judgeReturn(FunctionContext& context, const Entry& entry,
                                         bool isEntryPoint, const State& state) const {
  std::vector<Breach> breaches;
  const ValueSet levels = levelsOf(context, state);
  const bool isSame = !levels.disjoint(entry.levels);
  if (returnRule_ != nullptr && isEntryPoint && !isSame)
    breaches.push_back({returnRule_, FindingKind::LevelChanged, levels, entry.levels});
  if (annotationRule_ == nullptr)
    return breaches;
  judgeAlways(context, state, breaches);
  for (const program::Annotation& annotation : context.function->annotations) {
    judgeRegionPromise(context, annotation, entry, state, breaches);
    if (annotation.condition.valid())
      continue;
    if (annotation.kind == program::AnnotationKind::RequiresSameLevel &&
        !keepsLevel(context, entry, state))
      breaches.push_back({annotationRule_, FindingKind::LevelChanged, levels, entry.levels});
    if (annotation.kind == program::AnnotationKind::RaisesTo && !annotation.place.valid() &&
        levels.disjoint(annotation.levels))
      breaches.push_back({annotationRule_, FindingKind::LevelChanged, levels, annotation.levels});
  }
  return breaches;
}

} // namespace driver_tidy::analysis
