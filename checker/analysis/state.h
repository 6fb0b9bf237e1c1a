#pragma once

#include "checker/analysis/conditions.h"
#include "checker/analysis/summary.h"

#include <cstdint>

namespace driver_tidy::analysis {

/// The state of a path: the property part, which is never joined, and the condition part, which is.
struct State {
  Depths depths;
  Depths lowest;     ///< the least depths on the way, at most 0: what a caller must hold
  bool lost = false; ///< the path crossed something that the frontend could not keep
  /// The path itself has left a region down to the depth it was entered with, and is in none since.
  bool hasLeft = false;
  bool depthsKnown = false; ///< the depths are what the thread holds, not relative to a caller
  /// Rules that every path here has broken since the depths or the IRQL last changed: breaking one
  /// again has the same cause. What the bits stand for, the observer knows.
  std::uint64_t broken = 0;
  Conditions conditions;
};

} // namespace driver_tidy::analysis
