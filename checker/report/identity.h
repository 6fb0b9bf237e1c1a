#pragma once
// By what a finding is known again in a later run, when the code around it has changed.

#include "checker/report/run.h"
#include "checker/report/source_lines.h"

#include <map>
#include <tuple>

namespace driver_tidy::report {

/// Names the findings of one log. A fingerprint is a hash and, as like findings have like hashes,
/// the finding's number among them: "3e266c02b629b6e8:1".
class Identities {
public:
  /// Gives `run`'s findings their fingerprints, and takes out those that a driver named before has
  /// at the same place on the same path; that one's `alsoIn` then tells of this driver. The runs
  /// named before must still be where they were.
  void name(Run& run);

private:
  using Place = std::tuple<std::string, std::string, unsigned, unsigned>;

  SourceLines lines_;
  std::map<std::string, int> timesSeen_; ///< by hash
  std::map<Place, std::pair<Run*, std::size_t>> known_;
};

} // namespace driver_tidy::report
