#include "checker/frontend/shared_prefix.h"

#include "checker/frontend/kernel_flags.h"
#include "checker/program/program_file.h"

#include <gmock/gmock.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>

namespace driver_tidy::frontend {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> includesOf(std::string_view source) {
  std::vector<std::string> result;
  for (const LeadingInclude& include : leadingIncludes(source)) {
    EXPECT_TRUE(source.substr(0, include.end).ends_with(include.text));
    result.push_back(std::to_string(include.line) + ":" + include.text);
  }
  return result;
}

TEST(LeadingIncludes, standInFrontOfAllElse) {
  EXPECT_THAT(includesOf("// a\n\n/* b\n */\n#include <a.h>\n  # include \"b.h\" // c\n#define X\n"
                         "#include <c.h>\n"),
              ElementsAre("5:#include <a.h>", "6:  # include \"b.h\""));
  EXPECT_THAT(includesOf("#include <a.h>"), ElementsAre("1:#include <a.h>"));
  EXPECT_THAT(includesOf("\xEF\xBB\xBF#include <a.h>\r\n#include \"b\"\r\nint x;\r\n"),
              ElementsAre("1:#include <a.h>", "2:#include \"b\""));
}

TEST(LeadingIncludes, areNoOtherLines) {
  for (const char* source :
       {"", "int x;\n#include <a.h>\n", "#include NAME\n", "#include_next <a.h>\n",
        "#if 1\n#include <a.h>\n", "#include <a.h> int x;\n", "#include \"a.h\n",
        "#include\n\"a.h\"\n", "/* a */ #include <a.h>\n", "// a \\\n#include <a.h>\n",
        "x #include <a.h>\n", "#\n"})
    EXPECT_THAT(includesOf(source), IsEmpty()) << source;
}

using Files = std::map<std::string, std::string>;

class Folder {
public:
  explicit Folder(const Files& files) {
    for (const auto& [name, content] : files) {
      std::filesystem::create_directories((path_ / name).parent_path());
      std::ofstream(path_ / name) << content;
    }
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  CompileCommand unit(const std::string& file, const std::string& flag = "-DX") const {
    std::vector<std::string> arguments = kernelFlags();
    arguments.push_back(flag);
    return {file, path_.string(), arguments};
  }

private:
  std::filesystem::path path_ =
      std::filesystem::path(::testing::TempDir()) / ("prefix_test_" + std::to_string(::getpid()));
};

TEST(SharedPrefixes, areOfLikeUnits) {
  const Folder folder(
      Files{{"a.c", "#include <x.h>\n#include <y.h>\n#include <z.h>\n"},
            {"b.c", "#include <x.h>\n#include <y.h>\nint a;\n"},
            {"c.c", "#include <y.h>\n"},
            {"d.c", "int a;\n"},
            {"e.cpp", "#include <x.h>\n"},
            {"f.c", "#include <x.h>\n/* begin_wpp config\nFUNC A(LEVEL);\nend_wpp */\n"},
            {"sub/g.c", "#include <x.h>\n"},
            {"h.c", "#include <x.h>\n#include <y.h>\n"},
            {"i.c", std::string("#include <x.h>\n\0", 16)}});
  std::vector<CompileCommand> units;
  for (const char* file : {"a.c", "b.c", "c.c", "d.c", "e.cpp", "f.c", "sub/g.c", "i.c", "none.c"})
    units.push_back(folder.unit(file));
  units.push_back(folder.unit("h.c", "-DY"));
  units.push_back(folder.unit("h.c"));
  std::vector<std::string> shared;
  std::vector<std::size_t> all;
  for (const SharedPrefix& prefix : sharedPrefixes(units)) {
    all.insert(all.end(), prefix.units.begin(), prefix.units.end());
    if (prefix.units.size() > 1) {
      EXPECT_THAT(prefix.units, ElementsAre(0, 1, 10));
      EXPECT_THAT(prefix.includes, ElementsAre("#include <x.h>", "#include <y.h>"));
    }
  }
  std::sort(all.begin(), all.end());
  EXPECT_THAT(all, ElementsAre(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
}

/// Whether the unit is the same read alone and read behind its includes.
bool isSame(const Folder& folder, const std::string& file) {
  const std::vector<CompileCommand> units = {folder.unit(file), folder.unit("other.c")};
  SharedPrefix prefix = sharedPrefixes({units.front()}).front();
  EXPECT_FALSE(prefix.includes.empty());
  std::string read;
  captureBehind(
      prefix, units, [] { return std::optional<std::size_t>(0); },
      [&](const Capture& capture) { read = program::writeUnits({&capture, 1}); });
  const Capture alone = capture(units.front());
  return read == program::writeUnits({&alone, 1});
}

TEST(CaptureBehind, isTheSameAsAlone) {
  const Folder folder(Files{
      {"a.h", "#pragma once\nint g(void);\nstatic int InHeader(int x) { return x ? g() : 0; }\n"},
      {"inc/list.i", "X(1)\nX(2)\n"},
      {"types.h", "#include \"a.h\"\n#define ENTER KeEnterGuardedRegion()\nvoid "
                  "KeEnterGuardedRegion(void);\n"},
      {"plain.c", "#include \"types.h\"\n#include \"A.H\" // "
                  "again\n_IRQL_requires_max_(APC_LEVEL) void F(void) { ENTER; }\n"},
      {"sub/deep.c",
       "#include \"../types.h\"\nint a[] = {\n#define X(n) n,\n#include \"../inc/list.i\"\n};\n"
       "int F(void) { return a[0] + InHeader(__LINE__); }\n"},
      {"main.cpp", "#include \"types.h\"\nstruct S { S(); ~S(); };\nint F() { S s; auto f = [] { "
                   "return g(); }; return f(); }\n"},
      {"lost.c", "// first\n\n#include \"types.h\"\n   #include \"none.h\"\nint F(void) { NONE x; "
                 "return g(); }\n"},
      {"traced.c", "#include \"types.h\"\n#include \"traced.tmh\"\nint F(void) { return g(); }\n"},
      {"kit.c", "#include <ntifs.h>\nvoid F(PKSPIN_LOCK l) { KIRQL i; KeAcquireSpinLock(l, &i); "
                "KeReleaseSpinLock(l, i); }\n"}});
  for (const char* file : {"plain.c", "sub/deep.c", "main.cpp", "lost.c", "traced.c", "kit.c"})
    EXPECT_TRUE(isSame(folder, file)) << file;
}

TEST(CaptureBehind, aSourceThatHasChangedIsNotRead) {
  const Folder folder(Files{{"a.c", "#include <stddef.h>\nint a;\n"}});
  const std::vector<CompileCommand> units = {folder.unit("a.c")};
  const SharedPrefix prefix{{"#include <stdarg.h>"}, {0}};
  std::vector<Diagnostic> errors;
  captureBehind(
      prefix, units, [] { return std::optional<std::size_t>(0); },
      [&](const Capture& capture) {
        EXPECT_FALSE(capture.usable);
        errors = capture.errors;
      });
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_EQ(errors[0].message, "has changed while it was being read");
}

TEST(CaptureBehind, endsWhereNoUnitIsLeft) {
  const Folder folder(Files{{"a.c", "#include <stddef.h>\nint a;\n"}});
  const std::vector<CompileCommand> units = {folder.unit("a.c")};
  unsigned asked = 0;
  captureBehind(
      {{"#include <stddef.h>"}, {0}}, units,
      [&]() -> std::optional<std::size_t> {
        ++asked;
        return std::nullopt;
      },
      [](const Capture&) { FAIL(); });
  EXPECT_EQ(asked, 1U);
}

} // namespace
} // namespace driver_tidy::frontend
