#include "checker/report/uri.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace driver_tidy::report {
namespace {

TEST(RelativeUri, StartsAtTheRoot) {
  EXPECT_EQ(relativeUri("/src/fat/read.c", "/src"), "fat/read.c");
  EXPECT_EQ(relativeUri("/src/fat/read.c", "/src/"), "fat/read.c");
  EXPECT_EQ(relativeUri("/src/fat/./inc/../read.c", "/src/fat"), "read.c");
}

TEST(RelativeUri, LeavesTheRootByParents) {
  EXPECT_EQ(relativeUri("/ddk/wdm.h", "/src/fat"), "../../ddk/wdm.h");
}

TEST(RelativeUri, TakesRelativePathsFromTheWorkingDirectory) {
  const std::string here = std::filesystem::current_path().string();
  EXPECT_EQ(relativeUri("fat/read.c", here), "fat/read.c");
  EXPECT_EQ(relativeUri("fat/read.c", "fat"), "read.c");
  EXPECT_EQ(relativeUri("fat/read.c", ""), "fat/read.c");
  EXPECT_EQ(relativeUri(here + "/read.c", "."), "read.c");
}

TEST(RelativeUri, TurnsBackslashes) {
  EXPECT_EQ(relativeUri("/src/fat\\..\\inc\\x.h", "/src"), "inc/x.h");
}

TEST(RelativeUri, EncodesWhatAUriMayNotHold) {
  EXPECT_EQ(relativeUri("/src/a b#c%d/\xC3\xA4:x.c", "/src"), "a%20b%23c%25d/%C3%A4%3Ax.c");
}

} // namespace
} // namespace driver_tidy::report
