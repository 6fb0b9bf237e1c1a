#pragma once
// clang-tidy's comments: NOLINT, NOLINTNEXTLINE, NOLINTBEGIN … NOLINTEND, each with an optional
// list of checks. https://clang.llvm.org/extra/clang-tidy/#suppressing-undesired-diagnostics

#include "checker/report/lines.h"

#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace driver_tidy::command {

/// One of the comments, or a pair of them.
struct Nolint {
  unsigned line = 0; ///< where it stands
  // The lines that it is for.
  unsigned first = 0;
  unsigned last = 0;
  std::optional<std::string> globs; ///< as for --checks; nothing: for all checks

  bool isFor(const std::string& check, unsigned number) const;
  /// Its list names checks of this tool.
  bool namesOurs() const;
};

/// Those of a file, from top to bottom. A NOLINTBEGIN without its end, and an end without its
/// begin, are for nothing.
std::vector<Nolint> nolints(const report::Lines& lines);

} // namespace driver_tidy::command
