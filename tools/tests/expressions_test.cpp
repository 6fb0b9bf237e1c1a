#include "tools/driver-tidy/msbuild/expressions.h"
#include "tools/tests/temporary_directory.h"

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

TEST_F(Expressions, MethodsOfStrings) {
  properties["Padded"] = " a b ";
  const std::pair<const char*, const char*> cases[] = {
      {"$(Version.Replace('.', ','))", "10,0"},
      {"$(Padded.Replace(' ',''))", "ab"},
      {"$(Version.Substring(1))", "0.0"},
      {"$(Version.Substring(0, 2))", "10"},
      {"$(Configuration.ToLower())$(Platform.ToUpperInvariant())", "debugX64"},
      {"[$(Padded.Trim())|$(Padded.TrimStart())|$(Version.TrimEnd('0'))]", "[a b|a b |10.]"},
      {"$(Padded.Trim().Replace(' ', '-'))", "a-b"},
      {"$(Configuration.StartsWith('De'))$(Configuration.EndsWith(\"De\"))", "TrueFalse"},
      {"$(Version.Contains(`.`))", "True"},
      {"$(Version.Replace('.', $(Platform)))", "10x640"},
  };
  for (const auto& [text, value] : cases)
    EXPECT_EQ(expanded(text), value) << text;
  EXPECT_TRUE(unknown.empty());
  EXPECT_EQ(condition("$(Configuration.EndsWith('bug'))"), true);
}

TEST_F(Expressions, FunctionsOfPaths) {
  command::TemporaryDirectory directory;
  directory.write("build.props", "");
  directory.write("a/b/c", "");
  properties["Here"] = directory / "a/b/";
  EXPECT_EQ(expanded("$([MSBuild]::GetDirectoryNameOfFileAbove($(Here), build.props))/x"),
            directory / "x");
  EXPECT_EQ(expanded("$([MSBuild]::GetPathOfFileAbove('build.props', '$(Here)'))"),
            directory / "build.props");
  EXPECT_EQ(expanded("$([MSBuild]::GetPathOfFileAbove('no such.props', '$(Here)'))"), "");
  const std::pair<const char*, const char*> cases[] = {
      {"$([MSBuild]::EnsureTrailingSlash('a\\b'))", "a/b/"},
      {"$([msbuild]::NormalizePath('/a', '..\\b'))", "/b"},
      {"$([MSBuild]::NormalizeDirectory('/a/b'))", "/a/b/"},
      {"$([System.IO.Path]::Combine('a', 'b', 'c.c'))", "a/b/c.c"},
      {"$([System.IO.Path]::GetFullPath('/a/../b'))", "/b"},
      {"$([System.IO.Path]::GetDirectoryName('a\\b.c'))", "a"},
      {"$([System.IO.Path]::GetFileName('a\\b.c'))", "b.c"},
      {"$([System.IO.Path]::GetFileNameWithoutExtension('a\\b.c'))", "b"},
      {"$([System.IO.Path]::GetExtension('a\\b.c'))", ".c"},
  };
  for (const auto& [text, value] : cases)
    EXPECT_EQ(expanded(text), value) << text;
  EXPECT_TRUE(unknown.empty());
}

TEST_F(Expressions, OtherFunctionsAreToldAndEmpty) {
  const char* texts[] = {
      "$([MSBuild]::Add(1, 2))", "$(Version.Split('.'))",      "$(Version.Substring(9))",
      "$(Version.Substring(x))", "$(Version.Replace('', a))",  "$([System.DateTime]::Now)",
      "$([MSBuild]::)",          "$(Version.Replace('.')rest)"};
  for (const char* text : texts) {
    unknown.clear();
    EXPECT_EQ(expanded(std::string("x") + text + "y"), "xy");
    EXPECT_THAT(unknown, ElementsAre(text));
  }
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
