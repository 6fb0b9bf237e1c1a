#include "tools/driver-tidy/source_files.h"

#include "tools/tests/temporary_directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace driver_tidy::command {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(SourceFiles, KnowsSourcesByTheirExtension) {
  for (const char* name : {"a.c", "a.cc", "a.cpp", "a.cxx", "A.C", "b.Cpp"})
    EXPECT_TRUE(isSourceName(name)) << name;
  for (const char* name : {"a.h", "a.cs", "c", ".c", "a.c.orig", "a."})
    EXPECT_FALSE(isSourceName(name)) << name;
}

TEST(SourceFiles, AreSortedAndFromAllLevels) {
  TemporaryDirectory directory;
  const std::string z = directory.write("z.c");
  const std::string a = directory.write("sub/deep/a.cpp");
  const std::string b = directory.write("b.cc");
  directory.write("sub/a.h");
  directory.write(".git/hidden.c");
  std::vector<report::InputError> errors;
  EXPECT_THAT(sourceFilesBelow(directory.path(), errors), ElementsAre(b, a, z));
  EXPECT_THAT(errors, IsEmpty());
}

TEST(SourceFiles, LinksThatLeadBackAreFollowedOnce) {
  TemporaryDirectory directory;
  const std::string a = directory.write("sub/a.c");
  fs::create_directory_symlink("..", directory / "sub/up");
  fs::create_directory_symlink("sub", directory / "twice");
  std::vector<report::InputError> errors;
  EXPECT_THAT(sourceFilesBelow(directory.path(), errors), ElementsAre(a));
  EXPECT_THAT(errors, IsEmpty());
}

TEST(SourceFiles, ADirectoryThatCannotBeReadIsAnError) {
  TemporaryDirectory directory;
  std::vector<report::InputError> errors;
  EXPECT_THAT(sourceFilesBelow(directory / "missing", errors), IsEmpty());
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_EQ(errors[0].path, directory / "missing");
  EXPECT_TRUE(errors[0].fileLost);
}

} // namespace
} // namespace driver_tidy::command
