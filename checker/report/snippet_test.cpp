#include "checker/report/snippet.h"

#include <gtest/gtest.h>

namespace driver_tidy::report {
namespace {

program::SourceRange range(unsigned column, unsigned endColumn) {
  return {program::FileId(0), 1, column, 1, endColumn};
}

TEST(Snippet, MarksTheRange) {
  const Snippet snippet = makeSnippet("  return Status;", range(3, 16));
  EXPECT_EQ(snippet.source, "  return Status;");
  EXPECT_EQ(snippet.marks, "  ^~~~~~~~~~~~~");
}

TEST(Snippet, MarksAPlaceWithoutExtent) {
  EXPECT_EQ(makeSnippet("  }", range(3, 3)).marks, "  ^");
  EXPECT_EQ(makeSnippet("  }", range(3, 0)).marks, "  ^");
  EXPECT_EQ(makeSnippet("  }", range(4, 5)).marks, "   ^"); // just behind the line
}

TEST(Snippet, ExpandsTabsToStopsOfEight) {
  const Snippet snippet = makeSnippet("\tx\t= f(\ty);", range(2, 12));
  EXPECT_EQ(snippet.source, "        x       = f(    y);");
  EXPECT_EQ(snippet.marks, "        ^~~~~~~~~~~~~~~~~~~");
}

TEST(Snippet, SpellsOutUnprintableBytes) {
  const Snippet snippet = makeSnippet("/*\xE4\x1B\xC3\xA4*/f();", range(9, 12));
  EXPECT_EQ(snippet.source, "/*<E4><U+001B>\xC3\xA4*/f();");
  EXPECT_EQ(snippet.marks, "                 ^~~");
}

TEST(Snippet, EndsAMultiLineRangeWithTheLine) {
  program::SourceRange lines = range(3, 4);
  lines.endLine = 2;
  EXPECT_EQ(makeSnippet("  f(a,  \t", lines).marks, "  ^~~~");
}

TEST(Snippet, ShowsNothingForALineThatHasChanged) {
  EXPECT_EQ(makeSnippet("abc", range(5, 6)).marks, "");
  EXPECT_EQ(makeSnippet("abc", range(0, 1)).marks, "");
}

TEST(Snippet, ShowsNoLineBeyondClangsLimit) {
  EXPECT_EQ(makeSnippet(std::string(4096, 'x'), range(1, 2)).marks, "^");
  EXPECT_EQ(makeSnippet(std::string(4097, 'x'), range(1, 2)).marks, "");
}

} // namespace
} // namespace driver_tidy::report
