#pragma once
// The condition part of a path's state: what the path knows of variables, fields and expressions.
//
// Two kinds of knowledge. A fact bounds the value of a term ("Status is in {..-1}"). A definition
// says that a place holds the value of another term ("Vcb is IrpContext->Vcb"); terms are rewritten
// by the definitions before anything is looked up, so that copies and their originals share their
// facts. A write removes what mentions the written place.

#include "checker/program/function.h"
#include "checker/program/term.h"
#include "checker/program/value_set.h"

#include <utility>
#include <vector>

namespace driver_tidy::analysis {

/// The bits that `place` = `value` changes: -1, unless it sets or clears some.
std::int64_t changedBits(const program::TermTable& terms, program::TermId place,
                         program::TermId value);

class Conditions {
public:
  using Terms = program::TermTable;
  using TermId = program::TermId;
  using ValueSet = program::ValueSet;

  /// `term` rewritten by the definitions.
  TermId resolve(Terms& terms, TermId term) const;
  /// The place that a write to `place` changes: its pointers and records rewritten, not the place
  /// itself.
  TermId resolvePlace(Terms& terms, TermId place) const;
  /// What `term` may be. `term` need not be resolved.
  ValueSet evaluate(Terms& terms, TermId term) const;
  /// Learns that `term` is in `values`. False: the path is infeasible, and this object no longer
  /// usable.
  [[nodiscard]] bool refine(Terms& terms, TermId term, const ValueSet& values);

  /// place = value, in program order.
  void assign(Terms& terms, TermId place, TermId value);
  /// place = something in `values`.
  void assignValues(Terms& terms, TermId place, const ValueSet& values);
  /// Nothing is known of `place`, nor of what is inside it, any more.
  void forget(Terms& terms, TermId place);
  /// Nothing is known of these bits of `place` any more; of other bits what is known stays. -1: as
  /// forget.
  void forgetBits(Terms& terms, TermId place, std::int64_t bits);
  /// Forgets every fact and definition that mentions one of `parts`.
  void forgetMentioning(Terms& terms, const std::vector<TermId>& parts);

  /// A term for the value that `place` had when the function was entered, whatever is written to it
  /// later: an opaque term without text over the place's address.
  static TermId entryValue(Terms& terms, TermId place);
  /// `place` still has that value. Only for a state in which nothing else is known of it.
  void rememberEntry(Terms& terms, TermId place);

  /// Marks what `pointer` points to as user-mode memory, accesses to which may raise.
  void markUserPointer(Terms& terms, TermId pointer);
  bool isUserPointer(Terms& terms, TermId pointer) const;

  /// Keeps what holds in both. `widening`: so that a growing chain of joins ends.
  Conditions join(Terms& terms, const Conditions& other, bool widening) const;

  using Known = std::vector<std::pair<TermId, ValueSet>>;
  /// What is known of single bits of the resolved `place`, others than `bits`, by fact or by
  /// definition: place & mask, and its values.
  Known bitsBeside(Terms& terms, TermId place, std::int64_t bits) const;

  const std::vector<std::pair<TermId, ValueSet>>& facts() const { return facts_; }
  const std::vector<std::pair<TermId, TermId>>& definitions() const { return definitions_; }
  bool operator==(const Conditions&) const = default;

private:
  const ValueSet* fact(TermId term) const;
  void setFact(TermId term, const ValueSet& values);
  TermId definition(TermId place) const;
  ValueSet evaluateResolved(Terms& terms, TermId term) const;
  bool refineResolved(Terms& terms, TermId term, const ValueSet& values);
  bool refineComparison(Terms& terms, TermId term, bool truth);
  template <typename Mentions> void forgetWhere(Terms& terms, Mentions mentions);
  /// Likewise of places that another pointer may name `place` by.
  Known aliasedBitsBeside(Terms& terms, TermId place, std::int64_t bits) const;
  /// Forgets what place = value changes, other names of the place included, but for `kept`.
  void forgetOverwritten(Terms& terms, TermId place, TermId value, const Known& kept);
  /// Keeps facts on other bits of `place` across place |= mask and place &= mask.
  bool assignBits(Terms& terms, TermId place, TermId value);

  std::vector<std::pair<TermId, ValueSet>> facts_;     // sorted by term; terms are resolved
  std::vector<std::pair<TermId, TermId>> definitions_; // sorted by place; right sides are resolved
  std::vector<TermId> userPointers_;                   // sorted, resolved
};

} // namespace driver_tidy::analysis
