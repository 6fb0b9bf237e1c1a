// What is read is analysed and reported, and what the user hears of it.

#include "tools/driver-tidy/check_command.h"

#include "checker/analysis/analyze.h"
#include "checker/report/pragmas.h"
#include "checker/report/sarif.h"
#include "checker/report/text.h"
#include "tools/driver-tidy/coverage.h"
#include "tools/driver-tidy/exit_code.h"
#include "tools/driver-tidy/files.h"
#include "tools/driver-tidy/messages.h"
#include "tools/driver-tidy/read_program.h"
#include "tools/driver-tidy/rule_set.h"
#include "tools/driver-tidy/summary.h"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>
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
  for (const std::string& file : {options.sarif, options.coverage})
    if (!file.empty() && file != kStdout)
      if (const std::string why = whyUnwritable(file); !why.empty()) {
        printError(file + ": " + why);
        good = false;
      }
  if (options.inputs.paths.empty() && options.inputs.buildDirectory.empty() &&
      !options.listChecks) {
    printError("nothing to check: name files or directories, or a build directory with -p");
    good = false;
  }
  return good;
}

std::vector<report::NotAnalysed> notAnalysed(const program::Program& program,
                                             const std::vector<program::NotAnalysed>& byAnalysis) {
  std::vector<report::NotAnalysed> notes;
  for (const auto* list : {&program.notAnalysed, &byAnalysis})
    for (const program::NotAnalysed& note : *list)
      notes.push_back({std::string(program.symbols.text(note.function)), note.range, note.reason,
                       note.isPartly});
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

/// One driver, checked. The run refers to the program.
struct Checked {
  explicit Checked(ReadProgram&& from, const contracts::Contracts& contracts)
      : read(std::move(from)), run{read.program, contracts, {}, {}, {}, std::move(read.errors)} {}

  ReadProgram read;
  report::Run run;
};

std::unique_ptr<Checked> checkDriver(Inputs inputs, const contracts::Contracts& contracts,
                                     const std::vector<CheckSwitch>& checks,
                                     const CheckOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  const std::string project = inputs.project;
  if (!project.empty() && !options.quiet)
    printNote(project + ":");
  auto checked = std::make_unique<Checked>(
      readProgram(std::move(inputs), options.jobs, options.quiet), contracts);
  report::Run& run = checked->run;
  run.project = project;
  analysis::Options analysisOptions;
  analysisOptions.strictAlternation = options.strictAlternation;
  analysisOptions.strict = options.strict;
  for (const CheckSwitch& check : checks)
    if (check.on) {
      analysisOptions.checks.push_back(check.name);
      run.rules.push_back(contracts.findCheck(check.name));
    }
  analysis::Result result = analysis::analyze(run.program, contracts, analysisOptions);
  run.findings = std::move(result.findings);
  run.notAnalysed = notAnalysed(run.program, result.notAnalysed);
  report::moveSuppressed(run);
  if (options.sarif != kStdout)
    report::writeText(run, options.color, std::cout);
  printNotAnalysed(run);
  if (!options.quiet)
    printSummary(run, checked->read.files, std::chrono::steady_clock::now() - start);
  return checked;
}

/// False: some output could not be written.
bool finishReports(const std::vector<std::unique_ptr<Checked>>& drivers,
                   const CheckOptions& options) {
  bool good = true;
  std::string log;
  if (!options.sarif.empty()) {
    std::vector<const report::Run*> runs;
    runs.reserve(drivers.size());
    for (const auto& driver : drivers)
      runs.push_back(&driver->run);
    log = report::sarif(runs, reportRoot());
  }
  if (options.sarif == kStdout)
    std::cout << log;
  if (!std::cout.flush()) {
    printError("standard output: cannot be written");
    good = false;
  }
  auto write = [&](const std::string& file, const std::string& text) {
    if (const std::string why = writeFile(file, text); !why.empty()) {
      printError(file + ": " + why);
      good = false;
    }
  };
  if (!options.sarif.empty() && options.sarif != kStdout)
    write(options.sarif, log);
  if (!options.coverage.empty()) {
    std::vector<std::pair<const ReadProgram*, const report::Run*>> seen;
    seen.reserve(drivers.size());
    for (const auto& driver : drivers)
      seen.emplace_back(&driver->read, &driver->run);
    write(options.coverage, coverage(seen));
  }
  return good;
}

} // namespace

int check(const CheckOptions& options) {
  contracts::Contracts contracts;
  std::vector<CheckSwitch> checks;
  if (!readOptions(options, contracts, checks))
    return kUnusable;
  if (options.listChecks) {
    listChecks(contracts, checks);
    return kClean;
  }
  std::vector<std::unique_ptr<Checked>> drivers;
  for (Inputs& inputs : gatherInputs(options.inputs))
    drivers.push_back(checkDriver(std::move(inputs), contracts, checks, options));
  const bool written = finishReports(drivers, options);

  auto any = [&](auto says) {
    return std::any_of(drivers.begin(), drivers.end(),
                       [&](const auto& driver) { return says(*driver); });
  };
  if (!any([](const Checked& driver) { return driver.read.files.checked != 0; }) || !written)
    return kUnusable;
  if (any([&](const Checked& driver) {
        const bool isIncomplete = options.requireComplete && !driver.run.notAnalysed.empty();
        return driver.read.files.lost != 0 || isIncomplete;
      }))
    return kPartial;
  return any([](const Checked& driver) { return !driver.run.findings.empty(); }) ? kFindings
                                                                                 : kClean;
}

} // namespace driver_tidy::command
