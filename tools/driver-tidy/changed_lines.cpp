#include "tools/driver-tidy/changed_lines.h"

#include "tools/driver-tidy/run_program.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <limits>
#include <sstream>

namespace driver_tidy::command {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr unsigned kLastLine = std::numeric_limits<unsigned>::max();

std::string realPath(const std::string& path) {
  std::error_code error;
  const fs::path real = fs::weakly_canonical(path, error);
  return (error ? fs::absolute(path) : real).string();
}

/// Git quotes names with quotes, backslashes and control characters in them, as C does.
std::string unquoted(const std::string& name) {
  if (!name.starts_with('"'))
    return name;
  std::string plain;
  for (std::size_t i = 1; i + 1 < name.size(); ++i) {
    if (name[i] == '\\')
      ++i;
    plain += name[i];
  }
  return plain;
}

/// "@@ -10,2 +9,0 @@": the first and the last line of the new file.
std::pair<unsigned, unsigned> newLines(const std::string& hunk) {
  const std::size_t plus = hunk.find('+');
  unsigned first = 0;
  unsigned count = 1;
  char comma = 0;
  std::istringstream numbers(hunk.substr(plus + 1));
  numbers >> first;
  if (numbers.get(comma) && comma == ',')
    numbers >> count;
  return count == 0 ? std::pair(first, first + 1) : std::pair(first, first + count - 1);
}

} // namespace

void ChangedLines::add(const std::string& path, unsigned first, unsigned last) {
  ranges_[path].emplace_back(first, last);
}

bool ChangedLines::touch(const program::File& file, unsigned first, unsigned last) const {
  const auto ranges = ranges_.find(realPath(file.path));
  return ranges != ranges_.end() &&
         std::any_of(ranges->second.begin(), ranges->second.end(), [&](const auto& range) {
           return range.first <= last && first <= range.second;
         });
}

bool ChangedLines::touch(const program::Program& program, const analysis::Finding& finding) const {
  const auto& place = finding.range;
  if (touch(program.files[place.file.index], place.line, place.line))
    return true;
  const analysis::TraceStep* before = nullptr;
  for (const analysis::TraceStep& step : finding.trace) {
    if (!step.range.valid())
      continue;
    const bool goesOn = before != nullptr && before->level == step.level &&
                        before->range.file == step.range.file &&
                        before->range.line <= step.range.line;
    if (touch(program.files[step.range.file.index], goesOn ? before->range.line : step.range.line,
              step.range.line))
      return true;
    before = &step;
  }
  return false;
}

void addDiff(const std::string& diff, const std::string& top, ChangedLines& lines) {
  constexpr std::string_view kFile = "+++ ";
  std::string file; // empty: it was deleted
  std::istringstream text(diff);
  for (std::string line; std::getline(text, line);) {
    if (line.starts_with(kFile)) {
      std::string name = line.substr(kFile.size());
      if (name.ends_with('\t')) // behind names with blanks
        name.pop_back();
      name = unquoted(name);
      file = name == "/dev/null" ? "" : realPath(top + "/" + name);
    } else if (line.starts_with("@@ -") && !file.empty()) {
      const auto [first, last] = newLines(line);
      lines.add(file, first, last);
    }
  }
}

std::string addGitChanges(const std::string& base, ChangedLines& lines) {
  const ProgramResult root = runProgram({"git", "rev-parse", "--show-toplevel"});
  if (root.code != 0)
    return root.problem();
  const std::string top = root.output.substr(0, root.output.find('\n'));
  std::vector<std::string> command = {"git",           "-c",          "core.quotePath=false",
                                      "diff",          "--unified=0", "--no-color",
                                      "--no-ext-diff", "--no-prefix", "--no-renames"};
  // Of a tree, such as the empty one, no branch has left.
  if (runProgram({"git", "rev-parse", "--quiet", "--verify", base + "^{commit}"}).code == 0)
    command.emplace_back("--merge-base");
  command.insert(command.end(), {base, "--"});
  const ProgramResult diff = runProgram(command);
  if (diff.code != 0)
    return diff.problem();
  addDiff(diff.output, top, lines);
  const ProgramResult fresh =
      runProgram({"git", "-C", top, "ls-files", "-z", "--others", "--exclude-standard"});
  if (fresh.code != 0)
    return fresh.problem();
  std::istringstream names(fresh.output);
  for (std::string name; std::getline(names, name, '\0');)
    lines.add(realPath(top + "/" + name), 1, kLastLine);
  return {};
}

std::string addLineFilter(const std::string& json, const std::vector<program::File>& files,
                          ChangedLines& lines) {
  try {
    const Json filter = Json::parse(json);
    for (const Json& entry : filter) {
      const std::string name = entry.at("name");
      for (const program::File& file : files) {
        if (!file.path.ends_with(name))
          continue;
        if (!entry.contains("lines"))
          lines.add(realPath(file.path), 1, kLastLine);
        else
          for (const Json& range : entry["lines"])
            lines.add(realPath(file.path), range.at(0), range.at(1));
      }
    }
    return {};
  } catch (const Json::exception& error) {
    return error.what();
  }
}

} // namespace driver_tidy::command
