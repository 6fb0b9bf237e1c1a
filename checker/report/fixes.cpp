#include "checker/report/fixes.h"

#include <algorithm>

namespace driver_tidy::report {

using analysis::Finding;
using analysis::FindingKind;
using analysis::StepKind;
using analysis::TraceStep;
using program::SourceRange;

namespace {

constexpr const char* kBlanks = " \t";

bool isBlank(std::string_view text) {
  return text.find_first_not_of(kBlanks) == std::string_view::npos;
}

std::string_view indentation(std::string_view line) {
  return line.substr(0, std::min(line.find_first_not_of(kBlanks), line.size()));
}

/// The text of a range within one line; nothing where the file has changed since it was read.
std::optional<std::string_view> textOf(const SourceRange& range, const Lines& lines) {
  const auto line = lines(range.line);
  if (!line || range.endLine != range.line || range.column == 0 || range.endColumn < range.column ||
      range.endColumn - 1 > line->size())
    return std::nullopt;
  return line->substr(range.column - 1, range.endColumn - range.column);
}

SourceRange between(const SourceRange& place, unsigned column, unsigned endColumn) {
  return {place.file, place.line, column, place.line, endColumn};
}

bool isPartOfName(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// "return" alone, or of one name or number, which leaving the region cannot change.
bool isSimpleReturn(std::string_view text) {
  constexpr std::string_view kReturn = "return";
  if (text.substr(0, kReturn.size()) != kReturn)
    return false;
  text.remove_prefix(kReturn.size());
  if (text.empty())
    return true;
  const std::size_t value = text.find_first_not_of(kBlanks);
  return value != 0 && value != std::string_view::npos &&
         std::all_of(text.begin() + static_cast<std::ptrdiff_t>(value), text.end(), isPartOfName);
}

/// The last character of code in front of a place; 0 where that cannot be told.
char codeBefore(const SourceRange& place, const Lines& lines) {
  std::string_view text = lines(place.line).value_or("").substr(0, place.column - 1);
  for (unsigned number = place.line;;) {
    if (const std::size_t comment = text.find("//"); comment != std::string_view::npos)
      text = text.substr(0, comment);
    if (text.find("*/") != std::string_view::npos || text.find('#') != std::string_view::npos)
      return 0;
    if (!isBlank(text))
      return text[text.find_last_not_of(kBlanks)];
    if (--number == 0)
      return 0;
    text = lines(number).value_or("");
  }
}

/// The only step that enters the region or acquires the lock; nothing where the path winds.
const TraceStep* onlyEnter(const Finding& finding) {
  const TraceStep* enter = nullptr;
  for (const TraceStep& step : finding.trace) {
    const bool isWinding = step.kind == StepKind::CallEntered || step.kind == StepKind::LoopAgain ||
                           step.kind == StepKind::FinallyEntered ||
                           step.kind == StepKind::HandlerEntered;
    if (isWinding)
      return nullptr;
    if (step.kind != StepKind::Enter)
      continue;
    if (enter != nullptr)
      return nullptr;
    enter = &step;
  }
  return enter;
}

bool isRelease(const std::string& name, const contracts::Contracts& contracts) {
  const contracts::Contract* contract = contracts.find(name);
  if (contract == nullptr || contract->outcomes.front().effects.empty())
    return false;
  return std::all_of(contract->outcomes.begin(), contract->outcomes.end(), [](const auto& outcome) {
    return std::all_of(outcome.effects.begin(), outcome.effects.end(),
                       [](const contracts::Effect& effect) { return effect.amount < 0; });
  });
}

std::vector<std::string_view> namesIn(std::string_view text) {
  std::vector<std::string_view> names;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin;
    while (end < text.size() && isPartOfName(text[end]))
      ++end;
    if (end != begin)
      names.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return names;
}

/// Whether the block around the first line's code is still open on the second.
bool isInScope(unsigned first, unsigned second, const Lines& lines) {
  int depth = 0;
  for (unsigned number = first; number < second; ++number)
    for (char c : lines(number).value_or("")) {
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth < 0)
        return false;
    }
  return first <= second;
}

/// The call by which another way through the function releases the lock, where it needs no name
/// that the one that acquired it did not need.
std::string releaseAsElsewhere(const Finding& finding, const TraceStep& acquire,
                               const contracts::Contracts& contracts, const Lines& lines) {
  const auto acquiring = textOf(acquire.range, lines);
  if (!acquiring || !isInScope(acquire.range.line, finding.range.line, lines))
    return {};
  const std::vector<std::string_view> known = namesIn(*acquiring);
  for (const TraceStep& step : finding.trace) {
    if (step.kind != StepKind::ReleasedElsewhere || !step.macro.empty() ||
        !isRelease(step.detail, contracts))
      continue;
    const auto text = textOf(step.range, lines);
    if (!text || text->substr(0, step.detail.size()) != step.detail)
      continue;
    const std::vector<std::string_view> needed = namesIn(text->substr(step.detail.size()));
    if (std::all_of(needed.begin(), needed.end(), [&](std::string_view name) {
          return std::find(known.begin(), known.end(), name) != known.end();
        }))
      return std::string(*text) + ";";
  }
  return {};
}

/// The statement that is missing; empty where that is not certain.
std::string missingStatement(const Finding& finding, const contracts::Contracts& contracts,
                             const Lines& lines) {
  const TraceStep* enter = onlyEnter(finding);
  if (enter == nullptr)
    return {};
  if (!finding.lock.empty())
    return releaseAsElsewhere(finding, *enter, contracts, lines);
  const contracts::Contract* contract =
      contracts.find(enter->macro.empty() ? enter->detail : enter->macro);
  return contract == nullptr || contract->undo.empty() ? std::string() : contract->undo + "();";
}

std::vector<Edit> addLeave(const Finding& finding, const contracts::Contracts& contracts,
                           const Lines& lines) {
  const std::string call = missingStatement(finding, contracts, lines);
  const auto text = textOf(finding.range, lines);
  if (!finding.isCertain || finding.depth != 1 || !finding.macro.empty() || call.empty() || !text)
    return {};
  const std::string_view line = lines(finding.range.line).value_or("");
  const std::string_view before = line.substr(0, finding.range.column - 1);
  const SourceRange here = between(finding.range, finding.range.column, finding.range.column);
  if (*text == "}") {
    if (!isBlank(before))
      return {{here, call + " "}};
    // As deep as the statement in front.
    std::string_view depth;
    for (unsigned number = finding.range.line; depth.empty() && number > 1;)
      if (const auto above = lines(--number); above && !isBlank(*above))
        depth = indentation(*above);
    if (depth.size() <= before.size())
      return {};
    return {{between(finding.range, 1, 1), std::string(depth) + call + "\n"}};
  }
  if (!isSimpleReturn(*text))
    return {};
  switch (codeBefore(finding.range, lines)) {
  case ';':
  case '{':
  case '}':
    return {{here, isBlank(before) ? call + "\n" + std::string(before) : call + " "}};
  case ')':
  case 'e': // else
    if (line.substr(finding.range.endColumn - 1, 1) != ";")
      return {};
    return {{between(finding.range, finding.range.column, finding.range.endColumn + 1),
             "{ " + call + " " + std::string(*text) + "; }"}};
  default:
    return {};
  }
}

/// What stands between two places: nothing where it is more than a few lines.
std::optional<std::string> textBetween(const SourceRange& first, const SourceRange& second,
                                       const Lines& lines) {
  constexpr unsigned kMaxLines = 5;
  if (first.file != second.file || second.line < first.endLine ||
      second.line - first.endLine > kMaxLines ||
      (second.line == first.endLine && second.column < first.endColumn))
    return std::nullopt;
  std::string text;
  for (unsigned number = first.endLine; number <= second.line; ++number) {
    const auto line = lines(number);
    if (!line)
      return std::nullopt;
    const std::size_t from = number == first.endLine ? first.endColumn - 1 : 0;
    const std::size_t to = number == second.line ? second.column - 1 : line->size();
    if (from > to || to > line->size())
      return std::nullopt;
    text += line->substr(from, to - from);
  }
  return text;
}

std::vector<Edit> swapWithLeave(const Finding& finding, const contracts::Contracts& contracts,
                                const Lines& lines) {
  const TraceStep* leave = nullptr;
  for (const TraceStep& step : finding.trace)
    if (step.level == 0 && step.kind == StepKind::Leave)
      leave = &step;
  if (leave == nullptr || !isRelease(finding.callee, contracts))
    return {};
  const auto text = textBetween(leave->range, finding.range, lines);
  const bool isAdjacent = text && std::count(text->begin(), text->end(), ';') == 1 &&
                          text->find_first_not_of("; \t\r\n") == std::string::npos;
  const auto first = textOf(leave->range, lines);
  const auto second = textOf(finding.range, lines);
  if (!isAdjacent || !first || !second)
    return {};
  return {{leave->range, std::string(*second)}, {finding.range, std::string(*first)}};
}

} // namespace

std::vector<Edit> fix(const Finding& finding, const contracts::Contracts& contracts,
                      const Lines& lines) {
  if (finding.kind == FindingKind::MissingLeave)
    return addLeave(finding, contracts, lines);
  if (finding.kind == FindingKind::NotWithin)
    return swapWithLeave(finding, contracts, lines);
  return {};
}

} // namespace driver_tidy::report
