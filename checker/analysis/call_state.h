#pragma once
// The state before a call, over all the ways in which the program comes to it.

#include "checker/program/program.h"

#include <string>
#include <vector>

namespace driver_tidy::analysis {

/// How often the thread is inside of a region: between `least` and `most` times.
struct RegionDepth {
  std::string region; ///< Counter::region
  int least = 0;
  int most = 0;
  bool isKnown = false; ///< else both count from the function's entry
};

struct CallState {
  program::SourceRange range;
  program::ValueSet levels = program::ValueSet::all(); ///< the IRQL
  std::vector<RegionDepth> depths;
  std::string origin; ///< who enters the function so: "DPC routine 'OnTimer', DISPATCH_LEVEL"
};

} // namespace driver_tidy::analysis
