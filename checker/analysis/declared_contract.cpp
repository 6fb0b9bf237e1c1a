#include "checker/analysis/declared_contract.h"

#include "checker/analysis/conditions.h"

#include <algorithm>

namespace driver_tidy::analysis {

using contracts::LevelPlace;
using program::AnnotationKind;
using program::Term;
using program::TermKind;

namespace {

// More conditions than these tell a caller little more.
constexpr std::size_t kMaxOutcomes = 8;

/// The place as contracts say it: a parameter, what one points to, or the result. `object`: it
/// keeps the level inside.
std::optional<LevelPlace> placeIn(const program::Declaration& declaration, program::TermId id,
                                  bool object) {
  if (!id.valid())
    return std::nullopt;
  const Term place = declaration.terms[id];
  const bool isPointee = place.kind == TermKind::Dereference;
  const Term variable = isPointee ? declaration.terms[place.first] : place;
  if (variable.kind != TermKind::Variable)
    return std::nullopt;
  if (variable.variable == declaration.returnValue)
    return isPointee ? std::nullopt : std::optional(LevelPlace{});
  const LevelPlace::Kind kind = object      ? LevelPlace::Kind::Object
                                : isPointee ? LevelPlace::Kind::Pointee
                                            : LevelPlace::Kind::Argument;
  return LevelPlace{kind, variable.variable.index};
}

/// What a condition says of the one variable that it is about: "return == 0", "Wait != FALSE".
struct Test {
  program::VariableId variable;
  program::ValueSet whenTrue;
  program::ValueSet whenFalse;
};

/// The variable that `id` mentions; nothing where there are none, or several.
std::optional<program::VariableId> onlyVariable(const program::TermTable& terms,
                                                program::TermId id) {
  const Term& term = terms[id];
  if (term.kind == TermKind::Variable)
    return term.variable;
  if (term.isPlace() || term.kind == TermKind::AddressOf || term.kind == TermKind::Opaque)
    return std::nullopt;
  std::optional<program::VariableId> found;
  for (program::TermId part : {term.first, term.second}) {
    if (!part.valid() || terms[part].kind == TermKind::Integer)
      continue;
    const auto inside = onlyVariable(terms, part);
    if (!inside || (found && *found != *inside))
      return std::nullopt;
    found = inside;
  }
  return found;
}

/// Nothing where the two sides cannot be told apart by the variable's value.
std::optional<Test> testOf(const program::Declaration& declaration, program::TermId condition) {
  program::TermTable terms = declaration.terms;
  const auto variable = onlyVariable(terms, condition);
  if (!variable)
    return std::nullopt;
  auto valuesWhere = [&](const program::ValueSet& truth) {
    Conditions path;
    return path.refine(terms, condition, truth) ? path.evaluate(terms, terms.variable(*variable))
                                                : program::ValueSet::none();
  };
  const Test test{*variable, valuesWhere(program::ValueSet::except(0)),
                  valuesWhere(program::ValueSet::only(0))};
  return test.whenTrue.disjoint(test.whenFalse) ? std::optional(test) : std::nullopt;
}

/// Whether the outcome is still possible where the variable has one of `values`; it is then bound
/// to it.
bool bind(contracts::Outcome& outcome, const program::Declaration& declaration,
          program::VariableId variable, const program::ValueSet& values) {
  if (variable == declaration.returnValue) {
    outcome.result = outcome.result.meet(values);
    return !outcome.result.empty();
  }
  for (contracts::ArgumentCondition& known : outcome.where)
    if (known.index == variable.index) {
      known.values = known.values.meet(values);
      return !known.values.empty();
    }
  outcome.where.push_back({variable.index, values, {}});
  return !values.empty();
}

void apply(const program::Annotation& annotation, const program::Declaration& declaration,
           const contracts::Contracts& contracts, contracts::Outcome& outcome) {
  auto changeRegion = [&](int amount) {
    auto region = std::find_if(
        contracts.counters.begin(), contracts.counters.end(),
        [](const contracts::Counter& counter) { return counter.id == "critical-region"; });
    if (region != contracts.counters.end())
      outcome.effects.push_back(
          {static_cast<contracts::CounterId>(region - contracts.counters.begin()), amount});
  };
  switch (annotation.kind) {
  case AnnotationKind::RaisesTo:
    if (annotation.place.valid())
      outcome.level.restore = placeIn(declaration, annotation.place, false);
    else
      outcome.level.set = annotation.levels;
    break;
  case AnnotationKind::SavesLevel:
    outcome.level.save = placeIn(declaration, annotation.place, false);
    break;
  case AnnotationKind::RestoresLevel:
    outcome.level.restore = placeIn(declaration, annotation.place, false);
    break;
  case AnnotationKind::SavesLevelGlobally:
    outcome.level.save = placeIn(declaration, annotation.place, true);
    break;
  case AnnotationKind::RestoresLevelGlobally:
    outcome.level.restore = placeIn(declaration, annotation.place, true);
    break;
  case AnnotationKind::AcquiresCriticalRegion:
    changeRegion(1);
    break;
  case AnnotationKind::ReleasesCriticalRegion:
    changeRegion(-1);
    break;
  case AnnotationKind::RequiresLevel:
  case AnnotationKind::RequiresSameLevel:
  case AnnotationKind::AlwaysLevel:
  case AnnotationKind::RequiresCriticalRegion:
    break; // demands, or what is so anyway
  }
  // A value cannot be kept in an argument, only in what it points to.
  if (outcome.level.save && outcome.level.save->kind == LevelPlace::Kind::Argument)
    outcome.level.save.reset();
}

bool isDemand(AnnotationKind kind) {
  return kind == AnnotationKind::RequiresLevel || kind == AnnotationKind::RequiresSameLevel ||
         kind == AnnotationKind::AlwaysLevel || kind == AnnotationKind::RequiresCriticalRegion;
}

} // namespace

contracts::Contract declaredContract(const program::Declaration& declaration,
                                     const contracts::Contracts& contracts) {
  contracts::Contract contract;
  contract.outcomes.emplace_back();
  for (const program::Annotation& annotation : declaration.annotations) {
    if (isDemand(annotation.kind))
      continue;
    if (!annotation.condition.valid()) {
      for (contracts::Outcome& outcome : contract.outcomes)
        apply(annotation, declaration, contracts, outcome);
      continue;
    }
    const auto test = testOf(declaration, annotation.condition);
    if (!test || contract.outcomes.size() > kMaxOutcomes)
      continue;
    std::vector<contracts::Outcome> split;
    for (const contracts::Outcome& outcome : contract.outcomes) {
      contracts::Outcome held = outcome;
      if (bind(held, declaration, test->variable, test->whenTrue)) {
        apply(annotation, declaration, contracts, held);
        split.push_back(std::move(held));
      }
      contracts::Outcome other = outcome;
      if (bind(other, declaration, test->variable, test->whenFalse))
        split.push_back(std::move(other));
    }
    contract.outcomes = std::move(split);
  }
  return contract;
}

} // namespace driver_tidy::analysis
