#include "tools/driver-tidy/changed_lines.h"

#include "tools/tests/temporary_directory.h"

#include <gtest/gtest.h>

namespace driver_tidy::command {
namespace {

using analysis::StepKind;

class ChangedLinesTest : public testing::Test {
protected:
  ChangedLinesTest() {
    program_.files = {{directory_ / "a.c", false}, {directory_ / "b.c", false}};
  }

  /// A step or place in a.c, or in a file of another index.
  static program::SourceRange at(unsigned line, std::uint32_t file = 0) {
    return {program::FileId(file), line, 1, line, 2};
  }

  /// Whether a change of `line` in a.c concerns the finding.
  bool concerns(unsigned line) const {
    ChangedLines lines;
    lines.add(directory_ / "a.c", line, line);
    return lines.touch(program_, finding_);
  }

  void addStep(const program::SourceRange& range, unsigned level = 0) {
    analysis::TraceStep step;
    step.range = range;
    step.level = level;
    finding_.trace.push_back(step);
  }

  TemporaryDirectory directory_;
  program::Program program_;
  analysis::Finding finding_;
};

TEST_F(ChangedLinesTest, PathGoesThroughLinesBetweenItsSteps) {
  finding_.range = at(20);
  addStep(at(10));
  addStep(at(15));
  addStep(at(30), 1); // a callee
  addStep(at(40), 1);
  addStep(at(20));
  for (const unsigned line : {10U, 12U, 15U, 20U, 30U, 35U, 40U})
    EXPECT_TRUE(concerns(line)) << line;
  for (const unsigned line : {9U, 17U, 25U, 41U})
    EXPECT_FALSE(concerns(line)) << line;
}

TEST_F(ChangedLinesTest, FilesAreToldApart) {
  finding_.range = at(5, 1);
  addStep(at(3));
  addStep(at(9, 1));
  EXPECT_TRUE(concerns(3));
  EXPECT_FALSE(concerns(5));
}

TEST_F(ChangedLinesTest, DiffsAreRead) {
  finding_.range = at(7);
  auto concernedBy = [&](const std::string& hunks) {
    ChangedLines lines;
    addDiff("diff --git x y\n--- a.c\n+++ a.c\n" + hunks, directory_.path(), lines);
    return lines.touch(program_, finding_);
  };
  EXPECT_TRUE(concernedBy("@@ -1 +7 @@ void F()\n+x\n"));
  EXPECT_TRUE(concernedBy("@@ -1,0 +5,3 @@\n"));
  EXPECT_FALSE(concernedBy("@@ -7,9 +8,2 @@\n"));
  EXPECT_TRUE(concernedBy("@@ -1 +1 @@\n@@ -9 +7,2 @@\n"));
  // Lines that are gone stood between 6 and 7, or 7 and 8.
  EXPECT_TRUE(concernedBy("@@ -7,2 +6,0 @@\n"));
  EXPECT_TRUE(concernedBy("@@ -7,2 +7,0 @@\n"));
  EXPECT_FALSE(concernedBy("@@ -7,2 +8,0 @@\n"));
  EXPECT_FALSE(concernedBy("+++ /dev/null\n@@ -7 +7 @@\n"));
  EXPECT_FALSE(concernedBy("+++ \"q\\\"uoted.c\"\n@@ -7 +7 @@\n"));
}

} // namespace
} // namespace driver_tidy::command
