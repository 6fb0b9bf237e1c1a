#include "checker/frontend/lowered.h"

#include <gmock/gmock.h>

#include <chrono>

namespace driver_tidy::frontend::testing {
namespace {

using program::Block;
using program::Region;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

unsigned loops(const program::Function& function) {
  unsigned count = 0;
  for (const Block& block : function.blocks)
    count += block.entered == Region::Loop;
  return count;
}

TEST(Statements, shortCircuitsAreEdges) {
  const Lowered code(R"(
int a(void); int b(void); int c(void); void yes(void); void no(void);
void F(void) { if ((a() && b()) || !c()) yes(); else no(); }
)");
  EXPECT_THAT(code.paths("F"),
              UnorderedElementsAre("a b yes return 3", "a b c yes return 3", "a b c no return 3",
                                   "a c yes return 3", "a c no return 3"));
}

TEST(Statements, conditionIsShownAsWritten) {
  const Lowered code(R"(
#define FlagOn(F, S) ((F) & (S))
void a(void);
void F(int flags, int status) {
  if (FlagOn(flags,
             4)) a();
  if (!FlagOn(flags, 8)) a();
  if (status == 1 || flags + 1000000 + 2000000 + 3000000 + 4000000 + 5000000 + 6000000 + 7) a();
}
)");
  std::vector<std::string> texts;
  for (const Block& block : code.function("F").blocks)
    if (const auto* branch = std::get_if<program::Branch>(&block.terminator)) {
      texts.push_back(code.text(branch->text));
      EXPECT_TRUE(block.terminatorRange.valid());
    }
  ASSERT_EQ(texts.size(), 4U);
  EXPECT_EQ(texts[0], "FlagOn(flags, 4)");
  EXPECT_EQ(texts[1], "!FlagOn(flags, 8)");
  EXPECT_EQ(texts[2], "status == 1");
  EXPECT_EQ(texts[3], "flags + 1000000 + 2000000 + 3000000 + 4000000 + 5000000 + 6…");
}

TEST(Statements, constantConditionsHaveOneEdge) {
  const Lowered code(R"(
void a(void); void b(void);
void F(void) { if (sizeof(int) == 4) a(); else b(); if (0) b(); }
)");
  EXPECT_THAT(code.paths("F"), UnorderedElementsAre("a return 3"));
}

TEST(Statements, loops) {
  const Lowered code(R"(
int more(void); void body(void);
void While(void) { while (more()) body(); }
void Do(void) { do body(); while (more()); }
void For(int n) { for (int i = 0; i < n; i++) body(); }
void Once(void) { do { body(); } while (0); }
void Never(void) { while (0) body(); }
void Endless(void) { for (;;) { if (more()) break; } }
)");
  EXPECT_THAT(code.paths("While"),
              UnorderedElementsAre("more return 3", "more body more return 3"));
  EXPECT_THAT(code.paths("Do"),
              UnorderedElementsAre("body more return 4", "body more body more return 4"));
  EXPECT_THAT(code.paths("Once"), UnorderedElementsAre("body return 6"));
  EXPECT_THAT(code.paths("Never"), UnorderedElementsAre("return 7"));
  EXPECT_EQ(loops(code.function("While")), 1U);
  EXPECT_EQ(loops(code.function("Do")), 1U);
  EXPECT_EQ(loops(code.function("For")), 1U);
  EXPECT_EQ(loops(code.function("Once")), 0U);
  EXPECT_EQ(loops(code.function("Endless")), 1U);
  for (const Block& block : code.function("Endless").blocks)
    if (block.entered == Region::Loop) {
      EXPECT_EQ(block.enteredRange.line, 8U);
      EXPECT_EQ(block.enteredRange.column, 22U); // the keyword
      EXPECT_EQ(block.enteredRange.endColumn, 25U);
    }
}

TEST(Statements, breakAndContinue) {
  const Lowered code(R"(
void a(void); void step(void);
void F(int n) { for (;; step()) { if (n == 1) continue; if (n == 2) break; a(); return; } }
)");
  EXPECT_THAT(code.paths("F"),
              UnorderedElementsAre("return 3", "a return 3", "step return 3", "step a return 3"));
}

TEST(Statements, switches) {
  const Lowered code(R"(
void one(void); void two(void); void range(void); void other(void);
void F(int n) {
  switch (n) {
  case 1: one();
  case 2: two(); break;
  case 5 ... 7: range(); break;
  default: other();
  }
}
void G(int n) { switch (n) { case 1: one(); } }
void H(void) { switch (2) { case 1: one(); break; case 2: two(); } }
)");
  EXPECT_THAT(code.paths("F"), UnorderedElementsAre("one two return 10", "two return 10",
                                                    "range return 10", "other return 10"));
  EXPECT_THAT(code.paths("G"), UnorderedElementsAre("one return 11", "return 11"));
  EXPECT_THAT(code.paths("H"), UnorderedElementsAre("two return 12"));
  EXPECT_THAT(code.listing("F"), HasSubstr("5..7"));
}

TEST(Statements, caseLabelsInsideALoop) {
  const Lowered code(R"(
void zero(void); void one(void); int more(void);
void F(int n) { switch (n) { case 0: do { zero(); case 1: one(); } while (more()); } }
)");
  EXPECT_THAT(code.paths("F"),
              UnorderedElementsAre("return 3", "zero one more return 3", "one more return 3",
                                   "zero one more zero one more return 3",
                                   "one more zero one more return 3"));
}

TEST(Statements, gotosForwardAndBack) {
  const Lowered code(R"(
void a(void); void b(void); int more(void);
void F(int n) { again: a(); if (n) goto out; if (more()) goto again; b(); out: return; }
)");
  EXPECT_THAT(code.paths("F"),
              UnorderedElementsAre("a return 3", "a more b return 3", "a more a return 3",
                                   "a more a more b return 3"));
}

TEST(Statements, computedGotoReachesEveryLabelWithAnAddress) {
  const Lowered code(R"(
void a(void); void b(void); void c(void);
void F(int n) {
  static void* const table[] = {&&first, &&second};
  goto *table[n];
first: a();
second: b();
third: c();
  if (n) goto third;
}
)");
  EXPECT_THAT(code.paths("F"), UnorderedElementsAre("a b c return 10", "b c return 10",
                                                    "a b c c return 10", "b c c return 10"));
}

TEST(Statements, assembler) {
  const Lowered code(R"(
void a(void);
int F(int n) { __asm { mov n, eax } a(); return n; }
int G(int n) { asm("" : "=r"(n)); return n; }
int H(void) { asm goto("" : : : : out); a(); return 1; out: return 2; }
)");
  EXPECT_THAT(code.captured().errors, IsEmpty());
  EXPECT_THAT(code.paths("F"), UnorderedElementsAre("a return 3"));
  EXPECT_THAT(code.listing("G"), HasSubstr("n = asm"));
  EXPECT_THAT(code.paths("H"), UnorderedElementsAre("a return 5", "return 5"));
}

TEST(Statements, noReturnCallsEndThePath) {
  const Lowered code(R"(
__declspec(noreturn) void die(void); void a(void);
void F(int n) { if (n) { die(); a(); } }
void G(void) { __builtin_unreachable(); a(); }
)");
  EXPECT_THAT(code.paths("F"), UnorderedElementsAre("die ends", "return 3"));
  EXPECT_THAT(code.paths("G"), UnorderedElementsAre("ends"));
}

TEST(Statements, statementExpressionsAndComma) {
  const Lowered code(R"(
int a(void); int b(void); void take(int);
void F(void) { take(({ int q = a(); if (q) b(); q; })); take((a(), b())); }
)");
  EXPECT_THAT(code.paths("F"),
              UnorderedElementsAre("a b take a b take return 3", "a take a b take return 3"));
}

TEST(Statements, whatCannotBeLoweredIsListed) {
  const Lowered code("void F(void) { }\nid G(void) { @autoreleasepool { return 0; } }\n", "test.m",
                     {"-x", "objective-c"});
  ASSERT_EQ(code.program().notAnalysed.size(), 1U);
  EXPECT_EQ(code.program().notAnalysed[0].reason,
            "statement of kind ObjCAutoreleasePoolStmt is not supported");
  EXPECT_EQ(code.text(code.program().notAnalysed[0].function), "G");
  EXPECT_EQ(code.program().functions.size(), 1U);
  EXPECT_EQ(code.captured().functions, 2U);
}

TEST(Statements, deepAndLongFunctionsAreLoweredQuickly) {
  std::string code = "void a(void);\nvoid Nested(int x) {";
  for (int i = 0; i < 60; ++i)
    code += "if (x == " + std::to_string(i) + ") {";
  code += "a();" + std::string(60, '}') + "}\nvoid Cases(int x) { switch (x) {";
  for (int i = 0; i < 500; ++i)
    code += "case " + std::to_string(i) + ":";
  code += "a(); } }\nint Sum(int x) { return x";
  for (int i = 0; i < 3000; ++i)
    code += " + x";
  code += "; }\nvoid Chain(int x) { if (x == -1) a();";
  for (int i = 0; i < 2000; ++i)
    code += "else if (x == " + std::to_string(i) + ") a();\n";
  code += "}\nint And(int x) { return x";
  for (int i = 0; i < 3000; ++i)
    code += " && x";
  code += "; }\n";
  const auto start = std::chrono::steady_clock::now();
  const Lowered lowered(code, "test.c", {"-fbracket-depth=4096"});
  const auto spent = std::chrono::steady_clock::now() - start;
  EXPECT_THAT(lowered.captured().errors, IsEmpty());
  EXPECT_EQ(lowered.program().functions.size(), 5U);
  EXPECT_GT(lowered.function("Chain").blocks.size(), 4000U);
  EXPECT_LT(std::chrono::duration<double>(spent).count(), 5.0);
}

TEST(Statements, resultIsTheSameOnEachRun) {
  const std::string source = R"(
int a(int); int table[3];
int F(int n) { for (int i = 0; i < n; i++) { if (a(i) || table[i]) return 1; } return 0; }
)";
  EXPECT_EQ(Lowered(source).listing("F"), Lowered(source).listing("F"));
}

} // namespace
} // namespace driver_tidy::frontend::testing
