#include "checker/program/value_set.h"

#include <gmock/gmock.h>

#include <random>

namespace driver_tidy::program {

namespace {

constexpr std::int64_t kMin = INT64_MIN;
constexpr std::int64_t kMax = INT64_MAX;
constexpr std::int64_t kPoints[] = {kMin, kMin + 1, -7, -2, -1, 0, 1, 2, 3, 9, kMax - 1, kMax};

/// All unions of up to two intervals between the points: few enough intervals that no cap is hit.
std::vector<ValueSet> samples() {
  std::vector<ValueSet> intervals = {ValueSet::none()};
  for (std::int64_t low : kPoints)
    for (std::int64_t high : kPoints)
      if (low <= high)
        intervals.push_back(ValueSet::range(low, high));
  std::vector<ValueSet> sets = intervals;
  for (std::size_t i = 0; i < intervals.size(); i += 3)
    for (std::size_t j = i; j < intervals.size(); j += 11)
      sets.push_back(intervals[i].join(intervals[j]));
  return sets;
}

/// 0, 10, 20, ...: as many separate values as asked for.
ValueSet tens(std::size_t count) {
  ValueSet result = ValueSet::none();
  for (std::size_t i = 0; i < count; ++i)
    result = result.join(ValueSet::only(static_cast<std::int64_t>(i) * 10));
  return result;
}

TEST(ValueSetTest, membershipFollowsTheOperations) {
  std::vector<ValueSet> sets = samples();
  for (const ValueSet& a : sets)
    for (const ValueSet& b : sets)
      for (std::int64_t point : kPoints) {
        bool inA = a.contains(point);
        bool inB = b.contains(point);
        ASSERT_EQ(a.join(b).contains(point), inA || inB) << a.text() << b.text() << point;
        ASSERT_EQ(a.meet(b).contains(point), inA && inB) << a.text() << b.text() << point;
        ASSERT_EQ(a.without(b).contains(point), inA && !inB) << a.text() << b.text() << point;
      }
}

TEST(ValueSetTest, isALattice) {
  std::vector<ValueSet> sets = samples();
  for (const ValueSet& a : sets) {
    ASSERT_EQ(a.join(a), a);
    ASSERT_EQ(a.meet(a), a);
    ASSERT_EQ(a.join(ValueSet::none()), a);
    ASSERT_EQ(a.meet(ValueSet::all()), a);
    ASSERT_TRUE(a.join(ValueSet::all()).isAll());
    ASSERT_TRUE(a.meet(ValueSet::none()).empty());
    for (const ValueSet& b : sets) {
      ASSERT_EQ(a.join(b), b.join(a));
      ASSERT_EQ(a.meet(b), b.meet(a));
      ASSERT_EQ(a.join(a.meet(b)), a) << a.text() << b.text();
      ASSERT_EQ(a.meet(a.join(b)), a) << a.text() << b.text();
    }
  }
}

TEST(ValueSetTest, joinAndMeetAreAssociative) {
  std::vector<ValueSet> sets = samples();
  for (std::size_t i = 0; i < sets.size(); i += 5)
    for (std::size_t j = 0; j < sets.size(); j += 5)
      for (std::size_t k = 0; k < sets.size(); k += 5) {
        ASSERT_EQ(sets[i].join(sets[j]).join(sets[k]), sets[i].join(sets[j].join(sets[k])));
        ASSERT_EQ(sets[i].meet(sets[j]).meet(sets[k]), sets[i].meet(sets[j].meet(sets[k])));
      }
}

TEST(ValueSetTest, subsetAndDisjointAgreeWithJoinMeetAndWithout) {
  std::vector<ValueSet> sets = samples();
  for (const ValueSet& a : sets)
    for (const ValueSet& b : sets) {
      ASSERT_EQ(a.subsetOf(b), a.join(b) == b) << a.text() << b.text();
      ASSERT_EQ(a.disjoint(b), a.without(b) == a) << a.text() << b.text();
    }
}

TEST(ValueSetTest, wideningCoversTheJoin) {
  std::vector<ValueSet> sets = samples();
  for (const ValueSet& a : sets)
    for (const ValueSet& b : sets) {
      ValueSet widened = a.widen(b);
      ASSERT_TRUE(a.join(b).subsetOf(widened)) << a.text() << b.text();
      ASSERT_EQ(widened == a, b.subsetOf(a)) << a.text() << b.text();
    }
}

TEST(ValueSetTest, wideningEndsWithinElevenSteps) {
  std::mt19937_64 random(1); // fixed: the test must be the same test each time
  std::vector<ValueSet> sets = samples();
  for (int chain = 0; chain < 200; ++chain) {
    ValueSet current = ValueSet::none();
    int steps = 0;
    for (int i = 0; i < 300; ++i) {
      auto small = static_cast<std::int64_t>(random() % 40) - 20;
      ValueSet next = random() % 4 == 0 ? sets[random() % sets.size()] : ValueSet::only(small);
      ValueSet widened = current.widen(next);
      steps += widened != current;
      current = widened;
    }
    ASSERT_LE(steps, 11);
  }
}

TEST(ValueSetTest, wideningACountingLoopKeepsItsStart) {
  EXPECT_EQ(ValueSet::only(5).widen(ValueSet::only(6)).text(), "{5..}");
  EXPECT_EQ(ValueSet::only(5).widen(ValueSet::only(4)).text(), "{2..5}");
  EXPECT_EQ(ValueSet::only(0).widen(ValueSet::only(1)).text(), "{0..1}");
}

TEST(ValueSetTest, wideningKeepsNullAndFailureApart) {
  ValueSet success = ValueSet::only(0);
  EXPECT_EQ(success.widen(ValueSet::only(-1073741823)).text(), "{-1073741823, 0}");
  EXPECT_EQ(ValueSet::range(kMin, -2).widen(ValueSet::range(2, kMax)).text(), "{..-2, 2..}");
  EXPECT_FALSE(ValueSet::except(0).widen(ValueSet::range(1, 50)).contains(0));
}

TEST(ValueSetTest, beyondTheCapTheNarrowestGapIsFilled) {
  EXPECT_EQ(tens(8).intervals().size(), 8U);
  ValueSet nine = tens(8).join(ValueSet::only(73));
  EXPECT_EQ(nine.text(), "{0, 10, 20, 30, 40, 50, 60, 70..73}");
  EXPECT_EQ(tens(8).join(ValueSet::only(kMin)).text(), "{-9223372036854775808, 0..10, 20, 30, 40, "
                                                       "50, 60, 70}");
}

TEST(ValueSetTest, theCapOnlyAddsValues) {
  ValueSet many = tens(30);
  EXPECT_EQ(many.intervals().size(), ValueSet::kMaxIntervals);
  for (std::int64_t value = 0; value < 300; value += 10)
    EXPECT_TRUE(many.contains(value));
}

TEST(ValueSetTest, adjacentIntervalsBecomeOne) {
  EXPECT_EQ(ValueSet::range(1, 3).join(ValueSet::range(4, 6)), ValueSet::range(1, 6));
  EXPECT_EQ(ValueSet::range(kMin, 0).join(ValueSet::range(1, kMax)), ValueSet::all());
}

TEST(ValueSetTest, rangeIsEmptyWhereLowExceedsHigh) {
  EXPECT_TRUE(ValueSet::range(1, 0).empty());
  EXPECT_TRUE(ValueSet::range(kMax, kMin).empty());
}

TEST(ValueSetTest, exceptAtTheEnds) {
  EXPECT_EQ(ValueSet::except(kMin), ValueSet::range(kMin + 1, kMax));
  EXPECT_EQ(ValueSet::except(kMax), ValueSet::range(kMin, kMax - 1));
}

TEST(ValueSetTest, plusMovesOrGivesUp) {
  ValueSet set = ValueSet::only(1).join(ValueSet::range(5, 7));
  EXPECT_EQ(set.plus(-3).text(), "{-2, 2..4}");
  EXPECT_EQ(ValueSet::only(kMax).plus(kMin), ValueSet::only(-1));
  EXPECT_TRUE(ValueSet::only(kMax).plus(1).isAll());
  EXPECT_TRUE(ValueSet::range(kMin, 0).plus(-1).isAll());
  EXPECT_TRUE(ValueSet::none().plus(1).empty());
}

TEST(ValueSetTest, singleton) {
  std::int64_t value = 42;
  EXPECT_FALSE(ValueSet::none().singleton(value));
  EXPECT_FALSE(ValueSet::range(1, 2).singleton(value));
  EXPECT_FALSE(ValueSet::except(0).singleton(value));
  EXPECT_EQ(value, 42);
  EXPECT_TRUE(ValueSet::only(-3).singleton(value));
  EXPECT_EQ(value, -3);
}

TEST(ValueSetTest, hashAgreesWithEqualityAndTellsSamplesApart) {
  std::vector<ValueSet> sets = samples();
  std::size_t collisions = 0;
  for (const ValueSet& a : sets)
    for (const ValueSet& b : sets) {
      if (a == b)
        ASSERT_EQ(a.hash(), b.hash());
      else
        collisions += a.hash() == b.hash();
    }
  EXPECT_EQ(collisions, 0U);
}

TEST(ValueSetTest, text) {
  EXPECT_EQ(ValueSet::none().text(), "{}");
  EXPECT_EQ(ValueSet::all().text(), "{all}");
  EXPECT_EQ(ValueSet::except(0).text(), "{..-1, 1..}");
  EXPECT_EQ(ValueSet::range(1, 7).join(ValueSet::only(9)).text(), "{1..7, 9}");
  EXPECT_EQ(ValueSet::only(kMin).text(), "{-9223372036854775808}");
}

} // namespace

} // namespace driver_tidy::program
