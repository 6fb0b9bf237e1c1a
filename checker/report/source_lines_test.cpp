#include "checker/report/source_lines.h"

#include "checker/report/example_run.h"

#include <gtest/gtest.h>

namespace driver_tidy::report {
namespace {

TEST(SourceLines, EndsLinesAsClangDoes) {
  const TemporaryDirectory directory;
  const std::string path = directory.write("a.c", "one\r\ntwo\nthree\rfour\n\nsix");
  SourceLines lines;
  EXPECT_EQ(lines.line(path, 1), "one");
  EXPECT_EQ(lines.line(path, 2), "two");
  EXPECT_EQ(lines.line(path, 3), "three");
  EXPECT_EQ(lines.line(path, 4), "four");
  EXPECT_EQ(lines.line(path, 5), "");
  EXPECT_EQ(lines.line(path, 6), "six");
}

TEST(SourceLines, HasNothingWhereNoLineIs) {
  const TemporaryDirectory directory;
  const std::string path = directory.write("a.c", "one");
  const std::string empty = directory.write("empty.c", "");
  SourceLines lines;
  EXPECT_EQ(lines.line(path, 0), std::nullopt);
  EXPECT_EQ(lines.line(path, 2), std::nullopt);
  EXPECT_EQ(lines.line(empty, 1), std::nullopt);
  EXPECT_EQ(lines.line(directory.path() + "/missing.c", 1), std::nullopt);
  EXPECT_EQ(lines.line(directory.path(), 1), std::nullopt);
}

TEST(SourceLines, ReadsAFileOnce) {
  const TemporaryDirectory directory;
  const std::string path = directory.write("a.c", "before");
  SourceLines lines;
  EXPECT_EQ(lines.line(path, 1), "before");
  directory.write("a.c", "after");
  EXPECT_EQ(lines.line(path, 1), "before");
}

} // namespace
} // namespace driver_tidy::report
