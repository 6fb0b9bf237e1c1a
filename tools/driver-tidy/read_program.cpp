#include "tools/driver-tidy/read_program.h"

#include "tools/driver-tidy/capture_all.h"
#include "tools/driver-tidy/messages.h"
#include "tools/driver-tidy/program_files.h"
#include "tools/driver-tidy/progress.h"

#include <algorithm>
#include <filesystem>

namespace driver_tidy::command {

namespace {

/// Errors of a file that was read all the same: the first one speaks for all. Files that begin with
/// the same error, in a header of theirs, are told together.
class ReadingErrors {
public:
  void add(const std::string& file, const std::vector<frontend::Diagnostic>& errors) {
    const frontend::Diagnostic& first = errors.front();
    const auto same = std::find_if(groups_.begin(), groups_.end(), [&](const Group& group) {
      return group.first.path == first.path && group.first.line == first.line &&
             group.first.message == first.message;
    });
    Group& group = same != groups_.end() ? *same : groups_.emplace_back(Group{first, file, 0, 0});
    ++group.files;
    group.errors += errors.size();
  }

  void appendTo(std::vector<report::InputError>& errors) const {
    for (const Group& group : groups_) {
      std::string where = " (" + counted(group.errors, "error") + " in reading " + group.file;
      if (group.files > 1)
        where += " and " + std::to_string(group.files - 1) + " more";
      const frontend::Diagnostic& first = group.first;
      errors.push_back({first.path.empty() ? group.file : first.path, first.line, first.column,
                        first.message + where + ")", false});
    }
  }

private:
  struct Group {
    frontend::Diagnostic first;
    std::string file; ///< the first one that has it
    std::size_t files = 0;
    std::size_t errors = 0;
  };
  std::vector<Group> groups_;
};

/// Gives a header that is reached by several names ("inc/a.h", "sub/../inc/a.h") the first of them
/// in all programs, so that what stands in it is known to be the same.
void unifyPaths(std::vector<frontend::Capture>& captures) {
  std::map<std::string, std::string> nameOfFile; // by real path
  std::map<std::string, std::string> unified;
  for (frontend::Capture& capture : captures)
    for (program::File& file : capture.program.files) {
      const auto [name, isNew] = unified.try_emplace(file.path, file.path);
      if (isNew) {
        std::error_code error;
        const std::filesystem::path real = std::filesystem::canonical(file.path, error);
        if (!error)
          name->second = nameOfFile.try_emplace(real.string(), file.path).first->second;
      }
      file.path = name->second;
    }
}

FileCount judgeCaptures(const std::vector<frontend::Capture>& captures,
                        std::vector<report::InputError>& errors) {
  FileCount files;
  ReadingErrors reading;
  for (std::size_t i = 0; i < captures.size(); ++i) {
    const std::vector<frontend::Diagnostic>& found = captures[i].errors;
    const std::string& file = captures[i].source;
    if (!captures[i].usable) {
      const frontend::Diagnostic& first = found.front();
      errors.push_back(
          {first.path.empty() ? file : first.path, first.line, first.column, first.message});
      continue;
    }
    ++files.checked;
    if (found.empty())
      continue;
    ++files.withErrors;
    files.errors += found.size();
    reading.add(file, found);
  }
  files.lost = static_cast<std::size_t>(
      std::count_if(errors.begin(), errors.end(),
                    [](const report::InputError& error) { return error.fileLost; }));
  reading.appendTo(errors);
  return files;
}

/// The header that an error says is missing, or nothing.
std::string missingHeader(const std::string& message) {
  constexpr std::string_view kEnd = "' file not found";
  const bool isOne = message.starts_with('\'') && message.ends_with(kEnd);
  return isOne ? message.substr(1, message.size() - 1 - kEnd.size()) : std::string();
}

} // namespace

ReadProgram readProgram(Inputs inputs, const WorkerLimits& limits, Cache* cache, bool quiet) {
  Progress progress(inputs.commands.size(), !quiet);
  std::vector<frontend::Capture> captures = captureAll(
      inputs.commands, limits, cache, [&](const std::string& name) { progress.advance(name); });
  for (frontend::Capture& unit : unitsOf(inputs.programFiles, inputs.errors))
    captures.push_back(std::move(unit));
  unifyPaths(captures);
  ReadProgram read;
  read.files = judgeCaptures(captures, inputs.errors);
  for (const report::InputError& error : inputs.errors)
    printInputError(error);
  for (const frontend::CompileCommand& command : inputs.commands)
    read.names.insert({command.file, shownPath(command.file, command.directory)});
  std::vector<program::Program> units;
  units.reserve(captures.size());
  for (frontend::Capture& capture : captures) {
    for (const frontend::Diagnostic& error : capture.errors)
      if (const std::string header = missingHeader(error.message); !header.empty())
        read.missingHeaders[header].insert(capture.source);
    units.push_back(std::move(capture.program));
  }
  read.program = program::link(std::move(units));
  read.errors = std::move(inputs.errors);
  return read;
}

} // namespace driver_tidy::command
