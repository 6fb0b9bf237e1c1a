#pragma once
// An earlier log as the measure of a new one: what is new, what was there before, what is gone.

#include "checker/report/run.h"

#include <string>
#include <vector>

namespace driver_tidy::report {

struct BaselineResult {
  std::string pathFingerprint;
  std::string placeFingerprint;
  std::string json; ///< the object as it stood there
};

/// Reads the results of a SARIF log that this tool wrote, but for those that were suppressed or
/// absent there. Returns why it could not; empty: it could.
std::string readBaseline(const std::string& text, std::vector<BaselineResult>& results);

/// Marks every finding as new or unchanged, and fills log.absent. A finding is an old one that goes
/// the same path, or that stands on the same line, whatever else has changed; each old one is taken
/// once.
void compare(const std::vector<BaselineResult>& old, Log& log);

} // namespace driver_tidy::report
