#include "checker/frontend/kernel_flags.h"
#include "checker/frontend/lowered.h"

#include <gmock/gmock.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>

namespace driver_tidy::frontend::testing {
namespace {

using program::Call;
using program::Lost;
using program::ReturnKind;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

TEST(Capture, emptyFileHasNoFunctions) {
  const Lowered code("");
  EXPECT_TRUE(code.captured().usable);
  EXPECT_EQ(code.captured().functions, 0U);
}

TEST(Capture, binaryFileIsUnusable) {
  const Lowered code(std::string("\x7f"
                                 "ELF\0\0\0\0",
                                 8));
  EXPECT_FALSE(code.captured().usable);
  ASSERT_EQ(code.captured().errors.size(), 1U);
  EXPECT_EQ(code.captured().errors[0].message, "is no text");
}

TEST(Capture, missingFileAndDirectoryAreUnusable) {
  const Capture missing = capture({"no-such-file.c", "", kernelFlags()});
  EXPECT_FALSE(missing.usable);
  ASSERT_EQ(missing.errors.size(), 1U);
  EXPECT_EQ(missing.errors[0].path, "no-such-file.c");
  const Capture directory = capture({::testing::TempDir(), "", kernelFlags()});
  EXPECT_FALSE(directory.usable);
  ASSERT_EQ(directory.errors.size(), 1U);
  EXPECT_EQ(directory.errors[0].message, "is a directory");
}

TEST(Capture, unknownFlagIsUnusable) {
  const Lowered code("void F(void) { }", "test.c", {"--no-such-flag"});
  EXPECT_FALSE(code.captured().usable);
  EXPECT_EQ(code.captured().errors.size(), 1U);
}

TEST(Capture, missingHeaderDoesNotEndTheReading) {
  const Lowered code("#include \"no-such-header.h\"\nint f(void);\nvoid F(void) { f(); }\n");
  EXPECT_TRUE(code.captured().usable);
  ASSERT_FALSE(code.captured().errors.empty());
  EXPECT_EQ(code.captured().errors[0].line, 1U);
  EXPECT_THAT(code.paths("F"), UnorderedElementsAre("f return 3"));
}

/// A folder with the given files, and what is captured of its main.c.
class FolderCapture {
public:
  explicit FolderCapture(const std::string& text, std::map<std::string, std::string> files = {}) {
    files["main.c"] = text;
    for (const auto& [name, content] : files) {
      std::filesystem::create_directories((folder_ / name).parent_path());
      std::ofstream(folder_ / name) << content;
    }
    capture_ = capture({"main.c", folder_.string(), kernelFlags()});
  }
  ~FolderCapture() { std::filesystem::remove_all(folder_); }
  FolderCapture(const FolderCapture&) = delete;
  FolderCapture& operator=(const FolderCapture&) = delete;

  std::vector<std::string> errors() const {
    std::vector<std::string> messages;
    for (const Diagnostic& error : capture_.errors)
      messages.push_back(error.message);
    return messages;
  }
  const std::vector<std::string>& dependencies() const { return capture_.dependencies; }

private:
  std::filesystem::path folder_ =
      std::filesystem::path(::testing::TempDir()) / ("capture_test_" + std::to_string(::getpid()));
  Capture capture_;
};

TEST(Capture, headersAreFoundWithoutRegardToCase) {
  const FolderCapture code("#include \"inc\\Types.H\"\n#include \"types.h\"\nX x; Y y;\n",
                           {{"Inc/tYPES.h", "typedef int X;\n"}, {"TYPES.h", "typedef int Y;\n"}});
  EXPECT_THAT(code.errors(), IsEmpty());
}

TEST(Capture, headerOfTheVeryNameIsPreferred) {
  const FolderCapture code("#include \"b.h\"\n#include \"SUB/b.h\"\nX x; Y y;\n",
                           {{"B.h", "#error other case\n"},
                            {"b.h", "typedef int X;\n"},
                            {"sub/B.h", "typedef int Y;\n"}});
  EXPECT_THAT(code.errors(), IsEmpty());
}

TEST(Capture, missingHeaderIsMissingInAnyCase) {
  const FolderCapture code("#include \"None.h\"\n", {{"none.hpp", ""}});
  EXPECT_THAT(code.errors(), ElementsAre("'None.h' file not found"));
}

TEST(Capture, ownHeadersExtendThoseOfTheSystem) {
  const FolderCapture code("#include <ntifs.h>\n"
                           "BOOLEAN F(PFSRTL_ADVANCED_FCB_HEADER Header) {\n"
                           "  try { return Header->Oplock != NULL; } finally { }\n}\n");
  EXPECT_THAT(code.errors(), IsEmpty());
}

TEST(Capture, frameworkDriversAreRead) {
  const FolderCapture code("#include <ntddk.h>\n#include <wdf.h>\n"
                           "typedef struct _CONTEXT_AREA { WDFWAITLOCK Lock; } CONTEXT_AREA;\n"
                           "WDF_DECLARE_CONTEXT_TYPE_WITH_NAME(CONTEXT_AREA, GetArea)\n"
                           "EVT_WDF_DEVICE_D0_ENTRY Enter;\n"
                           "NTSTATUS Enter(WDFDEVICE Device, WDF_POWER_DEVICE_STATE State) {\n"
                           "  return WdfWaitLockAcquire(GetArea(Device)->Lock, NULL);\n}\n");
  EXPECT_THAT(code.errors(), IsEmpty());
}

TEST(Capture, headersOfTheTracePreprocessorAreEmpty) {
  const FolderCapture code(
      "#include \"main.tmh\"\n#include \"real.tmh\"\nX F(void) { return 0; }\n",
      {{"Real.tmh", "typedef int X;\n"}});
  EXPECT_THAT(code.errors(), IsEmpty());
}

TEST(Capture, traceFunctionsDoNothing) {
  const FolderCapture code(
      "#include \"trace.h\"\n#include \"main.tmh\"\n"
      "void F(int x) {\n"
      "  TraceEvents(TRACE_LEVEL_ERROR, NO_FLAG, \"%d\", g(x));\n"
      "  if (x) Print((NO_LEVEL, \"x\")); else DoTraceMessage(NO_FLAG, \"y\");\n"
      "  Braces(NO_FLAG); Behind(FLAG_OF_NONE);\n}\n",
      {{"trace.h", "// begin_wpp config\r\n"
                   "// FUNC TraceEvents(LEVEL, FLAGS, MSG, ...);\r\n"
                   "// USEPREFIX(Other, \"x\");\n"
                   "//FUNC  Print((LEVEL, MSG, ...));\n"
                   "// end_wpp\n"
                   "// FUNC Behind(MSG, ...);\n"
                   "/* begin_wpp config\n * FUNC Braces{LEVEL=1}(MSG);\n end_wpp */\n"}});
  EXPECT_THAT(code.errors(), ElementsAre(testing::HasSubstr("'FLAG_OF_NONE'")));
}

TEST(Capture, headersOfTheMessageCompilerAreMade) {
  const FolderCapture code(
      "#include \"serlog.h\"\n"
      "NTSTATUS F(void) { return FIRST == (NTSTATUS)0xC0040010L ? SECOND : THIRD; }\n"
      "int first[FIRST == (NTSTATUS)0xC0040010L ? 1 : -1];\n"
      "int second[SECOND == (NTSTATUS)0x40040011L ? 1 : -1];\n"
      "int third[THIRD == (NTSTATUS)0x40FF0014L ? 1 : -1];\n",
      {{"SerLog.MC",
        "MessageIdTypedef=NTSTATUS\r\n"
        "SeverityNames=(Success=0x0:STATUS_SEVERITY_SUCCESS\r\n"
        "               Told=0x1 Error=0x3:STATUS_SEVERITY_ERROR\r\n"
        "              )\r\n"
        "FacilityNames=(System=0xFF Serial=0x4)\r\n"
        ";typedef long NTSTATUS;\r\n"
        "MessageId=0x10 Facility=Serial Severity=Error SymbolicName=FIRST\r\n"
        "Language=English\r\nSymbolicName=NONE lost=1.\r\n.\r\n"
        "MessageId= Severity=Told\r\nSymbolicName=SECOND\r\nLanguage=English\r\n%2\r\n.\r\n"
        "SymbolicName=THIRD MessageId=+3 Facility=System\r\nLanguage=English\r\n.\r\n"}});
  EXPECT_THAT(code.errors(), IsEmpty());
  EXPECT_THAT(code.dependencies(), Contains(EndsWith("SerLog.MC")));
}

TEST(Capture, listsOfALostTypeEnd) {
  const Lowered code(
      "int f(int);\nint F(int p) {\n  LOST value{1, f(p)};\n  auto other = LOST{1, 2};\n"
      "  return lost(LOST{}, {{}, {1, 2}});\n}\n",
      "test.cpp");
  EXPECT_TRUE(code.captured().usable);
  EXPECT_EQ(code.captured().functions, 1U);
}

TEST(Capture, initializersWithoutATypeAreLost) {
  const Lowered code("struct Base { Base(LOST a, int b); };\n"
                     "struct S : Base { S(int a); };\nS::S(int a) : Base(a, lost) { }\n",
                     "test.cpp");
  EXPECT_TRUE(code.captured().usable);
  EXPECT_EQ(code.all<Lost>("S::S").size(), 1U);
}

TEST(Capture, initializersThatClangDroppedAreLost) {
  const Lowered code("struct S { S(int a); int m; };\nS::S(int a) : n(a), m(a) { }\n", "test.cpp");
  EXPECT_EQ(code.all<Lost>("S::S").size(), 1U);
}

TEST(Capture, listsWithoutATypeAreNoFunctions) {
  const Lowered code("struct S { S(LOST h); LOST m; };\nS::S(LOST h) : m{h} { }\n"
                     "void f(int);\nvoid F(int p) { f(p); }\n",
                     "test.cpp");
  EXPECT_TRUE(code.captured().usable);
  EXPECT_THAT(code.paths("F"), UnorderedElementsAre("f return 4"));
}

TEST(Capture, plainCompilerFlagsWork) {
  const Lowered code("void f(void);\n#ifdef ON\nvoid F(void) { f(); }\n#endif\n", "test.c",
                     {"-O2", "-Wall", "-DON", "-fno-strict-aliasing", "-std=gnu11"});
  EXPECT_THAT(code.paths("F"), UnorderedElementsAre("f return 3"));
}

TEST(Capture, whatMicrosoftAcceptsIsNoError) {
  const Lowered code(R"(
typedef struct S S; S* make(int*);
void F(long* p, unsigned* q) { int* i = p; long n = p; undeclared(n, i); make(q); }
)");
  EXPECT_THAT(code.captured().errors, IsEmpty());
  EXPECT_THAT(code.paths("F"), UnorderedElementsAre("undeclared make return 3"));
}

TEST(Capture, keysTellStaticFunctionsApart) {
  const Lowered code("static void S(void) { }\nvoid F(void) { S(); }\n");
  EXPECT_EQ(code.text(code.function("S").key), "S@test.c");
  EXPECT_TRUE(code.function("S").isStatic);
  EXPECT_EQ(code.text(code.function("F").key), "F");
  EXPECT_EQ(code.all<Call>("F")[0].first.callee, code.function("S").key);
}

TEST(Capture, cxxNames) {
  const Lowered code(R"(
extern "C" void plain() { }
namespace n { struct C { void m() { plain(); } }; void f() { C().m(); } }
)",
                     "test.cpp");
  EXPECT_EQ(code.text(code.function("plain").key), "plain");
  EXPECT_EQ(code.text(code.function("n::C::m").name), "n::C::m");
  EXPECT_NE(code.text(code.function("n::C::m").key), "n::C::m");
  EXPECT_EQ(code.text(code.all<Call>("n::C::m")[0].first.name), "plain");
}

TEST(Capture, returnKinds) {
  const Lowered code(R"(
typedef long NTSTATUS; typedef unsigned char BOOLEAN;
void None(void) { } NTSTATUS Status(void) { return 0; } BOOLEAN Boolean(void) { return 1; }
int* Pointer(void) { return 0; } int Other(void) { return 0; }
)");
  EXPECT_EQ(code.function("None").returnKind, ReturnKind::None);
  EXPECT_EQ(code.function("Status").returnKind, ReturnKind::Status);
  EXPECT_EQ(code.function("Boolean").returnKind, ReturnKind::Boolean);
  EXPECT_EQ(code.function("Pointer").returnKind, ReturnKind::Pointer);
  EXPECT_EQ(code.function("Other").returnKind, ReturnKind::Other);
}

TEST(Capture, systemHeadersAreNotLowered) {
  const Lowered code(
      "# 1 \"system.h\" 1 3\nvoid inside(void) { }\n# 3 \"test.c\" 2\nvoid F(void) { }\n");
  EXPECT_EQ(code.captured().functions, 1U);
}

TEST(Locations, areWhereTheUserWroteTheConstruct) {
  const Lowered code("void f(int);\nvoid F(void)\n{\n  f(\n    1);\n}\n");
  const program::SourceRange range = code.all<Call>("F")[0].second.range;
  EXPECT_EQ(code.program().files[range.file.index].path, "test.c");
  EXPECT_EQ(range.line, 4U);
  EXPECT_EQ(range.column, 3U);
  EXPECT_EQ(range.endLine, 5U);
  EXPECT_EQ(range.endColumn, 7U);
  EXPECT_EQ(code.function("F").range.line, 2U);
  EXPECT_EQ(code.function("F").range.column, 6U);
  EXPECT_EQ(code.function("F").end.line, 6U);
}

TEST(Locations, macros) {
  const Lowered code(R"(void f(int); void g(void);
#define INNER(x) f(x)
#define OUTER(x) do { INNER(x); g(); } while (0)
#define WRAP(statement) do { statement; } while (0)
void F(void) {
  OUTER(1);
  WRAP(   g());
  g();
}
)");
  const auto calls = code.all<Call>("F");
  ASSERT_EQ(calls.size(), 4U);
  auto place = [&](std::size_t i) {
    return std::tuple(code.text(calls[i].second.macro), calls[i].second.range.line,
                      calls[i].second.range.column, calls[i].second.range.endColumn);
  };
  EXPECT_EQ(place(0), std::tuple("OUTER", 6U, 3U, 11U));
  EXPECT_EQ(place(1), std::tuple("OUTER", 6U, 3U, 11U));
  EXPECT_EQ(place(2), std::tuple("WRAP", 7U, 11U, 14U)); // in the argument
  EXPECT_EQ(place(3), std::tuple("", 8U, 3U, 6U));
}

TEST(Recovery, callsSurviveUnknownTypesAndNames) {
  const Lowered code(R"(
void enter(void); int take(int);
void F(void* p) {
  if (unknown->flag) enter();
  take(missing);
  undeclared(alsoMissing, 1);
}
)");
  std::vector<std::string> names;
  for (const auto& [call, statement] : code.all<Call>("F"))
    names.push_back(code.text(call.name));
  EXPECT_THAT(names, UnorderedElementsAre("enter", "take", "undeclared"));
  EXPECT_EQ(code.all<Lost>("F").size(), 0U);
  EXPECT_EQ(code.captured().errors.size(), 3U);
}

TEST(Recovery, undeclaredFunctionInCxxIsACall) {
  const Lowered code("void F(int x) {\n  if (undeclared(x, 2)) x = 1;\n}\n", "test.cpp");
  const auto calls = code.all<Call>("F");
  ASSERT_EQ(calls.size(), 1U);
  EXPECT_EQ(code.text(calls[0].first.name), "undeclared");
  EXPECT_EQ(calls[0].first.arguments.size(), 2U);
}

TEST(Recovery, macroAroundBrokenCodeIsNoCall) {
  const Lowered code(R"(
void f(int*);
#define Free(x) f(&(x))
void F(long p) {
  Free((int)p);
}
)");
  std::vector<std::string> names;
  for (const auto& [call, statement] : code.all<Call>("F"))
    names.push_back(code.text(call.name));
  EXPECT_THAT(names, ElementsAre("f"));
}

TEST(Recovery, droppedStatementIsLost) {
  const Lowered code(R"(
int f(int);
void Whole(void) { f(1); }
void Damaged(void) {
  f(1);
  unknown->field = f(2);
  f(3);
}
)");
  EXPECT_EQ(code.all<Lost>("Whole").size(), 0U);
  const auto lost = code.all<Lost>("Damaged");
  ASSERT_EQ(lost.size(), 1U);
  EXPECT_EQ(lost[0].second.range.line, 6U);
  EXPECT_THAT(code.text(lost[0].first.reason), HasSubstr("unknown"));
  EXPECT_TRUE(
      std::holds_alternative<Lost>(code.function("Damaged").blocks[0].statements[0].action));
}

TEST(Recovery, guessedNameIsNotTrusted) {
  const Lowered code("struct S { int Flags; };\nint F(struct S* s) {\n  return s->Flag;\n}\n");
  // LLVM 19 puts the name that it guesses into the AST, 22 does not.
  const bool guessed = code.listing("F").find("s->Flags") != std::string::npos;
  EXPECT_EQ(code.all<Lost>("F").size(), guessed ? 1U : 0U);
}

TEST(Recovery, manyErrorsAreCapped) {
  std::string source;
  for (int i = 0; i < 1500; ++i)
    source += "unknown_type_" + std::to_string(i) + " v" + std::to_string(i) + ";\n";
  const Lowered code(source);
  EXPECT_TRUE(code.captured().usable);
  EXPECT_EQ(code.captured().errors.size(), 1001U);
  EXPECT_THAT(code.captured().errors.back().message, HasSubstr("more errors"));
}

} // namespace
} // namespace driver_tidy::frontend::testing
