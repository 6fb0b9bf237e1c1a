#include "checker/report/states.h"

#include "checker/contracts/levels.h"
#include "checker/report/source_lines.h"

#include <iomanip>
#include <map>

namespace driver_tidy::report {

namespace {

constexpr int kMargin = 44;

/// "1", "0..1", "+1" where only the change since the function was entered is known.
std::string depthText(const analysis::RegionDepth& depth) {
  std::string text = std::to_string(depth.least);
  if (depth.most != depth.least)
    text += ".." + std::to_string(depth.most);
  return depth.isKnown ? text : "caller's" + (text == "0" ? "" : "+" + text);
}

std::string marginText(const analysis::CallState& state) {
  std::string text = contracts::describeLevels(state.levels);
  for (const analysis::RegionDepth& depth : state.depths)
    if (depth.most != 0 || depth.least != 0)
      text += "  " + depth.region + " " + depthText(depth);
  return text;
}

} // namespace

void writeStates(const program::Program& program, const program::File& file,
                 const std::vector<analysis::CallState>& states, std::ostream& out) {
  // Of several calls on a line the last one shows what the others changed: each gets a row.
  std::map<unsigned, std::vector<const analysis::CallState*>> byLine;
  for (const analysis::CallState& state : states)
    if (&program.files[state.range.file.index] == &file)
      byLine[state.range.line].push_back(&state);
  if (byLine.empty())
    return;
  out << file.path << ":\n";
  SourceLines lines;
  std::string origin;
  for (unsigned number = 1;; ++number) {
    const std::optional<std::string_view> line = lines.line(file.path, number);
    if (!line)
      break;
    const auto found = byLine.find(number);
    if (found != byLine.end()) {
      if (found->second.front()->origin != origin) {
        origin = found->second.front()->origin;
        out << std::string(kMargin, ' ') << "       // " << origin << "\n";
      }
      for (std::size_t i = 0; i + 1 < found->second.size(); ++i)
        out << std::left << std::setw(kMargin) << marginText(*found->second[i]) << "       |\n";
      out << std::left << std::setw(kMargin) << marginText(*found->second.back());
    } else {
      out << std::string(kMargin, ' ');
    }
    out << std::right << std::setw(6) << number << " | " << *line << "\n";
  }
}

} // namespace driver_tidy::report
