#pragma once

#include "tools/driver-tidy/inputs.h"

namespace driver_tidy::command {

struct ImportOptions {
  InputRequest inputs;
  std::string output; ///< file; empty: standard output
};

/// `driver-tidy import`: what the inputs are read with, as a compile database for other tools.
/// Returns the exit code.
int importInputs(const ImportOptions& options);

} // namespace driver_tidy::command
