#pragma once

#include "checker/analysis/conditions.h"
#include "checker/analysis/summary.h"

namespace driver_tidy::analysis {

/// The state of a path: the property part, which is never joined, and the condition part, which is.
struct State {
  Depths depths;
  Depths lowest;     ///< the least depths on the way, at most 0: what a caller must hold
  bool lost = false; ///< the path crossed something that the frontend could not keep
  /// The path itself has left a region down to the depth it was entered with, and is in none since.
  bool hasLeft = false;
  Conditions conditions;
};

} // namespace driver_tidy::analysis
