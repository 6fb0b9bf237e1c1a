// What is read is analysed and reported, and what the user hears of it.

#include "tools/driver-tidy/check_command.h"

#include "checker/report/baseline.h"
#include "checker/report/identity.h"
#include "tools/driver-tidy/analyze_apart.h"
#include "tools/driver-tidy/changed_lines.h"
#include "tools/driver-tidy/coverage.h"
#include "tools/driver-tidy/exit_code.h"
#include "tools/driver-tidy/files.h"
#include "tools/driver-tidy/messages.h"
#include "tools/driver-tidy/read_program.h"
#include "tools/driver-tidy/rule_set.h"
#include "tools/driver-tidy/summary.h"
#include "tools/driver-tidy/suppressions.h"

#include <algorithm>
#include <memory>
#include <tuple>
#include <utility>

namespace driver_tidy::command {

namespace {

/// The checks that are on, or nothing where the user asked for something that there is not.
bool readOptions(const CheckOptions& options, contracts::Contracts& contracts, std::string& rules,
                 std::vector<CheckSwitch>& checks) {
  if (!loadContracts(options.rules, contracts, &rules))
    return false;
  bool good = selectChecks(contracts, options.checks, checks);
  auto fail = [&](const std::string& why) {
    printError(why);
    good = false;
  };
  if (good && std::none_of(checks.begin(), checks.end(), [](const auto& c) { return c.on; }))
    fail("--checks: no check is left");
  for (const auto& [option, names] : {std::pair("--strict-alternation", options.strictAlternation),
                                      std::pair("--strict", options.strict)})
    for (const std::string& check : names)
      if (contracts.findCheck(check) == nullptr)
        fail(std::string(option) + ": '" + check + "' is no check; --list-checks lists them");
  if (const std::string why = whyUnusable(options.outputs); !why.empty())
    fail(why);
  if (!options.coverage.empty())
    if (const std::string why = whyUnwritable(options.coverage); !why.empty())
      fail(options.coverage + ": " + why);
  if (options.inputs.paths.empty() && options.inputs.buildDirectory.empty() &&
      options.inputs.programFiles.empty() && !options.listChecks)
    fail("nothing to check: name files or directories, or a build directory with -p");
  return good;
}

/// What the findings are measured by.
struct Measures {
  std::vector<report::BaselineResult> baseline;
  std::vector<ListedSuppression> suppressions;
  ChangedLines changed; ///< but for --line-filter
};

bool readMeasures(const CheckOptions& options, Measures& measures) {
  bool good = true;
  auto fail = [&](const std::string& why) {
    if (!why.empty())
      printError(why);
    good = good && why.empty();
  };
  if (!options.baseline.empty()) {
    std::string text;
    std::string why = readFile(options.baseline, text);
    if (why.empty())
      why = report::readBaseline(text, measures.baseline);
    fail(why.empty() ? "" : options.baseline + ": " + why);
  }
  if (!options.suppressions.empty())
    fail(readSuppressions(options.suppressions, measures.suppressions));
  if (!options.diffBase.empty()) {
    const std::string why = addGitChanges(options.diffBase, measures.changed);
    fail(why.empty() ? "" : "--diff " + options.diffBase + ": " + why);
  }
  if (!options.lineFilter.empty()) {
    ChangedLines none;
    const std::string why = addLineFilter(options.lineFilter, {}, none);
    fail(why.empty() ? "" : "--line-filter: " + why);
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

/// One driver, checked. The run refers to the program.
struct Checked {
  explicit Checked(ReadProgram&& from, const contracts::Contracts& contracts)
      : read(std::move(from)), run{read.program, contracts, {}, {}, {}, std::move(read.errors)} {}

  ReadProgram read;
  report::Run run;
};

/// The files were read for nothing.
void loseAll(Checked& checked, const std::string& why) {
  FileCount& files = checked.read.files;
  files.lost += std::exchange(files.checked, 0);
  const program::File* source = checked.read.program.files.data();
  checked.run.errors.push_back(
      {checked.run.project.empty() ? source->path : checked.run.project, 0, 0, why, true});
  printInputError(checked.run.errors.back());
}

std::unique_ptr<Checked> checkDriver(Inputs inputs, const contracts::Contracts& contracts,
                                     const std::string& rules,
                                     const std::vector<CheckSwitch>& checks,
                                     const CheckOptions& options, Cache* cache) {
  const auto start = std::chrono::steady_clock::now();
  const std::string project = inputs.project;
  if (!project.empty() && !options.quiet)
    printNote(project + ":");
  auto checked = std::make_unique<Checked>(
      readProgram(std::move(inputs), options.limits, cache, options.quiet), contracts);
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
  std::string problem;
  analysis::Result result =
      analyzeApart(run.program, contracts, rules, analysisOptions, options.limits, cache, problem);
  if (!problem.empty())
    loseAll(*checked, "the analysis " + problem);
  for (analysis::Finding& finding : result.findings)
    run.findings.push_back({std::move(finding)});
  run.notAnalysed = notAnalysed(run.program, result.notAnalysed);
  printNotAnalysed(run);
  if (!options.quiet)
    printSummary(run, checked->read.files, std::chrono::steady_clock::now() - start);
  return checked;
}

/// Takes out what concerns no line that the user asked about. Returns how much that is.
std::size_t keepChanged(report::Log& log, const CheckOptions& options, ChangedLines changed) {
  if (options.diffBase.empty() && options.lineFilter.empty())
    return 0;
  std::size_t before = 0;
  std::size_t after = 0;
  for (report::Run* run : log.drivers) {
    addLineFilter(options.lineFilter, run->program.files, changed);
    before += run->findings.size();
    std::erase_if(run->findings, [&](const report::Reported& reported) {
      return !changed.touch(run->program, reported.finding);
    });
    after += run->findings.size();
  }
  return before - after;
}

/// False: some output could not be written.
bool writeReports(const std::vector<std::unique_ptr<Checked>>& drivers, const report::Log& log,
                  const CheckOptions& options) {
  std::vector<std::pair<const ReadProgram*, const report::Run*>> seen;
  seen.reserve(drivers.size());
  for (const auto& driver : drivers)
    seen.emplace_back(&driver->read, &driver->run);
  const std::string covered = coverage(seen);
  std::vector<std::string> problems = writeOutputs(options.outputs, log, covered, options.color);
  if (!options.coverage.empty())
    if (const std::string why = writeFile(options.coverage, covered); !why.empty())
      problems.push_back(options.coverage + ": " + why);
  for (const std::string& problem : problems)
    printError(problem);
  return problems.empty();
}

int exitCode(const std::vector<std::unique_ptr<Checked>>& drivers, const CheckOptions& options) {
  auto any = [&](auto says) {
    return std::any_of(drivers.begin(), drivers.end(),
                       [&](const auto& driver) { return says(*driver); });
  };
  if (!any([](const Checked& driver) { return driver.read.files.checked != 0; }))
    return kUnusable;
  if (any([&](const Checked& driver) {
        const bool isIncomplete = options.requireComplete && !driver.run.notAnalysed.empty();
        return driver.read.files.lost != 0 || isIncomplete;
      }))
    return kPartial;
  const bool isFound = any([](const Checked& driver) {
    return std::any_of(driver.run.findings.begin(), driver.run.findings.end(),
                       [](const report::Reported& reported) { return reported.isOpen(); });
  });
  return isFound && !options.takesFindings ? kFindings : kClean;
}

} // namespace

int check(const CheckOptions& options) {
  contracts::Contracts contracts;
  std::string rules; // their text
  std::vector<CheckSwitch> checks;
  if (!readOptions(options, contracts, rules, checks))
    return kUnusable;
  if (options.listChecks) {
    listChecks(contracts, checks);
    return kClean;
  }
  Measures measures;
  if (!readMeasures(options, measures))
    return kUnusable;
  std::vector<std::unique_ptr<Checked>> drivers;
  report::Log log;
  report::Identities identities;
  std::unique_ptr<Cache> cache;
  // What a build has read, the build keeps.
  if (!options.cacheDirectory.empty() && options.inputs.programFiles.empty()) {
    cache = std::make_unique<Cache>(options.cacheDirectory);
    if (!cache->problem().empty())
      printNote("no cache: " + options.cacheDirectory + ": " + cache->problem());
  }
  for (Inputs& inputs : gatherInputs(options.inputs)) {
    drivers.push_back(
        checkDriver(std::move(inputs), contracts, rules, checks, options, cache.get()));
    log.drivers.push_back(&drivers.back()->run);
    identities.name(drivers.back()->run);
  }
  if (cache) {
    cache->prune();
    if (!options.quiet && cache->found() != 0)
      printNote(std::to_string(cache->found()) + " of " + counted(cache->askedFor(), "file") +
                " known from earlier runs");
  }
  const std::vector<std::string> unused =
      suppress(log, measures.suppressions, options.suppressions);
  if (options.tellUnusedSuppressions)
    for (const std::string& suppression : unused)
      printNote("unused: " + suppression);
  if (!options.baseline.empty())
    report::compare(measures.baseline, log);
  const std::size_t elsewhere = keepChanged(log, options, std::move(measures.changed));
  const bool isWritten = writeReports(drivers, log, options);
  if (!options.quiet)
    printFindings(log, elsewhere);
  return isWritten ? exitCode(drivers, options) : kUnusable;
}

} // namespace driver_tidy::command
