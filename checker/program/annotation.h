#pragma once
// What a declaration promises about the IRQL and about critical regions (SAL), as written by
// people.

#include "checker/program/id.h"
#include "checker/program/source_range.h"
#include "checker/program/value_set.h"

#include <cstdint>

namespace driver_tidy::program {

enum class AnnotationKind : std::uint8_t {
  RequiresLevel,          ///< called at one of `levels`
  RaisesTo,               ///< returns at one of `levels`, or at the level that is `place`'s value
  RequiresSameLevel,      ///< returns at the level that it was called at
  SavesLevel,             ///< `place` receives the level at entry
  RestoresLevel,          ///< returns at the level that `place` holds
  SavesLevelGlobally,     ///< the object at `place` receives the level at entry
  RestoresLevelGlobally,  ///< returns at the level that the object at `place` keeps
  AlwaysLevel,            ///< runs at one of `levels` from entry to return
  RequiresCriticalRegion, ///< called with normal kernel APCs disabled
  AcquiresCriticalRegion, ///< returns with one more critical region held
  ReleasesCriticalRegion, ///< returns with one less
};

/// The terms stand in the term table of the function or declaration that the annotation belongs to.
struct Annotation {
  AnnotationKind kind = AnnotationKind::RequiresLevel;
  ValueSet levels = ValueSet::all();
  TermId place = {}; ///< over parameters and the return value; invalid where the kind needs none
  TermId condition = {}; ///< holds only where this is not 0; invalid: always
  SymbolId text = {};    ///< for people: "_IRQL_requires_max_(APC_LEVEL)"
  SourceRange range = {};

  /// Whether both say the same, wherever they stand.
  bool saysTheSame(const Annotation& other) const {
    return kind == other.kind && levels == other.levels && place == other.place &&
           condition == other.condition;
  }
};

} // namespace driver_tidy::program
