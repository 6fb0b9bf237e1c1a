#include "checker/report/pragmas.h"

#include <algorithm>
#include <charconv>

namespace driver_tidy::report {

using analysis::FindingKind;

namespace {

bool isSpace(char c) {
  return c == ' ' || c == '\t';
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && isSpace(text.front()))
    text.remove_prefix(1);
  while (!text.empty() && isSpace(text.back()))
    text.remove_suffix(1);
  return text;
}

/// Takes `word` and the blanks behind it from the front of `text`.
bool take(std::string_view& text, std::string_view word) {
  if (text.substr(0, word.size()) != word)
    return false;
  text = trimmed(text.substr(word.size()));
  return true;
}

/// Whether the line is a pragma that suppresses one of `numbers`.
bool suppresses(std::string_view line, const std::vector<unsigned>& numbers) {
  const bool isPragma = take(line, "#") && take(line, "pragma") &&
                        (take(line, "warning") || take(line, "prefast")) && take(line, "(") &&
                        take(line, "suppress") && take(line, ":");
  if (!isPragma)
    return false;
  // "28121 28123" or "28121, "why""
  for (;;) {
    unsigned number = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), number);
    if (error != std::errc())
      return false;
    if (std::find(numbers.begin(), numbers.end(), number) != numbers.end())
      return true;
    line = trimmed(line.substr(static_cast<std::size_t>(end - line.data())));
    take(line, ",");
  }
}

} // namespace

const std::vector<unsigned>& warningNumbers(FindingKind kind) {
  static const std::vector<unsigned> kNothing;
  static const std::vector<unsigned> kHeld = {26115, 26165, 28103};
  static const std::vector<unsigned> kHeldOnException = {26115, 26165, 28103, 28105};
  static const std::vector<unsigned> kNotHeld = {26110, 26117, 26167, 28107};
  static const std::vector<unsigned> kNotAcquired = {26116, 26166, 28104};
  static const std::vector<unsigned> kTooHigh = {28121, 28123};
  static const std::vector<unsigned> kTooLow = {28120, 28122};
  static const std::vector<unsigned> kChanged = {28156, 28166, 28167};
  static const std::vector<unsigned> kOutOfBounds = {28124, 28150};
  switch (kind) {
  case FindingKind::MissingLeave:
  case FindingKind::MissingLeaveAtThreadEnd:
  case FindingKind::UnevenLoop:
  case FindingKind::NestedEnter:
  case FindingKind::RegionNotLeft:
    return kHeld;
  case FindingKind::MissingLeaveOnException:
    return kHeldOnException;
  case FindingKind::LeaveWithoutEnter:
  case FindingKind::WrongPartner:
  case FindingKind::NotWithin:
    return kNotHeld;
  case FindingKind::RegionNotEntered:
    return kNotAcquired;
  case FindingKind::LevelTooHigh:
    return kTooHigh;
  case FindingKind::LevelTooLow:
    return kTooLow;
  case FindingKind::LevelChanged:
    return kChanged;
  case FindingKind::LevelNotAllowed:
    return kOutOfBounds;
  case FindingKind::ProhibitedCall:
    return kNothing;
  }
  return kNothing;
}

bool isSuppressed(const analysis::Finding& finding, const Lines& lines) {
  const std::vector<unsigned>& numbers = warningNumbers(finding.kind);
  for (unsigned number = finding.range.line; number > 1;) {
    const auto line = lines(--number);
    if (!line)
      return false;
    const std::string_view text = trimmed(*line);
    if (suppresses(text, numbers))
      return true;
    const bool mayStandBetween = text.empty() || text.substr(0, 2) == "//" ||
                                 text.substr(0, 7) == "#pragma" ||
                                 (text.substr(0, 2) == "/*" && text.find("*/") == text.size() - 2);
    if (!mayStandBetween)
      return false;
  }
  return false;
}

} // namespace driver_tidy::report
