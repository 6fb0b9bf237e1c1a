#include "tools/driver-tidy/msbuild/expressions.h"

#include <gmock/gmock.h>

namespace driver_tidy::msbuild {
namespace {

using testing::ElementsAre;

class Expressions : public testing::Test {
protected:
  std::string expanded(const std::string& text) { return expand(text, scope()); }
  std::optional<bool> condition(const std::string& text) {
    return evaluateCondition(text, scope(),
                             [](const std::string& path) { return path == "there"; });
  }
  Scope scope() {
    return {&properties, isItem ? &metadata : nullptr,
            [this](const std::string& what) { unknown.push_back(what); }};
  }

  Values properties = {{"Configuration", "Debug"}, {"Platform", "x64"}, {"Version", "10.0"}};
  Values metadata = {{"Filename", "read"}};
  bool isItem = false;
  std::vector<std::string> unknown;
};

TEST_F(Expressions, ReferencesAreReplaced) {
  EXPECT_EQ(expanded("a$(Configuration)b"), "aDebugb");
  EXPECT_EQ(expanded("$(CONFIGURATION)|$(platform)"), "Debug|x64");
  EXPECT_EQ(expanded("$(NotSet)\\inc"), "\\inc");
  EXPECT_EQ(expanded("100% $5 $(open"), "100% $5 $(open");
  EXPECT_TRUE(unknown.empty());
}

TEST_F(Expressions, MetadataIsReplacedInItemsOnly) {
  EXPECT_EQ(expanded("%(Filename).c"), "%(Filename).c");
  isItem = true;
  EXPECT_EQ(expanded("%(Filename).c;%(Other)"), "read.c;");
}

TEST_F(Expressions, PropertyFunctionsAreToldAndEmpty) {
  EXPECT_EQ(expanded("x$([MSBuild]::Add(1, 2))y$(Version.Substring(0, 2))"), "xy");
  EXPECT_THAT(unknown, ElementsAre("$([MSBuild]::Add(1, 2))", "$(Version.Substring(0, 2))"));
}

TEST_F(Expressions, Conditions) {
  const std::pair<const char*, bool> cases[] = {
      {"'$(Configuration)|$(Platform)'=='debug|X64'", true},
      {"'$(Configuration)'=='Release'", false},
      {"'$(NotSet)' != ''", false},
      {"'$(NotSet)' == '' and '$(Platform)' == 'x64'", true},
      {"'a' == 'b' or 'a' == 'a'", true},
      {"'a' == 'b' or 'a' == 'a' and 'a' == 'b'", false},
      {"!('a' == 'b')", true},
      {"Exists('there')", true},
      {"exists('$(NotSet)')", false},
      {"HasTrailingSlash('a\\')", true},
      {"$(Version) >= 6.3", true},
      {"'9' < '10'", true},
      {"true", true},
      {"!false", true},
      {"$(Platform) == x64", true},
  };
  for (const auto& [text, value] : cases)
    EXPECT_EQ(condition(text), std::optional(value)) << text;
}

TEST_F(Expressions, ConditionsThatAreNotUnderstood) {
  for (const char* text : {"", "'a' ==", "'a' == 'b", "('a' == 'a'", "'a' 'b'", "'a' < 'b'",
                           "Unknown('a')", "'a' == 'a' xor 'a' == 'a'", "'' >= '1'"})
    EXPECT_EQ(condition(text), std::nullopt) << text;
  EXPECT_EQ(condition(std::string(100000, '(')), std::nullopt);
}

} // namespace
} // namespace driver_tidy::msbuild
