#include "tools/driver-tidy/compile_database.h"

#include "tools/driver-tidy/cl_flags.h"
#include "tools/tests/temporary_directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace driver_tidy::command {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

using Words = std::vector<std::string>;

TEST(CompileDatabase, SplitsCommandsAsAShellDoes) {
  EXPECT_EQ(splitCommand("cc -DA=1  -c\ta.c", Quoting::Posix), (Words{"cc", "-DA=1", "-c", "a.c"}));
  EXPECT_EQ(splitCommand(R"(cc '-DA="x y"' "-DB=\"z\"" a\ b.c)", Quoting::Posix),
            (Words{"cc", "-DA=\"x y\"", "-DB=\"z\"", "a b.c"}));
  EXPECT_EQ(splitCommand(R"(cc "C:\inc" '\n' "")", Quoting::Posix),
            (Words{"cc", R"(C:\inc)", R"(\n)", ""}));
  EXPECT_THAT(splitCommand("  ", Quoting::Posix), IsEmpty());
}

TEST(CompileDatabase, KeepsWhatMattersToReading) {
  EXPECT_EQ(readingFlags(
                {"gcc", "-Iinc", "-isystem", "sys", "-DX", "-std=gnu11", "-c", "a.c", "-o", "a.o"},
                "a.c", "/src"),
            (Words{"-Iinc", "-isystem", "sys", "-DX", "-std=gnu11"}));
  EXPECT_EQ(readingFlags({"/usr/bin/ccache", "clang", "-MD", "-MP", "-MF", "a.d", "-MTa.o", "-DX",
                          "-oa.o", "--", "sub/../a.c"},
                         "/src/a.c", "/src"),
            (Words{"-DX"}));
  // CMake's precompiled headers stand there by name as well.
  EXPECT_EQ(readingFlags({"clang", "-Xclang", "-include-pch", "-Xclang", "all.pch", "-Xclang",
                          "-include", "-Xclang", "all.h", "-c", "a.c"},
                         "a.c", "/src"),
            (Words{"-Xclang", "-include", "-Xclang", "all.h"}));
  EXPECT_EQ(readingFlags({"clang", "-DX", "-o"}, "a.c", "/src"), (Words{"-DX"}));
}

TEST(CompileDatabase, SplitsCommandsAsWindowsDoes) {
  EXPECT_EQ(
      splitCommand(R"(cl.exe "/IC:\Program Files\inc" /DA=\"x\" /Fo:a\ a.c)", Quoting::Windows),
      (Words{"cl.exe", R"(/IC:\Program Files\inc)", R"(/DA="x")", R"(/Fo:a\)", "a.c"}));
}

TEST(CompileDatabase, KeepsWhatMattersToReadingOfCl) {
  EXPECT_EQ(readingFlagsOfCl({"cl",     "/nologo",     "/c",         "/kernel",      "/Zp8",
                              "/DX=1",  "/D",          "Y",          "/I",           R"(..\inc)",
                              "-Isys",  "/external:I", "ext",        "/external:W0", "/FIpre.h",
                              "/W4",    "/GR-",        "/std:c++20", "/Fo:a.obj",    "/Fd",
                              "/I.pdb", "/TP",         "/UZ",        "/src/a.c"}),
            (Words{"-D_KERNEL_MODE=1", "-D", "X=1", "-D", "Y", "-I", "../inc", "-I", "sys",
                   "-isystem", "ext", "-include", "pre.h", "-std=c++20", "-x", "c++", "-U", "Z"}));
}

class ReadDatabase : public testing::Test {
protected:
  std::vector<frontend::CompileCommand> read(const std::string& text) {
    return readDatabase(directory.write("compile_commands.json", text), errors);
  }
  /// "line: message" of each error.
  Words problems() const {
    Words texts;
    for (const report::InputError& error : errors)
      texts.push_back(std::to_string(error.line) + ": " + error.message);
    return texts;
  }

  TemporaryDirectory directory;
  std::vector<report::InputError> errors;
};

TEST_F(ReadDatabase, TakesCommandsAndArguments) {
  const auto commands = read(R"([
    {"directory": "/b", "file": "a.c", "command": "cc -DA='x y' -c a.c -o a.o"},
    {"directory": "/b", "file": "b.c", "arguments": ["cc", "-DB", "-c", "b.c"], "output": "b.o"}
  ])");
  EXPECT_THAT(problems(), IsEmpty());
  ASSERT_THAT(commands, SizeIs(2));
  EXPECT_EQ(commands[0].file, "a.c");
  EXPECT_EQ(commands[0].directory, "/b");
  EXPECT_EQ(commands[0].arguments, (Words{"-DA=x y"}));
  EXPECT_EQ(commands[1].arguments, (Words{"-DB"}));
}

TEST_F(ReadDatabase, TakesCommandsOfCl) {
  const auto commands = read(R"([
    {"directory": "/b", "file": "a.c", "command": "C:\\VS\\cl.exe /kernel /DA=\\\"x\\\" /c a.c"},
    {"directory": "/b", "file": "b.c", "arguments": ["clang-cl", "/I..\\inc", "/c", "--", "b.c"]}
  ])");
  EXPECT_THAT(problems(), IsEmpty());
  ASSERT_THAT(commands, SizeIs(2));
  EXPECT_EQ(commands[0].arguments, (Words{"-D_KERNEL_MODE=1", "-D", "A=\"x\""}));
  EXPECT_EQ(commands[1].arguments, (Words{"-I", "../inc"}));
}

TEST_F(ReadDatabase, ABadEntryCostsOnlyItself) {
  const auto commands = read("[\n"
                             "{\"directory\": \"/b\", \"command\": \"cc a.c\"},\n"
                             "7,\n"
                             "{\"directory\": \"/b\", \"file\": \"b.c\", \"arguments\": [1]},\n"
                             "{\"directory\": \"/b\", \"file\": \"c.c\"},\n"
                             "{\"directory\": \"/b\", \"file\": \"d.c\", \"command\": \"cl.exe /c "
                             "@all.rsp d.c\"},\n"
                             "{\"directory\": \"/b\", \"file\": \"good.c\", \"command\": \"cc\"}]");
  ASSERT_THAT(commands, SizeIs(1));
  EXPECT_EQ(commands[0].file, "good.c");
  EXPECT_THAT(problems(),
              ElementsAre(HasSubstr("2: /0: \"file\""), HasSubstr("3: /1:"),
                          HasSubstr("4: /2/arguments:"), HasSubstr("5: /3: \"command\""),
                          HasSubstr("6: /4: d.c: the flags in @all.rsp are not read")));
}

TEST_F(ReadDatabase, SaysWhereTheJsonBreaks) {
  EXPECT_THAT(read("[\n{\"directory\": }]"), IsEmpty());
  EXPECT_THAT(problems(), ElementsAre(HasSubstr("2: ")));
}

TEST_F(ReadDatabase, MustBeAList) {
  EXPECT_THAT(read("{}"), IsEmpty());
  EXPECT_THAT(problems(), ElementsAre(HasSubstr("1: a compile database is a list")));
}

TEST_F(ReadDatabase, SaysWhyItCannotBeRead) {
  EXPECT_THAT(readDatabase(directory / "missing.json", errors), IsEmpty());
  EXPECT_THAT(problems(), ElementsAre(HasSubstr("0: cannot be read: No such file")));
}

TEST_F(ReadDatabase, IsFoundInABuildDirectory) {
  const std::string file = directory.write("compile_commands.json", "[]");
  EXPECT_EQ(databaseFile(directory.path()), file);
  EXPECT_EQ(databaseFile(file), file);
}

} // namespace
} // namespace driver_tidy::command
