#include "checker/analysis/graph_builder_for_tests.h"

#include <gmock/gmock.h>

#include <chrono>

namespace driver_tidy::analysis {

namespace {

using program::ReturnKind;
using program::TermId;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST(Analyze, RunsTheChecksAskedForOnly) {
  DriverBuilder driver;
  driver.defineEntryPoint("Read", [](GraphBuilder& f) { f.call("EnterRegion"); });
  EXPECT_THAT(driver.analyze().findings, SizeIs(1));
  EXPECT_THAT(analyze(driver.program, driver.contracts, {}).findings, IsEmpty());
}

TEST(Analyze, FindingsAreSortedByPlace) {
  DriverBuilder driver;
  std::uint32_t caller = 0;
  std::uint32_t callee = 0;
  driver.defineEntryPoint("Caller", [&](GraphBuilder& f) {
    f.call("Callee");
    caller = f.call("LeaveRegion");
  });
  driver.defineEntryPoint("Callee", [&](GraphBuilder& f) { callee = f.call("LeaveRegion"); });
  EXPECT_THAT(driver.findings(),
              ElementsAre(found(FindingKind::LeaveWithoutEnter, caller, "Caller"),
                          found(FindingKind::LeaveWithoutEnter, callee, "Callee")));
}

TEST(Analyze, RoleComesFromASlotTheAddressIsStoredIn) {
  DriverBuilder driver;
  driver.contracts.roleBySlot["Driver::Read"] = {"dispatch-routine", "dispatch routine", false};
  auto id = driver.define("Read", [](GraphBuilder& f) { f.call("EnterRegion"); });
  EXPECT_THAT(driver.findings(), IsEmpty());
  driver.storeAddress(id, "Driver::Read");
  EXPECT_THAT(driver.findings(), SizeIs(1));
}

TEST(Analyze, RoleComesFromTheName) {
  DriverBuilder driver;
  driver.contracts.roleByName["DriverEntry"] = {"driver-entry", "driver entry", false};
  driver.define("DriverEntry", [](GraphBuilder& f) { f.call("EnterRegion"); });
  EXPECT_THAT(driver.findings(), SizeIs(1));
}

TEST(Analyze, CallThroughAPointerRunsWhatIsStoredThere) {
  DriverBuilder driver;
  auto helper = driver.define("Helper", [](GraphBuilder& f) { f.call("LeaveRegion"); });
  driver.defineEntryPoint("Read", [](GraphBuilder& f) {
    f.call("EnterRegion");
    f.callThrough("Routine");
  });
  EXPECT_THAT(driver.findings(), SizeIs(1));
  driver.storeAddress(helper, "Routine");
  EXPECT_THAT(driver.findings(), IsEmpty());
}

TEST(Analyze, ContractIsTakenAtItsWordOverABody) {
  DriverBuilder driver;
  driver.define("EnterRegion", [](GraphBuilder& f) { f.call("Log"); });
  driver.defineEntryPoint("Read", [](GraphBuilder& f) {
    f.call("EnterRegion");
    f.call("LeaveRegion");
  });
  EXPECT_THAT(driver.findings(), IsEmpty());
}

TEST(Analyze, BalancedRecursionReachesItsFixedPoint) {
  DriverBuilder driver;
  driver.define("Walk", [](GraphBuilder& f) {
    f.when(f.unknown(), [&] { f.returns(); });
    f.call("EnterRegion");
    f.call("Walk");
    f.call("LeaveRegion");
  });
  std::uint32_t line = 0;
  driver.defineEntryPoint("Read", [&](GraphBuilder& f) {
    f.call("Walk");
    line = f.call("LeaveRegion");
  });
  Result result = driver.analyze();
  ASSERT_THAT(result.findings, SizeIs(1));
  EXPECT_EQ(text(result.findings[0]), found(FindingKind::LeaveWithoutEnter, line, "Read"));
  EXPECT_THAT(result.notAnalysed, IsEmpty());
}

TEST(Analyze, RecursionOverTwoFunctionsIsJudged) {
  DriverBuilder driver;
  std::uint32_t line = 0;
  driver.define("Even", {}, ReturnKind::Status, [&](GraphBuilder& f) {
    f.when(f.unknown(), [&] { f.returns(f.number(0)); });
    TermId status = f.local("status");
    f.call("EnterRegion");
    f.call("Odd", {}, status);
    f.when(f.isLess(status, f.number(0)), [&] { line = f.returns(status); });
    f.call("LeaveRegion");
    f.returns(f.number(0));
  });
  driver.define("Odd", {}, ReturnKind::Status, [&](GraphBuilder& f) {
    f.when(f.unknown(), [&] { f.returns(f.number(-1)); });
    TermId status = f.local("status");
    f.call("Even", {}, status);
    f.returns(status);
  });
  EXPECT_THAT(driver.findings(), ElementsAre(found(FindingKind::MissingLeave, line, "Even")));
}

TEST(Analyze, RecursionThatGrowsIsReportedOnce) {
  DriverBuilder driver;
  std::uint32_t line = 0;
  driver.define("Grow", [&](GraphBuilder& f) {
    f.call("EnterRegion");
    f.when(f.unknown(), [&] { f.call("Grow"); });
    line = f.returns();
  });
  driver.defineEntryPoint("Read", [](GraphBuilder& f) {
    f.call("Grow");
    f.call("LeaveRegion");
  });
  EXPECT_THAT(driver.findings(), ElementsAre(found(FindingKind::MissingLeave, line, "Grow")));
}

TEST(Analyze, RecursionThatDoesNotSettleIsListedAndItsCallersAreNotJudged) {
  DriverBuilder driver;
  driver.define("Grow", {"count"}, ReturnKind::None, [](GraphBuilder& f) {
    f.call("EnterRegion");
    f.when(f.parameter(0), [&] { f.call("Grow", {f.plus(f.parameter(0), -1)}); });
  });
  driver.defineEntryPoint("Read", [](GraphBuilder& f) { f.call("Grow", {f.unknown()}); });
  Result result = driver.analyze();
  EXPECT_THAT(result.findings, IsEmpty());
  ASSERT_THAT(result.notAnalysed, SizeIs(1));
  EXPECT_EQ(driver.program.symbols.text(result.notAnalysed[0].function), "Grow");
  EXPECT_THAT(result.notAnalysed[0].reason, testing::HasSubstr("calls itself"));
}

TEST(Analyze, RecursionWithoutAWayOutEnds) {
  DriverBuilder driver;
  driver.define("Forever", [](GraphBuilder& f) {
    f.call("EnterRegion");
    f.call("Forever");
  });
  EXPECT_THAT(driver.findings(), IsEmpty());
}

/// A driver with findings of several kinds, summaries and recursion.
void defineMixture(DriverBuilder& driver) {
  driver.define("Acquire", {"wait"}, ReturnKind::Boolean, [](GraphBuilder& f) {
    f.when(f.parameter(0), [&] { f.returns(f.number(0)); });
    f.call("EnterRegion");
    f.returns(f.number(1));
  });
  for (int i = 0; i < 10; ++i)
    driver.defineEntryPoint("Read" + std::to_string(i), [i](GraphBuilder& f) {
      TermId got = f.local("got");
      f.call("Acquire", {f.unknown()}, got);
      f.loop(f.unknown(), [&] { f.call(i % 2 == 0 ? "AcquireMutex" : "ReleaseMutex"); });
      f.when(got, [&] { f.call(i % 3 == 0 ? "ReleaseMutex" : "MayRaise"); });
      f.call("Read" + std::to_string((i + 1) % 10));
    });
}

TEST(Analyze, TwoRunsSayTheSame) {
  DriverBuilder driver;
  defineMixture(driver);
  auto tell = [](const Result& result) {
    std::string told;
    for (const Finding& finding : result.findings) {
      told += text(finding) + "\n";
      for (const TraceStep& step : finding.trace)
        told += "  " + std::to_string(static_cast<int>(step.kind)) + " " + step.detail + " " +
                std::to_string(step.range.line) + "\n";
    }
    for (const program::NotAnalysed& part : result.notAnalysed)
      told += part.reason + "\n";
    return told;
  };
  const std::string first = tell(driver.analyze());
  EXPECT_FALSE(first.empty());
  EXPECT_EQ(tell(driver.analyze()), first);
}

/// Large drivers: they are analysed to the end, and the time is put on record. What takes for ever
/// runs into the timeout of the test run.
class AnalyzeCost : public testing::Test {
protected:
  std::vector<std::string> findingsInTime() {
    const auto start = std::chrono::steady_clock::now();
    Result result = driver.analyze();
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    RecordProperty("milliseconds", static_cast<int>(taken.count() * 1000));
    EXPECT_THAT(result.notAnalysed, IsEmpty());
    std::vector<std::string> texts;
    for (const Finding& finding : result.findings)
      texts.push_back(text(finding));
    return texts;
  }
  void defineChain(int length) {
    for (int i = 0; i < length; ++i)
      driver.define("Call" + std::to_string(i), {"p"}, ReturnKind::Status, [&](GraphBuilder& f) {
        TermId status = f.local("status");
        f.when(f.isNot(f.arrow(f.parameter(0), "Open")), [&] { f.returns(f.number(-1)); });
        if (i + 1 < length)
          f.call("Call" + std::to_string(i + 1), {f.parameter(0)}, status);
        else
          f.call("EnterRegion");
        f.assign(f.arrow(f.parameter(0), "Field" + std::to_string(i % 7)), f.number(i));
        f.returns(i + 1 < length ? status : f.number(0));
      });
    driver.defineEntryPoint("Read", [&](GraphBuilder& f) {
      TermId status = f.local("status");
      f.call("Call0", {f.global("Device")}, status);
      f.when(f.isLess(status, f.number(0)), [&] { f.returns(); });
      line = f.returns();
    });
  }

  DriverBuilder driver;
  std::uint32_t line = 0;
};

TEST_F(AnalyzeCost, CallChain) {
  defineChain(300);
  EXPECT_THAT(findingsInTime(), ElementsAre(found(FindingKind::MissingLeave, line, "Read")));
}

TEST_F(AnalyzeCost, DeepCallChain) {
  defineChain(2000);
  EXPECT_THAT(findingsInTime(), ElementsAre(found(FindingKind::MissingLeave, line, "Read")));
}

TEST_F(AnalyzeCost, BranchesInARow) {
  driver.defineEntryPoint("Read", [&](GraphBuilder& f) {
    f.call("EnterRegion");
    for (int i = 0; i < 200; ++i)
      f.when(
          f.isLess(f.unknown(), f.number(i)), [&] { f.assign(f.local(), f.number(i)); },
          [&] { f.call("Log"); });
    line = f.returns();
  });
  EXPECT_THAT(findingsInTime(), ElementsAre(found(FindingKind::MissingLeave, line, "Read")));
}

TEST_F(AnalyzeCost, BranchesThatEachTeachSomething) {
  driver.define("Read", {"p"}, ReturnKind::Status, [&](GraphBuilder& f) {
    f.call("EnterRegion");
    for (int i = 0; i < 200; ++i)
      f.when(f.arrow(f.parameter(0), "Field" + std::to_string(i)), [&] {
        f.call("LeaveRegion");
        f.returns(f.number(-1));
      });
    f.call("LeaveRegion");
    f.returns(f.number(0));
  });
  EXPECT_THAT(findingsInTime(), IsEmpty());
}

TEST_F(AnalyzeCost, SwitchWithManyCases) {
  driver.defineEntryPoint("Read", [&](GraphBuilder& f) {
    f.call("EnterRegion");
    std::vector<std::pair<std::int64_t, GraphBuilder::Body>> cases;
    for (int i = 0; i < 500; ++i)
      cases.emplace_back(3 * i, [&f, i] { f.call(i == 250 ? "LeaveRegion" : "Log"); });
    f.select(f.unknown(), cases);
    line = f.call("LeaveRegion");
  });
  EXPECT_THAT(findingsInTime(), ElementsAre(found(FindingKind::LeaveWithoutEnter, line, "Read")));
}

TEST_F(AnalyzeCost, NestedConditions) {
  driver.defineEntryPoint("Read", [&](GraphBuilder& f) {
    std::function<void(int)> nest = [&](int depth) {
      if (depth == 0) {
        f.call("EnterRegion");
        return;
      }
      f.when(f.unknown(), [&] { nest(depth - 1); }, [&] { f.call("Log"); });
    };
    nest(60);
    line = f.returns();
  });
  EXPECT_THAT(findingsInTime(), ElementsAre(found(FindingKind::MissingLeave, line, "Read")));
}

TEST_F(AnalyzeCost, NestedLoops) {
  driver.defineEntryPoint("Read", [&](GraphBuilder& f) {
    std::function<void(int)> nest = [&](int depth) {
      TermId i = f.local();
      f.assign(i, f.number(0));
      f.loop(f.isLess(i, f.number(10)), [&] {
        if (depth > 0)
          nest(depth - 1);
        f.assign(i, f.plus(i, 1));
      });
    };
    f.call("EnterRegion");
    nest(3);
    line = f.returns();
  });
  EXPECT_THAT(findingsInTime(), ElementsAre(found(FindingKind::MissingLeave, line, "Read")));
}

} // namespace

} // namespace driver_tidy::analysis
