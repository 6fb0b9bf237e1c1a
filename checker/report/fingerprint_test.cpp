#include "checker/report/fingerprint.h"

#include "checker/report/example_run.h"

#include <gtest/gtest.h>

namespace driver_tidy::report {
namespace {

using analysis::Finding;
using analysis::FindingKind;
using analysis::StepKind;

Finding finding() {
  Finding result = exampleFinding(FindingKind::MissingLeave);
  result.range = {program::FileId(0), 3, 3, 3, 16};
  result.trace = {exampleStep(StepKind::Enter, "KeEnterGuardedRegion", {1, 0}),
                  exampleStep(StepKind::ConditionTrue, "!NT_SUCCESS(Status)", {1, 0})};
  return result;
}

// Users keep fingerprints in baselines: this value never changes.
TEST(Fingerprint, IsTheSameOnEveryMachine) {
  EXPECT_EQ(fingerprint(finding()), "3e266c02b629b6e8");
}

TEST(Fingerprint, SurvivesMovedLines) {
  Finding moved = finding();
  moved.range = {program::FileId(7), 90, 1, 91, 2};
  moved.trace[0].range = {program::FileId(7), 80, 1, 80, 2};
  EXPECT_EQ(fingerprint(moved), fingerprint(finding()));
}

TEST(Fingerprint, DependsOnThePathAlone) {
  Finding known = finding();
  known.trace.push_back(exampleStep(StepKind::ReleasedElsewhere, "ExReleaseFastMutex", {0, 0}));
  EXPECT_EQ(fingerprint(known), fingerprint(finding()));
}

TEST(Fingerprint, TellsFindingsApart) {
  Finding check = finding();
  check.check = "driver-critical-regions";
  EXPECT_NE(fingerprint(check), fingerprint(finding()));
  Finding lock = finding();
  lock.lock = "Vcb->Resource";
  EXPECT_NE(fingerprint(lock), fingerprint(finding()));
  EXPECT_NE(placeFingerprint(lock, "return;"), placeFingerprint(finding(), "return;"));
  Finding kind = finding();
  kind.kind = FindingKind::MissingLeaveOnException;
  EXPECT_NE(fingerprint(kind), fingerprint(finding()));
  Finding function = finding();
  function.function = "FatFsdWrite";
  EXPECT_NE(fingerprint(function), fingerprint(finding()));
  Finding condition = finding();
  condition.trace[1].detail = "Wait";
  EXPECT_NE(fingerprint(condition), fingerprint(finding()));
  Finding branch = finding();
  branch.trace[1].kind = StepKind::ConditionFalse;
  EXPECT_NE(fingerprint(branch), fingerprint(finding()));
  Finding level = finding();
  level.trace[1].level = 1;
  EXPECT_NE(fingerprint(level), fingerprint(finding()));
}

} // namespace
} // namespace driver_tidy::report
