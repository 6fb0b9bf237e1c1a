#include "checker/report/pragmas.h"

#include "checker/report/example_run.h"

#include <gtest/gtest.h>

namespace driver_tidy::report {
namespace {

using analysis::FindingKind;

/// Whether a finding in the last of `text`'s lines is suppressed.
bool suppressed(const std::vector<std::string>& text, FindingKind kind) {
  analysis::Finding finding = exampleFinding(kind);
  finding.range.line = static_cast<unsigned>(text.size());
  return isSuppressed(finding, [&](unsigned line) -> std::optional<std::string_view> {
    if (line == 0 || line > text.size())
      return std::nullopt;
    return text[line - 1];
  });
}

TEST(Pragmas, SuppressTheNextLineOfCode) {
  const FindingKind kind = FindingKind::LevelTooHigh;
  EXPECT_TRUE(suppressed({"#pragma warning(suppress: 28121)", "F();"}, kind));
  EXPECT_TRUE(suppressed({"  #  pragma  warning ( suppress : 28121 )", "", "F();"}, kind));
  EXPECT_TRUE(suppressed({"#pragma prefast(suppress:28121, \"raised\")", "F();"}, kind));
  EXPECT_TRUE(suppressed({"#pragma warning(suppress: 4054 28121)", "F();"}, kind));
  EXPECT_TRUE(suppressed({"#pragma warning(suppress: 28121)", "#pragma warning(suppress: 4054)",
                          "// why", "/* and why */", "F();"},
                         kind));
}

TEST(Pragmas, SuppressNothingElse) {
  const FindingKind kind = FindingKind::LevelTooHigh;
  EXPECT_FALSE(suppressed({"F();"}, kind));
  EXPECT_FALSE(suppressed({"#pragma warning(suppress: 28121)", "G();", "F();"}, kind));
  EXPECT_FALSE(suppressed({"#pragma warning(suppress: 28120)", "F();"}, kind));
  EXPECT_FALSE(suppressed({"#pragma warning(disable: 28121)", "F();"}, kind));
  EXPECT_FALSE(suppressed({"#pragma warning(suppress: __WARNING_ERROR)", "F();"}, kind));
  EXPECT_FALSE(suppressed({"#pragma warning(suppress: 99999999999999999999 28121)", "F();"}, kind));
  EXPECT_FALSE(suppressed({"// #pragma warning(suppress: 28121)", "F();"}, kind));
  EXPECT_FALSE(suppressed({"#pragma warning(suppress: 28121", "/* of", "*/ F();"}, kind));
  EXPECT_FALSE(suppressed({"#pragma warning(suppress: 28121)"}, kind)); // beside it, not in front
}

TEST(Pragmas, NumbersFitTheKind) {
  EXPECT_TRUE(suppressed({"#pragma prefast(suppress:26165, \"Esp:1153\")", "}"},
                         FindingKind::MissingLeave));
  EXPECT_TRUE(
      suppressed({"#pragma warning(suppress: 28167)", "return;"}, FindingKind::LevelChanged));
  EXPECT_TRUE(suppressed({"#pragma warning(suppress: 28107)", "F();"}, FindingKind::NotWithin));
  EXPECT_TRUE(suppressed({"#pragma warning(suppress: 28105)", "F();"},
                         FindingKind::MissingLeaveOnException));
  EXPECT_FALSE(
      suppressed({"#pragma warning(suppress: 28105)", "return;"}, FindingKind::MissingLeave));
  EXPECT_TRUE(warningNumbers(FindingKind::ProhibitedCall).empty());
}

} // namespace
} // namespace driver_tidy::report
