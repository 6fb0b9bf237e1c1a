#include "checker/analysis/graph_builder_for_tests.h"

#include <gmock/gmock.h>

namespace driver_tidy::analysis {

namespace {

using program::Operation;
using program::TermId;
using program::ValueSet;

/// Terms of one function: locals a, b, c and pointers p, q.
class ConditionsTest : public testing::Test {
protected:
  TermId resolved(TermId term) { return path.resolve(terms, term); }
  ValueSet value(TermId term) { return path.evaluate(terms, term); }
  bool learn(TermId term, const ValueSet& values) { return path.refine(terms, term, values); }
  bool isTrue(TermId term) { return learn(term, ValueSet::except(0)); }
  bool isFalse(TermId term) { return learn(term, ValueSet::only(0)); }
  Conditions join(const Conditions& left, const Conditions& right, bool widening = false) {
    return left.join(terms, right, widening);
  }
  void assign(TermId place, TermId term) { path.assign(terms, place, term); }
  void assign(TermId place, std::int64_t number) {
    path.assign(terms, place, terms.integer(number));
  }

  DriverBuilder driver;
  std::uint32_t line = 0;
  GraphBuilder graph{driver.program, line, "Function", {"p", "q"}, program::ReturnKind::None};
  program::TermTable& terms = graph.terms();
  TermId a = graph.local("a");
  TermId b = graph.local("b");
  TermId c = graph.local("c");
  TermId p = graph.parameter(0);
  TermId q = graph.parameter(1);
  Conditions path;
};

TEST_F(ConditionsTest, RemembersWhatABranchTaughtAndContradictsIt) {
  EXPECT_TRUE(value(a).isAll());
  ASSERT_TRUE(isTrue(a));
  EXPECT_FALSE(value(a).contains(0));
  EXPECT_FALSE(isFalse(a));
}

TEST_F(ConditionsTest, ComparisonsBoundTheirOperands) {
  ASSERT_TRUE(isTrue(graph.isLess(a, graph.number(0))));
  EXPECT_EQ(value(a), ValueSet::range(INT64_MIN, -1));
  EXPECT_EQ(value(graph.isLess(a, graph.number(5))), ValueSet::only(1));
  EXPECT_FALSE(isTrue(graph.equals(a, 3)));
}

TEST_F(ConditionsTest, ComparisonThatFailedBoundsTheOtherWay) {
  ASSERT_TRUE(isFalse(graph.isLess(a, graph.number(10))));
  EXPECT_EQ(value(a).low(), 10);
  ASSERT_TRUE(isFalse(terms.binary(Operation::LessOrEqual, graph.number(20), a)));
  EXPECT_EQ(value(a).high(), 19);
}

TEST_F(ConditionsTest, ComparisonOfTwoVariablesIsRememberedAsAWhole) {
  ASSERT_TRUE(isTrue(terms.binary(Operation::Equal, a, b)));
  EXPECT_FALSE(isFalse(terms.binary(Operation::Equal, a, b)));
}

TEST_F(ConditionsTest, ConstantOffsetsCarryOver) {
  ASSERT_TRUE(isTrue(graph.equals(graph.plus(a, 2), 5)));
  EXPECT_EQ(value(a), ValueSet::only(3));
}

TEST_F(ConditionsTest, ConstantsDecide) {
  assign(a, 3);
  EXPECT_EQ(value(graph.equals(a, 3)), ValueSet::only(1));
  EXPECT_FALSE(isTrue(graph.equals(a, 4)));
}

TEST_F(ConditionsTest, AddressesAreNotNull) {
  EXPECT_FALSE(isFalse(graph.address(a)));
}

TEST_F(ConditionsTest, CopyTellsOfItsOriginal) {
  assign(a, graph.arrow(p, "Flags"));
  ASSERT_TRUE(isTrue(a));
  EXPECT_FALSE(isFalse(graph.arrow(p, "Flags")));
}

TEST_F(ConditionsTest, OriginalTellsOfItsCopy) {
  assign(a, graph.arrow(p, "Flags"));
  ASSERT_TRUE(isFalse(graph.arrow(p, "Flags")));
  EXPECT_FALSE(isTrue(a));
}

TEST_F(ConditionsTest, CopiedConditionIsTheConditionItself) {
  assign(a, graph.isLess(b, graph.number(0)));
  ASSERT_TRUE(isTrue(a));
  EXPECT_EQ(value(b), ValueSet::range(INT64_MIN, -1));
}

TEST_F(ConditionsTest, FieldsAreReachedThroughCopiedPointers) {
  assign(a, p);
  ASSERT_TRUE(isTrue(graph.arrow(a, "Held")));
  EXPECT_FALSE(isFalse(graph.arrow(p, "Held")));
}

TEST_F(ConditionsTest, CopyKeepsItsValueWhereTheOriginalIsOverwritten) {
  assign(a, b);
  ASSERT_TRUE(isTrue(b));
  assign(b, 0);
  EXPECT_FALSE(value(a).contains(0));
  EXPECT_EQ(value(b), ValueSet::only(0));
}

TEST_F(ConditionsTest, OverwrittenCopyNoLongerTells) {
  assign(a, b);
  path.assignValues(terms, a, ValueSet::all());
  ASSERT_TRUE(isTrue(a));
  EXPECT_TRUE(value(b).contains(0));
}

TEST_F(ConditionsTest, ValueThatReadsTheWrittenPlaceIsNoDefinition) {
  assign(a, 4);
  assign(a, graph.plus(a, 1));
  EXPECT_EQ(value(a), ValueSet::only(5));
  path.forget(terms, a);
  assign(a, graph.plus(a, 1));
  EXPECT_TRUE(value(a).isAll());
  ASSERT_TRUE(learn(a, ValueSet::only(7)));
}

TEST_F(ConditionsTest, ListStepDropsWhatWasKnownOfTheElementBefore) {
  ASSERT_TRUE(isTrue(graph.arrow(p, "Held")));
  assign(p, graph.arrow(p, "Next"));
  EXPECT_TRUE(isFalse(graph.arrow(p, "Held")));
}

TEST_F(ConditionsTest, ValueComputedFromNothingIsNotKept) {
  assign(a, terms.opaque(driver.program.symbols.intern("rand")));
  assign(b, terms.opaque(driver.program.symbols.intern("rand")));
  ASSERT_TRUE(isTrue(a));
  EXPECT_TRUE(isFalse(b));
}

TEST_F(ConditionsTest, OpaqueValueOfAnUnchangedPlaceIsTheSameValue) {
  TermId value = terms.opaque(driver.program.symbols.intern("sqrt"), a);
  ASSERT_TRUE(isTrue(value));
  EXPECT_FALSE(isFalse(value));
}

TEST_F(ConditionsTest, WriteThroughAnotherPointerForgetsTheSameField) {
  ASSERT_TRUE(isTrue(graph.arrow(p, "Held")));
  ASSERT_TRUE(isTrue(graph.arrow(p, "Open")));
  assign(graph.arrow(q, "Held"), 0);
  EXPECT_TRUE(isFalse(graph.arrow(p, "Held")));
  EXPECT_FALSE(isFalse(graph.arrow(p, "Open")));
}

TEST_F(ConditionsTest, WriteToALocalRecordLeavesPointersAlone) {
  ASSERT_TRUE(isTrue(graph.arrow(p, "Held")));
  assign(terms.field(a, driver.program.symbols.intern("Record::Held")), 0);
  EXPECT_FALSE(isFalse(graph.arrow(p, "Held")));
}

TEST_F(ConditionsTest, AddressSurvivesAWriteToItsMemory) {
  assign(p, graph.address(a));
  assign(a, 1);
  ASSERT_TRUE(isTrue(terms.dereference(p)));
  EXPECT_EQ(resolved(terms.dereference(p)), a);
}

TEST_F(ConditionsTest, SetBitsAreSetAndOtherBitsAreKept) {
  ASSERT_TRUE(isTrue(graph.bits(a, 4)));
  ASSERT_TRUE(isFalse(graph.bits(a, 8)));
  assign(a, terms.binary(Operation::Or, a, graph.number(3)));
  EXPECT_FALSE(value(graph.bits(a, 1)).contains(0));
  EXPECT_FALSE(value(graph.bits(a, 4)).contains(0));
  EXPECT_EQ(value(graph.bits(a, 8)), ValueSet::only(0));
}

TEST_F(ConditionsTest, ClearedBitsAreClearAndOtherBitsAreKept) {
  ASSERT_TRUE(isTrue(graph.bits(a, 4)));
  assign(a, terms.binary(Operation::And, a, graph.number(~std::int64_t{3})));
  EXPECT_EQ(value(graph.bits(a, 1)), ValueSet::only(0));
  EXPECT_FALSE(value(graph.bits(a, 4)).contains(0));
}

TEST_F(ConditionsTest, RestOfAPatternSurvivesTheClearingOfPartOfIt) {
  assign(a, terms.binary(Operation::Or, a, graph.number(7)));
  assign(a, terms.binary(Operation::And, a, graph.number(~std::int64_t{2})));
  EXPECT_EQ(value(graph.bits(a, 4)), ValueSet::only(4));
  EXPECT_EQ(value(graph.bits(a, 2)), ValueSet::only(0));
}

TEST_F(ConditionsTest, FlagsThatStartAtZeroStayKnownBitByBit) {
  assign(a, 0);
  assign(a, terms.binary(Operation::Or, a, graph.number(2)));
  EXPECT_EQ(value(graph.bits(a, 1)), ValueSet::only(0));
  EXPECT_EQ(value(graph.bits(a, 2)), ValueSet::only(2));
}

TEST_F(ConditionsTest, SetBitsUnderAnotherNameLeaveOtherBitsKnown) {
  ASSERT_TRUE(isTrue(graph.bits(graph.arrow(p, "Flags"), 4)));
  const TermId other = graph.arrow(q, "Flags");
  assign(other, terms.binary(Operation::Or, other, graph.number(2)));
  EXPECT_FALSE(value(graph.bits(graph.arrow(p, "Flags"), 4)).contains(0));
  assign(other, terms.binary(Operation::And, other, graph.number(~std::int64_t{4})));
  EXPECT_TRUE(value(graph.bits(graph.arrow(p, "Flags"), 4)).contains(0));
}

TEST_F(ConditionsTest, BitsAreKnownAcrossAWriteToOthersThatIsNotSeen) {
  const TermId flags = graph.arrow(p, "Flags");
  path.rememberEntry(terms, flags);
  assign(flags, terms.binary(Operation::Or, flags, graph.number(6)));
  path.forgetBits(terms, flags, 2);
  EXPECT_EQ(value(graph.bits(flags, 4)), ValueSet::only(4));
  EXPECT_TRUE(value(graph.bits(flags, 2)).contains(0));
  path.forgetBits(terms, flags, -1);
  EXPECT_TRUE(value(graph.bits(flags, 4)).contains(0));
}

TEST_F(ConditionsTest, NumberWrittenThroughAPointerIsNoRecord) {
  ASSERT_TRUE(isTrue(graph.arrow(p, "Held")));
  assign(terms.dereference(q), 0);
  EXPECT_FALSE(value(graph.arrow(p, "Held")).contains(0));
  assign(terms.dereference(q), terms.dereference(graph.arrow(q, "Other")));
  EXPECT_TRUE(value(graph.arrow(p, "Held")).contains(0));
}

TEST_F(ConditionsTest, WriteToAnElementChangesTheWhole) {
  const TermId slots = graph.arrow(p, "Slots");
  path.rememberEntry(terms, slots);
  assign(terms.element(slots, a), 0);
  EXPECT_EQ(resolved(slots), slots);
}

TEST_F(ConditionsTest, BitTestedAgainstItsMaskIsTheBit) {
  ASSERT_TRUE(isFalse(graph.equals(graph.bits(a, 4), 4)));
  EXPECT_EQ(value(graph.bits(a, 4)), ValueSet::only(0));
}

TEST_F(ConditionsTest, CopiedFlagsKeepTheBitThatIsSet) {
  assign(a, graph.arrow(p, "Flags"));
  assign(a, terms.binary(Operation::Or, a, graph.number(4)));
  EXPECT_FALSE(value(graph.bits(a, 4)).contains(0));
}

TEST_F(ConditionsTest, TestedBitRulesOutValuesOfTheWhole) {
  ASSERT_TRUE(learn(a, ValueSet::range(0, 3)));
  ASSERT_TRUE(isTrue(graph.bits(a, 1)));
  EXPECT_FALSE(isTrue(graph.equals(a, 2)));
}

TEST_F(ConditionsTest, GreatestNumbersGoThroughAnOperationOneByOne) {
  ASSERT_TRUE(learn(a, ValueSet::range(INT64_MAX - 1, INT64_MAX)));
  EXPECT_EQ(value(graph.bits(a, 1)), ValueSet::range(0, 1));
}

TEST_F(ConditionsTest, UserPointersAreKnownThroughCopiesAndFields) {
  assign(a, graph.arrow(p, "UserBuffer"));
  path.markUserPointer(terms, a);
  EXPECT_TRUE(path.isUserPointer(terms, graph.arrow(p, "UserBuffer")));
  EXPECT_TRUE(path.isUserPointer(terms, graph.plus(a, 4)));
  EXPECT_TRUE(path.isUserPointer(terms, graph.address(graph.arrow(a, "Length"))));
  EXPECT_FALSE(path.isUserPointer(terms, p));
}

TEST_F(ConditionsTest, CapturedUserPointerStaysOneWhenItsOriginalIsOverwritten) {
  path.markUserPointer(terms, b);
  assign(a, b);
  assign(b, 0);
  EXPECT_TRUE(path.isUserPointer(terms, a));
  EXPECT_FALSE(path.isUserPointer(terms, b));
}

class ConditionsJoin : public ConditionsTest {
protected:
  /// A path on which a is 1, b a copy of p and c not 0.
  Conditions first() {
    path = {};
    assign(a, 1);
    assign(b, p);
    EXPECT_TRUE(isTrue(c));
    return path;
  }
  /// A path on which a is 2, b a copy of q and c is 5; q is null.
  Conditions second() {
    path = {};
    assign(a, 2);
    EXPECT_TRUE(isFalse(q));
    assign(b, q);
    assign(c, 5);
    return path;
  }
};

TEST_F(ConditionsJoin, KeepsWhatHoldsInBoth) {
  path = join(first(), second());
  EXPECT_EQ(value(a), ValueSet::range(1, 2));
  EXPECT_FALSE(value(c).contains(0));
  EXPECT_TRUE(value(q).isAll());
}

TEST_F(ConditionsJoin, KeepsACommonDefinition) {
  assign(b, p);
  Conditions left = path;
  assign(a, 1);
  path = join(left, path);
  EXPECT_EQ(resolved(b), p);
  EXPECT_TRUE(value(a).isAll());
}

TEST_F(ConditionsJoin, LosesDifferingDefinitionsButKeepsTheirValues) {
  ASSERT_TRUE(isTrue(p));
  assign(b, p);
  Conditions left = path;
  path = {};
  assign(b, 7);
  path = join(left, path);
  EXPECT_EQ(resolved(b), b);
  EXPECT_FALSE(value(b).contains(0));
}

TEST_F(ConditionsJoin, IsCommutative) {
  EXPECT_EQ(join(first(), second()), join(second(), first()));
}

TEST_F(ConditionsJoin, IsIdempotent) {
  EXPECT_EQ(join(first(), first()), first());
  Conditions joined = join(first(), second());
  EXPECT_EQ(join(joined, joined), joined);
}

TEST_F(ConditionsJoin, IsAnUpperBound) {
  Conditions joined = join(first(), second());
  EXPECT_EQ(join(joined, first()), joined);
  EXPECT_EQ(join(joined, second()), joined);
}

TEST_F(ConditionsJoin, KeepsUserPointersOfEither) {
  Conditions plain = path;
  path.markUserPointer(terms, p);
  path = join(plain, path);
  EXPECT_TRUE(path.isUserPointer(terms, p));
}

TEST_F(ConditionsJoin, WideningEnds) {
  assign(a, 0);
  Conditions head = path;
  unsigned steps = 0;
  for (; steps < 100; ++steps) {
    path = head;
    ASSERT_TRUE(isTrue(graph.isLess(a, graph.number(1000000))));
    assign(a, graph.plus(a, 1));
    Conditions next = join(head, path, true);
    if (next == head)
      break;
    head = next;
  }
  EXPECT_LT(steps, 15U);
  EXPECT_EQ(head.evaluate(terms, a).low(), 0);
}

} // namespace

} // namespace driver_tidy::analysis
