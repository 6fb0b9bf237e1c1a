#pragma once

#include "tools/driver-tidy/inputs.h"
#include "tools/driver-tidy/outputs.h"
#include "tools/driver-tidy/rule_set.h"
#include "tools/driver-tidy/workers.h"

#include <string>
#include <vector>

namespace driver_tidy::command {

struct CheckOptions {
  InputRequest inputs;
  std::string checks;                         ///< globs
  std::vector<std::string> strictAlternation; ///< checks
  std::vector<std::string> strict;            ///< checks
  RuleRequest rules;
  std::vector<Output> outputs; ///< text on standard output, where none of them goes there
  std::string coverage;        ///< file for how much was seen; empty: none
  std::string baseline;        ///< file: a SARIF log, of which all is known already
  std::string diffBase;        ///< revision: only what concerns lines changed since
  std::string lineFilter;      ///< clang-tidy's, as JSON: only what concerns these lines
  std::string suppressions;    ///< file
  bool tellUnusedSuppressions = false;
  bool takesFindings = false;   ///< they are no reason for another exit code
  bool requireComplete = false; ///< a function that was not analysed is a partial run
  WorkerLimits limits;
  std::string cacheDirectory; ///< empty: no cache
  bool listChecks = false;    ///< say what --checks selects, and do nothing else
  bool quiet = false;
  bool color = false;
};

/// `driver-tidy check`. Returns the exit code.
int check(const CheckOptions& options);

} // namespace driver_tidy::command
