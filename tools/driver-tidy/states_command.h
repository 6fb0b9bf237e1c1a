#pragma once

#include "tools/driver-tidy/inputs.h"
#include "tools/driver-tidy/rule_set.h"
#include "tools/driver-tidy/workers.h"

namespace driver_tidy::command {

struct StatesOptions {
  InputRequest inputs;
  RuleRequest rules;
  WorkerLimits limits;
};

/// `driver-tidy states`: the sources with the IRQL and the region depths before each call in the
/// margin. Returns the exit code.
int states(const StatesOptions& options);

} // namespace driver_tidy::command
