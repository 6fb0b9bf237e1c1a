#include "checker/analysis/level.h"

#include <algorithm>

namespace driver_tidy::analysis {

using program::TermId;

TermId placeOf(const contracts::LevelPlace& place, program::TermTable& terms,
               const std::vector<TermId>& arguments, program::VariableId result) {
  using Kind = contracts::LevelPlace::Kind;
  if (place.kind == Kind::Result)
    return result.valid() ? terms.variable(result) : TermId();
  if (place.argument >= arguments.size())
    return TermId();
  TermId argument = arguments[place.argument];
  switch (place.kind) {
  case Kind::Pointee:
    return terms.dereference(argument);
  case Kind::Object:
    return levelIn(terms, argument);
  default:
    return argument;
  }
}

std::vector<TermId> levelWrites(const contracts::Contract& contract, program::TermTable& terms,
                                const std::vector<TermId>& arguments) {
  std::vector<TermId> places;
  const bool changes =
      std::any_of(contract.outcomes.begin(), contract.outcomes.end(),
                  [](const contracts::Outcome& outcome) { return outcome.level.changes(); });
  if (changes)
    places.push_back(currentLevel(terms));
  for (const contracts::Outcome& outcome : contract.outcomes)
    if (outcome.level.save) {
      TermId place = placeOf(*outcome.level.save, terms, arguments, {});
      if (place.valid() && terms[place].isPlace())
        places.push_back(place);
    }
  return places;
}

bool concernsLevel(const contracts::Contract& contract) {
  return contract.tells != contracts::Tells::Nothing ||
         std::any_of(contract.outcomes.begin(), contract.outcomes.end(),
                     [](const contracts::Outcome& outcome) {
                       return outcome.level.save || outcome.level.changes();
                     });
}

} // namespace driver_tidy::analysis
