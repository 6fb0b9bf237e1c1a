#pragma once

#include "tools/driver-tidy/inputs.h"

#include <string>
#include <vector>

namespace driver_tidy::command {

struct CheckOptions {
  InputRequest inputs;
  std::string checks;                         ///< globs
  std::vector<std::string> strictAlternation; ///< checks
  std::vector<std::string> strict;            ///< checks
  std::vector<std::string> contracts;         ///< files
  std::string sarif;                          ///< file; "-": stdout, instead of text; empty: none
  std::string coverage;                       ///< file for how much was seen; empty: none
  bool requireComplete = false;               ///< a function that was not analysed is a partial run
  unsigned jobs = 1;
  bool listChecks = false; ///< say what --checks selects, and do nothing else
  bool quiet = false;
  bool color = false;
};

/// `driver-tidy check`. Returns the exit code.
int check(const CheckOptions& options);

} // namespace driver_tidy::command
