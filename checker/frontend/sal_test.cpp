#include "checker/frontend/lowered.h"

#include <gmock/gmock.h>

namespace driver_tidy::frontend::testing {
namespace {

using program::AssumeLevel;
using program::Call;
using program::Lost;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

/// As annotated headers and drivers begin. The kit's own definitions come later or never.
const char* const kTypes = R"(
typedef unsigned char KIRQL, *PKIRQL, BOOLEAN; typedef long NTSTATUS; typedef void* PVOID;
#define PASSIVE_LEVEL 0
#define APC_LEVEL 1
#define DISPATCH_LEVEL 2
#define TRUE 1
#define FALSE 0
#define NULL ((void*)0)
#define NT_SUCCESS(status) (((NTSTATUS)(status)) >= 0)
)";

/// The lines of a listing that tell annotations, without the places in the source.
std::vector<std::string> annotationLines(const std::string& listing) {
  std::vector<std::string> result;
  std::size_t position = listing.find('\n') + 1;
  while (position < listing.size() && listing.compare(position, 4, "    ") == 0) {
    const std::size_t end = listing.find('\n', position);
    const std::size_t text = listing.find(' ', position + 4) + 1;
    result.push_back(listing.substr(text, end - text));
    position = end + 1;
  }
  return result;
}

std::vector<std::string> annotations(const Lowered& code, const std::string& name) {
  return annotationLines(dump(code.program(), code.function(name)));
}

/// Of a function without a body.
std::vector<std::string> declared(const Lowered& code, const std::string& name) {
  for (const program::Declaration& declaration : code.program().declarations)
    if (code.text(declaration.name) == name)
      return annotationLines(dump(code.program(), declaration));
  return {"no declaration"};
}

Lowered annotated(const std::string& code, const std::string& file = "test.c") {
  return Lowered(kTypes + code, file);
}

TEST(Sal, levelsOfADefinition) {
  const Lowered code = annotated(R"(
_IRQL_requires_max_(APC_LEVEL) void Max(void) { }
_IRQL_requires_min_(DISPATCH_LEVEL) void Min(void) { }
_IRQL_requires_(PASSIVE_LEVEL) _IRQL_requires_same_ void Exactly(void) { }
_IRQL_requires_(DIRQL) void Device(void) { }
#define MY_LEVEL ((KIRQL)2)
_IRQL_requires_(MY_LEVEL) void Own(void) { }
_IRQL_requires_max_(HIGH_LEVEL) void High(void) { }
_IRQL_requires_max_(someLevel) void Unknown(int someLevel) { }
_IRQL_raises_(DISPATCH_LEVEL) void Raises(void) { }
_IRQL_raises_(NewIrql) void RaisesTo(KIRQL NewIrql) { }
_IRQL_always_function_max_(PASSIVE_LEVEL) void AlwaysMax(void) { }
_IRQL_always_function_min_(DISPATCH_LEVEL) void AlwaysMin(void) { }
)");
  EXPECT_THAT(code.captured().errors, IsEmpty());
  EXPECT_THAT(annotations(code, "Max"),
              ElementsAre("requires level {0..1}: _IRQL_requires_max_(APC_LEVEL)"));
  EXPECT_THAT(annotations(code, "Min"),
              ElementsAre("requires level {2..31}: _IRQL_requires_min_(DISPATCH_LEVEL)"));
  EXPECT_THAT(annotations(code, "Exactly"),
              ElementsAre("requires level {0}: _IRQL_requires_(PASSIVE_LEVEL)",
                          "same level: _IRQL_requires_same_"));
  EXPECT_THAT(annotations(code, "Device"),
              ElementsAre("requires level {3..11}: _IRQL_requires_(DIRQL)"));
  EXPECT_THAT(annotations(code, "Own"),
              ElementsAre("requires level {2}: _IRQL_requires_(MY_LEVEL)"));
  EXPECT_THAT(annotations(code, "High"),
              ElementsAre("requires level {0..31}: _IRQL_requires_max_(HIGH_LEVEL)"));
  EXPECT_THAT(annotations(code, "Unknown"), IsEmpty());
  EXPECT_THAT(annotations(code, "Raises"),
              ElementsAre("raises to {2}: _IRQL_raises_(DISPATCH_LEVEL)"));
  EXPECT_THAT(annotations(code, "RaisesTo"),
              ElementsAre("raises to NewIrql: _IRQL_raises_(NewIrql)"));
  EXPECT_THAT(annotations(code, "AlwaysMax"),
              ElementsAre("always level {0}: _IRQL_always_function_max_(PASSIVE_LEVEL)"));
  EXPECT_THAT(annotations(code, "AlwaysMin"),
              ElementsAre("always level {2..31}: _IRQL_always_function_min_(DISPATCH_LEVEL)"));
}

TEST(Sal, levelsKeepTheirNamesWithoutAnyHeader) {
  const Lowered code("_IRQL_requires_max_(DISPATCH_LEVEL) void F(void) { }\n");
  EXPECT_THAT(annotations(code, "F"),
              ElementsAre("requires level {0..2}: _IRQL_requires_max_(DISPATCH_LEVEL)"));
}

TEST(Sal, aLevelThroughAMacroOfTheDriver) {
  const Lowered code = annotated(R"(
#define AT_MOST(level) _IRQL_requires_max_(level)
#define PAGED AT_MOST(APC_LEVEL)
PAGED void F(void) { }
)");
  EXPECT_THAT(annotations(code, "F"), ElementsAre("requires level {0..1}: _IRQL_requires_max_(1)"));
}

TEST(Sal, allDeclarationsCount) {
  const Lowered code = annotated(R"(
_IRQL_requires_max_(APC_LEVEL) void F(void);
_IRQL_requires_max_(APC_LEVEL) _IRQL_requires_same_ void F(void);
void F(void) { }
)");
  EXPECT_THAT(annotations(code, "F"),
              UnorderedElementsAre("requires level {0..1}: _IRQL_requires_max_(APC_LEVEL)",
                                   "same level: _IRQL_requires_same_"));
}

TEST(Sal, placeInTheSource) {
  const Lowered code("_IRQL_requires_same_\n  _IRQL_requires_max_(\n2) void F(void) { }\n");
  ASSERT_EQ(code.function("F").annotations.size(), 2U);
  const program::SourceRange range = code.function("F").annotations[1].range;
  EXPECT_EQ(code.program().files[range.file.index].path, "test.c");
  EXPECT_EQ(range.line, 2U);
  EXPECT_EQ(range.column, 3U);
  EXPECT_EQ(range.endLine, 3U);
}

TEST(Sal, functionTypes) {
  const Lowered code = annotated(R"(
_IRQL_requires_max_(DISPATCH_LEVEL) _IRQL_requires_same_
typedef NTSTATUS __stdcall ROUTINE(int Wait, _IRQL_saves_ PKIRQL Irql);
typedef ROUTINE DERIVED;
typedef _IRQL_requires_(PASSIVE_LEVEL) void WORK(void);
DERIVED F;
NTSTATUS F(int a, PKIRQL OldIrql) { return 0; }
WORK W;
_IRQL_requires_max_(APC_LEVEL) void W(void) { }
)");
  EXPECT_THAT(annotations(code, "F"),
              ElementsAre("requires level {0..2}: _IRQL_requires_max_(DISPATCH_LEVEL)",
                          "same level: _IRQL_requires_same_",
                          "saves level *OldIrql: _IRQL_saves_"));
  EXPECT_THAT(annotations(code, "W"),
              ElementsAre("requires level {0..1}: _IRQL_requires_max_(APC_LEVEL)",
                          "requires level {0}: _IRQL_requires_(PASSIVE_LEVEL)"));
  EXPECT_EQ(code.function("W").declaredTypes.size(), 1U);
}

TEST(Sal, parametersAndResults) {
  const Lowered code = annotated(R"(
typedef struct { KIRQL OldIrql; } HANDLE_;
void Saves(_IRQL_saves_ PKIRQL a, KIRQL* _IRQL_saves_ b, KIRQL* c _IRQL_saves_) { }
void Restores(int x, _IRQL_restores_ KIRQL OldIrql) { }
_IRQL_saves_ KIRQL Result(void) { return 0; }
_IRQL_saves_ void Nothing(void) { }
_IRQL_saves_global_(SpinLock, Lock) void SavesIn(HANDLE_* Lock) { }
_IRQL_restores_global_(SpinLock, Lock->OldIrql) void RestoresFrom(HANDLE_* Lock) { }
_IRQL_saves_global_(OldIrql, FastMutex) void Named(void) { }
)");
  EXPECT_THAT(code.captured().errors, IsEmpty());
  EXPECT_THAT(annotations(code, "Saves"),
              ElementsAre("saves level *a: _IRQL_saves_", "saves level *b: _IRQL_saves_",
                          "saves level *c: _IRQL_saves_"));
  EXPECT_THAT(annotations(code, "Restores"),
              ElementsAre("restores level OldIrql: _IRQL_restores_"));
  EXPECT_THAT(annotations(code, "Result"), ElementsAre("saves level return: _IRQL_saves_"));
  EXPECT_THAT(annotations(code, "Nothing"), IsEmpty());
  EXPECT_THAT(annotations(code, "SavesIn"),
              ElementsAre("saves level globally *Lock: _IRQL_saves_global_(SpinLock, Lock)"));
  EXPECT_THAT(annotations(code, "RestoresFrom"),
              ElementsAre("restores level globally Lock->OldIrql: "
                          "_IRQL_restores_global_(SpinLock, Lock->OldIrql)"));
  EXPECT_THAT(annotations(code, "Named"), ElementsAre("saves level globally OldIrql, FastMutex: "
                                                      "_IRQL_saves_global_(OldIrql, FastMutex)"));
}

TEST(Sal, at) {
  const Lowered code = annotated(R"(
typedef struct { KIRQL OldIrql; } HANDLE_;
void A(_At_(*Irql, _Post_ _IRQL_saves_) PKIRQL Irql) { }
_At_(Handle->OldIrql, _When_(Wait, _IRQL_saves_)) void B(int Wait, HANDLE_* Handle) { }
void C(__drv_at(*Irql, __drv_savesIRQL) PKIRQL Irql, _At_(_Curr_, _IRQL_restores_) KIRQL Old) { }
_At_(return, _IRQL_saves_) _At_((HANDLE_*)Old, _In_) KIRQL D(void* Old) { return 0; }
)");
  EXPECT_THAT(code.captured().errors, IsEmpty());
  EXPECT_THAT(annotations(code, "A"), ElementsAre("saves level *Irql: _At_(*Irql, _IRQL_saves_)"));
  EXPECT_THAT(annotations(code, "B"),
              ElementsAre("saves level Handle->OldIrql if Wait: "
                          "_At_(Handle->OldIrql, _When_(Wait, _IRQL_saves_))"));
  EXPECT_THAT(annotations(code, "C"),
              ElementsAre("saves level *Irql: _At_(*Irql, __drv_savesIRQL)"));
  EXPECT_THAT(annotations(code, "D"),
              ElementsAre("saves level return: _At_(return, _IRQL_saves_)"));
}

TEST(Sal, theCriticalRegionOnlyOfAllLocks) {
  const Lowered code = annotated(R"(
_Requires_lock_held_(_Global_critical_region_) _Requires_lock_held_(*Lock) void Requires(void* Lock) { }
_Acquires_lock_(_Global_critical_region_) _Acquires_lock_(*Lock) void Acquires(void* Lock) { }
_Releases_lock_(_Global_critical_region_) _Releases_lock_(Lock->x) void Releases(void* Lock) { }
_Requires_lock_not_held_(_Global_critical_region_) void Not(void) { }
)");
  EXPECT_THAT(code.captured().errors, IsEmpty());
  EXPECT_THAT(
      annotations(code, "Requires"),
      ElementsAre("requires critical region: _Requires_lock_held_(_Global_critical_region_)"));
  EXPECT_THAT(annotations(code, "Acquires"),
              ElementsAre("acquires critical region: _Acquires_lock_(_Global_critical_region_)"));
  EXPECT_THAT(annotations(code, "Releases"),
              ElementsAre("releases critical region: _Releases_lock_(_Global_critical_region_)"));
  EXPECT_THAT(annotations(code, "Not"), IsEmpty());
}

TEST(Sal, olderForms) {
  const Lowered code = annotated(R"(
__drv_maxIRQL(APC_LEVEL) __drv_minIRQL(PASSIVE_LEVEL) __drv_sameIRQL void Levels(void) { }
__drv_requiresIRQL(DISPATCH_LEVEL) __drv_raisesIRQL(DISPATCH_LEVEL) void Raises(void) { }
void Saves(__drv_out_deref(__drv_savesIRQL) PKIRQL Irql, __drv_in(__drv_restoresIRQL) KIRQL Old) { }
__drv_savesIRQL KIRQL Result(void) { return 0; }
__drv_when(Wait == 0, __drv_maxIRQL(DISPATCH_LEVEL)) void When(int Wait) { }
__drv_savesIRQLGlobal(Lock, p) __drv_maxFunctionIRQL(APC_LEVEL) void Global(int* p) { }
)");
  EXPECT_THAT(code.captured().errors, IsEmpty());
  EXPECT_THAT(annotations(code, "Levels"),
              ElementsAre("requires level {0..1}: __drv_maxIRQL(APC_LEVEL)",
                          "requires level {0..31}: __drv_minIRQL(PASSIVE_LEVEL)",
                          "same level: __drv_sameIRQL"));
  EXPECT_THAT(annotations(code, "Raises"),
              ElementsAre("requires level {2}: __drv_requiresIRQL(DISPATCH_LEVEL)",
                          "raises to {2}: __drv_raisesIRQL(DISPATCH_LEVEL)"));
  EXPECT_THAT(annotations(code, "Saves"), ElementsAre("saves level *Irql: __drv_savesIRQL",
                                                      "restores level Old: __drv_restoresIRQL"));
  EXPECT_THAT(annotations(code, "Result"), ElementsAre("saves level return: __drv_savesIRQL"));
  EXPECT_THAT(annotations(code, "When"),
              ElementsAre("requires level {0..2} if Wait == 0: "
                          "_When_(Wait == 0, __drv_maxIRQL(DISPATCH_LEVEL))"));
  EXPECT_THAT(annotations(code, "Global"),
              ElementsAre("saves level globally *p: __drv_savesIRQLGlobal(Lock, p)",
                          "always level {0..1}: __drv_maxFunctionIRQL(APC_LEVEL)"));
}

/// The condition that _When_ with this text becomes, or "dropped".
std::string condition(const std::string& text) {
  const Lowered code = annotated(
      "typedef enum { NoWait, Wait = 5 } MODE; struct S;\n"
      "typedef struct { int QuadPart; union { int Low; }; struct S* Next; } TIME;\n"
      "_When_(" +
      text +
      ", _IRQL_requires_max_(APC_LEVEL)) _IRQL_requires_same_\n"
      "NTSTATUS F(int a, TIME* Timeout, MODE Mode, PKIRQL Held, struct S* s) { return 0; }\n");
  EXPECT_THAT(code.captured().errors, IsEmpty()) << text;
  const std::vector<std::string> lines = annotations(code, "F");
  if (lines.size() == 1)
    return "dropped";
  const std::size_t start = lines[0].find(" if ") + 4;
  return lines[0].substr(start, lines[0].find(": _When_") - start);
}

TEST(SalWhen, conditions) {
  EXPECT_EQ(condition("a == TRUE"), "a == 1");
  EXPECT_EQ(condition("a"), "a");
  EXPECT_EQ(condition("!a"), "a == 0");
  EXPECT_EQ(condition("a != 0x10"), "a != 16");
  EXPECT_EQ(condition("a < 3"), "a < 3");
  EXPECT_EQ(condition("a >= 3"), "3 <= a");
  EXPECT_EQ(condition("(a & 4) != 0"), "(a & 4) != 0");
  EXPECT_EQ(condition("a & (1 | 2)"), "a & 3");
  EXPECT_EQ(condition("Timeout == NULL"), "Timeout == 0");
  EXPECT_EQ(condition("Timeout->QuadPart == 0"), "Timeout->QuadPart == 0");
  EXPECT_EQ(condition("(*Timeout).Low > 0"), "0 < Timeout->Low");
  EXPECT_EQ(condition("*Held == FALSE"), "*Held == 0");
  EXPECT_EQ(condition("Mode == Wait"), "Mode == 5");
  EXPECT_EQ(condition("return == 0"), "return == 0");
  EXPECT_EQ(condition("NT_SUCCESS(return)"), "0 <= return");
  EXPECT_EQ(condition("(long)(unsigned long)a == -1"), "a == -1");
  EXPECT_EQ(condition("(PVOID)s == 0 && a"), "s == 0 & a != 0");
  EXPECT_EQ(condition("!(a == 1 && Mode == 2)"), "(a == 1 & Mode == 2) == 0");
  EXPECT_EQ(condition("a == 1 || a == 2"), "a == 1 | a == 2");
}

TEST(SalWhen, whatIsNotUnderstoodIsDropped) {
  for (const char* text :
       {"_String_length_(a) < 3", "a == 1 && Other()", "b == 1", "a == 'x'", "s->Member == 0",
        "sizeof(a) == 4", "a ? 1 : 0", "a ==", "a.x", "*a == 0", "return->x", "a * 2 == 4", "#"})
    EXPECT_EQ(condition(text), "dropped") << text;
}

TEST(SalWhen, everythingInside) {
  const Lowered code = annotated(R"(
#define BOTH(level) _IRQL_raises_(level) _IRQL_saves_
_When_(Wait, _Unknown_annotation_(Wait, 2) _IRQL_requires_max_(APC_LEVEL) _Acquires_lock_(_Global_critical_region_) _Post_satisfies_(x != 0))
_When_(Wait, _IRQL_saves_global_(OldIrql, Mutex) _IRQL_requires_same_)
_When_(!Wait, _When_(return != 0, BOTH(DISPATCH_LEVEL)))
KIRQL F(int Wait, _When_(Wait, _IRQL_restores_) KIRQL Old) { return 0; }
)");
  EXPECT_THAT(code.captured().errors, IsEmpty());
  EXPECT_THAT(annotations(code, "F"),
              ElementsAre("requires level {0..1} if Wait: "
                          "_When_(Wait, _IRQL_requires_max_(APC_LEVEL))",
                          "acquires critical region if Wait: "
                          "_When_(Wait, _Acquires_lock_(_Global_critical_region_))",
                          "saves level globally OldIrql, Mutex if Wait: "
                          "_When_(Wait, _IRQL_saves_global_(OldIrql, Mutex))",
                          "same level if Wait: _When_(Wait, _IRQL_requires_same_)",
                          "raises to {2} if Wait == 0 & return != 0: "
                          "_When_(!Wait, _When_(return != 0, _IRQL_raises_(2)))",
                          "saves level return if Wait == 0 & return != 0: "
                          "_When_(!Wait, _When_(return != 0, _IRQL_saves_))",
                          "restores level Old if Wait: _When_(Wait, _IRQL_restores_)"));
}

TEST(SalWhen, namesAreThoseOfTheDeclaration) {
  const Lowered code = annotated(R"(
_When_(first == 0, _IRQL_requires_max_(APC_LEVEL)) void F(int first, int second);
void F(int second, int third) { }
)");
  EXPECT_THAT(annotations(code, "F"),
              ElementsAre("requires level {0..1} if second == 0: "
                          "_When_(first == 0, _IRQL_requires_max_(APC_LEVEL))"));
}

TEST(SalDeclarations, ofCalledFunctionsOnly) {
  const Lowered code = annotated(R"(
_IRQL_requires_max_(APC_LEVEL) void Called(int x);
_IRQL_requires_max_(APC_LEVEL) void NotCalled(void);
_IRQL_requires_max_(APC_LEVEL) void Defined(void) { }
typedef _IRQL_requires_(PASSIVE_LEVEL) NTSTATUS ROUTINE(int Wait);
ROUTINE OfType;
void Plain(void);
void F(void) { Called(1); Called(2); Defined(); Plain(); OfType(1); }
)");
  ASSERT_EQ(code.program().declarations.size(), 2U);
  EXPECT_THAT(declared(code, "Called"),
              ElementsAre("requires level {0..1}: _IRQL_requires_max_(APC_LEVEL)"));
  EXPECT_EQ(code.program().declarations[0].parameterCount, 1U);
  EXPECT_FALSE(code.program().declarations[0].returnValue.valid());
  EXPECT_THAT(declared(code, "OfType"),
              ElementsAre("requires level {0}: _IRQL_requires_(PASSIVE_LEVEL)"));
  EXPECT_EQ(code.program().declarations[1].returnValue, program::VariableId{1});
  EXPECT_TRUE(code.program().declarationByKey.contains(code.program().symbols.find("Called")));
}

TEST(SalDeclarations, ofSystemHeaders) {
  const Lowered code("# 1 \"wdm.h\" 1 3\n_IRQL_requires_max_(2) void KeFoo(void);\n"
                     "_IRQL_requires_max_(1) static void KeInline(void) { }\n"
                     "# 3 \"test.c\" 2\nvoid F(void) { KeFoo(); KeInline(); }\n");
  EXPECT_THAT(declared(code, "KeFoo"),
              ElementsAre("requires level {0..2}: _IRQL_requires_max_(2)"));
  EXPECT_THAT(declared(code, "KeInline"),
              ElementsAre("requires level {0..1}: _IRQL_requires_max_(1)"));
}

TEST(SalMacros, headersCannotTakeThemAway) {
  const Lowered code = annotated(R"(
#define _IRQL_requires_max_(x)
#undef _IRQL_requires_same_
#define _IRQL_requires_same_
#undef _When_
#define _When_(c, a)
#undef _IRQL_requires_
#undef _IRQL_raises_
#ifndef _IRQL_saves_
#define _IRQL_saves_
#endif
#define ASSERT(e) ((void)(e))
#define PAGED_CODE() ((void)0)
_When_(a, _IRQL_requires_max_(APC_LEVEL)) _IRQL_requires_same_ _IRQL_requires_(PASSIVE_LEVEL)
_IRQL_saves_ KIRQL F(int a) { PAGED_CODE(); ASSERT(a); return 0; }
)");
  EXPECT_EQ(annotations(code, "F").size(), 4U);
  EXPECT_EQ(code.all<Call>("F").size(), 1U);
}

TEST(SalMacros, defaultsMayBeRedefined) {
  const Lowered code("#ifndef _Global_critical_region_\nint missing(;\n#endif\n"
                     "#undef _Function_class_\n#define _Function_class_(name) static\n"
                     "_Function_class_(X) _Dispatch_type_(1) _Acquires_shared_lock_(a->b)\n"
                     "void F(void) { }\n");
  EXPECT_THAT(code.captured().errors, IsEmpty());
  EXPECT_TRUE(code.function("F").isStatic);
}

TEST(SalMacros, areNotForOtherCode) {
  const Lowered code("#ifdef ASSERT\n#error defined\n#endif\nvoid PAGED_CODE(int x) { }\n",
                     "test.c", {"-U_KERNEL_MODE"});
  EXPECT_THAT(code.captured().errors, IsEmpty());
}

TEST(SalMacros, inFrontOfForcedIncludes) {
  const Lowered code("#include \"missing.h\"\n_IRQL_requires_same_ void F(void) { }\n", "test.c",
                     {"-D_IRQL_requires_same_=", "-include", "stdarg.h"});
  ASSERT_EQ(code.captured().errors.size(), 1U);
  EXPECT_EQ(code.captured().errors[0].path, "test.c");
  EXPECT_EQ(annotations(code, "F").size(), 1U);
}

TEST(SalMacros, everyPlaceThatAnAnnotationStandsIn) {
  const Lowered code = annotated(R"(
#define A _IRQL_requires_same_
A void f1(void); void A f2(void); void __stdcall A f3(void); void f4(void) A; static A void f5(void) { }
A static __inline void f6(void) { } extern A void f7(void); A extern void f8(void);
__declspec(dllimport) A void f9(void); A __declspec(noreturn) void f10(void);
typedef A void T1(void); A typedef void T2(void); typedef void T3(A int) A; typedef A void (*P1)(void);
typedef void (A *P2)(void); struct S { A P1 m1; A void (*m2)(A int* x); };
A T1 f11; T2 A f12; void f13(void) A { } A int f14(); void f15(a) A int a; { }
void f16(A int, A void (*callback)(void));
void F(void) { A int local; f1(); }
)");
  EXPECT_THAT(code.captured().errors, IsEmpty());
}

TEST(SalMacros, everyPlaceInCxx) {
  const Lowered code = annotated(R"(
#define A _IRQL_requires_max_(DISPATCH_LEVEL)
extern "C" A void f1(); A extern "C" void f2(); extern "C" { A void f3() { } }
struct C {
  A C(); A virtual ~C(); virtual void m1() A; virtual void m2() const A; void m3() A { }
  A static void m4(); A operator int(); void m5(_IRQL_saves_ KIRQL& Irql) noexcept A { }
  _When_(Irql == 0, _IRQL_requires_same_) void m6(int Irql) { }
};
struct D : C { void m1() override A; void m2() const override A { } };
A C::C() { }
template <class T> A void f4(T) { }
A auto f5() -> int; A [[nodiscard]] int f6(); [[nodiscard]] A int f7();
namespace n { A void f8() { auto l = [](int) A { }; l(1); f4(1); } }
)",
                                 "test.cpp");
  EXPECT_THAT(code.captured().errors, IsEmpty());
  const std::string max = "requires level {0..2}: _IRQL_requires_max_(DISPATCH_LEVEL)";
  for (const char* name : {"f3", "C::m3", "C::C", "D::m2", "f4", "n::f8"})
    EXPECT_THAT(annotations(code, name), ElementsAre(max)) << name;
  EXPECT_THAT(annotations(code, "C::m5"),
              UnorderedElementsAre(max, "saves level *Irql: _IRQL_saves_"));
  EXPECT_THAT(annotations(code, "C::m6"),
              ElementsAre("same level if Irql == 0: _When_(Irql == 0, _IRQL_requires_same_)"));
}

TEST(PagedCode, isACall) {
  for (const char* file : {"test.c", "test.cpp"}) {
    const Lowered code("void f(void);\nvoid F(void) {\n  PAGED_CODE();\n  f();\n}\n"
                       "void G(int x) {\n  if (x) { PAGED_CODE() }\n  PAGED_CODE_LOCKED();\n}\n",
                       file);
    EXPECT_THAT(code.captured().errors, IsEmpty());
    const auto calls = code.all<Call>("F");
    ASSERT_EQ(calls.size(), 2U);
    EXPECT_EQ(code.text(calls[0].first.name), "PAGED_CODE");
    EXPECT_EQ(code.text(calls[0].first.callee), "PAGED_CODE");
    EXPECT_EQ(calls[0].second.range.line, 3U);
    EXPECT_EQ(calls[0].second.range.column, 3U);
    EXPECT_EQ(code.program().files[calls[0].second.range.file.index].path, file);
    EXPECT_EQ(code.all<Call>("G").size(), 2U);
    EXPECT_EQ(code.all<Lost>("F").size(), 0U);
    EXPECT_THAT(code.program().declarations, IsEmpty());
  }
}

/// What an ASSERT with this condition says, or "nothing".
std::string asserted(const std::string& text) {
  const Lowered code =
      annotated("KIRQL KeGetCurrentIrql(void); int p; void F(int x) { ASSERT(" + text + "); }");
  EXPECT_THAT(code.captured().errors, IsEmpty()) << text;
  EXPECT_EQ(code.all<Call>("F").size(), 0U);
  EXPECT_EQ(code.all<Lost>("F").size(), 0U);
  const auto found = code.all<AssumeLevel>("F");
  return found.empty() ? "nothing" : found[0].first.levels.text();
}

TEST(Assert, levels) {
  EXPECT_EQ(asserted("KeGetCurrentIrql() <= APC_LEVEL"), "{0..1}");
  EXPECT_EQ(asserted("KeGetCurrentIrql() < DISPATCH_LEVEL"), "{0..1}");
  EXPECT_EQ(asserted("KeGetCurrentIrql() == DISPATCH_LEVEL"), "{2}");
  EXPECT_EQ(asserted("KeGetCurrentIrql ( ) == 0"), "{0}");
  EXPECT_EQ(asserted("DISPATCH_LEVEL <= KeGetCurrentIrql()"), "{2..31}");
  EXPECT_EQ(asserted("PASSIVE_LEVEL == KeGetCurrentIrql()"), "{0}");
  EXPECT_EQ(asserted("KeGetCurrentIrql() > APC_LEVEL"), "{2..31}");
  EXPECT_EQ(asserted("KeGetCurrentIrql() != PASSIVE_LEVEL"), "{1..31}");
  EXPECT_EQ(asserted("((KIRQL)KeGetCurrentIrql()) <= (DISPATCH_LEVEL)"), "{0..2}");
  EXPECT_EQ(asserted("(KeGetCurrentIrql() >= APC_LEVEL) && (KeGetCurrentIrql() <= DISPATCH_LEVEL)"),
            "{1..2}");
  EXPECT_EQ(asserted("x != 0 && KeGetCurrentIrql() == PASSIVE_LEVEL && f(x, (1)) == \"a,b\""),
            "{0}");
  EXPECT_EQ(asserted("KeGetCurrentIrql() == 0 || KeGetCurrentIrql() == DISPATCH_LEVEL"), "{0, 2}");
  EXPECT_EQ(asserted("KeGetCurrentIrql() == 0 && \"at PASSIVE_LEVEL\""), "{0}");
}

TEST(Assert, whatSaysNothingDisappears) {
  for (const char* text :
       {"x", "KeGetCurrentIrql()", "KeGetCurrentIrql() <= x", "x || KeGetCurrentIrql() == 0",
        "!(KeGetCurrentIrql() == 0)", "KeGetCurrentIrql() <= DISPATCH_LEVEL + 1", "unknown->field",
        "KeGetCurrentIrql() == DISPATCH_LEVEL ? x : 1", "", "p++, x", "\"text \\\" more\"", "'\\0'",
        "f(KeGetCurrentIrql() == 0)", "KeGetCurrentIrql() <= HIGH_LEVEL"})
    EXPECT_EQ(asserted(text), "nothing") << text;
}

TEST(Assert, inEveryForm) {
  const Lowered code = annotated(R"(
void f(void); int g(int x);
#define FLT_ASSERT(e) NT_ASSERT(e)
void F(int x) {
  ASSERT(g(x)), f();
  NT_ASSERT(KeGetCurrentIrql() == DISPATCH_LEVEL);
  ASSERTMSG("text", KeGetCurrentIrql() == APC_LEVEL);
  FLT_ASSERT(KeGetCurrentIrql() == PASSIVE_LEVEL);
  if (x) ASSERT(x == 1); else ASSERT(x == 0);
  (void)(x ? ASSERT(x) : (void)0);
  _IRQL_limited_to_(APC_LEVEL)
  _IRQL_limited_to_(DISPATCH_LEVEL);
}
)");
  EXPECT_THAT(code.captured().errors, IsEmpty());
  std::vector<std::string> levels;
  for (const auto& [assumption, statement] : code.all<AssumeLevel>("F"))
    levels.push_back(assumption.levels.text() + " " + code.text(statement.macro));
  EXPECT_THAT(levels, UnorderedElementsAre("{2} NT_ASSERT", "{1} ASSERTMSG", "{0} FLT_ASSERT",
                                           "{0..1} _IRQL_limited_to_", "{0..2} _IRQL_limited_to_"));
  ASSERT_EQ(code.all<Call>("F").size(), 1U);
  EXPECT_EQ(code.text(code.all<Call>("F")[0].first.name), "f");
}

TEST(Assert, inCxx) {
  const Lowered code(R"(
template <class T> void F(T x) { ASSERT(KeGetCurrentIrql() <= DISPATCH_LEVEL); x ? ASSERT(x) : (void)0; }
void G() { F<int>(1); [] { ASSERT(KeGetCurrentIrql() == 0); }(); }
)",
                     "test.cpp");
  EXPECT_THAT(code.captured().errors, IsEmpty());
  EXPECT_EQ(code.all<AssumeLevel>("F").size(), 1U);
  EXPECT_THAT(code.listing("lambda"), HasSubstr("assume level {0} {ASSERT}"));
}

} // namespace
} // namespace driver_tidy::frontend::testing
