#include "tools/driver-tidy/globs.h"

#include <algorithm>

namespace driver_tidy::command {

namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos)
    return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

} // namespace

bool matchesGlob(std::string_view glob, std::string_view name) {
  std::size_t g = 0;
  std::size_t n = 0;
  std::size_t star = std::string_view::npos; // the last one met
  std::size_t afterStar = 0;                 // where the name goes on behind what it stands for
  while (n < name.size()) {
    if (g < glob.size() && glob[g] == '*') {
      star = g++;
      afterStar = n;
    } else if (g < glob.size() && glob[g] == name[n]) {
      ++g;
      ++n;
    } else if (star != std::string_view::npos) {
      g = star + 1;
      n = ++afterStar;
    } else {
      return false;
    }
  }
  return glob.find_first_not_of('*', g) == std::string_view::npos;
}

std::vector<std::string> applyGlobs(std::string_view globs, std::vector<CheckSwitch>& checks) {
  std::vector<std::string> unknown;
  while (!globs.empty()) {
    const std::size_t end = std::min(globs.find_first_of(",\n"), globs.size());
    std::string_view glob = trimmed(globs.substr(0, end));
    globs.remove_prefix(std::min(end + 1, globs.size()));
    if (glob.empty())
      continue;
    const bool on = glob.front() != '-';
    const std::string written(glob);
    if (!on)
      glob = trimmed(glob.substr(1));
    bool matched = false;
    for (CheckSwitch& check : checks) {
      const bool inGroup =
          std::any_of(check.groups.begin(), check.groups.end(),
                      [&](const std::string& group) { return matchesGlob(glob, group); });
      if (inGroup || matchesGlob(glob, check.name)) {
        check.on = on;
        matched = true;
      }
    }
    if (!matched)
      unknown.push_back(written);
  }
  return unknown;
}

} // namespace driver_tidy::command
