#include "tools/driver-tidy/files.h"

#include "tools/tests/temporary_directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/stat.h>

namespace driver_tidy::command {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::IsEmpty;

std::string contentOf(const std::string& path) {
  std::string text;
  EXPECT_THAT(readFile(path, text), IsEmpty());
  return text;
}

std::size_t filesIn(const TemporaryDirectory& directory) {
  const fs::directory_iterator entries(directory.path());
  return static_cast<std::size_t>(std::distance(begin(entries), end(entries)));
}

TEST(Files, ReadsBytesAndEmptyFiles) {
  TemporaryDirectory directory;
  const std::string bytes("a\r\n\0b", 5);
  EXPECT_EQ(contentOf(directory.write("bytes", bytes)), bytes);
  EXPECT_EQ(contentOf(directory.write("empty")), "");
}

TEST(Files, SaysWhyAFileCannotBeRead) {
  TemporaryDirectory directory;
  std::string text;
  EXPECT_THAT(readFile(directory / "missing", text), HasSubstr("No such file"));
  EXPECT_EQ(readFile(directory.path(), text), "is a directory");
}

TEST(Files, WritesNewFilesAndReplacesOld) {
  TemporaryDirectory directory;
  const std::string path = directory / "out";
  EXPECT_THAT(writeFile(path, "one"), IsEmpty());
  EXPECT_EQ(contentOf(path), "one");
  EXPECT_THAT(writeFile(path, "two"), IsEmpty());
  EXPECT_EQ(contentOf(path), "two");
  EXPECT_EQ(filesIn(directory), 1U);
}

TEST(Files, KeepsModeAndLinks) {
  TemporaryDirectory directory;
  const std::string path = directory.write("out", "old");
  ASSERT_EQ(::chmod(path.c_str(), 0640), 0);
  fs::create_symlink("out", directory / "link");
  EXPECT_THAT(writeFile(directory / "link", "new"), IsEmpty());
  EXPECT_TRUE(fs::is_symlink(directory / "link"));
  EXPECT_EQ(contentOf(path), "new");
  EXPECT_EQ(fs::status(path).permissions(), fs::perms(0640));
}

TEST(Files, DevicesStayDevices) {
  EXPECT_THAT(whyUnwritable("/dev/null"), IsEmpty());
  EXPECT_THAT(writeFile("/dev/null", "text"), IsEmpty());
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

TEST(Files, SaysWhyAFileCannotBeWritten) {
  TemporaryDirectory directory;
  directory.write("file");
  EXPECT_THAT(whyUnwritable(directory / "missing/out"), HasSubstr("No such file"));
  EXPECT_THAT(whyUnwritable(directory / "file/out"), HasSubstr("Not a directory"));
  EXPECT_EQ(whyUnwritable(directory.path()), "is a directory");
  EXPECT_THAT(writeFile(directory / "missing/out", "text"), HasSubstr("No such file"));
  EXPECT_THAT(writeFile("/dev/full", "text"), HasSubstr("No space"));
}

TEST(Files, AskingLeavesNoTrace) {
  TemporaryDirectory directory;
  EXPECT_THAT(whyUnwritable(directory / "out"), IsEmpty());
  EXPECT_EQ(filesIn(directory), 0U);
  EXPECT_THAT(whyUnwritable(directory.write("old", "text")), IsEmpty());
  EXPECT_EQ(contentOf(directory / "old"), "text");
  EXPECT_EQ(filesIn(directory), 1U);
}

} // namespace
} // namespace driver_tidy::command
