#pragma once
// What a fragment of testdata/ says in its comments about the findings in it:
//
//   // expect: driver-guarded-regions missing-leave            a finding that points to this line
//   // expect-next-line: driver-guarded-regions missing-leave
//   // gap: driver-guarded-regions missing-leave               a finding that should be, but is not
//   yet
//   // not-analysed: Function
//   // clean                                                   nothing is to be found in this file
//   // option: strict-alternation driver-guarded-regions
//   // option: strict driver-within-critical-region
//   // option: check driver-spin-lock                           one that is off by default
//
// Several may stand on one line.

#include <set>
#include <string>
#include <vector>

namespace driver_tidy::tests {

struct Expectations {
  std::multiset<std::string> findings; ///< "file:line: check kind"
  std::multiset<std::string> gaps;
  std::multiset<std::string> notAnalysed; ///< functions
  std::vector<std::string> strictAlternation;
  std::vector<std::string> strict;
  std::vector<std::string> checks;   ///< on beside those that are on by default
  std::vector<std::string> mistakes; ///< comments that are nearly, but not, one of the above
  bool clean = false;

  bool saysNothing() const {
    return findings.empty() && gaps.empty() && notAnalysed.empty() && !clean;
  }
};

/// Reads the comments of a file; `name` is what findings call it.
void readExpectations(const std::string& path, const std::string& name, Expectations& into);

} // namespace driver_tidy::tests
