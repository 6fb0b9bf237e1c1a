#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace driver_tidy::command {

/// Whether `name` fits `glob`, in which '*' stands for any text.
bool matchesGlob(std::string_view glob, std::string_view name);

struct CheckSwitch {
  std::string name;
  bool on = false;
  std::vector<std::string> groups = {}; ///< names that select it together with others
};

/// Switches checks on and off as clang-tidy's --checks does: a comma-separated list, read from left
/// to right; each glob switches on the checks whose
/// name or group it matches, or off where a '-' stands before it. Returns
/// the globs that match no check at all.
std::vector<std::string> applyGlobs(std::string_view globs, std::vector<CheckSwitch>& checks);

} // namespace driver_tidy::command
