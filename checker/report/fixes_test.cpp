#include "checker/report/fixes.h"

#include "checker/report/example_run.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace driver_tidy::report {
namespace {

using analysis::Finding;
using analysis::FindingKind;
using analysis::StepKind;
using analysis::TraceStep;

/// Source text with a finding in it; applies what fix() says.
class FixTest : public testing::Test {
protected:
  FixTest() {
    contracts_.byName["KeEnterGuardedRegion"].undo = "KeLeaveGuardedRegion";
    contracts_.byName["ExReleaseResourceLite"].outcomes.push_back({});
    contracts_.byName["ExReleaseResourceLite"].outcomes[0].effects.push_back({0, -1});
    contracts_.byName["ExAcquireResourceLite"].outcomes.push_back({});
    contracts_.byName["ExAcquireResourceLite"].outcomes[0].effects.push_back({0, 1});
  }

  /// The text behind the fix for a leave that is missing at `place`.
  std::string withLeave(const std::string& text, const std::string& place) {
    finding_.kind = FindingKind::MissingLeave;
    finding_.range = find(text, place);
    return fixed(text);
  }

  /// The text behind the fix for a lock that "return 0" keeps and `release` releases.
  std::string withRelease(const std::string& text, const std::string& release) {
    finding_.lock = "Vcb->Resource";
    finding_.trace = {
        exampleStep(StepKind::Enter, "ExAcquireResourceLite", {1}),
        exampleStep(StepKind::Returns, "", {1}),
        exampleStep(StepKind::ReleasedElsewhere, release.substr(0, release.find('(')), {0})};
    finding_.trace.front().range = find(text, "ExAcquireResourceLite(&Vcb->Resource, TRUE)");
    finding_.trace.back().range = find(text, release);
    return withLeave(text, "return 0");
  }

  /// `leave`, then `call`, which has to stand in front of it.
  std::string swapped(const std::string& text, const std::string& leave, const std::string& call) {
    finding_ = exampleFinding(FindingKind::NotWithin);
    finding_.callee = call.substr(0, call.find('('));
    finding_.range = find(text, call);
    TraceStep step = exampleStep(StepKind::Leave, "KeLeaveGuardedRegion", {0});
    step.range = find(text, leave);
    finding_.trace = {step};
    return fixed(text);
  }

  std::string fixed(const std::string& text) {
    std::vector<std::string> lines = split(text);
    const auto edits =
        fix(finding_, contracts_, [&](unsigned line) -> std::optional<std::string_view> {
          if (line == 0 || line > lines.size())
            return std::nullopt;
          return lines[line - 1];
        });
    for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit)
      lines[edit->range.line - 1].replace(edit->range.column - 1,
                                          edit->range.endColumn - edit->range.column, edit->text);
    std::string result;
    for (const std::string& line : lines)
      result += line + "\n";
    return edits.empty() ? "no fix" : result;
  }

  static std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = text.find('\n', begin);
      lines.push_back(text.substr(begin, end - begin));
      begin = end + 1;
    }
    return lines;
  }

  static program::SourceRange find(const std::string& text, const std::string& what) {
    const std::size_t at = text.find(what);
    const auto line =
        static_cast<unsigned>(std::count(text.begin(), text.begin() + static_cast<long>(at), '\n'));
    const std::size_t begin = line == 0 ? 0 : text.rfind('\n', at) + 1;
    const auto column = static_cast<unsigned>(at - begin + 1);
    return {program::FileId(0), line + 1, column, line + 1,
            column + static_cast<unsigned>(what.size())};
  }

  static Finding missing() {
    Finding finding = exampleFinding(FindingKind::MissingLeave);
    finding.isCertain = true;
    finding.trace = {exampleStep(StepKind::Enter, "KeEnterGuardedRegion", {1}),
                     exampleStep(StepKind::ConditionTrue, "Irp->Cancel", {1}),
                     exampleStep(StepKind::Returns, "", {1})};
    return finding;
  }

  contracts::Contracts contracts_ = exampleContracts();
  Finding finding_ = missing();
};

TEST_F(FixTest, AddsTheLeaveInFrontOfTheReturn) {
  EXPECT_EQ(withLeave("  if (Cancel) {\n    return Status;\n  }\n", "return Status"),
            "  if (Cancel) {\n    KeLeaveGuardedRegion();\n    return Status;\n  }\n");
  EXPECT_EQ(withLeave("  F(); // now\n  return;\n", "return"),
            "  F(); // now\n  KeLeaveGuardedRegion();\n  return;\n");
  EXPECT_EQ(withLeave("  if (Cancel) { return 0; }\n", "return 0"),
            "  if (Cancel) { KeLeaveGuardedRegion(); return 0; }\n");
}

TEST_F(FixTest, PutsBracesAroundAStatementOfItsOwn) {
  EXPECT_EQ(withLeave("  if (Cancel)\n    return STATUS_CANCELLED;\n", "return STATUS_CANCELLED"),
            "  if (Cancel)\n    { KeLeaveGuardedRegion(); return STATUS_CANCELLED; }\n");
  EXPECT_EQ(withLeave("  else\n    return 1;\n", "return 1"),
            "  else\n    { KeLeaveGuardedRegion(); return 1; }\n");
}

TEST_F(FixTest, AddsTheLeaveInFrontOfTheClosingBrace) {
  EXPECT_EQ(withLeave("VOID F() {\n  G();\n}\n", "}"),
            "VOID F() {\n  G();\n  KeLeaveGuardedRegion();\n}\n");
  EXPECT_EQ(withLeave("VOID F() { G(); }\n", "}"), "VOID F() { G(); KeLeaveGuardedRegion(); }\n");
}

TEST_F(FixTest, LeavesReturnsAloneThatMayNeedTheRegion) {
  for (const char* statement : {"return Read(Vcb)", "return Vcb->Status", "return *Status",
                                "return (x)", "returns", "RETURN(0)", "return\tA + B"})
    EXPECT_EQ(withLeave("  F();\n  " + std::string(statement) + ";\n", statement), "no fix")
        << statement;
}

TEST_F(FixTest, LeavesPlacesAloneThatCannotBeSeenThrough) {
  EXPECT_EQ(withLeave("#endif\n  return 0;\n", "return 0"), "no fix");
  EXPECT_EQ(withLeave("  F(); /* now */\n  return 0;\n", "return 0"), "no fix");
  EXPECT_EQ(withLeave("  default:\n    return 0;\n", "return 0"), "no fix");
  EXPECT_EQ(withLeave("return 0;\n", "return 0"), "no fix");
}

TEST_F(FixTest, ReleasesTheLockAsOtherWaysDo) {
  const std::string text = "  ExAcquireResourceLite(&Vcb->Resource, TRUE);\n"
                           "  if (Cancel)\n"
                           "    return 0;\n"
                           "  ExReleaseResourceLite(&Vcb->Resource);\n";
  EXPECT_EQ(withRelease(text, "ExReleaseResourceLite(&Vcb->Resource)"),
            "  ExAcquireResourceLite(&Vcb->Resource, TRUE);\n"
            "  if (Cancel)\n"
            "    { ExReleaseResourceLite(&Vcb->Resource); return 0; }\n"
            "  ExReleaseResourceLite(&Vcb->Resource);\n");
}

TEST_F(FixTest, NeedsAReleaseThatCanBeRepeated) {
  EXPECT_EQ(withRelease("  ExAcquireResourceLite(&Vcb->Resource, TRUE);\n"
                        "  if (Cancel)\n    return 0;\n"
                        "  ExReleaseResourceLite(&Fcb->Vcb->Resource);\n",
                        "ExReleaseResourceLite(&Fcb->Vcb->Resource)"),
            "no fix")
      << "Fcb may be another one, or unknown, there";
  EXPECT_EQ(withRelease("  ExAcquireResourceLite(&Vcb->Resource, TRUE);\n"
                        "  if (Cancel)\n    return 0;\n"
                        "  CloseVcb(Vcb);\n",
                        "CloseVcb(Vcb)"),
            "no fix")
      << "it may do more";
  EXPECT_EQ(withRelease("  if (Vcb) {\n    ExAcquireResourceLite(&Vcb->Resource, TRUE);\n  }\n"
                        "  if (Cancel)\n    return 0;\n"
                        "  ExReleaseResourceLite(&Vcb->Resource);\n",
                        "ExReleaseResourceLite(&Vcb->Resource)"),
            "no fix")
      << "the name may be one of the block";
}

TEST_F(FixTest, NeedsACertainFinding) {
  const std::string text = "  F();\n  return 0;\n";
  finding_.isCertain = false;
  EXPECT_EQ(withLeave(text, "return 0"), "no fix");
  finding_ = missing();
  finding_.depth = 2;
  EXPECT_EQ(withLeave(text, "return 0"), "no fix");
  finding_ = missing();
  finding_.macro = "EXIT";
  EXPECT_EQ(withLeave(text, "return 0"), "no fix");
  finding_ = missing();
  finding_.trace[0].detail = "FatLock"; // nobody knows what undoes it
  EXPECT_EQ(withLeave(text, "return 0"), "no fix");
  finding_ = missing();
  finding_.trace[0].macro = "LOCK"; // may do more
  EXPECT_EQ(withLeave(text, "return 0"), "no fix");
  for (StepKind kind : {StepKind::Enter, StepKind::CallEntered, StepKind::LoopAgain,
                        StepKind::FinallyEntered, StepKind::HandlerEntered}) {
    finding_ = missing();
    finding_.trace[1].kind = kind;
    EXPECT_EQ(withLeave(text, "return 0"), "no fix");
  }
}

TEST_F(FixTest, SwapsALeaveWithTheReleaseBehindIt) {
  EXPECT_EQ(swapped("  KeLeaveGuardedRegion();\n  ExReleaseResourceLite(&R);\n",
                    "KeLeaveGuardedRegion()", "ExReleaseResourceLite(&R)"),
            "  ExReleaseResourceLite(&R);\n  KeLeaveGuardedRegion();\n");
  EXPECT_EQ(swapped("KeLeaveGuardedRegion(); ExReleaseResourceLite(&R);\n",
                    "KeLeaveGuardedRegion()", "ExReleaseResourceLite(&R)"),
            "ExReleaseResourceLite(&R); KeLeaveGuardedRegion();\n");
}

TEST_F(FixTest, SwapsNothingElse) {
  EXPECT_EQ(swapped("KeLeaveGuardedRegion();\nF();\nExReleaseResourceLite(&R);\n",
                    "KeLeaveGuardedRegion()", "ExReleaseResourceLite(&R)"),
            "no fix");
  EXPECT_EQ(swapped("KeLeaveGuardedRegion();\nif (R.Held)\n  ExReleaseResourceLite(&R);\n",
                    "KeLeaveGuardedRegion()", "ExReleaseResourceLite(&R)"),
            "no fix");
  EXPECT_EQ(swapped("KeLeaveGuardedRegion(); // left\nExReleaseResourceLite(&R);\n",
                    "KeLeaveGuardedRegion()", "ExReleaseResourceLite(&R)"),
            "no fix");
  EXPECT_EQ(swapped("KeLeaveGuardedRegion();\nExAcquireResourceLite(&R);\n",
                    "KeLeaveGuardedRegion()", "ExAcquireResourceLite(&R)"),
            "no fix");
}

} // namespace
} // namespace driver_tidy::report
