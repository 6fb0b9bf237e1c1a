// What is read is analysed and reported, and what the user hears of it.

#include "tools/driver-tidy/check_command.h"

#include "checker/analysis/analyze.h"
#include "checker/report/pragmas.h"
#include "checker/report/sarif.h"
#include "checker/report/text.h"
#include "tools/driver-tidy/exit_code.h"
#include "tools/driver-tidy/files.h"
#include "tools/driver-tidy/messages.h"
#include "tools/driver-tidy/read_program.h"
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

  ReadProgram read = readProgram(options.inputs, options.jobs, options.quiet);
  const program::Program& program = read.program;
  const FileCount& files = read.files;

  analysis::Options analysisOptions;
  analysisOptions.strictAlternation = options.strictAlternation;
  analysisOptions.strict = options.strict;
  report::Run run{program, contracts, {}, {}, {}, std::move(read.errors)};
  for (const CheckSwitch& check : checks)
    if (check.on) {
      analysisOptions.checks.push_back(check.name);
      run.rules.push_back(contracts.findCheck(check.name));
    }
  analysis::Result result = analysis::analyze(program, contracts, analysisOptions);
  run.findings = std::move(result.findings);
  run.notAnalysed = notAnalysed(program, result.notAnalysed);
  report::moveSuppressed(run);

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
