#pragma once

namespace driver_tidy::command {

/// What the process ends with. A gate must not trust a partial run: kPartial wins over kFindings.
// NOLINTNEXTLINE(performance-enum-size): what main() returns
enum ExitCode : int {
  kClean = 0,
  kFindings = 1,
  kUnusable = 2, ///< wrong use, nothing could be checked, or the output could not be written
  kPartial = 3,  ///< some inputs could not be checked
};

} // namespace driver_tidy::command
