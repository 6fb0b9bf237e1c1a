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

/// The region depths of a function's returns, sorted.
std::vector<int> returnDepths(const Simulation& simulation) {
  std::vector<int> depths;
  for (std::uint32_t exit : simulation.exits)
    if (simulation.nodes[exit].exit == ExitKind::Return)
      depths.push_back(simulation.nodes[exit].state.depths[kRegion]);
  std::sort(depths.begin(), depths.end());
  return depths;
}

std::vector<int> returnDepths(DriverBuilder& driver, FunctionId id) {
  return returnDepths(Simulated(driver).simulation(id));
}

TEST(Simulation, StatesOfEqualDepthAreJoined) {
  DriverBuilder driver;
  FunctionId id = driver.define("Branch", [](GraphBuilder& f) {
    TermId flag = f.local();
    f.when(f.unknown(), [&] { f.assign(flag, f.number(1)); }, [&] { f.assign(flag, f.number(2)); });
  });
  Simulated run(driver);
  ASSERT_THAT(run.simulation(id).exits, SizeIs(1));
  const Node& exit = run.simulation(id).nodes[run.simulation(id).exits.front()];
  EXPECT_EQ(exit.state.conditions.evaluate(run.context(id).terms,
                                           run.context(id).terms.variable(program::VariableId(0))),
            ValueSet::range(1, 2));
}

TEST(Simulation, StatesOfDifferentDepthStayApart) {
  DriverBuilder driver;
  FunctionId id = driver.define("Branch", [](GraphBuilder& f) {
    TermId held = f.unknown();
    f.when(held, [&] { f.call("EnterRegion"); });
    f.when(held, [&] { f.call("LeaveRegion"); });
  });
  EXPECT_THAT(returnDepths(driver, id), ElementsAre(0));
}

TEST(Simulation, DiamondsInARowStayCheap) {
  DriverBuilder driver;
  FunctionId id = driver.define("Branches", [](GraphBuilder& f) {
    for (int i = 0; i < 200; ++i) {
      TermId condition = f.unknown();
      f.when(condition, [&] { f.call("EnterRegion"); });
      f.when(f.unknown(), [&] { f.call("Log"); });
      f.when(condition, [&] { f.call("LeaveRegion"); });
    }
  });
  Simulated run(driver);
  EXPECT_THAT(run.simulation(id).failure, IsEmpty());
  EXPECT_LT(run.simulation(id).nodes.size(), 5000U);
  EXPECT_THAT(returnDepths(run.simulation(id)), ElementsAre(0));
}

TEST(Simulation, BranchOnAConstantIsFollowedOneWay) {
  DriverBuilder driver;
  FunctionId id = driver.define(
      "Constant", [](GraphBuilder& f) { f.when(f.number(0), [&] { f.call("EnterRegion"); }); });
  EXPECT_THAT(returnDepths(driver, id), ElementsAre(0));
}

TEST(Simulation, SwitchTeachesTheCase) {
  DriverBuilder driver;
  FunctionId id = driver.define("Switch", {"code"}, ReturnKind::None, [](GraphBuilder& f) {
    TermId code = f.parameter(0);
    f.select(code, {{1, [&] { f.call("EnterRegion"); }}, {2, [] {}}});
    f.when(f.equals(code, 1), [&] { f.call("LeaveRegion"); });
  });
  EXPECT_THAT(returnDepths(driver, id), ElementsAre(0));
}

TEST(Simulation, DefaultIsNoneOfTheCases) {
  DriverBuilder driver;
  FunctionId id = driver.define("Switch", {"code"}, ReturnKind::None, [](GraphBuilder& f) {
    TermId code = f.parameter(0);
    f.select(code, {{1, [] {}}}, [&] { f.call("EnterRegion"); });
    f.when(f.isNot(f.equals(code, 1)), [&] { f.call("LeaveRegion"); });
  });
  EXPECT_THAT(returnDepths(driver, id), ElementsAre(0));
}

TEST(Simulation, SwitchOnOneValueTwiceTakesTheSameCase) {
  DriverBuilder driver;
  FunctionId id = driver.define("Switch", {"code"}, ReturnKind::None, [](GraphBuilder& f) {
    f.select(f.parameter(0), {{1, [&] { f.call("EnterRegion"); }}});
    f.select(f.parameter(0), {{1, [&] { f.call("LeaveRegion"); }}});
  });
  EXPECT_THAT(returnDepths(driver, id), ElementsAre(0));
}

TEST(Simulation, FinallyGoesOnWithTheReasonItWasEnteredFor) {
  DriverBuilder driver;
  TermId continuation;
  FunctionId id = driver.define("Finally", [&](GraphBuilder& f) {
    continuation = f.local("continuation", program::VariableKind::Continuation);
    f.call("EnterRegion");
    f.tryFinally([&] { f.call("MayRaise"); }, continuation,
                 [&] { f.when(f.isNot(continuation), [&] { f.call("LeaveRegion"); }); });
  });
  const Simulated run(driver);
  std::map<ExitKind, int> depths;
  for (std::uint32_t exit : run.simulation(id).exits) {
    const Node& node = run.simulation(id).nodes[exit];
    EXPECT_TRUE(depths.emplace(node.exit, node.state.depths[kRegion]).second);
  }
  EXPECT_EQ(depths, (std::map<ExitKind, int>{{ExitKind::Return, 0}, {ExitKind::Exception, 1}}));
}

TEST(Simulation, ContinuationsAreNeverJoined) {
  DriverBuilder driver;
  TermId continuation;
  FunctionId id = driver.define("Finally", [&](GraphBuilder& f) {
    continuation = f.local("continuation", program::VariableKind::Continuation);
    f.tryFinally([&] { f.call("MayRaise"); }, continuation, [&] { f.call("Log"); });
  });
  Simulated run(driver);
  unsigned inFinally = 0;
  for (const Node& node : run.simulation(id).nodes)
    if (run.context(id).function->blocks[node.block].entered == program::Region::Finally)
      inFinally += node.isExit ? 0 : 1;
  EXPECT_EQ(inFinally, 2U);
}

TEST(Simulation, HandlerRunsInTheStateInWhichTheBodyRaises) {
  DriverBuilder driver;
  FunctionId id = driver.define("Except", [](GraphBuilder& f) {
    f.tryExcept(
        [&] {
          f.call("MayRaise");
          f.call("EnterRegion");
          f.call("MayRaise");
          f.call("LeaveRegion");
        },
        f.number(1), [] {});
  });
  EXPECT_THAT(returnDepths(driver, id), ElementsAre(0, 1));
}

TEST(Simulation, FilterThatContinuesTheSearchPassesOn) {
  DriverBuilder driver;
  FunctionId id = driver.define("Except", [](GraphBuilder& f) {
    f.tryExcept([&] { f.call("RaiseStatus"); }, f.number(0), [&] { f.call("EnterRegion"); });
  });
  EXPECT_THAT(returnDepths(driver, id), IsEmpty());
}

TEST(Simulation, AccessThroughAProbedPointerRaises) {
  DriverBuilder driver;
  FunctionId plain = driver.define("Plain", {"p"}, ReturnKind::None,
                                   [](GraphBuilder& f) { f.access(f.parameter(0)); });
  FunctionId probed = driver.define("Probed", {"p"}, ReturnKind::None, [](GraphBuilder& f) {
    f.tryExcept([&] { f.call("Probe", {f.parameter(0)}); }, f.number(1), [&] { f.returns(); });
    f.access(f.parameter(0));
  });
  Simulated run(driver);
  auto raises = [&](FunctionId id) {
    for (std::uint32_t exit : run.simulation(id).exits)
      if (run.simulation(id).nodes[exit].exit == ExitKind::Exception)
        return true;
    return false;
  };
  EXPECT_FALSE(raises(plain));
  EXPECT_TRUE(raises(probed));
}

TEST(Simulation, CountingLoopEnds) {
  DriverBuilder driver;
  FunctionId id = driver.define("Count", [](GraphBuilder& f) {
    TermId i = f.local();
    f.assign(i, f.number(0));
    f.loop(f.isLess(i, f.number(1000000)), [&] { f.assign(i, f.plus(i, 1)); });
    f.when(f.isLess(i, f.number(1000000)), [&] { f.call("EnterRegion"); });
  });
  const Simulated run(driver);
  EXPECT_LT(run.simulation(id).nodes.size(), 20U);
  EXPECT_THAT(returnDepths(run.simulation(id)), ElementsAre(0));
}

TEST(Simulation, LoopWithoutConditionHasNoWayOut) {
  DriverBuilder driver;
  FunctionId id = driver.define(
      "Forever", [](GraphBuilder& f) { f.loop(f.number(1), [&] { f.call("Wait"); }); });
  EXPECT_THAT(returnDepths(driver, id), IsEmpty());
}

TEST(Simulation, SharedPlaceIsForgottenForTheNextPass) {
  DriverBuilder driver;
  FunctionId id = driver.define("Poll", {"p"}, ReturnKind::None, [](GraphBuilder& f) {
    TermId stop = f.arrow(f.parameter(0), "Stop");
    f.when(stop, [&] { f.returns(); });
    f.loop(f.isNot(stop), [&] { f.call("Wait"); });
    f.call("EnterRegion");
  });
  EXPECT_THAT(returnDepths(driver, id), ElementsAre(0, 1));
}

TEST(Simulation, PlaceThatTheLoopDoesNotNameIsKept) {
  DriverBuilder driver;
  FunctionId id = driver.define("Poll", {"p"}, ReturnKind::None, [](GraphBuilder& f) {
    TermId held = f.arrow(f.parameter(0), "Held");
    f.when(held, [&] { f.call("EnterRegion"); });
    f.loop(f.arrow(f.parameter(0), "Busy"), [&] { f.call("Wait"); });
    f.when(held, [&] { f.call("LeaveRegion"); });
  });
  EXPECT_THAT(returnDepths(driver, id), ElementsAre(0));
}

TEST(Simulation, LoopThatGrowsIsFoundUneven) {
  DriverBuilder driver;
  FunctionId id = driver.define(
      "Grow", [](GraphBuilder& f) { f.loop(f.unknown(), [&] { f.call("EnterRegion"); }); });
  const Simulated run(driver);
  EXPECT_THAT(run.simulation(id).unevenLoops, SizeIs(1));
  EXPECT_THAT(run.simulation(id).failure, IsEmpty());
}

TEST(Simulation, LoopThatAlternatesIsNotUneven) {
  DriverBuilder driver;
  FunctionId id = driver.define("Alternate", [](GraphBuilder& f) {
    TermId held = f.local();
    f.assign(held, f.number(0));
    f.loop(f.unknown(), [&] {
      f.when(
          held,
          [&] {
            f.call("LeaveRegion");
            f.assign(held, f.number(0));
          },
          [&] {
            f.call("EnterRegion");
            f.assign(held, f.number(1));
          });
    });
    f.when(held, [&] { f.call("LeaveRegion"); });
  });
  const Simulated run(driver);
  EXPECT_THAT(run.simulation(id).unevenLoops, IsEmpty());
  EXPECT_THAT(returnDepths(run.simulation(id)), ElementsAre(0));
}

TEST(Simulation, GivesUpAloudWithTooManyStates) {
  DriverBuilder driver;
  FunctionId id = driver.define("Branches", [](GraphBuilder& f) {
    for (int i = 0; i < 20; ++i)
      f.when(f.unknown(), [&] { f.call("Log"); });
  });
  Simulated run(driver);
  SimulationOptions options;
  options.maxNodes = 10;
  EXPECT_THAT(run.simulate(id, options).failure, testing::HasSubstr("too many states"));
}

/// if (a) flag = 1; if (a) enter; if (flag) leave. States of depth 0 join, and only a split on the
/// flag shows that some way to the leave is not possible.
FunctionId defineCorrelated(DriverBuilder& driver) {
  return driver.define("Correlated", {"a"}, ReturnKind::None, [](GraphBuilder& f) {
    TermId flag = f.local();
    f.assign(flag, f.number(0));
    f.when(f.parameter(0), [&] { f.assign(flag, f.number(1)); });
    f.when(f.parameter(0), [&] { f.call("EnterRegion"); });
    f.when(flag, [&] { f.call("LeaveRegion"); });
  });
}

TEST(Path, ImpossiblePathNamesTheConditionThatContradicts) {
  DriverBuilder driver;
  FunctionId id = defineCorrelated(driver);
  Simulated run(driver);
  const Simulation& simulation = run.simulation(id);
  ASSERT_THAT(returnDepths(simulation), ElementsAre(-1, 0, 1));
  for (std::uint32_t exit : simulation.exits) {
    if (simulation.nodes[exit].state.depths[kRegion] == 0)
      continue;
    Replay walked = run.replay(id, shortestPath(simulation, exit));
    EXPECT_FALSE(walked.feasible);
    EXPECT_TRUE(walked.conflict.term.valid());
  }
}

TEST(Path, SplittingOnTheConflictRulesThePathOut) {
  DriverBuilder driver;
  FunctionId id = defineCorrelated(driver);
  Simulated run(driver);
  SimulationOptions options;
  Conflict onFlag;
  onFlag.term = run.context(id).terms.variable(program::VariableId(1));
  onFlag.values = ValueSet::except(0);
  options.splits.push_back(onFlag);
  EXPECT_THAT(returnDepths(run.simulate(id, options)), ElementsAre(0, 0)); // flag or not
}

TEST(Path, ShortestPathSkipsWhatItNeedNotPass) {
  DriverBuilder driver;
  std::uint32_t enter = 0;
  FunctionId id = driver.define("Detour", [&](GraphBuilder& f) {
    f.when(f.unknown(), [&] {
      for (int i = 0; i < 5; ++i)
        f.when(f.unknown(), [&] { f.call("Log"); });
    });
    enter = f.call("EnterRegion");
  });
  Simulated run(driver);
  const Simulation& simulation = run.simulation(id);
  Replay walked = run.replay(id, shortestPath(simulation, simulation.exits.front()));
  ASSERT_TRUE(walked.feasible);
  EXPECT_THAT(walked.state.depths, ElementsAre(1, 0));
  ASSERT_THAT(walked.trace, SizeIs(2));
  EXPECT_EQ(walked.trace[0].kind, StepKind::ConditionFalse);
  EXPECT_EQ(walked.trace[1].kind, StepKind::Enter);
  EXPECT_EQ(walked.trace[1].range.line, enter);
  EXPECT_EQ(walked.trace[1].detail, "EnterRegion");
  EXPECT_THAT(walked.trace[1].depths, ElementsAre(1, 0));
}

TEST(Path, TellsOfCalleesHandlersAndCases) {
  DriverBuilder driver;
  driver.define("Acquire", [](GraphBuilder& f) { f.call("EnterRegion"); });
  FunctionId id = driver.define("Read", {"code"}, ReturnKind::None, [](GraphBuilder& f) {
    f.select(f.parameter(0), {{7, [&] { f.call("Acquire"); }}}, [&] { f.returns(); });
    f.tryExcept([&] { f.call("RaiseStatus"); }, f.number(1), [] {});
  });
  // A summary's trace is that of the path judged: take the findings of an entry point.
  driver.declareAs(id, "DISPATCH");
  Result result = driver.analyze();
  ASSERT_THAT(result.findings, SizeIs(1));
  std::vector<StepKind> kinds;
  for (const TraceStep& step : result.findings.front().trace)
    kinds.push_back(step.kind);
  EXPECT_THAT(kinds, ElementsAre(StepKind::Case, StepKind::CallEntered, StepKind::Enter,
                                 StepKind::CallReturned, StepKind::ExceptionRaised,
                                 StepKind::HandlerEntered, StepKind::Returns));
  EXPECT_EQ(result.findings.front().trace[0].detail, "v: case 7");
  EXPECT_EQ(result.findings.front().trace[2].level, 1U);
}

} // namespace

} // namespace driver_tidy::analysis
