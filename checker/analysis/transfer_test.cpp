#include "checker/analysis/graph_builder_for_tests.h"

#include <gmock/gmock.h>

#include <optional>

namespace driver_tidy::analysis {

namespace {

using program::ReturnKind;
using program::TermId;
using program::ValueSet;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// One call in a function with parameters p and q and the locals `result` and `local`.
class TransferTest : public testing::Test {
protected:
  using Kind = CallOutcome::Kind;

  contracts::Contract& contract() {
    contracts::Contract& described = driver.contracts.byName["Routine"];
    if (described.outcomes.empty())
      described.outcomes.resize(1);
    return described;
  }

  /// The outcomes of Routine(arguments...), in a state that `prepare` makes.
  std::vector<CallOutcome> call(const std::function<std::vector<TermId>(GraphBuilder&)>& arguments,
                                const std::function<void(State&)>& prepare = {},
                                const std::string& pointee = "") {
    program::FunctionId id =
        driver.define("Caller", {"p", "q"}, ReturnKind::None, [&](GraphBuilder& f) {
          local = f.local("local");
          result = f.local("result");
          f.call("Routine", arguments(f), result, pointee);
        });
    run.emplace(driver);
    FunctionContext& context = run->context(id);
    State state = entryState(context, run->transfer(), {});
    terms = &context.terms;
    if (prepare)
      prepare(state);
    const auto& statement = context.function->blocks[0].statements[0];
    return run->transfer().call(context, std::get<program::Call>(statement.action),
                                context.targets(0, 0), state);
  }

  static std::vector<TermId> none(GraphBuilder&) { return {}; }
  static std::vector<TermId> first(GraphBuilder& f) { return {f.parameter(0)}; }
  ValueSet value(const CallOutcome& outcome, TermId term) {
    return outcome.state.conditions.evaluate(*terms, term);
  }

  DriverBuilder driver;
  std::optional<Simulated> run;
  program::TermTable* terms = nullptr;
  TermId local;
  TermId result;
};

TEST_F(TransferTest, EachPossibleOutcomeIsTaken) {
  contracts::Contract& tries = contract();
  tries.outcomes.resize(2);
  tries.outcomes[0].result = ValueSet::except(0);
  tries.outcomes[0].effects = {{kMutex, 1}};
  tries.outcomes[1].result = ValueSet::only(0);
  auto outcomes = call(none);
  ASSERT_THAT(outcomes, SizeIs(2));
  EXPECT_THAT(outcomes[0].state.depths, ElementsAre(0, 1));
  EXPECT_FALSE(value(outcomes[0], result).contains(0));
  EXPECT_THAT(outcomes[1].state.depths, ElementsAre(0, 0));
  EXPECT_EQ(value(outcomes[1], result), ValueSet::only(0));
}

TEST_F(TransferTest, OutcomeIsChosenByAnArgumentAndTeachesIt) {
  contracts::Contract& waits = contract();
  waits.outcomes.resize(2);
  waits.outcomes[0].where = {{0, ValueSet::only(0), {}}};
  waits.outcomes[1].where = {{0, ValueSet::except(0), {}}};
  waits.outcomes[1].effects = {{kRegion, 1}};
  auto outcomes = call(first);
  ASSERT_THAT(outcomes, SizeIs(2));
  TermId p = terms->variable(program::VariableId(0));
  EXPECT_EQ(value(outcomes[0], p), ValueSet::only(0));
  EXPECT_FALSE(value(outcomes[1], p).contains(0));
  outcomes = call(first, [&](State& state) {
    EXPECT_TRUE(state.conditions.refine(*terms, p, ValueSet::only(7)));
  });
  ASSERT_THAT(outcomes, SizeIs(1));
  EXPECT_THAT(outcomes[0].state.depths, ElementsAre(1, 0));
}

TEST_F(TransferTest, OtherPointeeHasNoEffect) {
  contract().outcomes[0].where = {{0, ValueSet::all(), {"_KMUTANT"}}};
  contract().outcomes[0].effects = {{kMutex, 1}};
  EXPECT_THAT(call(first, {}, "_KMUTANT")[0].state.depths, ElementsAre(0, 1));
  auto outcomes = call(first, {}, "_KEVENT");
  ASSERT_THAT(outcomes, SizeIs(1));
  EXPECT_THAT(outcomes[0].state.depths, ElementsAre(0, 0));
  EXPECT_TRUE(value(outcomes[0], result).isAll());
}

TEST_F(TransferTest, RaisingContractMayAlsoContinue) {
  contract().raises = true;
  contract().outcomes[0].effects = {{kRegion, 1}};
  auto outcomes = call(none);
  ASSERT_THAT(outcomes, SizeIs(2));
  EXPECT_EQ(outcomes[0].kind, Kind::Raises);
  EXPECT_THAT(outcomes[0].state.depths, ElementsAre(0, 0));
  EXPECT_EQ(outcomes[1].kind, Kind::Continues);
  EXPECT_THAT(outcomes[1].state.depths, ElementsAre(1, 0));
}

TEST_F(TransferTest, RaisesOnlyWhereItsArgumentsAllow) {
  contract().raises = true;
  contract().raisesWhere = {{0, ValueSet::only(1), {}}};
  EXPECT_THAT(call([](GraphBuilder& f) { return std::vector{f.number(1)}; }), SizeIs(2));
  EXPECT_THAT(call([](GraphBuilder& f) { return std::vector{f.number(2)}; }), SizeIs(1));
}

TEST_F(TransferTest, EndOfPathWithoutARaiseHasNoOutcome) {
  contract().endsPath = true;
  EXPECT_THAT(call(none), IsEmpty());
}

TEST_F(TransferTest, EndOfTheThreadIsTheOnlyOutcome) {
  contract().endsThread = true;
  auto outcomes = call(none);
  ASSERT_THAT(outcomes, SizeIs(1));
  EXPECT_EQ(outcomes[0].kind, Kind::EndsThread);
}

TEST_F(TransferTest, TouchedUserMemoryRaises) {
  contract().accesses = {0};
  EXPECT_THAT(call(first), SizeIs(1));
  auto outcomes = call(first, [&](State& state) {
    state.conditions.markUserPointer(*terms, terms->variable(program::VariableId(0)));
  });
  ASSERT_THAT(outcomes, SizeIs(2));
  EXPECT_EQ(outcomes[0].kind, Kind::Raises);
}

TEST_F(TransferTest, ProbedPointerIsAUserPointer) {
  contract().userPointers = {0};
  auto outcomes = call(first);
  EXPECT_TRUE(
      outcomes[0].state.conditions.isUserPointer(*terms, terms->variable(program::VariableId(0))));
}

TEST_F(TransferTest, UnknownFunctionForgetsLocalsHandedOut) {
  auto know = [&](State& state) { state.conditions.assign(*terms, local, terms->integer(3)); };
  auto kept = call(none, know);
  ASSERT_THAT(kept, SizeIs(1));
  EXPECT_EQ(value(kept[0], local), ValueSet::only(3));
  auto forgotten = call([&](GraphBuilder& f) { return std::vector{f.address(local)}; }, know);
  EXPECT_TRUE(value(forgotten[0], local).isAll());
}

TEST_F(TransferTest, UnknownFunctionKeepsFieldsBehindItsArguments) {
  TermId held;
  auto outcomes = call(
      [&](GraphBuilder& f) {
        held = f.arrow(f.parameter(0), "Held");
        return std::vector{f.parameter(0)};
      },
      [&](State& state) { EXPECT_TRUE(state.conditions.refine(*terms, held, ValueSet::only(1))); });
  EXPECT_EQ(value(outcomes[0], held), ValueSet::only(1));
}

TEST_F(TransferTest, UnknownResultReplacesWhatWasKnown) {
  auto outcomes =
      call(none, [&](State& state) { state.conditions.assign(*terms, result, terms->integer(3)); });
  EXPECT_TRUE(value(outcomes[0], result).isAll());
}

} // namespace

} // namespace driver_tidy::analysis
