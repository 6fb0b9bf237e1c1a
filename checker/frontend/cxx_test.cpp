#include "checker/frontend/lowered.h"

#include <gmock/gmock.h>

namespace driver_tidy::frontend::testing {
namespace {

using program::Call;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;

const std::string kGuard = R"(
struct Guard { explicit Guard(int); ~Guard(); explicit operator bool() const; int n; };
void a(); void b(); void raiseIt(); int more();
)";

Lowered cxx(const std::string& code, const std::vector<std::string>& flags = {}) {
  return Lowered(kGuard + code, "test.cpp", flags);
}

TEST(Cxx, destructorsRunOnEveryExitOfTheScope) {
  const Lowered code = cxx(R"(
int F(int x) {
  do {
    Guard g(1);
    if (x == 1) return 1;
    if (x == 2) break;
    if (x == 3) goto out;
    if (x == 4) continue;
    raiseIt();
    a();
  } while (false);
  return 2;
out:
  return 3;
}
)");
  EXPECT_THAT(code.paths("F"),
              UnorderedElementsAre("Guard::Guard Guard::~Guard return 8",
                                   "Guard::Guard Guard::~Guard return 15",
                                   "Guard::Guard Guard::~Guard return 17",
                                   "Guard::Guard raiseIt a Guard::~Guard return 15",
                                   "Guard::Guard raiseIt Guard::~Guard raises"));
}

TEST(Cxx, destructorsRunInReverseOrder) {
  const Lowered code = cxx(R"(
struct Other { ~Other(); };
void F() { Guard g(1); Other o; { Guard inner(2); a(); } b(); }
)");
  EXPECT_THAT(code.paths("F"),
              UnorderedElementsAre("Guard::Guard Guard::Guard a Guard::~Guard b Other::~Other "
                                   "Guard::~Guard return 6"));
}

TEST(Cxx, destructorsRunThroughFinally) {
  const Lowered code(R"(
struct Guard { ~Guard(); }; void release();
int Inner() { Guard g; return 1; }
int F(int x) { __try { for (;;) { if (x) return Inner(); break; } } __finally { release(); } return 2; }
)",
                     "test.cpp");
  EXPECT_THAT(code.paths("F"), UnorderedElementsAre("Inner release return 4", "release return 4"));
  EXPECT_THAT(code.paths("Inner"), UnorderedElementsAre("Guard::~Guard return 3"));
}

TEST(Cxx, temporariesEndWithTheFullExpression) {
  const Lowered code = cxx(R"(
void take(const Guard&);
void F() { take(Guard(1)); b(); }
void Extended() { const Guard& g = Guard(1); b(); }
void Returned() { return take(Guard(1)), b(); }
)");
  EXPECT_THAT(code.paths("F"), UnorderedElementsAre("Guard::Guard take Guard::~Guard b return 6"));
  EXPECT_THAT(code.paths("Extended"),
              UnorderedElementsAre("Guard::Guard b Guard::~Guard return 7"));
  EXPECT_THAT(code.paths("Returned"),
              UnorderedElementsAre("Guard::Guard take b Guard::~Guard return 8"));
}

TEST(Cxx, temporaryOfAnArmIsDestroyedOnlyWhereItWasMade) {
  const Lowered code = cxx("void F() { if (more() && Guard(1)) a(); else b(); }\n");
  EXPECT_THAT(
      code.paths("F"),
      UnorderedElementsAre("more b return 4",
                           "more Guard::Guard Guard::operator bool Guard::~Guard a return 4",
                           "more Guard::Guard Guard::operator bool Guard::~Guard b return 4"));
}

TEST(Cxx, membersAndBasesAreMadeAndDestroyed) {
  const Lowered code = cxx(R"(
struct Base { Base(); ~Base(); };
struct Member { Member(); ~Member(); };
struct Both : Base { Member m; Both() { a(); } ~Both() { b(); } };
struct Implicit { Member m; };
void Use() { Implicit i; }
)");
  EXPECT_THAT(code.paths("Both::Both"),
              UnorderedElementsAre("Base::Base Member::Member a return 7"));
  EXPECT_THAT(code.paths("Both::~Both"),
              UnorderedElementsAre("b Member::~Member Base::~Base return 7"));
  EXPECT_THAT(code.paths("Implicit::~Implicit"), UnorderedElementsAre("Member::~Member return 8"));
  EXPECT_THAT(code.paths("Use"),
              UnorderedElementsAre("Implicit::Implicit Implicit::~Implicit return 9"));
}

TEST(Cxx, constructorThatThrowsDestroysWhatItMade) {
  const Lowered code = cxx(R"(
struct Holder { Guard g; Holder() : g(1) { raiseIt(); } };
)");
  EXPECT_THAT(code.paths("Holder::Holder"),
              UnorderedElementsAre("Guard::Guard raiseIt return 5",
                                   "Guard::Guard raiseIt Guard::~Guard raises"));
}

TEST(Cxx, tryAndCatch) {
  const Lowered code = cxx(R"(
void Typed() { try { Guard g(1); raiseIt(); } catch (int) { a(); } catch (...) { b(); } }
void Throws(int x) { try { if (x) throw 1; a(); } catch (...) { throw; } }
)");
  EXPECT_THAT(code.paths("Typed"),
              UnorderedElementsAre("Guard::Guard raiseIt Guard::~Guard return 5",
                                   "Guard::Guard raiseIt Guard::~Guard a return 5",
                                   "Guard::Guard raiseIt Guard::~Guard b return 5"));
  EXPECT_THAT(code.paths("Throws"), UnorderedElementsAre("raises", "a return 6"));
}

TEST(Cxx, methodsPassThisFirst) {
  const Lowered code = cxx(R"(
struct S { int x; void set(int v) { x = v; } };
void F(S& s, S* p) { s.set(1); p->set(2); }
)");
  EXPECT_THAT(code.listing("S::set"), HasSubstr("this->x = v"));
  EXPECT_THAT(code.listing("F"), HasSubstr("S::set(s, 1)"));
  EXPECT_THAT(code.listing("F"), HasSubstr("S::set(p, 2)"));
}

TEST(Cxx, virtualCallsGoThroughTheRootsSlot) {
  const Lowered code = cxx(R"(
struct Root { virtual void run(); };
struct Middle : Root { void run() override; };
struct Leaf final : Middle { void run() override; };
void Root::run() {} void Middle::run() {} void Leaf::run() {}
void F(Middle* m, Leaf* l) { m->run(); l->run(); m->Root::run(); }
)");
  const auto calls = code.all<Call>("F");
  ASSERT_EQ(calls.size(), 3U);
  const std::string slot = code.text(calls[0].first.slot);
  EXPECT_FALSE(calls[0].first.callee.valid());
  EXPECT_EQ(slot, "virtual:" + code.text(code.function("Root::run").key));
  EXPECT_EQ(calls[1].first.callee, code.function("Leaf::run").key);
  EXPECT_EQ(calls[2].first.callee, code.function("Root::run").key);
  std::vector<std::string> targets;
  for (const program::AddressFlow& flow : code.program().addressFlows)
    if (code.text(flow.to) == slot)
      targets.push_back(code.text(flow.function));
  EXPECT_THAT(targets, UnorderedElementsAre(code.text(code.function("Root::run").key),
                                            code.text(code.function("Middle::run").key),
                                            code.text(code.function("Leaf::run").key)));
}

TEST(Cxx, lambdas) {
  const Lowered code = cxx(R"(
void F(int copied) { int shared = 0; [&shared, copied] { shared = copied; a(); }(); }
)");
  EXPECT_THAT(code.listing("F"), HasSubstr("= &shared"));
  EXPECT_THAT(code.listing("F"), HasSubstr("= copied"));
  EXPECT_THAT(code.listing("lambda"), HasSubstr("*this->shared = this->copied"));
  const auto calls = code.all<Call>("F");
  ASSERT_EQ(calls.size(), 1U);
  EXPECT_EQ(calls[0].first.callee, code.function("lambda").key);
}

TEST(Cxx, lambdaThatCapturesThis) {
  const Lowered code = cxx("struct S { int x; void m() { [this] { x = 1; }(); } };\n");
  EXPECT_THAT(code.listing("lambda"), HasSubstr("this->this->x = 1"));
}

TEST(Cxx, templatesAreLoweredPerInstance) {
  const Lowered code = cxx(R"(
template <typename T> struct Box { T t; void run() { Guard g(1); if constexpr (sizeof(T) == 1) a(); else b(); } };
void F(Box<char>& c, Box<long>& l) { c.run(); l.run(); }
)");
  EXPECT_THAT(code.paths("Box<char>::run"),
              UnorderedElementsAre("Guard::Guard a Guard::~Guard return 5"));
  EXPECT_THAT(code.paths("Box<long>::run"),
              UnorderedElementsAre("Guard::Guard b Guard::~Guard return 5"));
  EXPECT_EQ(code.program().functions.size(), 3U);
}

TEST(Cxx, newAndDelete) {
  const Lowered code = cxx("void F() { Guard* g = new Guard(1); delete g; }\n");
  EXPECT_THAT(
      code.paths("F"),
      UnorderedElementsAre("operator new Guard::Guard Guard::~Guard operator delete return 4",
                           "operator new Guard::Guard return 4"));
}

TEST(Cxx, rangeForAndConditionVariables) {
  const Lowered code = cxx(R"(
void F(int (&values)[3]) { for (int& v : values) { v = more(); } }
void G() { if (int n = more()) a(); while (Guard g{1}) { b(); break; } }
)");
  EXPECT_THAT(code.listing("F"), HasSubstr("*v = tmp1"));
  EXPECT_THAT(
      code.paths("G"),
      UnorderedElementsAre("more a Guard::Guard Guard::operator bool Guard::~Guard return 6",
                           "more Guard::Guard Guard::operator bool Guard::~Guard return 6",
                           "more a Guard::Guard Guard::operator bool b Guard::~Guard return 6",
                           "more Guard::Guard Guard::operator bool b Guard::~Guard return 6"));
}

TEST(Cxx, referencesArePointers) {
  const Lowered code = cxx(R"(
int& pick(int& x);
void F(int& out) { int local = 0; int& ref = local; ref = 1; pick(local) = 2; out = 3; }
)");
  EXPECT_THAT(code.listing("F"), HasSubstr("ref = &local"));
  EXPECT_THAT(code.listing("F"), HasSubstr("*ref = 1"));
  EXPECT_THAT(code.listing("F"), HasSubstr("tmp1 = pick(&local)"));
  EXPECT_THAT(code.listing("F"), HasSubstr("*tmp1 = 2"));
  EXPECT_THAT(code.listing("F"), HasSubstr("*out = 3"));
}

TEST(Cxx, coroutinesAreNotAnalysed) {
  const Lowered code(R"(
namespace std {
template <typename T, typename...> struct coroutine_traits { using promise_type = typename T::promise_type; };
template <typename = void> struct coroutine_handle { static coroutine_handle from_address(void*) noexcept; };
}
struct always { bool await_ready() noexcept; void await_suspend(std::coroutine_handle<>) noexcept; void await_resume() noexcept; };
struct task { struct promise_type { task get_return_object(); always initial_suspend(); always final_suspend() noexcept; void return_void(); void unhandled_exception(); }; };
task F() { co_return; }
)",
                     "test.cpp", {"-std=c++20"});
  ASSERT_EQ(code.program().notAnalysed.size(), 1U);
  EXPECT_THAT(code.program().notAnalysed[0].reason, HasSubstr("CoreturnStmt"));
}

} // namespace
} // namespace driver_tidy::frontend::testing
