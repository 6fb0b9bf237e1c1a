// capture -> link -> analyze -> report, and what the user hears of it.

#include "tools/driver-tidy/check_command.h"

#include "checker/analysis/analyze.h"
#include "checker/report/sarif.h"
#include "checker/report/text.h"
#include "tools/driver-tidy/capture_all.h"
#include "tools/driver-tidy/exit_code.h"
#include "tools/driver-tidy/files.h"
#include "tools/driver-tidy/messages.h"
#include "tools/driver-tidy/progress.h"
#include "tools/driver-tidy/rule_set.h"
#include "tools/driver-tidy/summary.h"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <tuple>

namespace driver_tidy::command {

namespace {

namespace fs = std::filesystem;

constexpr const char* kStdout = "-";

/// The checks that are on, or nothing where the user asked for something that there is not.
bool readOptions(const CheckOptions& options, contracts::Contracts& contracts,
                 std::vector<CheckSwitch>& checks) {
  if (!loadContracts(options.contracts, contracts))
    return false;
  bool good = selectChecks(contracts, options.checks, checks);
  if (good && std::none_of(checks.begin(), checks.end(), [](const auto& c) { return c.on; })) {
    printError("--checks: no check is left");
    good = false;
  }
  for (const auto& [option, names] : {std::pair("--strict-alternation", options.strictAlternation),
                                      std::pair("--strict", options.strict)})
    for (const std::string& check : names)
      if (contracts.findCheck(check) == nullptr) {
        printError(std::string(option) + ": '" + check + "' is no check; --list-checks lists them");
        good = false;
      }
  if (!options.sarif.empty() && options.sarif != kStdout)
    if (const std::string why = whyUnwritable(options.sarif); !why.empty()) {
      printError(options.sarif + ": " + why);
      good = false;
    }
  if (options.inputs.paths.empty() && options.inputs.buildDirectory.empty() &&
      !options.listChecks) {
    printError("nothing to check: name files or directories, or a build directory with -p");
    good = false;
  }
  return good;
}

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

FileCount judgeCaptures(const std::vector<frontend::CompileCommand>& commands,
                        const std::vector<frontend::Capture>& captures,
                        std::vector<report::InputError>& errors) {
  FileCount files;
  ReadingErrors reading;
  for (std::size_t i = 0; i < captures.size(); ++i) {
    const std::vector<frontend::Diagnostic>& found = captures[i].errors;
    const std::string file = shownPath(commands[i].file, commands[i].directory);
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
  files.lost = errors.size();
  reading.appendTo(errors);
  return files;
}

std::vector<report::NotAnalysed> notAnalysed(const program::Program& program,
                                             const std::vector<program::NotAnalysed>& byAnalysis) {
  std::vector<report::NotAnalysed> notes;
  for (const auto* list : {&program.notAnalysed, &byAnalysis})
    for (const program::NotAnalysed& note : *list)
      notes.push_back({std::string(program.symbols.text(note.function)), note.range, note.reason});
  auto order = [&](const report::NotAnalysed& note) {
    return std::make_tuple(note.range.valid() ? program.files[note.range.file.index].path
                                              : std::string(),
                           note.range, note.function, note.reason);
  };
  std::sort(notes.begin(), notes.end(),
            [&](const auto& a, const auto& b) { return order(a) < order(b); });
  return notes;
}

/// Where paths in SARIF start: the top of the repository, else the working directory.
std::string reportRoot() {
  const fs::path here = fs::current_path();
  std::error_code ignored;
  for (fs::path folder = here; folder != folder.root_path(); folder = folder.parent_path())
    if (fs::exists(folder / ".git", ignored))
      return folder.string();
  return here.string();
}

/// False: some output could not be written.
bool writeReports(const report::Run& run, const CheckOptions& options) {
  bool good = true;
  if (options.sarif == kStdout)
    std::cout << report::sarif(run, reportRoot());
  else
    report::writeText(run, options.color, std::cout);
  if (!std::cout.flush()) {
    printError("standard output: cannot be written");
    good = false;
  }
  if (options.sarif.empty() || options.sarif == kStdout)
    return good;
  if (const std::string why = writeFile(options.sarif, report::sarif(run, reportRoot()));
      !why.empty()) {
    printError(options.sarif + ": " + why);
    good = false;
  }
  return good;
}

std::vector<frontend::Capture> captureInputs(const Inputs& inputs, const CheckOptions& options) {
  Progress progress(inputs.commands.size(), !options.quiet);
  return captureAll(inputs.commands, options.jobs,
                    [&](const std::string& name) { progress.advance(name); });
}

} // namespace

int check(const CheckOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  contracts::Contracts contracts;
  std::vector<CheckSwitch> checks;
  if (!readOptions(options, contracts, checks))
    return kUnusable;
  if (options.listChecks) {
    listChecks(contracts, checks);
    return kClean;
  }

  Inputs inputs = gatherInputs(options.inputs);
  std::vector<frontend::Capture> captures = captureInputs(inputs, options);
  const FileCount files = judgeCaptures(inputs.commands, captures, inputs.errors);
  for (const report::InputError& error : inputs.errors)
    printInputError(error);

  std::vector<program::Program> units;
  for (frontend::Capture& capture : captures)
    units.push_back(std::move(capture.program));
  const program::Program program = program::link(std::move(units));

  analysis::Options analysisOptions;
  analysisOptions.strictAlternation = options.strictAlternation;
  analysisOptions.strict = options.strict;
  report::Run run{program, contracts, {}, {}, {}, std::move(inputs.errors)};
  for (const CheckSwitch& check : checks)
    if (check.on) {
      analysisOptions.checks.push_back(check.name);
      run.rules.push_back(contracts.findCheck(check.name));
    }
  analysis::Result result = analysis::analyze(program, contracts, analysisOptions);
  run.findings = std::move(result.findings);
  run.notAnalysed = notAnalysed(program, result.notAnalysed);

  const bool written = writeReports(run, options);
  printNotAnalysed(run);
  if (!options.quiet)
    printSummary(run, files, std::chrono::steady_clock::now() - start);

  if (files.checked == 0 || !written)
    return kUnusable;
  if (files.lost != 0)
    return kPartial;
  return run.findings.empty() ? kClean : kFindings;
}

} // namespace driver_tidy::command
