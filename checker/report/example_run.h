#pragma once
// Test support: contracts and findings written by hand, and source files that live as long as a
// test.

#include "checker/report/run.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace driver_tidy::report {

constexpr contracts::CounterId kRegion = 0;
constexpr contracts::CounterId kMutex = 1;

inline contracts::Contracts exampleContracts() {
  contracts::Contracts contracts;
  contracts.counters = {
      {"guarded-region", "guarded region", "guarded region", "entered", "left"},
      {"guarded-mutex", "guarded region", "guarded mutex", "acquired", "released"},
  };
  for (const char* ddi : {"KeEnterGuardedRegion", "KeLeaveGuardedRegion", "KeAcquireGuardedMutex",
                          "KeReleaseGuardedMutex", "ProbeForRead", "PsTerminateSystemThread"})
    contracts.byName[ddi] = {};
  contracts::Rule rule;
  rule.id = "GuardedRegions";
  rule.check = "driver-guarded-regions";
  rule.model = "wdm";
  rule.title = "Guarded regions pair up.";
  rule.description = "Every guarded region that a thread enters is left on every path.";
  rule.url = "https://learn.microsoft.com/windows-hardware/drivers/devtest/wdm-guardedregions";
  rule.page = "# GuardedRegions\n\nEvery guarded region that a thread enters is left.\n";
  rule.precision = "high";
  rule.severity = "warning";
  rule.counters = {kRegion, kMutex};
  contracts.rules = {rule};
  return contracts;
}

inline analysis::Finding exampleFinding(analysis::FindingKind kind) {
  analysis::Finding finding;
  finding.kind = kind;
  finding.check = "driver-guarded-regions";
  finding.counter = kRegion;
  finding.depth = 1;
  finding.function = "FatFsdRead";
  return finding;
}

inline analysis::TraceStep exampleStep(analysis::StepKind kind, const std::string& detail,
                                       std::vector<int> depths) {
  analysis::TraceStep step;
  step.kind = kind;
  step.detail = detail;
  step.depths = std::move(depths);
  return step;
}

/// A directory of its own for the running test, removed at its end.
class TemporaryDirectory {
public:
  TemporaryDirectory() {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    path_ = std::filesystem::path(testing::TempDir()) /
            (std::string("driver-tidy-") + test->test_suite_name() + "-" + test->name());
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  ~TemporaryDirectory() { std::filesystem::remove_all(path_); }
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

  std::string path() const { return path_.string(); }

  /// Writes a file and returns its path.
  std::string write(const std::string& name, const std::string& text) const {
    const std::filesystem::path file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
    return file.string();
  }

private:
  std::filesystem::path path_;
};

} // namespace driver_tidy::report
