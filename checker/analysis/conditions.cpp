#include "checker/analysis/conditions.h"

#include "checker/analysis/aliasing.h"

#include <algorithm>
#include <limits>

namespace driver_tidy::analysis {

using program::Operation;
using program::Term;
using program::TermKind;

namespace {

// A definition longer than this is not worth rewriting every later term by.
constexpr unsigned kMaxDefinitionNodes = 12;
// Sets of up to this many values go through an operation one by one.
constexpr std::uint64_t kMaxEnumerated = 16;

bool countsUpTo(const program::ValueSet& values, std::uint64_t limit) {
  std::uint64_t count = 0;
  for (const program::ValueSet::Interval& interval : values.intervals()) {
    std::uint64_t width =
        static_cast<std::uint64_t>(interval.high) - static_cast<std::uint64_t>(interval.low);
    if (width >= limit)
      return false;
    count += width + 1;
  }
  return count <= limit;
}

template <typename Pairs> auto lowerBound(Pairs& pairs, program::TermId term) {
  return std::lower_bound(pairs.begin(), pairs.end(), term,
                          [](const auto& entry, program::TermId id) { return entry.first < id; });
}

std::vector<std::int64_t> enumerate(const program::ValueSet& values) {
  std::vector<std::int64_t> each;
  for (const program::ValueSet::Interval& interval : values.intervals())
    for (std::int64_t value = interval.low;; ++value) {
      each.push_back(value);
      if (value == interval.high) // not in the loop's condition: it may be the greatest number
        break;
    }
  return each;
}

/// Whether the value of `term` may change without an assignment that names one of its parts: an
/// opaque term that is computed from nothing is another value each time.
bool hasOpaque(const program::TermTable& terms, program::TermId id) {
  const Term& term = terms[id];
  if (term.kind == TermKind::Opaque && !term.first.valid())
    return true;
  return (term.first.valid() && hasOpaque(terms, term.first)) ||
         (term.second.valid() && hasOpaque(terms, term.second));
}

/// A number or an address; else the value may be a record.
bool isNumber(const program::TermTable& terms, program::TermId value) {
  return !terms[value].isPlace() && terms[value].kind != TermKind::Opaque;
}

std::int64_t saturatingAdd(std::int64_t value, std::int64_t amount) {
  std::int64_t sum = 0;
  if (__builtin_add_overflow(value, amount, &sum))
    return amount > 0 ? std::numeric_limits<std::int64_t>::max()
                      : std::numeric_limits<std::int64_t>::min();
  return sum;
}

program::ValueSet atMost(std::int64_t high) {
  return program::ValueSet::range(std::numeric_limits<std::int64_t>::min(), high);
}

program::ValueSet atLeast(std::int64_t low) {
  return program::ValueSet::range(low, std::numeric_limits<std::int64_t>::max());
}

/// place & constant
bool isMasked(const program::TermTable& terms, const Term& term) {
  return term.kind == TermKind::Binary && term.operation == Operation::And &&
         terms[term.second].kind == TermKind::Integer;
}

bool isComparison(const Term& term) {
  return term.kind == TermKind::Binary &&
         (term.operation == Operation::Equal || term.operation == Operation::Less ||
          term.operation == Operation::LessOrEqual);
}

} // namespace

std::int64_t changedBits(const program::TermTable& terms, program::TermId place,
                         program::TermId value) {
  const Term& operation = terms[value];
  if (operation.kind != TermKind::Binary || operation.first != place ||
      terms[operation.second].kind != TermKind::Integer)
    return -1;
  const std::int64_t mask = terms[operation.second].value;
  return operation.operation == Operation::Or    ? mask
         : operation.operation == Operation::And ? ~mask
                                                 : -1;
}

const program::ValueSet* Conditions::fact(TermId term) const {
  auto at = lowerBound(facts_, term);
  return at != facts_.end() && at->first == term ? &at->second : nullptr;
}

void Conditions::setFact(TermId term, const ValueSet& values) {
  auto at = lowerBound(facts_, term);
  if (at != facts_.end() && at->first == term) {
    if (values.isAll())
      facts_.erase(at);
    else
      at->second = values;
  } else if (!values.isAll()) {
    facts_.emplace(at, term, values);
  }
}

program::TermId Conditions::definition(TermId place) const {
  auto at = lowerBound(definitions_, place);
  return at != definitions_.end() && at->first == place ? at->second : TermId();
}

// Most terms are what they are already: those are not made anew.

program::TermId Conditions::resolvePlace(Terms& terms, TermId id) const {
  const Term term = terms[id]; // a copy: making terms moves the table
  switch (term.kind) {
  case TermKind::Field: {
    TermId record = resolvePlace(terms, term.first);
    return record == term.first ? id : terms.field(record, term.symbol);
  }
  case TermKind::Element: {
    TermId array = resolvePlace(terms, term.first);
    TermId index = resolve(terms, term.second);
    return array == term.first && index == term.second ? id : terms.element(array, index);
  }
  case TermKind::Dereference: {
    TermId pointer = resolve(terms, term.first);
    return pointer == term.first ? id : terms.dereference(pointer);
  }
  default:
    return id;
  }
}

program::TermId Conditions::resolve(Terms& terms, TermId id) const {
  const Term term = terms[id];
  if (term.isPlace()) {
    TermId place = resolvePlace(terms, id);
    if (!terms[place].isPlace())
      return place;
    TermId value = definition(place);
    return value.valid() ? value : place;
  }
  if (term.kind == TermKind::AddressOf) {
    TermId place = resolvePlace(terms, term.first);
    return place == term.first ? id : terms.addressOf(place);
  }
  TermId first = term.first.valid() ? resolve(terms, term.first) : TermId();
  TermId second = term.second.valid() ? resolve(terms, term.second) : TermId();
  if (first == term.first && second == term.second)
    return id;
  switch (term.kind) {
  case TermKind::Unary:
    return terms.unary(term.operation, first);
  case TermKind::Binary:
    return terms.binary(term.operation, first, second);
  default:
    return terms.opaque(term.symbol, first, second);
  }
}

program::ValueSet Conditions::evaluate(Terms& terms, TermId term) const {
  return evaluateResolved(terms, resolve(terms, term));
}

program::ValueSet Conditions::evaluateResolved(Terms& terms, TermId id) const {
  const Term term = terms[id]; // a copy: making terms moves the table
  ValueSet known = ValueSet::all();
  if (const ValueSet* values = fact(id))
    known = *values;
  switch (term.kind) {
  case TermKind::Integer:
    return ValueSet::only(term.value);
  case TermKind::AddressOf:
  case TermKind::Function:
    return ValueSet::except(0);
  case TermKind::Unary: {
    ValueSet operand = evaluateResolved(terms, term.first);
    std::int64_t value = 0;
    if (term.operation == Operation::Not) {
      known = known.meet(ValueSet::range(0, 1));
      if (!operand.contains(0))
        known = known.meet(ValueSet::only(0));
      else if (operand == ValueSet::only(0))
        known = known.meet(ValueSet::only(1));
    } else if (operand.singleton(value) && value != std::numeric_limits<std::int64_t>::min()) {
      known = known.meet(ValueSet::only(term.operation == Operation::Negate ? -value : ~value));
    }
    return known;
  }
  case TermKind::Binary:
    break;
  default:
    return known;
  }

  ValueSet left = evaluateResolved(terms, term.first);
  ValueSet right = evaluateResolved(terms, term.second);
  if (left.empty() || right.empty())
    return ValueSet::none();
  if (isComparison(term)) {
    known = known.meet(ValueSet::range(0, 1));
    bool mayHold = true;
    bool mayFail = true;
    std::int64_t a = 0;
    std::int64_t b = 0;
    if (term.operation == Operation::Equal) {
      mayHold = !left.disjoint(right);
      mayFail = !(left.singleton(a) && right.singleton(b) && a == b);
    } else if (term.operation == Operation::Less) {
      mayHold = left.low() < right.high();
      mayFail = left.high() >= right.low();
    } else {
      mayHold = left.low() <= right.high();
      mayFail = left.high() > right.low();
    }
    if (!mayHold)
      known = known.meet(ValueSet::only(0));
    if (!mayFail)
      known = known.meet(ValueSet::only(1));
    return known;
  }
  std::int64_t b = 0;
  if (right.singleton(b) && countsUpTo(left, kMaxEnumerated)) {
    // The table folds constants; what it does not fold stays unknown.
    const Operation operation = term.operation;
    ValueSet image = ValueSet::none();
    for (std::int64_t a : enumerate(left)) {
      const Term& folded = terms[terms.binary(operation, terms.integer(a), terms.integer(b))];
      if (folded.kind != TermKind::Integer)
        return known;
      image = image.join(ValueSet::only(folded.value));
    }
    return known.meet(image);
  }
  if (term.operation == Operation::Add && right.singleton(b))
    return known.meet(left.plus(b));
  if (term.operation == Operation::And) {
    if (right.singleton(b) && b >= 0) {
      bool oneBit = (b & (b - 1)) == 0;
      known =
          known.meet(oneBit ? ValueSet::only(0).join(ValueSet::only(b)) : ValueSet::range(0, b));
      // What is known of a wider mask is known of this one.
      for (const auto& [other, values] : facts_) {
        const Term& mask = terms[other];
        std::int64_t bits = 0;
        if (mask.kind == TermKind::Binary && mask.operation == Operation::And &&
            mask.first == term.first && terms[mask.second].kind == TermKind::Integer &&
            (terms[mask.second].value & b) == b && values.singleton(bits))
          known = known.meet(ValueSet::only(bits & b));
      }
    }
    if (left == ValueSet::only(0))
      known = known.meet(ValueSet::only(0));
  }
  if (term.operation == Operation::Or &&
      ((right.low() > 0) || (left.low() > 0 && right.low() >= 0)))
    known = known.meet(ValueSet::except(0));
  return known;
}

bool Conditions::refine(Terms& terms, TermId term, const ValueSet& values) {
  return refineResolved(terms, resolve(terms, term), values);
}

bool Conditions::refineComparison(Terms& terms, TermId id, bool truth) {
  const Term term = terms[id];
  ValueSet left = evaluateResolved(terms, term.first);
  ValueSet right = evaluateResolved(terms, term.second);
  ValueSet newLeft = left;
  ValueSet newRight = right;
  std::int64_t value = 0;
  if (term.operation == Operation::Equal) {
    if (truth) {
      newLeft = newRight = left.meet(right);
    } else {
      if (right.singleton(value))
        newLeft = left.meet(ValueSet::except(value));
      if (left.singleton(value))
        newRight = right.meet(ValueSet::except(value));
    }
  } else {
    // truth: left < right (or <=). Otherwise: right <= left (or <).
    bool strict = (term.operation == Operation::Less) == truth;
    std::int64_t gap = strict ? 1 : 0;
    if (truth) {
      newLeft = left.meet(atMost(saturatingAdd(right.high(), -gap)));
      newRight = right.meet(atLeast(saturatingAdd(left.low(), gap)));
    } else {
      newLeft = left.meet(atLeast(saturatingAdd(right.low(), gap)));
      newRight = right.meet(atMost(saturatingAdd(left.high(), -gap)));
    }
  }
  return refineResolved(terms, term.first, newLeft) && refineResolved(terms, term.second, newRight);
}

bool Conditions::refineResolved(Terms& terms, TermId id, const ValueSet& values) {
  ValueSet before = evaluateResolved(terms, id);
  ValueSet now = before.meet(values);
  if (now.empty())
    return false;
  const Term term = terms[id];
  if (term.kind == TermKind::Integer || term.kind == TermKind::AddressOf ||
      term.kind == TermKind::Function)
    return true;
  bool isTrue = !now.contains(0);
  bool isFalse = now == ValueSet::only(0);
  if (isComparison(term)) {
    if (!isTrue && !isFalse)
      return true;
    bool operandTellsAll = terms[term.second].kind == TermKind::Integer ||
                           (terms[term.first].kind == TermKind::Integer);
    if (!operandTellsAll)
      setFact(id, now);
    return refineComparison(terms, id, isTrue);
  }
  if (term.kind == TermKind::Unary && term.operation == Operation::Not) {
    if (isTrue)
      return refineResolved(terms, term.first, ValueSet::only(0));
    if (isFalse)
      return refineResolved(terms, term.first, ValueSet::except(0));
    return true;
  }
  if (now == before)
    return true;
  setFact(id, now);
  if (term.kind != TermKind::Binary || terms[term.second].kind != TermKind::Integer)
    return true;
  std::int64_t constant = terms[term.second].value;
  if (term.operation == Operation::Add && constant != std::numeric_limits<std::int64_t>::min())
    return refineResolved(terms, term.first, now.plus(-constant));
  if (term.operation != Operation::And)
    return true;
  ValueSet whole = evaluateResolved(terms, term.first);
  if (countsUpTo(whole, kMaxEnumerated)) {
    ValueSet fitting = ValueSet::none();
    for (std::int64_t value : enumerate(whole))
      if (now.contains(value & constant))
        fitting = fitting.join(ValueSet::only(value));
    return refineResolved(terms, term.first, fitting);
  }
  // Narrower masks of the same value must agree.
  std::int64_t bits = 0;
  if (now.singleton(bits))
    for (const auto& [other, known] : facts_) {
      const Term& mask = terms[other];
      if (mask.kind == TermKind::Binary && mask.operation == Operation::And &&
          mask.first == term.first && terms[mask.second].kind == TermKind::Integer &&
          (terms[mask.second].value & constant) == terms[mask.second].value &&
          !known.contains(bits & terms[mask.second].value))
        return false;
    }
  return !isTrue || refineResolved(terms, term.first, ValueSet::except(0));
}

template <typename Mentions> void Conditions::forgetWhere(Terms& terms, Mentions mentions) {
  // What a definition loses, its place keeps as a fact.
  std::vector<std::pair<TermId, ValueSet>> kept;
  std::vector<TermId> userPointers;
  for (const auto& [place, value] : definitions_)
    if (mentions(value) && !mentions(place)) {
      kept.emplace_back(place, evaluateResolved(terms, value));
      if (isUserPointer(terms, value))
        userPointers.push_back(place);
    }
  std::erase_if(definitions_,
                [&](const auto& entry) { return mentions(entry.first) || mentions(entry.second); });
  std::erase_if(facts_, [&](const auto& entry) { return mentions(entry.first); });
  std::erase_if(userPointers_, mentions);
  for (const auto& [place, values] : kept)
    setFact(place, values);
  for (TermId place : userPointers)
    markUserPointer(terms, place);
}

void Conditions::forget(Terms& terms, TermId place) {
  TermId written = resolvePlace(terms, place);
  forgetWhere(terms, [&](TermId term) { return dependsOn(terms, term, written, Aliases::None); });
}

void Conditions::forgetMentioning(Terms& terms, const std::vector<TermId>& parts) {
  forgetWhere(terms, [&](TermId term) {
    return std::any_of(parts.begin(), parts.end(),
                       [&](TermId part) { return dependsOn(terms, term, part, Aliases::None); });
  });
}

auto Conditions::bitsBeside(Terms& terms, TermId place, std::int64_t bits) const -> Known {
  Known known;
  auto add = [&](std::int64_t mask, const ValueSet& values) {
    known.emplace_back(terms.binary(Operation::And, place, terms.integer(mask)), values);
  };
  // place = source | set, or place = source & ~cleared, or the place itself.
  TermId source = place;
  std::int64_t changed = bits;
  if (const TermId value = definition(place); value.valid()) {
    source = value;
    const Term operation = terms[value];
    const std::int64_t own = changedBits(terms, operation.first, value);
    if (own != -1) {
      source = operation.first;
      changed |= own;
      if (const std::int64_t told = own & ~bits; told > 0)
        add(told, ValueSet::only(operation.operation == Operation::Or ? told : 0));
    }
  }
  for (const auto& [term, values] : facts_) {
    const Term masked = terms[term];
    if (!isMasked(terms, masked) || masked.first != source)
      continue;
    // Of a known pattern, what the write leaves alone stays known.
    std::int64_t pattern = 0;
    const std::int64_t mask = terms[masked.second].value;
    const std::int64_t left = mask & ~changed;
    if (left == mask)
      add(left, values);
    else if (left != 0 && values.singleton(pattern))
      add(left, ValueSet::only(pattern & left));
  }
  return known;
}

auto Conditions::aliasedBitsBeside(Terms& terms, TermId place, std::int64_t bits) const -> Known {
  if (bits == -1)
    return {};
  std::vector<TermId> others;
  others.reserve(definitions_.size());
  for (const auto& [other, value] : definitions_)
    others.push_back(other);
  for (const auto& [term, values] : facts_)
    if (isMasked(terms, terms[term]) && !definition(terms[term].first).valid())
      others.push_back(terms[term].first);
  std::sort(others.begin(), others.end());
  others.erase(std::unique(others.begin(), others.end()), others.end());
  Known known;
  for (TermId other : others)
    if (other != place && mayBeSamePlace(terms, place, other) &&
        !dependsOn(terms, terms[other].first, place, Aliases::Numbers, true))
      for (auto& fact : bitsBeside(terms, other, bits))
        known.push_back(std::move(fact));
  return known;
}

void Conditions::forgetBits(Terms& terms, TermId id, std::int64_t bits) {
  TermId place = resolvePlace(terms, id);
  const Known kept = bitsBeside(terms, place, bits);
  forget(terms, place);
  for (const auto& [term, values] : kept)
    setFact(term, values);
}

void Conditions::forgetOverwritten(Terms& terms, TermId place, TermId value, const Known& kept) {
  const Aliases aliases = isNumber(terms, value) ? Aliases::Numbers : Aliases::Any;
  forgetWhere(terms, [&](TermId term) {
    return isPartOf(terms, place, term) || dependsOn(terms, term, place, aliases);
  });
  for (const auto& [term, values] : kept)
    setFact(term, values);
}

bool Conditions::assignBits(Terms& terms, TermId place, TermId value) {
  const std::int64_t changed = changedBits(terms, place, value);
  if (changed == -1 || countsUpTo(evaluateResolved(terms, place), kMaxEnumerated))
    return false; // the values themselves say more than their bits
  Known kept = bitsBeside(terms, place, changed);
  for (auto& known : aliasedBitsBeside(terms, place, changed))
    kept.push_back(std::move(known));
  forgetOverwritten(terms, place, value, kept);
  const bool isSet = terms[value].operation == Operation::Or;
  if (changed > 0)
    setFact(terms.binary(Operation::And, place, terms.integer(changed)),
            ValueSet::only(isSet ? changed : 0));
  if (changed > 0 && isSet)
    setFact(place, ValueSet::except(0));
  return true;
}

void Conditions::assign(Terms& terms, TermId target, TermId source) {
  TermId place = resolvePlace(terms, target);
  TermId value = resolve(terms, source);
  if (!definition(place).valid() && assignBits(terms, place, value))
    return;
  ValueSet values = evaluateResolved(terms, value);
  bool userMode = isUserPointer(terms, value);
  forgetOverwritten(terms, place, source,
                    aliasedBitsBeside(terms, place, changedBits(terms, target, source)));
  // Writing the place may have changed what the value is computed from (node = node->next).
  bool selfReferring = dependsOn(terms, value, place, Aliases::Any);
  if (!selfReferring && !hasOpaque(terms, value) && terms[value].kind != TermKind::Integer &&
      terms.nodes(value, kMaxDefinitionNodes + 1) <= kMaxDefinitionNodes) {
    auto at = lowerBound(definitions_, place);
    definitions_.emplace(at, place, value);
    return;
  }
  setFact(place, values);
  if (userMode)
    markUserPointer(terms, place);
}

void Conditions::assignValues(Terms& terms, TermId target, const ValueSet& values) {
  TermId place = resolvePlace(terms, target);
  forgetWhere(terms, [&](TermId term) { return dependsOn(terms, term, place, Aliases::Any); });
  setFact(place, values);
}

program::TermId Conditions::entryValue(Terms& terms, TermId place) {
  return terms.opaque({}, terms.addressOf(place));
}

void Conditions::rememberEntry(Terms& terms, TermId id) {
  TermId place = resolvePlace(terms, id);
  if (definition(place).valid())
    return;
  TermId value = entryValue(terms, place);
  definitions_.emplace(lowerBound(definitions_, place), place, value);
}

void Conditions::markUserPointer(Terms& terms, TermId pointer) {
  TermId resolved = resolve(terms, pointer);
  auto at = std::lower_bound(userPointers_.begin(), userPointers_.end(), resolved);
  if (at == userPointers_.end() || *at != resolved)
    userPointers_.insert(at, resolved);
}

bool Conditions::isUserPointer(Terms& terms, TermId pointer) const {
  if (userPointers_.empty())
    return false;
  TermId id = resolve(terms, pointer);
  for (;;) {
    if (std::binary_search(userPointers_.begin(), userPointers_.end(), id))
      return true;
    const Term& term = terms[id];
    // p + n and &p->field point into the memory that p points to; a pointer that is read from user
    // memory is as little to be trusted.
    if (term.kind == TermKind::AddressOf || term.kind == TermKind::Field ||
        term.kind == TermKind::Element || term.kind == TermKind::Dereference ||
        (term.kind == TermKind::Binary && term.operation == Operation::Add))
      id = term.first;
    else
      return false;
  }
}

Conditions Conditions::join(Terms& terms, const Conditions& other, bool widening) const {
  if (*this == other)
    return *this;
  Conditions result;
  std::set_intersection(definitions_.begin(), definitions_.end(), other.definitions_.begin(),
                        other.definitions_.end(), std::back_inserter(result.definitions_));
  std::set_union(userPointers_.begin(), userPointers_.end(), other.userPointers_.begin(),
                 other.userPointers_.end(), std::back_inserter(result.userPointers_));
  // A place with different definitions keeps what both say of its value.
  std::vector<TermId> candidates;
  for (const auto* side : {this, &other}) {
    for (const auto& [term, values] : side->facts_)
      candidates.push_back(term);
    for (const auto& [place, value] : side->definitions_)
      if (!result.definition(place).valid())
        candidates.push_back(place);
  }
  std::sort(candidates.begin(), candidates.end());
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  for (TermId term : candidates) {
    const ValueSet* known = fact(term);
    if (const ValueSet* same = other.fact(term);
        known != nullptr && same != nullptr && *known == *same) {
      result.facts_.emplace_back(term, *known); // facts stand on resolved terms
      continue;
    }
    ValueSet mine = evaluate(terms, term);
    if (mine.isAll())
      continue;
    ValueSet theirs = other.evaluate(terms, term);
    ValueSet joined = widening ? mine.widen(theirs) : mine.join(theirs);
    if (!joined.isAll() && result.resolve(terms, term) == term)
      result.facts_.emplace_back(term, joined);
  }
  std::sort(result.facts_.begin(), result.facts_.end(),
            [](const auto& left, const auto& right) { return left.first < right.first; });
  return result;
}

} // namespace driver_tidy::analysis
