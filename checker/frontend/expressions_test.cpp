#include "checker/frontend/lowered.h"

#include <gmock/gmock.h>

namespace driver_tidy::frontend::testing {
namespace {

using program::Assign;
using program::Call;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

const std::string kTypes = R"(
typedef long NTSTATUS; typedef unsigned long ULONG; typedef unsigned char UCHAR;
typedef UCHAR BOOLEAN; typedef unsigned short USHORT; typedef unsigned long long ULONGLONG;
)";

/// The value that the snippet's `r` is assigned, as text.
std::string valueOf(const std::string& declarations, const std::string& expression) {
  const Lowered code(kTypes + "int call(int); void F(" + declarations +
                     ") { __auto_type r = " + expression + "; }");
  const program::Function& function = code.function("F");
  for (const auto& [assign, statement] : code.all<Assign>("F")) {
    const program::Term& target = function.terms[assign.target];
    if (target.kind == program::TermKind::Variable &&
        code.text(function.variables[target.variable.index].name) == "r")
      return describe(function.terms, assign.value, function, code.program().symbols);
  }
  return "nothing";
}

TEST(Expressions, constantsAreSignedBits) {
  EXPECT_EQ(valueOf("void", "(NTSTATUS)0xC000000D"), "-1073741811");
  EXPECT_EQ(valueOf("void", "(ULONG)0xC000000D"), "-1073741811");
  EXPECT_EQ(valueOf("void", "(ULONGLONG)0xC000000Du"), "3221225485");
  EXPECT_EQ(valueOf("void", "sizeof(int) + 1"), "5");
  EXPECT_EQ(valueOf("void", "(UCHAR)0x1FF"), "255");
}

TEST(Expressions, castsThatKeepTheValueDisappear) {
  EXPECT_EQ(valueOf("UCHAR x", "(int)x"), "x");
  EXPECT_EQ(valueOf("ULONG x", "(long)x"), "x");
  EXPECT_EQ(valueOf("int x", "(NTSTATUS)x"), "x");
  EXPECT_EQ(valueOf("void* x", "(char*)x"), "x");
  EXPECT_EQ(valueOf("int x", "(_Bool)x"), "x != 0");
  EXPECT_EQ(valueOf("int x", "(BOOLEAN)(x == 1)"), "x == 1");
  EXPECT_EQ(valueOf("ULONG x", "(UCHAR)(x & 0x10)"), "x & 16");
}

TEST(Expressions, castsThatLoseBitsAreOpaque) {
  EXPECT_THAT(valueOf("ULONG x", "(UCHAR)x"), HasSubstr("(unsigned char)"));
  EXPECT_THAT(valueOf("ULONG x", "(UCHAR)(x & 0x100)"), HasSubstr("(unsigned char)"));
}

TEST(Expressions, unsignedOrderIsRewritten) {
  EXPECT_EQ(valueOf("ULONG x", "x > 0"), "x != 0");
  EXPECT_EQ(valueOf("ULONG x", "x >= 1"), "x != 0");
  EXPECT_EQ(valueOf("ULONG x", "x < 1"), "x == 0");
  EXPECT_EQ(valueOf("ULONG x", "x <= 0"), "x == 0");
  EXPECT_EQ(valueOf("ULONG x", "x >= 0"), "1");
  EXPECT_EQ(valueOf("ULONG x", "x < 7"), "x < 7");
  EXPECT_THAT(valueOf("ULONG x", "x < 0x80000000"), Not(HasSubstr("-")));
  EXPECT_EQ(valueOf("NTSTATUS x", "x >= 0"), "0 <= x");
}

TEST(Expressions, unsignedOrderOfTwoUnknownsIsOneTermInBothForms) {
  const Lowered code("void F(unsigned a, unsigned b) { int r = a < b; int s = !(a >= b); }");
  const auto assigns = code.all<Assign>("F");
  ASSERT_EQ(assigns.size(), 2U);
  const program::TermTable& terms = code.function("F").terms;
  // !(a >= b) is !!(a < b): the same operand compared with 0.
  EXPECT_TRUE(terms.contains(assigns[1].first.value, assigns[0].first.value));
}

TEST(Expressions, equalityLooksThroughSignChanges) {
  EXPECT_EQ(valueOf("NTSTATUS x", "(ULONG)x == 0xC0000005"), "x == -1073741819");
  EXPECT_EQ(valueOf("NTSTATUS x", "x == (NTSTATUS)0xC0000005"), "x == -1073741819");
  EXPECT_EQ(valueOf("ULONG x", "(ULONGLONG)x == 0xC0000005ull"), "x == -1073741819");
}

TEST(Expressions, volatileReadsAreNeverEqual) {
  const Lowered code("void F(volatile int* p) { int r = *p; int s = *p; }");
  const auto assigns = code.all<Assign>("F");
  ASSERT_EQ(assigns.size(), 2U);
  EXPECT_NE(assigns[0].first.value, assigns[1].first.value);
}

TEST(Expressions, incrementsAndCompoundAssignments) {
  const Lowered code(R"(
void F(int x, int y) { y = x++; y = ++x; y += 2; y |= 4; x = y = 1; }
)");
  EXPECT_THAT(code.listing("F"), HasSubstr("tmp1 = x"));
  EXPECT_THAT(code.listing("F"), HasSubstr("x = x + 1"));
  EXPECT_THAT(code.listing("F"), HasSubstr("y = tmp1"));
  EXPECT_THAT(code.listing("F"), HasSubstr("y = x\n"));
  EXPECT_THAT(code.listing("F"), HasSubstr("y = y + 2"));
  EXPECT_THAT(code.listing("F"), HasSubstr("y = y | 4"));
  EXPECT_THAT(code.listing("F"), HasSubstr("y = 1"));
  EXPECT_THAT(code.listing("F"), HasSubstr("x = y"));
}

TEST(Expressions, callsStandInOrderAndOutsideOfTerms) {
  const Lowered code(R"(
int f(int); int g(int); int table[9];
int F(int x) { int sized = sizeof(g(1)); return f(g(x)) + table[f(2)]; }
)");
  EXPECT_THAT(code.paths("F"), UnorderedElementsAre("g f f return 3"));
}

TEST(Expressions, logicalValuesAndConditionals) {
  const Lowered code(R"(
int f(int); void use(int);
void F(int x) { use(x && f(1)); }
void G(int x) { use(x ? f(2) : f(3)); }
void H(int x) { use(f(4) ?: 5); }
)");
  EXPECT_THAT(code.paths("F"), UnorderedElementsAre("f use return 3", "use return 3"));
  EXPECT_THAT(code.paths("G"), UnorderedElementsAre("f use return 4"));
  EXPECT_THAT(code.paths("H"), UnorderedElementsAre("f use return 5"));
}

TEST(Expressions, fieldsAreNamedByTheirRecord) {
  const Lowered code(R"(
typedef struct _IRP { int Flags; union { struct { int Thread; } Overlay; int Apc; } Tail;
                      union { int Direct; int Other; }; } IRP;
typedef struct { int Count; } COUNTER;
void F(IRP* irp, COUNTER* c, IRP local) {
  irp->Flags = 1; irp->Tail.Overlay.Thread = 2; irp->Direct = 3; c->Count = 4; local.Flags = 5;
}
)");
  std::vector<std::string> fields;
  for (const auto& [assign, statement] : code.all<Assign>("F"))
    fields.push_back(code.text(code.function("F").terms[assign.target].symbol));
  EXPECT_THAT(fields, ElementsAre("_IRP::Flags", "_IRP::Tail.Overlay.Thread", "_IRP::Direct",
                                  "COUNTER::Count", "_IRP::Flags"));
}

TEST(Expressions, pointersAndArrays) {
  const Lowered code(R"(
void F(int* p, int i) { int a[4]; p[0] = 1; *(p + i) = 2; p[i] = 3; *a = 4; a[i] = 5; }
)");
  EXPECT_THAT(code.listing("F"), HasSubstr("*p = 1"));
  EXPECT_THAT(code.listing("F"), HasSubstr("p[i] = 2"));
  EXPECT_THAT(code.listing("F"), HasSubstr("p[i] = 3"));
  EXPECT_THAT(code.listing("F"), HasSubstr("a[0] = 4"));
  EXPECT_THAT(code.listing("F"), HasSubstr("a[i] = 5"));
}

TEST(Expressions, addressTakenIsNoted) {
  const Lowered code("void g(int*); void F(int plain, int taken) { g(&taken); plain = taken; }");
  EXPECT_FALSE(code.function("F").variables[0].addressTaken);
  EXPECT_TRUE(code.function("F").variables[1].addressTaken);
}

TEST(Expressions, initialisers) {
  const Lowered code(R"(
struct S { int a; int b; int c[2]; };
int f(int);
void F(void) { struct S s = {.b = 2}; int big[40] = {f(1)}; int u; static int once = 7; once = u; }
)");
  EXPECT_THAT(code.listing("F"), HasSubstr("s.a = 0"));
  EXPECT_THAT(code.listing("F"), HasSubstr("s.b = 2"));
  EXPECT_THAT(code.listing("F"), HasSubstr("= f(1)"));
  EXPECT_THAT(code.listing("F"), HasSubstr("big = list"));
  EXPECT_THAT(code.listing("F"), HasSubstr("u = uninitialized"));
  EXPECT_THAT(code.listing("F"), HasSubstr("F$once = u"));
  EXPECT_THAT(code.listing("F"), Not(HasSubstr("= 7")));
}

TEST(Expressions, argumentsKnowWhatTheyPointTo) {
  const Lowered code(R"(
struct _KMUTANT { int x; }; typedef struct _KMUTANT KMUTEX, *PKMUTEX;
void wait(void*, int);
void F(PKMUTEX mutex, KMUTEX* other, void* plain) {
  wait(mutex, 1); wait((void*)other, 1); wait(plain, 1);
}
)");
  std::vector<std::string> pointees;
  for (const auto& [call, statement] : code.all<Call>("F"))
    pointees.push_back(code.text(call.arguments[0].pointee));
  EXPECT_THAT(pointees, ElementsAre("_KMUTANT", "_KMUTANT", "void"));
}

TEST(Expressions, resultsOnlyWhereUsed) {
  const Lowered code("int f(void); void F(void) { f(); int x = f(); }");
  const auto calls = code.all<Call>("F");
  ASSERT_EQ(calls.size(), 2U);
  EXPECT_FALSE(calls[0].first.result.valid());
  EXPECT_TRUE(calls[1].first.result.valid());
}

TEST(Expressions, builtins) {
  const Lowered code(R"(
void f(void);
void F(int x) { if (__builtin_expect(x == 3, 1)) f(); }
)");
  EXPECT_THAT(code.listing("F"), HasSubstr("if (x == 3)"));
}

TEST(Expressions, accessesOncePerStatement) {
  const Lowered code("struct P { int x, y; };\n"
                     "void F(struct P* p, int* q) { p->x = 1; p->y = p->x; q[2] = 3; }\n"
                     "int* G(struct P* p) { return &p->y; }");
  // p once in each of two statements, q once.
  EXPECT_EQ(code.all<program::Access>("F").size(), 3U);
  EXPECT_EQ(code.all<program::Access>("G").size(), 0U);
}

} // namespace
} // namespace driver_tidy::frontend::testing
