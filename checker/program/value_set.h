#pragma once
// A set of 64-bit signed integers: what a path knows of a value. Null is 0, TRUE is not 0.

#include <algorithm>
#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace driver_tidy::program {

/// Sorted, disjoint, non-adjacent closed intervals; at most kMaxIntervals of them (the narrowest
/// gaps are filled beyond that, so an operation may only grow the set). No interval: the empty set,
/// an impossible value.
class ValueSet {
public:
  static constexpr std::size_t kMaxIntervals = 8;

  struct Interval {
    std::int64_t low;
    std::int64_t high; ///< inclusive
    auto operator<=>(const Interval&) const = default;
  };

  static ValueSet all();
  static ValueSet none() { return ValueSet(); }
  static ValueSet only(std::int64_t value) { return range(value, value); }
  static ValueSet except(std::int64_t value);
  /// low..high; empty where low > high.
  static ValueSet range(std::int64_t low, std::int64_t high);

  bool empty() const { return count_ == 0; }
  bool isAll() const;
  bool contains(std::int64_t value) const;
  /// True where the set holds exactly one value, which is then put into `value`.
  bool singleton(std::int64_t& value) const;
  std::int64_t low() const { return bounds_[0].low; }            ///< not for the empty set
  std::int64_t high() const { return bounds_[count_ - 1].high; } ///< not for the empty set
  std::span<const Interval> intervals() const { return {bounds_.data(), count_}; }

  ValueSet join(const ValueSet& other) const;    ///< union
  ValueSet meet(const ValueSet& other) const;    ///< intersection
  ValueSet without(const ValueSet& other) const; ///< difference
  bool disjoint(const ValueSet& other) const { return meet(other).empty(); }
  bool subsetOf(const ValueSet& other) const { return without(other).empty(); }
  /// join, with at most 11 steps to a fixed point. -1, 0, 1, the numbers below and the numbers
  /// above are widened apart, so that null, TRUE and failure stay apart in a loop: numbers that
  /// come into an empty part are kept as they are; later ones fill the gaps there and send the
  /// bound that they move to the end of the part.
  ValueSet widen(const ValueSet& next) const;
  /// Every value plus `amount`; all() where that overflows.
  ValueSet plus(std::int64_t amount) const;

  bool operator==(const ValueSet& other) const {
    return std::ranges::equal(intervals(), other.intervals());
  }
  std::strong_ordering operator<=>(const ValueSet& other) const;
  std::size_t hash() const;
  /// "{0}", "{1..7, 9}", "{..-1}", "{all}", "{}".
  std::string text() const;

  ValueSet(const ValueSet& other) noexcept : count_(other.count_) {
    std::copy_n(other.bounds_.begin(), count_, bounds_.begin());
  }
  ValueSet& operator=(const ValueSet& other) noexcept {
    count_ = other.count_;
    std::copy_n(other.bounds_.begin(), count_, bounds_.begin());
    return *this;
  }
  ~ValueSet() = default;

private:
  class Builder;

  ValueSet() {}
  /// Sorts, joins what touches, and fills gaps where there are too many.
  explicit ValueSet(Builder&& intervals);

  // In place, and those in use only: sets are copied with every state, and most hold one interval.
  std::array<Interval, kMaxIntervals> bounds_;
  std::uint8_t count_ = 0;
};

} // namespace driver_tidy::program
