#include "checker/frontend/lowered.h"

#include <gmock/gmock.h>

namespace driver_tidy::frontend::testing {
namespace {

using program::Block;
using program::Region;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;

TEST(StructuredExceptions, finallyRunsOnEveryWayOut) {
  const Lowered code(R"(
void release(void); void after(void); void raiseIt(void);
int F(int x) {
  while (x) {
    __try {
      if (x == 1) return 1;
      if (x == 2) break;
      if (x == 3) continue;
      if (x == 4) __leave;
      if (x == 5) goto done;
      raiseIt();
    } __finally {
      release();
    }
    after();
    return 2;
  }
  return 3;
done:
  return 4;
}
)");
  EXPECT_THAT(code.paths("F"),
              UnorderedElementsAre("return 18",         // the loop is not entered
                                   "release return 6",  // return
                                   "release return 18", // break, or continue and the loop ends
                                   "release release return 6", // continue, then each other way
                                   "release release return 18", "release release after return 16",
                                   "release release return 20",
                                   "release raiseIt release after return 16",
                                   "release raiseIt release raises",
                                   "release after return 16",         // __leave
                                   "release return 20",               // goto
                                   "raiseIt release after return 16", // fall-through
                                   "raiseIt release raises"));        // the exception
}

TEST(StructuredExceptions, nestedFinallysRunFromTheInside) {
  const Lowered code(R"(
void inner(void); void outer(void); void raiseIt(void);
int F(int x) {
  __try {
    __try {
      if (x) return 1;
      raiseIt();
    } __finally {
      inner();
    }
  } __finally {
    outer();
  }
  return 2;
}
)");
  EXPECT_THAT(code.paths("F"),
              UnorderedElementsAre("inner outer return 6", "raiseIt inner outer return 14",
                                   "raiseIt inner outer raises"));
}

TEST(StructuredExceptions, gotoOutOfTwoFinallys) {
  const Lowered code(R"(
void inner(void); void outer(void);
int F(int x) {
  __try {
    __try {
      if (x) goto out;
    } __finally {
      inner();
    }
    return 1;
  } __finally {
    outer();
  }
out:
  return 2;
}
)");
  EXPECT_THAT(code.paths("F"),
              UnorderedElementsAre("inner outer return 15", "inner outer return 10"));
}

TEST(StructuredExceptions, abnormalTerminationIsFalseOnFallThroughAndLeaveOnly) {
  const Lowered code(R"(
void abnormal(void); void normal(void); void raiseIt(void);
int F(int x) {
  __try {
    if (x == 1) return 1;
    if (x == 2) __leave;
    raiseIt();
  } __finally {
    if (AbnormalTermination()) abnormal(); else normal();
  }
  return 2;
}
)");
  EXPECT_THAT(code.paths("F"),
              UnorderedElementsAre("abnormal return 5", "normal return 11",
                                   "raiseIt normal return 11", "raiseIt abnormal raises"));
}

TEST(StructuredExceptions, returnAndBreakInFinallyAbandonThePendingWay) {
  const Lowered code(R"(
void raiseIt(void);
int F(void) {
  __try { raiseIt(); } __finally { return 1; }
}
int G(void) {
  for (;;) {
    __try { raiseIt(); } __finally { break; }
  }
  return 2;
}
)");
  EXPECT_THAT(code.paths("F"), UnorderedElementsAre("raiseIt return 4"));
  EXPECT_THAT(code.paths("G"), UnorderedElementsAre("raiseIt return 10"));
}

TEST(StructuredExceptions, returnValueIsComputedInsideTheTry) {
  const Lowered code(R"(
int compute(void); void release(void);
int F(void) {
  __try { return compute(); } __finally { release(); }
}
)");
  EXPECT_THAT(code.paths("F"), UnorderedElementsAre("compute release return 4"));
  EXPECT_THAT(code.listing("F"), HasSubstr("return = tmp1"));
}

TEST(StructuredExceptions, returnsAreToldApartBehindAFinally) {
  const Lowered code(R"(
void release(void);
int F(int x) {
  __try {
    if (x)
      return 1;
    return 2;
  } __finally {
    release();
  }
}
)");
  EXPECT_THAT(code.paths("F"), UnorderedElementsAre("release return 6", "release return 7"));
}

TEST(StructuredExceptions, fallingOffTheEndReturnsAtTheClosingBrace) {
  const Lowered code("void F(void) {\n  __try { } __finally { }\n}\n");
  EXPECT_THAT(code.paths("F"), UnorderedElementsAre("return 3"));
}

TEST(StructuredExceptions, constantFilters) {
  const Lowered code(R"(
void raiseIt(void); void handle(void);
void Handler(void) { __try { raiseIt(); } __except (1) { handle(); } }
void Search(void) { __try { raiseIt(); } __except (0) { handle(); } }
void Continue(void) { __try { raiseIt(); } __except (-1) { handle(); } }
)");
  EXPECT_THAT(code.paths("Handler"),
              UnorderedElementsAre("raiseIt return 3", "raiseIt handle return 3"));
  EXPECT_THAT(code.paths("Search"), UnorderedElementsAre("raiseIt return 4", "raiseIt raises"));
  EXPECT_THAT(code.paths("Continue"), UnorderedElementsAre("raiseIt return 5", "raiseIt ends"));
}

TEST(StructuredExceptions, filterIsTheResultOfItsCall) {
  const Lowered code(R"(
void raiseIt(void); int choose(unsigned long);
void F(void) { __try { raiseIt(); } __except (choose(GetExceptionCode())) { } }
void G(int x) { __try { raiseIt(); } __except (choose(1), x ? 1 : 0) { } }
)");
  EXPECT_THAT(code.listing("F"), HasSubstr("tmp1 = choose(exception 1)"));
  EXPECT_THAT(code.listing("F"), HasSubstr("filter (tmp1)"));
  EXPECT_THAT(code.listing("G"), HasSubstr("choose(1)"));
  EXPECT_THAT(code.listing("G"), HasSubstr("filter (filter "));
}

TEST(StructuredExceptions, filterPassesOnThroughTheOuterFinally) {
  const Lowered code(R"(
void raiseIt(void); int choose(void); void release(void); void handle(void);
void F(void) {
  __try {
    __try { raiseIt(); } __except (choose()) { handle(); }
  } __finally { release(); }
}
)");
  EXPECT_THAT(code.paths("F"), UnorderedElementsAre("raiseIt release return 7",
                                                    "raiseIt choose handle release return 7",
                                                    "raiseIt choose release raises"));
}

TEST(StructuredExceptions, handlersRaiseToTheOutside) {
  const Lowered code(R"(
void raiseIt(void); void raiseAgain(void); void outer(void);
void F(void) {
  __try {
    __try { raiseIt(); } __except (1) { raiseAgain(); }
  } __except (1) { outer(); }
}
void G(void) {
  __try { raiseIt(); } __finally { raiseAgain(); }
}
)");
  EXPECT_THAT(code.paths("F"),
              UnorderedElementsAre("raiseIt return 7", "raiseIt raiseAgain return 7",
                                   "raiseIt raiseAgain outer return 7"));
  EXPECT_THAT(code.paths("G"),
              UnorderedElementsAre("raiseIt raiseAgain return 10", "raiseIt raiseAgain raises"));
}

TEST(StructuredExceptions, leaveInAHandlerBelongsToTheOuterTry) {
  const Lowered code(R"(
void raiseIt(void); void skipped(void);
void F(void) {
  __try {
    __try { raiseIt(); } __except (1) { __leave; }
    skipped();
  } __except (1) { }
}
)");
  EXPECT_THAT(code.paths("F"),
              UnorderedElementsAre("raiseIt skipped return 8", "raiseIt return 8"));
}

TEST(StructuredExceptions, blocksSayWhatTheyEnter) {
  const Lowered code(R"(
void raiseIt(void); void release(void);
void F(void) {
  __try { raiseIt(); }
  __finally { release(); }
  __try { raiseIt(); }
  __except (1) { release(); }
}
)");
  std::vector<std::pair<Region, unsigned>> entered;
  for (const Block& block : code.function("F").blocks)
    if (block.entered != Region::None)
      entered.emplace_back(block.entered, block.enteredRange.line);
  EXPECT_THAT(entered, UnorderedElementsAre(std::pair{Region::Finally, 5U},
                                            std::pair{Region::ExceptHandler, 7U}));
}

} // namespace
} // namespace driver_tidy::frontend::testing
