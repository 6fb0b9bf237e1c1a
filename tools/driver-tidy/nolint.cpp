#include "tools/driver-tidy/nolint.h"

#include "tools/driver-tidy/globs.h"

#include <algorithm>

namespace driver_tidy::command {

namespace {

constexpr std::string_view kWord = "NOLINT";

/// Takes `word` from the front of `text`.
bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word))
    return false;
  text.remove_prefix(word.size());
  return true;
}

/// The list in parentheses at the front of `text`.
std::optional<std::string> globsIn(std::string_view text) {
  const std::size_t end = text.find(')');
  if (!text.starts_with('(') || end == std::string_view::npos)
    return std::nullopt;
  return std::string(text.substr(1, end - 1));
}

} // namespace

bool Nolint::isFor(const std::string& check, unsigned number) const {
  if (number < first || number > last)
    return false;
  if (!globs)
    return true;
  std::vector<CheckSwitch> checks = {{check}};
  applyGlobs(*globs, checks);
  return checks.front().on;
}

bool Nolint::namesOurs() const {
  return globs && globs->find("driver-") != std::string::npos;
}

std::vector<Nolint> nolints(const report::Lines& lines) {
  std::vector<Nolint> found;
  std::vector<Nolint> open;
  for (unsigned number = 1; const auto line = lines(number); ++number) {
    std::string_view rest = *line;
    for (std::size_t at = rest.find(kWord); at != std::string_view::npos; at = rest.find(kWord)) {
      rest.remove_prefix(at + kWord.size());
      if (take(rest, "BEGIN")) {
        open.push_back({number, number, 0, globsIn(rest)});
      } else if (take(rest, "END")) {
        const auto begin = std::find_if(open.rbegin(), open.rend(), [&](const Nolint& nolint) {
          return nolint.globs == globsIn(rest);
        });
        if (begin == open.rend())
          continue;
        begin->last = number;
        found.push_back(std::move(*begin));
        open.erase(std::next(begin).base());
      } else if (take(rest, "NEXTLINE")) {
        found.push_back({number, number + 1, number + 1, globsIn(rest)});
      } else {
        found.push_back({number, number, number, globsIn(rest)});
      }
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Nolint& a, const Nolint& b) { return a.line < b.line; });
  return found;
}

} // namespace driver_tidy::command
