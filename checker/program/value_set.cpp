#include "checker/program/value_set.h"

#include <algorithm>

namespace driver_tidy::program {

namespace {

using Interval = ValueSet::Interval;

constexpr std::int64_t kMin = INT64_MIN;
constexpr std::int64_t kMax = INT64_MAX;

/// Numbers strictly between two disjoint intervals; unsigned, as the distance may exceed INT64_MAX.
std::uint64_t gapBetween(const Interval& left, const Interval& right) {
  return static_cast<std::uint64_t>(right.low) - static_cast<std::uint64_t>(left.high) - 1;
}

} // namespace

/// Intervals in whatever order, without an allocation: as many as two sets can give.
class ValueSet::Builder {
public:
  Builder() {}
  explicit Builder(const ValueSet& set) { add(set); }

  void add(const Interval& interval) { intervals_[count_++] = interval; }
  void add(const ValueSet& set) {
    for (const Interval& interval : set.intervals())
      add(interval);
  }
  std::span<Interval> intervals() { return {intervals_.data(), count_}; }

  void merge() {
    std::ranges::sort(intervals());
    std::size_t merged = 0;
    for (const Interval& next : intervals()) {
      Interval* last = merged == 0 ? nullptr : &intervals_[merged - 1];
      if (last != nullptr && (last->high == kMax || next.low <= last->high + 1))
        last->high = std::max(last->high, next.high);
      else
        intervals_[merged++] = next;
    }
    count_ = merged;
  }

  void fillNarrowestGap() {
    std::size_t narrowest = 0;
    for (std::size_t i = 1; i + 1 < count_; ++i)
      if (gapBetween(intervals_[i], intervals_[i + 1]) <
          gapBetween(intervals_[narrowest], intervals_[narrowest + 1]))
        narrowest = i;
    intervals_[narrowest].high = intervals_[narrowest + 1].high;
    std::ranges::copy(intervals().subspan(narrowest + 2), &intervals_[narrowest + 1]);
    --count_;
  }

private:
  std::array<Interval, kMaxIntervals * kMaxIntervals> intervals_;
  std::size_t count_ = 0;
};

ValueSet::ValueSet(Builder&& builder) {
  builder.merge();
  while (builder.intervals().size() > kMaxIntervals)
    builder.fillNarrowestGap();
  count_ = static_cast<std::uint8_t>(builder.intervals().size());
  std::ranges::copy(builder.intervals(), bounds_.begin());
}

std::strong_ordering ValueSet::operator<=>(const ValueSet& other) const {
  return std::lexicographical_compare_three_way(intervals().begin(), intervals().end(),
                                                other.intervals().begin(), other.intervals().end());
}

ValueSet ValueSet::all() {
  return range(kMin, kMax);
}

ValueSet ValueSet::except(std::int64_t value) {
  return all().without(only(value));
}

ValueSet ValueSet::range(std::int64_t low, std::int64_t high) {
  ValueSet set;
  if (low <= high) {
    set.bounds_[0] = {low, high};
    set.count_ = 1;
  }
  return set;
}

bool ValueSet::isAll() const {
  return !empty() && bounds_[0] == Interval{kMin, kMax};
}

bool ValueSet::contains(std::int64_t value) const {
  for (const Interval& interval : intervals())
    if (interval.low <= value && value <= interval.high)
      return true;
  return false;
}

bool ValueSet::singleton(std::int64_t& value) const {
  if (empty() || low() != high())
    return false;
  value = low();
  return true;
}

ValueSet ValueSet::join(const ValueSet& other) const {
  if (isAll() || *this == other || other.empty())
    return *this;
  Builder both(*this);
  both.add(other);
  return ValueSet(std::move(both));
}

ValueSet ValueSet::meet(const ValueSet& other) const {
  if (isAll())
    return other;
  if (other.isAll() || *this == other)
    return *this;
  if (count_ == 1 && other.count_ == 1)
    return range(std::max(low(), other.low()), std::min(high(), other.high()));
  Builder common;
  for (const Interval& left : intervals())
    for (const Interval& right : other.intervals()) {
      std::int64_t low = std::max(left.low, right.low);
      std::int64_t high = std::min(left.high, right.high);
      if (low <= high)
        common.add({low, high});
    }
  return ValueSet(std::move(common));
}

ValueSet ValueSet::without(const ValueSet& other) const {
  if (other.empty() || empty())
    return *this;
  Builder rest;
  for (Interval interval : intervals()) {
    bool exhausted = false;
    for (const Interval& hole : other.intervals()) {
      if (hole.high < interval.low || hole.low > interval.high)
        continue;
      if (hole.low > interval.low)
        rest.add({interval.low, hole.low - 1});
      exhausted = hole.high >= interval.high;
      if (exhausted)
        break;
      interval.low = hole.high + 1;
    }
    if (!exhausted)
      rest.add(interval);
  }
  return ValueSet(std::move(rest));
}

ValueSet ValueSet::widen(const ValueSet& next) const {
  static constexpr Interval kParts[] = {{kMin, -2}, {-1, -1}, {0, 0}, {1, 1}, {2, kMax}};
  ValueSet added = next.without(*this);
  Builder widened(*this);
  for (const Interval& part : kParts) {
    ValueSet here = range(part.low, part.high);
    ValueSet before = meet(here);
    ValueSet more = added.meet(here);
    if (more.empty())
      continue;
    if (before.empty()) {
      widened.add(more);
      continue;
    }
    widened.add({more.low() < before.low() ? part.low : before.low(),
                 more.high() > before.high() ? part.high : before.high()});
  }
  return ValueSet(std::move(widened));
}

ValueSet ValueSet::plus(std::int64_t amount) const {
  Builder moved(*this);
  for (Interval& interval : moved.intervals())
    if (__builtin_add_overflow(interval.low, amount, &interval.low) ||
        __builtin_add_overflow(interval.high, amount, &interval.high))
      return all();
  return ValueSet(std::move(moved));
}

std::size_t ValueSet::hash() const {
  std::size_t result = count_;
  for (const Interval& interval : intervals())
    for (std::int64_t bound : {interval.low, interval.high})
      result ^=
          static_cast<std::size_t>(bound) + 0x9e3779b97f4a7c15U + (result << 6) + (result >> 2);
  return result;
}

std::string ValueSet::text() const {
  if (isAll())
    return "{all}";
  std::string result = "{";
  for (const Interval& interval : intervals()) {
    if (result.size() > 1)
      result += ", ";
    if (interval.low != kMin || interval.low == interval.high)
      result += std::to_string(interval.low);
    if (interval.low == interval.high)
      continue;
    result += "..";
    if (interval.high != kMax)
      result += std::to_string(interval.high);
  }
  return result + "}";
}

} // namespace driver_tidy::program
