#include "checker/analysis/result_file.h"

#include <gtest/gtest.h>

namespace driver_tidy::analysis {
namespace {

using program::FileId;
using program::SymbolId;
using program::ValueSet;

Result example() {
  TraceStep step{
      StepKind::LevelRaised, {FileId(1), 2, 3, 4, 5}, "KeRaiseIrql", "RAISE", 6, {-1, 0, 7},
      ValueSet::only(2)};
  Finding finding;
  finding.kind = FindingKind::ProhibitedCall;
  finding.check = "driver-x";
  finding.counter = 3;
  finding.partner = 4;
  finding.depth = -5;
  finding.isCertain = true;
  finding.range = {FileId(0), 10, 11, 12, 13};
  finding.function = "F";
  finding.callee = "KeG";
  finding.levels = ValueSet::range(0, 1);
  finding.allowed = ValueSet::except(2);
  finding.macro = "M";
  finding.trace = {step, {}};
  return {{finding, {}}, {{SymbolId(8), {FileId(2), 1, 2, 3, 4}, "why", true}}};
}

TEST(ResultFile, readsWhatItWrote) {
  const Result result = example();
  const std::optional<Result> read = readResult(writeResult(result));
  ASSERT_TRUE(read);
  ASSERT_EQ(read->findings.size(), 2U);
  const Finding& expected = result.findings[0];
  const Finding& finding = read->findings[0];
  EXPECT_EQ(finding.kind, expected.kind);
  EXPECT_EQ(finding.check, expected.check);
  EXPECT_EQ(finding.counter, expected.counter);
  EXPECT_EQ(finding.partner, expected.partner);
  EXPECT_EQ(finding.depth, expected.depth);
  EXPECT_EQ(finding.isCertain, expected.isCertain);
  EXPECT_EQ(finding.range, expected.range);
  EXPECT_EQ(finding.function, expected.function);
  EXPECT_EQ(finding.callee, expected.callee);
  EXPECT_EQ(finding.levels, expected.levels);
  EXPECT_EQ(finding.allowed, expected.allowed);
  EXPECT_EQ(finding.macro, expected.macro);
  ASSERT_EQ(finding.trace.size(), 2U);
  const TraceStep& step = finding.trace[0];
  EXPECT_EQ(step.kind, StepKind::LevelRaised);
  EXPECT_EQ(step.range, expected.trace[0].range);
  EXPECT_EQ(step.detail, "KeRaiseIrql");
  EXPECT_EQ(step.macro, "RAISE");
  EXPECT_EQ(step.level, 6U);
  EXPECT_EQ(step.depths, (std::vector<int>{-1, 0, 7}));
  EXPECT_EQ(step.levels, ValueSet::only(2));
  ASSERT_EQ(read->notAnalysed.size(), 1U);
  EXPECT_EQ(read->notAnalysed[0].function, SymbolId(8));
  EXPECT_EQ(read->notAnalysed[0].range, result.notAnalysed[0].range);
  EXPECT_EQ(read->notAnalysed[0].reason, "why");
  EXPECT_TRUE(read->notAnalysed[0].isPartly);
}

TEST(ResultFile, isReadAsAWholeOrNotAtAll) {
  const std::string bytes = writeResult(example());
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_FALSE(readResult(bytes.substr(0, size))) << size;
  EXPECT_FALSE(readResult(bytes + 'x'));
}

} // namespace
} // namespace driver_tidy::analysis
