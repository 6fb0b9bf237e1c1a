#include "checker/program/term.h"

#include <optional>
#include <utility>

namespace driver_tidy::program {

namespace {

bool isComparison(Operation operation) {
  return operation == Operation::Equal || operation == Operation::Less ||
         operation == Operation::LessOrEqual;
}

/// Whether the term's value is 0 or 1 whatever it reads. unary() makes Not only over a comparison.
bool isBoolean(const Term& term) {
  return isComparison(term.operation) || term.operation == Operation::Not;
}

bool isCommutative(Operation operation) {
  switch (operation) {
  case Operation::Equal:
  case Operation::Add:
  case Operation::Multiply:
  case Operation::And:
  case Operation::Or:
  case Operation::Xor:
    return true;
  default:
    return false;
  }
}

/// Nothing where the result overflows or the shift has no meaning.
std::optional<std::int64_t> fold(Operation operation, std::int64_t left, std::int64_t right) {
  std::int64_t result = 0;
  switch (operation) {
  case Operation::Equal:
    return left == right;
  case Operation::Less:
    return left < right;
  case Operation::LessOrEqual:
    return left <= right;
  case Operation::And:
    return left & right;
  case Operation::Or:
    return left | right;
  case Operation::Xor:
    return left ^ right;
  case Operation::Add:
    if (!__builtin_add_overflow(left, right, &result))
      return result;
    return {};
  case Operation::Subtract:
    if (!__builtin_sub_overflow(left, right, &result))
      return result;
    return {};
  case Operation::Multiply:
    if (!__builtin_mul_overflow(left, right, &result))
      return result;
    return {};
  case Operation::ShiftLeft:
    if (right >= 0 && right < 63 &&
        !__builtin_mul_overflow(left, std::int64_t{1} << right, &result))
      return result;
    return {};
  case Operation::ShiftRight:
    if (right >= 0 && right < 64)
      return left >> right;
    return {};
  default:
    return {};
  }
}

} // namespace

TermId TermTable::integer(std::int64_t value) {
  return intern({.kind = TermKind::Integer, .value = value});
}

TermId TermTable::variable(VariableId id) {
  return intern({.kind = TermKind::Variable, .variable = id});
}

TermId TermTable::global(SymbolId name) {
  return intern({.kind = TermKind::Global, .symbol = name});
}

TermId TermTable::field(TermId record, SymbolId name) {
  return intern({.kind = TermKind::Field, .symbol = name, .first = record});
}

TermId TermTable::dereference(TermId pointer) {
  const Term& operand = (*this)[pointer];
  if (operand.kind == TermKind::AddressOf)
    return operand.first;
  return intern({.kind = TermKind::Dereference, .first = pointer});
}

TermId TermTable::element(TermId array, TermId index) {
  return intern({.kind = TermKind::Element, .first = array, .second = index});
}

TermId TermTable::addressOf(TermId place) {
  const Term& operand = (*this)[place];
  if (operand.kind == TermKind::Dereference)
    return operand.first;
  return intern({.kind = TermKind::AddressOf, .first = place});
}

TermId TermTable::function(SymbolId key) {
  return intern({.kind = TermKind::Function, .symbol = key});
}

TermId TermTable::withParts(const Term& like, TermId first, TermId second) {
  const bool needsPlace = like.kind == TermKind::Field || like.kind == TermKind::Element ||
                          like.kind == TermKind::AddressOf;
  if (needsPlace && !(*this)[first].isPlace())
    return TermId();
  switch (like.kind) {
  case TermKind::Field:
    return field(first, like.symbol);
  case TermKind::Dereference:
    return dereference(first);
  case TermKind::Element:
    return element(first, second);
  case TermKind::AddressOf:
    return addressOf(first);
  case TermKind::Unary:
    return unary(like.operation, first);
  case TermKind::Binary:
    return binary(like.operation, first, second);
  default:
    return opaque(like.symbol, first, second);
  }
}

TermId TermTable::opaque(SymbolId text, TermId first, TermId second) {
  return intern({.kind = TermKind::Opaque, .symbol = text, .first = first, .second = second});
}

TermId TermTable::unary(Operation operation, TermId operand) {
  const Term inner = (*this)[operand];
  if (operation == Operation::Not && !isBoolean(inner))
    return binary(Operation::Equal, operand, integer(0));
  if (inner.kind == TermKind::Unary && inner.operation == operation)
    return inner.first;
  if (inner.kind == TermKind::Integer && operation == Operation::Complement)
    return integer(~inner.value);
  if (inner.kind == TermKind::Integer && operation == Operation::Negate && inner.value != INT64_MIN)
    return integer(-inner.value);
  return intern({.kind = TermKind::Unary, .operation = operation, .first = operand});
}

TermId TermTable::binary(Operation operation, TermId left, TermId right) {
  auto isInteger = [this](TermId id) { return (*this)[id].kind == TermKind::Integer; };
  if (isCommutative(operation) && !isInteger(right) && (isInteger(left) || right < left))
    std::swap(left, right);

  if (operation == Operation::Equal && left == right)
    return integer(1);
  if (isInteger(right)) {
    const std::int64_t constant = (*this)[right].value;
    const Term operand = (*this)[left];
    if (operand.kind == TermKind::Integer)
      if (auto folded = fold(operation, operand.value, constant))
        return integer(*folded);
    if (operation == Operation::Subtract && constant != INT64_MIN)
      return binary(Operation::Add, left, integer(-constant));
    if (operation == Operation::Add && constant == 0)
      return left;
    if (operation == Operation::And && constant == 0)
      return right;
    if (operation == Operation::Add && operand.operation == Operation::Add &&
        isInteger(operand.second))
      if (auto sum = fold(Operation::Add, (*this)[operand.second].value, constant))
        return binary(Operation::Add, operand.first, integer(*sum));
    if (operation == Operation::And && operand.second.valid() && isInteger(operand.second)) {
      const std::int64_t inner = (*this)[operand.second].value;
      if (operand.operation == Operation::And)
        return binary(Operation::And, operand.first, integer(inner & constant));
      if (operand.operation == Operation::Or && (inner & constant) == 0)
        return binary(Operation::And, operand.first, right);
      if (operand.operation == Operation::Or && (inner & constant) == constant)
        return right;
    }
    if (operation == Operation::Or && operand.operation == Operation::Or &&
        isInteger(operand.second))
      return binary(Operation::Or, operand.first,
                    integer((*this)[operand.second].value | constant));
    if (operation == Operation::Equal && isBoolean(operand)) {
      if (constant == 0)
        return unary(Operation::Not, left);
      return constant == 1 ? left : integer(0);
    }
  }
  return intern({.kind = TermKind::Binary, .operation = operation, .first = left, .second = right});
}

bool TermTable::contains(TermId whole, TermId part) const {
  // A term is made after its operands, so nothing older than `part` can hold it.
  for (; whole.valid() && whole >= part; whole = (*this)[whole].first) {
    if (whole == part)
      return true;
    if (TermId second = (*this)[whole].second; second.valid() && contains(second, part))
      return true;
  }
  return false;
}

unsigned TermTable::nodes(TermId id, unsigned limit) const {
  unsigned count = 0;
  for (; id.valid() && count < limit; id = (*this)[id].first) {
    ++count;
    if (TermId second = (*this)[id].second; second.valid())
      count += nodes(second, limit - count);
  }
  return count;
}

void TermTable::renameSymbols(const std::vector<SymbolId>& rename) {
  for (Term& term : terms_)
    if (term.symbol.valid())
      term.symbol = rename[term.symbol.index];
  indexAll();
}

bool TermTable::restore(std::vector<Term> terms) {
  terms_ = std::move(terms);
  indexAll();
  return index_.size() == terms_.size();
}

TermId TermTable::intern(const Term& term) {
  auto [entry, isNew] = index_.try_emplace(term, TermId{terms_.size()});
  if (isNew) {
    placesIn_.push_back(placesIn(term));
    terms_.push_back(term);
  }
  return entry->second;
}

void TermTable::indexAll() {
  index_.clear();
  placesIn_.clear();
  for (std::size_t i = 0; i < terms_.size(); ++i) {
    index_.try_emplace(terms_[i], TermId{i});
    placesIn_.push_back(placesIn(terms_[i]));
  }
}

std::uint64_t TermTable::placesIn(const Term& term) const {
  std::uint64_t places = placeBit(term);
  for (const TermId part : {term.first, term.second})
    if (part.valid()) // of a broken file, it may not be there yet
      places |= part.index < placesIn_.size() ? placesIn_[part.index] : ~std::uint64_t(0);
  return places;
}

std::size_t TermTable::Hash::operator()(const Term& term) const noexcept {
  std::size_t result =
      static_cast<std::size_t>(term.kind) << 8 | static_cast<std::size_t>(term.operation);
  for (std::size_t part : {static_cast<std::size_t>(term.value), std::size_t{term.variable.index},
                           std::size_t{term.symbol.index}, std::size_t{term.first.index},
                           std::size_t{term.second.index}})
    result = (result ^ part) * 1099511628211U;
  return result;
}

} // namespace driver_tidy::program
