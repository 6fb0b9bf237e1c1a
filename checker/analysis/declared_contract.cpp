#include "checker/analysis/declared_contract.h"

#include <algorithm>

namespace driver_tidy::analysis {

using contracts::LevelPlace;
using program::AnnotationKind;
using program::Term;
using program::TermKind;

namespace {

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

} // namespace

contracts::Contract declaredContract(const program::Declaration& declaration,
                                     const contracts::Contracts& contracts) {
  contracts::Outcome outcome;
  auto changeRegion = [&](int amount) {
    auto region = std::find_if(
        contracts.counters.begin(), contracts.counters.end(),
        [](const contracts::Counter& counter) { return counter.id == "critical-region"; });
    if (region != contracts.counters.end())
      outcome.effects.push_back(
          {static_cast<contracts::CounterId>(region - contracts.counters.begin()), amount});
  };
  for (const program::Annotation& annotation : declaration.annotations) {
    if (annotation.condition.valid())
      continue;
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
  }
  // A value cannot be kept in an argument, only in what it points to.
  if (outcome.level.save && outcome.level.save->kind == LevelPlace::Kind::Argument)
    outcome.level.save.reset();
  contracts::Contract contract;
  contract.outcomes.push_back(std::move(outcome));
  return contract;
}

} // namespace driver_tidy::analysis
