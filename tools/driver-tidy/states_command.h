#pragma once

#include "tools/driver-tidy/inputs.h"
#include "tools/driver-tidy/rule_set.h"

namespace driver_tidy::command {

struct StatesOptions {
  InputRequest inputs;
  RuleRequest rules;
  unsigned jobs = 1;
};

/// `driver-tidy states`: the sources with the IRQL and the region depths before each call in the
/// margin. Returns the exit code.
int states(const StatesOptions& options);

} // namespace driver_tidy::command
