#pragma once
// The IRQL as a place like any other: what a path knows of it, which variable holds a saved level
// and what a callee does to it are then conditions, definitions and stores.

#include "checker/contracts/contracts.h"
#include "checker/program/term.h"

namespace driver_tidy::analysis {

/// The current IRQL: a global without a name.
inline program::TermId currentLevel(program::TermTable& terms) {
  return terms.global(program::SymbolId());
}

/// Where a lock or lock handle keeps the level that it was acquired at: a field without a name.
inline program::TermId levelIn(program::TermTable& terms, program::TermId object) {
  return terms.field(terms.dereference(object), program::SymbolId());
}

/// Whether normal kernel APCs were disabled at entry: a field of the level without a name.
inline program::TermId apcsDisabledAtEntry(program::TermTable& terms) {
  return terms.field(currentLevel(terms), program::SymbolId());
}

/// Whether all kernel APCs were: a field of that.
inline program::TermId allApcsDisabledAtEntry(program::TermTable& terms) {
  return terms.field(apcsDisabledAtEntry(terms), program::SymbolId());
}

/// Where a call with these arguments keeps a level; invalid where it has no such place.
program::TermId placeOf(const contracts::LevelPlace& place, program::TermTable& terms,
                        const std::vector<program::TermId>& arguments, program::VariableId result);

/// What a contract writes to keep or change the level.
std::vector<program::TermId> levelWrites(const contracts::Contract& contract,
                                         program::TermTable& terms,
                                         const std::vector<program::TermId>& arguments);

/// Whether a call changes the level or tells something of it.
bool concernsLevel(const contracts::Contract& contract);

} // namespace driver_tidy::analysis
