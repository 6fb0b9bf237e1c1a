#pragma once
// Findings that are known and not to be acted on: by comments and pragmas in the source, and by the
// project's list.

#include "checker/report/run.h"

#include <map>
#include <string>
#include <vector>

namespace driver_tidy::command {

struct ListedSuppression {
  std::string fingerprint; ///< of the path or the place, as SARIF has them
  std::string reason;      ///< never empty
  std::string check = {};  ///< for the reader only
  std::string function = {};
};

/// Reads a project's list:
///   suppressions:
///     - fingerprint: 3e266c02b629b6e8:1
///       reason: The caller leaves it.
/// Returns what is wrong, with file, line and column; empty: it was read.
std::string readSuppressions(const std::string& path, std::vector<ListedSuppression>& list);

/// Marks what the sources and the list suppress. The findings have their fingerprints. Returns the
/// suppressions that no finding needed, each as "path:line: what", or "path: what" for those of the
/// list, which is at `listPath`: entries of the list, and NOLINT comments that name checks of this
/// tool in a file that was read.
std::vector<std::string> suppress(report::Log& log, const std::vector<ListedSuppression>& list,
                                  const std::string& listPath);

} // namespace driver_tidy::command
