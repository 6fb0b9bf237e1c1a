// IRQLs as texts.

#include "checker/contracts/levels.h"

#include <gtest/gtest.h>

namespace driver_tidy::contracts {
namespace {

using program::ValueSet;

TEST(Levels, TextsAreReadAndWrittenAlike) {
  for (const char* text : {"PASSIVE_LEVEL", "APC_LEVEL", "DISPATCH_LEVEL", "DIRQL", "<= APC_LEVEL",
                           "<= DIRQL", ">= DISPATCH_LEVEL", "APC_LEVEL..DISPATCH_LEVEL"}) {
    const auto levels = parseLevels(text);
    ASSERT_TRUE(levels) << text;
    EXPECT_EQ(describeLevels(*levels), text);
  }
}

TEST(Levels, WhatIsNone) {
  for (const char* text : {"", "<= ", "LOW_LEVEL", "<=APC_LEVEL", "DISPATCH_LEVEL..APC_LEVEL", "1"})
    EXPECT_FALSE(parseLevels(text)) << text;
}

TEST(Levels, BoundsAreInclusive) {
  EXPECT_EQ(parseLevels("<= APC_LEVEL"), ValueSet::range(0, 1));
  EXPECT_EQ(parseLevels(">= DISPATCH_LEVEL"), ValueSet::range(2, 31));
}

TEST(Levels, WhatSaysNothingIsUnknown) {
  EXPECT_EQ(describeLevels(ValueSet::all()), "unknown IRQL");
  EXPECT_EQ(describeLevels(ValueSet::range(0, 31)), "unknown IRQL");
  EXPECT_EQ(describeLevels(ValueSet::only(12)), "12");
}

} // namespace
} // namespace driver_tidy::contracts
