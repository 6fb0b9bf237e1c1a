#include "checker/analysis/graph_builder_for_tests.h"

#include <gmock/gmock.h>

namespace driver_tidy::analysis {

namespace {

using program::FunctionId;
using program::ReturnKind;
using program::TermId;
using program::ValueSet;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// The region depths of a function's returns, in the order of its summary or of its simulation.
std::vector<int> summaryDepths(const Summary& summary) {
  std::vector<int> depths;
  for (const Exit& exit : summary.exits)
    if (exit.kind == ExitKind::Return)
      depths.push_back(exit.depths[kRegion]);
  return depths;
}

/// The depths that `Caller`, whose body is given, can return with.
std::vector<int> callerDepths(DriverBuilder& driver,
                              const std::function<void(GraphBuilder&)>& body) {
  FunctionId id = driver.define("Caller", {"p"}, ReturnKind::None, body);
  std::vector<int> depths = summaryDepths(Simulated(driver).summary(id));
  std::sort(depths.begin(), depths.end());
  return depths;
}

TEST(Summary, EnterOnSuccessOnlyIsTiedToTheStatus) {
  DriverBuilder driver;
  FunctionId id = driver.define("Acquire", {}, ReturnKind::Status, [](GraphBuilder& f) {
    f.when(f.unknown(), [&] { f.returns(f.number(-1)); });
    f.call("EnterRegion");
    f.returns(f.number(0));
  });
  Simulated run(driver);
  ASSERT_THAT(run.summary(id).exits, SizeIs(2));
  EXPECT_EQ(run.summary(id).exits[0].returnClass, ReturnClass::Failure);
  EXPECT_THAT(run.summary(id).exits[0].depths, ElementsAre(0, 0));
  EXPECT_EQ(run.summary(id).exits[1].returnClass, ReturnClass::Success);
  EXPECT_THAT(run.summary(id).exits[1].depths, ElementsAre(1, 0));
  EXPECT_THAT(callerDepths(driver,
                           [](GraphBuilder& f) {
                             TermId status = f.local("status");
                             f.call("Acquire", {}, status);
                             f.when(f.isLess(status, f.number(0)), [&] { f.returns(); });
                             f.call("LeaveRegion");
                           }),
              ElementsAre(0));
}

TEST(Summary, StatusIsMoreThanTrueOrFalse) {
  DriverBuilder driver;
  FunctionId id = driver.define("Acquire", {}, ReturnKind::Status, [](GraphBuilder& f) {
    f.when(f.unknown(), [&] { f.returns(f.number(0x102)); });
    f.returns(f.number(0));
  });
  Simulated run(driver);
  ASSERT_THAT(run.summary(id).exits, SizeIs(1));
  EXPECT_EQ(run.summary(id).exits[0].returnClass, ReturnClass::Success);
  EXPECT_EQ(run.summary(id).exits[0].result, ValueSet::only(0).join(ValueSet::only(0x102)));
}

TEST(Summary, FlagThroughAnOutParameter) {
  DriverBuilder driver;
  driver.define("Acquire", {"held"}, ReturnKind::None, [](GraphBuilder& f) {
    TermId held = f.terms().dereference(f.parameter(0));
    f.assign(held, f.number(0));
    f.when(f.unknown(), [&] {
      f.call("EnterRegion");
      f.assign(held, f.number(1));
    });
  });
  EXPECT_THAT(callerDepths(driver,
                           [](GraphBuilder& f) {
                             TermId held = f.local("held");
                             f.call("Acquire", {f.address(held)});
                             f.when(held, [&] { f.call("LeaveRegion"); });
                           }),
              ElementsAre(0));
}

TEST(Summary, ConditionOnAnUnchangedParameter) {
  DriverBuilder driver;
  driver.define("Acquire", {"wait"}, ReturnKind::None,
                [](GraphBuilder& f) { f.when(f.parameter(0), [&] { f.call("EnterRegion"); }); });
  auto callWith = [](std::int64_t wait) {
    return [wait](GraphBuilder& f) { f.call("Acquire", {f.number(wait)}); };
  };
  EXPECT_THAT(callerDepths(driver, callWith(0)), ElementsAre(0));
  driver.program.functions.pop_back();
  EXPECT_THAT(callerDepths(driver, callWith(1)), ElementsAre(1));
}

TEST(Summary, ConditionOnAFieldIsSaidInTheCallersTerms) {
  DriverBuilder driver;
  driver.define("Release", {"context"}, ReturnKind::None, [](GraphBuilder& f) {
    f.when(f.arrow(f.parameter(0), "Held"), [&] { f.call("LeaveRegion"); });
  });
  EXPECT_THAT(callerDepths(driver,
                           [](GraphBuilder& f) {
                             TermId context = f.arrow(f.parameter(0), "Context");
                             f.when(f.arrow(context, "Held"), [&] { f.call("EnterRegion"); });
                             f.call("Release", {context});
                           }),
              ElementsAre(0));
}

TEST(Summary, WriteOfTheCalleeIsSeenByTheCaller) {
  DriverBuilder driver;
  driver.define("Mark", {"context"}, ReturnKind::None,
                [](GraphBuilder& f) { f.assign(f.arrow(f.parameter(0), "Held"), f.number(1)); });
  driver.define("MarkThroughAnother", {"context"}, ReturnKind::None,
                [](GraphBuilder& f) { f.call("Mark", {f.parameter(0)}); });
  EXPECT_THAT(callerDepths(driver,
                           [](GraphBuilder& f) {
                             TermId held = f.arrow(f.parameter(0), "Held");
                             f.assign(held, f.number(0));
                             f.call("MarkThroughAnother", {f.parameter(0)});
                             f.when(held, [&] { f.call("EnterRegion"); });
                           }),
              ElementsAre(1));
}

TEST(Summary, WriteToAnElementAtAnUnknownIndexIsAWriteToTheArray) {
  DriverBuilder driver;
  driver.define("Clear", {"context"}, ReturnKind::None, [](GraphBuilder& f) {
    TermId index = f.local("index");
    f.call("Next", {}, index);
    f.assign(f.terms().element(f.arrow(f.parameter(0), "Slots"), index), f.number(0));
  });
  EXPECT_THAT(callerDepths(driver,
                           [](GraphBuilder& f) {
                             TermId held =
                                 f.terms().element(f.arrow(f.parameter(0), "Slots"), f.number(0));
                             f.when(held, [&] { f.returns(); });
                             f.call("Clear", {f.parameter(0)});
                             f.when(held, [&] { f.call("EnterRegion"); });
                           }),
              ElementsAre(0, 1));
}

TEST(Summary, CopyInALocalRecordIsNoWrite) {
  DriverBuilder driver;
  driver.define("Peek", {"context"}, ReturnKind::None, [&](GraphBuilder& f) {
    TermId copy = f.local("copy");
    f.assign(copy, f.arrow(f.parameter(0), "Held"));
    TermId record = f.local("record");
    f.assign(record, f.terms().dereference(f.parameter(0)));
    f.assign(f.terms().field(record, driver.program.symbols.intern("Record::Held")), f.unknown());
  });
  EXPECT_THAT(callerDepths(driver,
                           [](GraphBuilder& f) {
                             TermId held = f.arrow(f.parameter(0), "Held");
                             f.when(held, [&] { f.call("EnterRegion"); });
                             f.call("Peek", {f.parameter(0)});
                             f.when(held, [&] { f.call("LeaveRegion"); });
                           }),
              ElementsAre(0));
}

TEST(Summary, WhatTheCalleeDoesNotWriteSurvives) {
  DriverBuilder driver;
  driver.define("Mark", {"context"}, ReturnKind::None,
                [](GraphBuilder& f) { f.assign(f.arrow(f.parameter(0), "Other"), f.unknown()); });
  EXPECT_THAT(callerDepths(driver,
                           [](GraphBuilder& f) {
                             TermId held = f.arrow(f.parameter(0), "Held");
                             f.when(held, [&] { f.call("EnterRegion"); });
                             f.call("Mark", {f.parameter(0)});
                             f.when(held, [&] { f.call("LeaveRegion"); });
                           }),
              ElementsAre(0));
}

TEST(Summary, GetterReturnsTheCallersField) {
  DriverBuilder driver;
  driver.define("GetContext", {"device"}, ReturnKind::Pointer,
                [](GraphBuilder& f) { f.returns(f.arrow(f.parameter(0), "Context")); });
  EXPECT_THAT(callerDepths(driver,
                           [](GraphBuilder& f) {
                             TermId context = f.local("context");
                             TermId field = f.arrow(f.parameter(0), "Context");
                             f.when(f.arrow(field, "Held"), [&] { f.call("EnterRegion"); });
                             f.call("GetContext", {f.parameter(0)}, context);
                             f.when(f.arrow(context, "Held"), [&] { f.call("LeaveRegion"); });
                           }),
              ElementsAre(0));
}

TEST(Summary, ChangedParameterTellsOfItsValueAtEntryOnly) {
  DriverBuilder driver;
  driver.define("Acquire", {"flags"}, ReturnKind::None, [](GraphBuilder& f) {
    f.assign(f.parameter(0), f.unknown());
    f.when(f.parameter(0), [&] { f.call("EnterRegion"); });
  });
  EXPECT_THAT(callerDepths(driver, [](GraphBuilder& f) { f.call("Acquire", {f.number(0)}); }),
              ElementsAre(0, 1));
}

TEST(Summary, FunctionThatNeverReturnsEndsThePath) {
  DriverBuilder driver;
  driver.define("Panic", [](GraphBuilder& f) { f.call("BugCheck"); });
  EXPECT_THAT(callerDepths(driver, [](GraphBuilder& f) { f.call("Panic"); }), IsEmpty());
}

TEST(Summary, ExceptionOfTheCalleeReachesTheCallersHandler) {
  DriverBuilder driver;
  driver.define("Raises", [](GraphBuilder& f) { f.call("RaiseStatus"); });
  EXPECT_THAT(callerDepths(driver,
                           [](GraphBuilder& f) {
                             f.tryExcept([&] { f.call("Raises"); }, f.number(1),
                                         [&] { f.call("EnterRegion"); });
                           }),
              ElementsAre(1));
}

TEST(Summary, SaysWhatTheCallerMustHold) {
  DriverBuilder driver;
  FunctionId id = driver.define("Yield", {"held"}, ReturnKind::None, [](GraphBuilder& f) {
    f.when(f.parameter(0), [&] {
      f.call("LeaveRegion");
      f.call("EnterRegion");
    });
  });
  Simulated run(driver);
  ASSERT_THAT(run.summary(id).exits, SizeIs(2));
  EXPECT_THAT(run.summary(id).exits[0].lowest, ElementsAre(-1, 0));
  EXPECT_THAT(run.summary(id).exits[1].lowest, ElementsAre(0, 0));
}

TEST(Summary, LostPartsAreLostForCallersToo) {
  DriverBuilder driver;
  FunctionId id = driver.define(
      "Damaged", [](GraphBuilder& f) { f.when(f.unknown(), [&] { f.lose("unknown type"); }); });
  Simulated run(driver);
  ASSERT_THAT(run.summary(id).exits, SizeIs(2));
  EXPECT_FALSE(run.summary(id).exits[0].lost);
  EXPECT_TRUE(run.summary(id).exits[1].lost);
}

} // namespace

} // namespace driver_tidy::analysis
