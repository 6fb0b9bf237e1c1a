#pragma once

#include "tools/driver-tidy/inputs.h"

namespace driver_tidy::command {

struct StatesOptions {
  InputRequest inputs;
  std::vector<std::string> contracts; ///< files
  unsigned jobs = 1;
};

/// `driver-tidy states`: the sources with the IRQL and the region depths before each call in the
/// margin. Returns the exit code.
int states(const StatesOptions& options);

} // namespace driver_tidy::command
