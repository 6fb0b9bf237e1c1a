// Calls judged by the IRQL and the regions that they are made in.

#include "checker/analysis/graph_builder_for_tests.h"

#include <gmock/gmock.h>

namespace driver_tidy::analysis {
namespace {

using contracts::LevelPlace;
using contracts::RuleKind;
using program::ReturnKind;
using program::TermId;
using program::ValueSet;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

const ValueSet kPassive = ValueSet::only(0);
const ValueSet kDispatch = ValueSet::only(2);

/// A driver with DDIs that raise, lower and ask for a level, and rules about them: CallLow at most
/// at APC_LEVEL, CallHigh at DISPATCH_LEVEL or above, CallInside inside of the region.
class CallChecksTest : public testing::Test {
protected:
  CallChecksTest() {
    addLevelContract("Raise", LevelPlace{LevelPlace::Kind::Pointee, 0}, {}, kDispatch);
    addLevelContract("RaiseAndReturn", LevelPlace{}, {}, kDispatch);
    addLevelContract("Lower", {}, LevelPlace{LevelPlace::Kind::Argument, 0}, {});
    addLevelContract("Lock", LevelPlace{LevelPlace::Kind::Object, 0}, {}, kDispatch);
    addLevelContract("Unlock", {}, LevelPlace{LevelPlace::Kind::Object, 0}, {});
    addLevelContract("GetLevel", LevelPlace{}, {}, {});
    driver.contracts.byName["Paged"].outcomes.resize(1);
    driver.contracts.byName["Paged"].outcomes[0].level.assume = ValueSet::range(0, 1);
    driver.contracts.byName["AreApcsDisabled"].outcomes.resize(1);
    driver.contracts.byName["AreApcsDisabled"].tells = contracts::Tells::NormalApcsDisabled;

    contracts::Rule level;
    level.id = level.check = "level";
    level.kind = RuleKind::Level;
    level.demands["CallLow"] = {{ValueSet::range(0, 1), {}, false}};
    level.demands["CallHigh"] = {{ValueSet::range(2, 31), {}, false}};
    level.demands["WaitLow"] = {{ValueSet::range(0, 1), {{0, ValueSet::except(0), {}}}, false}};
    level.demands["CallLowIfStrict"] = {{ValueSet::range(0, 1), {}, true}};
    level.sameLevelAtReturn = true;
    contracts::Rule within;
    within.id = within.check = "within";
    within.kind = RuleKind::Within;
    within.calls = {"CallInside"};
    within.counters = {kRegion, kMutex};
    within.levels = ValueSet::range(1, 31);
    driver.contracts.rules = {level, within};

    addRole("DPC", "DPC routine", kDispatch);
    addRole("PASSIVE", "work item", kPassive);
    addRole("UNSAID", "callback", ValueSet::all());
    driver.contracts.roleByType["UNSAID"].noRegions = false;
  }

  void addRole(const std::string& type, const std::string& title, const ValueSet& levels) {
    driver.contracts.roleByType[type] = {type, title, false, levels, true};
  }

  void addLevelContract(const std::string& name, std::optional<LevelPlace> save,
                        std::optional<LevelPlace> restore, std::optional<ValueSet> set) {
    contracts::Contract& contract = driver.contracts.byName[name];
    contract.outcomes.resize(1);
    contract.outcomes[0].level = {save, restore, set, ValueSet::all()};
  }

  program::FunctionId defineAs(const std::string& type, const std::string& name,
                               const std::function<void(GraphBuilder&)>& body) {
    const auto id = driver.define(name, body);
    driver.declareAs(id, type);
    return id;
  }

  Result analyze(std::vector<std::string> strict = {}) {
    Options options;
    options.checks = {"level", "within"};
    options.strict = std::move(strict);
    return analysis::analyze(driver.finished(), driver.contracts, options);
  }

  std::vector<std::string> findings(std::vector<std::string> strict = {}) {
    std::vector<std::string> told;
    for (const Finding& finding : analyze(std::move(strict)).findings)
      told.push_back(text(finding));
    return told;
  }

  DriverBuilder driver;
};

TEST_F(CallChecksTest, RoleSaysTheLevel) {
  std::uint32_t line = 0;
  defineAs("DPC", "Dpc", [&](GraphBuilder& f) { line = f.call("CallLow"); });
  defineAs("PASSIVE", "Work", [](GraphBuilder& f) { f.call("CallLow"); });
  defineAs("UNSAID", "Callback", [](GraphBuilder& f) { f.call("CallLow"); });
  EXPECT_THAT(findings(), ElementsAre(found(FindingKind::LevelTooHigh, line, "Dpc")));
}

TEST_F(CallChecksTest, LevelMayBeTooLow) {
  std::uint32_t line = 0;
  defineAs("DPC", "Dpc", [](GraphBuilder& f) { f.call("CallHigh"); });
  defineAs("PASSIVE", "Work", [&](GraphBuilder& f) { line = f.call("CallHigh"); });
  EXPECT_THAT(findings(), ElementsAre(found(FindingKind::LevelTooLow, line, "Work")));
}

TEST_F(CallChecksTest, NothingIsSaidOfAnUnknownLevel) {
  driver.define("Helper", [](GraphBuilder& f) {
    f.call("CallLow");
    f.call("CallHigh");
    f.call("CallInside");
  });
  EXPECT_THAT(findings(), IsEmpty());
}

TEST_F(CallChecksTest, SavedLevelComesBack) {
  std::uint32_t line = 0;
  defineAs("PASSIVE", "Work", [&](GraphBuilder& f) {
    TermId old = f.local("old");
    f.call("Raise", {f.address(old)});
    line = f.call("CallLow");
    f.call("Lower", {old});
    f.call("CallLow");
  });
  EXPECT_THAT(findings(), ElementsAre(found(FindingKind::LevelTooHigh, line, "Work")));
}

TEST_F(CallChecksTest, LevelSavedAtADispatchLevelIsThatLevel) {
  std::uint32_t line = 0;
  defineAs("PASSIVE", "Work", [&](GraphBuilder& f) {
    TermId outer = f.local("outer");
    TermId inner = f.local("inner");
    f.call("Raise", {f.address(outer)});
    f.call("Raise", {f.address(inner)});
    f.call("Lower", {inner});
    line = f.call("CallLow");
    f.call("Lower", {outer});
  });
  EXPECT_THAT(findings(), ElementsAre(found(FindingKind::LevelTooHigh, line, "Work")));
}

TEST_F(CallChecksTest, LevelThatWasNeverSavedIsUnknown) {
  defineAs("DPC", "Dpc", [](GraphBuilder& f) {
    f.call("Lower", {f.unknown()});
    f.call("CallLow");
  });
  // It does not return at the level that it was called at for certain either.
  EXPECT_THAT(findings(), IsEmpty());
}

TEST_F(CallChecksTest, HelpersLockAndUnlockByObject) {
  std::uint32_t line = 0;
  driver.define("LockQueue", {"queue"}, ReturnKind::None,
                [](GraphBuilder& f) { f.call("Lock", {f.parameter(0)}); });
  driver.define("UnlockQueue", {"queue"}, ReturnKind::None,
                [](GraphBuilder& f) { f.call("Unlock", {f.parameter(0)}); });
  defineAs("PASSIVE", "Work", [&](GraphBuilder& f) {
    TermId first = f.global("first");
    TermId second = f.global("second");
    f.call("LockQueue", {f.address(first)});
    f.call("LockQueue", {f.address(second)});
    f.call("UnlockQueue", {f.address(second)});
    line = f.call("CallLow");
    f.call("UnlockQueue", {f.address(first)});
    f.call("CallLow");
  });
  EXPECT_THAT(findings(), ElementsAre(found(FindingKind::LevelTooHigh, line, "Work")));
}

TEST_F(CallChecksTest, CalleesAreJudgedInTheStatesOfTheirCallers) {
  std::uint32_t line = 0;
  driver.define("Helper", {"wait"}, ReturnKind::None, [&](GraphBuilder& f) {
    f.when(f.parameter(0), [&] { line = f.call("CallLow"); });
  });
  defineAs("DPC", "Dpc", [](GraphBuilder& f) { f.call("Helper", {f.number(0)}); });
  defineAs("PASSIVE", "Work", [](GraphBuilder& f) { f.call("Helper", {f.number(1)}); });
  EXPECT_THAT(findings(), IsEmpty());
  defineAs("DPC", "Careless", [](GraphBuilder& f) {
    f.call("Helper", {f.number(0)});
    f.call("Helper", {f.number(1)});
  });
  EXPECT_THAT(findings(), ElementsAre(found(FindingKind::LevelTooHigh, line, "Helper")));
}

TEST_F(CallChecksTest, TraceLeadsFromTheEntryPointToTheCall) {
  driver.define("Helper", [](GraphBuilder& f) { f.call("CallLow"); });
  defineAs("DPC", "Dpc", [](GraphBuilder& f) { f.call("Helper"); });
  const Result result = analyze();
  ASSERT_THAT(result.findings, SizeIs(1));
  const Finding& finding = result.findings[0];
  EXPECT_EQ(finding.callee, "CallLow");
  EXPECT_EQ(finding.levels, kDispatch);
  EXPECT_EQ(finding.allowed, ValueSet::range(0, 1));
  ASSERT_THAT(finding.trace, SizeIs(2));
  EXPECT_EQ(finding.trace[0].kind, StepKind::EnteredAs);
  EXPECT_EQ(finding.trace[0].detail, "DPC routine");
  EXPECT_EQ(finding.trace[1].kind, StepKind::CallEntered);
  EXPECT_EQ(finding.trace[1].detail, "Helper");
}

TEST_F(CallChecksTest, TestsOfTheLevelAreBelieved) {
  addRole("ANY", "callback", ValueSet::range(0, 2));
  std::uint32_t line = 0;
  defineAs("ANY", "Tests", [&](GraphBuilder& f) {
    TermId level = f.local("level");
    f.call("GetLevel", {}, level);
    f.when(
        f.isLess(level, f.number(2)), [&] { f.call("CallLow"); },
        [&] { line = f.call("CallLow"); });
  });
  EXPECT_THAT(findings(), ElementsAre(found(FindingKind::LevelTooHigh, line, "Tests")));
}

TEST_F(CallChecksTest, AssumedLevelIsNoProofAgainstTheRole) {
  std::uint32_t line = 0;
  defineAs("DPC", "Dpc", [&](GraphBuilder& f) {
    f.call("Paged");
    line = f.call("CallLow");
  });
  EXPECT_THAT(findings(), ElementsAre(found(FindingKind::LevelTooHigh, line, "Dpc")));
}

TEST_F(CallChecksTest, ArgumentsDecideOnADemand) {
  std::uint32_t line = 0;
  defineAs("DPC", "Dpc", [&](GraphBuilder& f) {
    f.call("WaitLow", {f.number(0)});
    f.call("WaitLow", {f.unknown()});
    line = f.call("WaitLow", {f.number(1)});
  });
  EXPECT_THAT(findings(), ElementsAre(found(FindingKind::LevelTooHigh, line, "Dpc")));
}

TEST_F(CallChecksTest, StrictDemandsOnRequest) {
  std::uint32_t line = 0;
  defineAs("DPC", "Dpc", [&](GraphBuilder& f) { line = f.call("CallLowIfStrict"); });
  EXPECT_THAT(findings(), IsEmpty());
  EXPECT_THAT(findings({"level"}), ElementsAre(found(FindingKind::LevelTooHigh, line, "Dpc")));
}

TEST_F(CallChecksTest, OneCauseIsToldOnce) {
  std::uint32_t first = 0;
  std::uint32_t second = 0;
  defineAs("PASSIVE", "Work", [&](GraphBuilder& f) {
    TermId old = f.local("old");
    f.call("Raise", {f.address(old)});
    first = f.call("CallLow");
    f.call("CallLow");
    f.call("Lower", {old});
    f.call("Raise", {f.address(old)});
    second = f.call("CallLow");
    f.call("Lower", {old});
  });
  EXPECT_THAT(findings(), ElementsAre(found(FindingKind::LevelTooHigh, first, "Work"),
                                      found(FindingKind::LevelTooHigh, second, "Work")));
}

TEST_F(CallChecksTest, NothingIsSaidBehindALostPart) {
  defineAs("DPC", "Dpc", [](GraphBuilder& f) {
    f.lose("broken");
    f.call("CallLow");
  });
  EXPECT_THAT(findings(), IsEmpty());
}

TEST_F(CallChecksTest, ReturnAtAnotherLevel) {
  std::uint32_t line = 0;
  defineAs("PASSIVE", "Work", [&](GraphBuilder& f) {
    TermId old = f.local("old");
    f.call("RaiseAndReturn", {}, old);
    f.when(f.unknown(), [&] { line = f.returns(); });
    f.call("Lower", {old});
  });
  driver.define("Wrapper", [](GraphBuilder& f) { f.call("RaiseAndReturn", {}, f.local()); });
  EXPECT_THAT(findings(), ElementsAre(found(FindingKind::LevelChanged, line, "Work")));
}

TEST_F(CallChecksTest, InsideOfARegionOrAtAHigherLevel) {
  defineAs("PASSIVE", "InRegion", [](GraphBuilder& f) {
    f.call("EnterRegion");
    f.call("CallInside");
    f.call("LeaveRegion");
  });
  defineAs("PASSIVE", "InMutex", [](GraphBuilder& f) {
    f.call("AcquireMutex");
    f.call("CallInside");
    f.call("ReleaseMutex");
  });
  defineAs("DPC", "Dpc", [](GraphBuilder& f) { f.call("CallInside"); });
  EXPECT_THAT(findings(), IsEmpty());
  EXPECT_THAT(findings({"within"}), SizeIs(1)); // regions only
}

TEST_F(CallChecksTest, LeftBeforeTheCall) {
  std::uint32_t inEntryPoint = 0;
  std::uint32_t inHelper = 0;
  defineAs("PASSIVE", "Work", [&](GraphBuilder& f) {
    f.call("EnterRegion");
    f.call("CallInside");
    f.call("LeaveRegion");
    inEntryPoint = f.call("CallInside");
  });
  // Nobody is known to call it: it has left what it may have inherited.
  driver.define("Helper", [&](GraphBuilder& f) {
    f.call("CallInside");
    f.call("LeaveRegion");
    inHelper = f.call("CallInside");
  });
  EXPECT_THAT(findings(), ElementsAre(found(FindingKind::NotWithin, inEntryPoint, "Work"),
                                      found(FindingKind::NotWithin, inHelper, "Helper")));
}

TEST_F(CallChecksTest, EntryPointThatEntersNothingIsOneCause) {
  std::uint32_t line = 0;
  driver.define("Helper", [&](GraphBuilder& f) { f.call("CallInside"); });
  defineAs("PASSIVE", "Work", [&](GraphBuilder& f) {
    f.when(f.unknown(), [&] { line = f.call("CallInside"); }, [&] { f.call("Helper"); });
    f.call("CallInside");
  });
  EXPECT_THAT(findings(), SizeIs(1));
}

TEST_F(CallChecksTest, TestedApcsCountAsInside) {
  std::uint32_t line = 0;
  driver.contracts.roleByType["PASSIVE"].noRegions = false;
  defineAs("PASSIVE", "Work", [&](GraphBuilder& f) {
    TermId disabled = f.local("disabled");
    f.call("EnterRegion");
    f.call("LeaveRegion");
    f.call("AreApcsDisabled", {}, disabled);
    f.when(disabled, [&] { f.call("CallInside"); }, [&] { line = f.call("CallInside"); });
  });
  EXPECT_THAT(findings(), ElementsAre(found(FindingKind::NotWithin, line, "Work")));
}

TEST_F(CallChecksTest, RecursionThatGoesDeeperEnds) {
  driver.define("Deeper", [](GraphBuilder& f) {
    f.call("EnterRegion");
    f.when(f.unknown(), [&] { f.call("Deeper"); });
    f.call("CallInside");
  });
  defineAs("PASSIVE", "Work", [](GraphBuilder& f) { f.call("Deeper"); });
  const Result result = analyze();
  EXPECT_THAT(result.findings, IsEmpty());
  EXPECT_THAT(result.notAnalysed, IsEmpty());
}

TEST_F(CallChecksTest, WhatWasNotFollowedIsListed) {
  // Every way that is tried ends at the test of the flag; the one that does not comes too late.
  driver.define("Helper", {"wait"}, ReturnKind::None,
                [](GraphBuilder& f) { f.when(f.parameter(0), [&] { f.call("CallLow"); }); });
  defineAs("DPC", "Dpc", [](GraphBuilder& f) {
    for (int i = 0; i < 20; ++i)
      f.call("Helper", {f.number(0)});
    f.call("Helper", {f.number(1)});
  });
  const Result result = analyze();
  EXPECT_THAT(result.findings, IsEmpty());
  ASSERT_THAT(result.notAnalysed, SizeIs(1));
  EXPECT_EQ(result.notAnalysed[0].reason, "it is reached in more ways than were followed");
}

TEST_F(CallChecksTest, StatesOfEveryCall) {
  std::uint32_t line = 0;
  driver.define("Helper", [&](GraphBuilder& f) { line = f.call("EnterRegion"); });
  defineAs("DPC", "Dpc", [](GraphBuilder& f) { f.call("Helper"); });
  defineAs("PASSIVE", "Work", [](GraphBuilder& f) {
    f.call("EnterRegion");
    f.call("Helper");
  });
  for (const CallState& state : callStates(driver.finished(), driver.contracts)) {
    if (state.range.line != line)
      continue;
    EXPECT_EQ(state.levels, kPassive.join(kDispatch));
    ASSERT_THAT(state.depths, SizeIs(1));
    EXPECT_EQ(state.depths[0].least, 0);
    EXPECT_EQ(state.depths[0].most, 1);
    EXPECT_TRUE(state.depths[0].isKnown);
    EXPECT_EQ(state.origin, "work item 'Work', PASSIVE_LEVEL; DPC routine 'Dpc', DISPATCH_LEVEL");
    return;
  }
  FAIL() << "the call in Helper has no state";
}

} // namespace
} // namespace driver_tidy::analysis
