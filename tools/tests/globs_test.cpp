#include "tools/driver-tidy/globs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace driver_tidy::command {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Globs, MatchWholeNames) {
  EXPECT_TRUE(matchesGlob("driver-lock", "driver-lock"));
  EXPECT_FALSE(matchesGlob("driver-lock", "driver-lock-pairing"));
  EXPECT_FALSE(matchesGlob("lock", "driver-lock"));
  EXPECT_FALSE(matchesGlob("", "driver-lock"));
}

TEST(Globs, StarIsAnyText) {
  EXPECT_TRUE(matchesGlob("*", "driver-lock"));
  EXPECT_TRUE(matchesGlob("driver-*", "driver-lock"));
  EXPECT_TRUE(matchesGlob("*-lock*", "driver-lock"));
  EXPECT_TRUE(matchesGlob("*region*s", "driver-critical-regions"));
  EXPECT_FALSE(matchesGlob("*region*x", "driver-critical-regions"));
  // The first "ab" is not the one that the rest of the glob needs.
  EXPECT_TRUE(matchesGlob("*abc", "ababc"));
}

class ApplyGlobs : public testing::Test {
protected:
  std::vector<std::string> apply(std::string_view globs) { return applyGlobs(globs, checks); }
  std::vector<std::string> on() const {
    std::vector<std::string> names;
    for (const CheckSwitch& check : checks)
      if (check.on)
        names.push_back(check.name);
    return names;
  }

  std::vector<CheckSwitch> checks = {
      {"driver-critical", true}, {"driver-guarded", true}, {"driver-pedantic", false}};
};

TEST_F(ApplyGlobs, NothingLeavesTheDefaults) {
  EXPECT_THAT(apply(""), IsEmpty());
  EXPECT_THAT(on(), ElementsAre("driver-critical", "driver-guarded"));
}

TEST_F(ApplyGlobs, AddsToTheDefaults) {
  EXPECT_THAT(apply("driver-pedantic"), IsEmpty());
  EXPECT_THAT(on(), ElementsAre("driver-critical", "driver-guarded", "driver-pedantic"));
}

TEST_F(ApplyGlobs, LaterGlobsWin) {
  EXPECT_THAT(apply("-*, driver-*,-driver-guarded"), IsEmpty());
  EXPECT_THAT(on(), ElementsAre("driver-critical", "driver-pedantic"));
}

TEST_F(ApplyGlobs, NamesGlobsThatMatchNothing) {
  EXPECT_THAT(apply("driver-*,driver-gaurded,-bugprone-*,,"),
              ElementsAre("driver-gaurded", "-bugprone-*"));
}

TEST(Globs, AGroupStandsForItsChecks) {
  std::vector<CheckSwitch> checks = {{"driver-a", true, {"sdv-wdm"}},
                                     {"driver-b", false, {"sdv-wdm"}},
                                     {"driver-c", false, {"sdv-ndis"}}};
  EXPECT_TRUE(applyGlobs("-*,sdv-wdm", checks).empty());
  EXPECT_TRUE(checks[0].on);
  EXPECT_TRUE(checks[1].on);
  EXPECT_FALSE(checks[2].on);
  EXPECT_TRUE(applyGlobs("-sdv-*", checks).empty());
  EXPECT_FALSE(checks[0].on);
}

} // namespace
} // namespace driver_tidy::command
