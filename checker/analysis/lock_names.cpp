#include "checker/analysis/lock_names.h"

namespace driver_tidy::analysis {

using program::Term;
using program::TermId;
using program::TermKind;
using program::TermTable;

namespace {

constexpr unsigned kMaxDepth = 16;

bool isNull(const Term& value) {
  return value.kind == TermKind::Integer && value.value == 0;
}

/// Whether the place is memory of its own: a variable, a global, or a part of one.
bool isStorage(const TermTable& terms, TermId place) {
  const Term& term = terms[place];
  if (term.kind == TermKind::Field || term.kind == TermKind::Element)
    return isStorage(terms, term.first);
  return term.kind == TermKind::Variable || term.kind == TermKind::Global;
}

SameLock comparePlaces(const TermTable& terms, TermId left, TermId right) {
  if (left == right)
    return SameLock::Yes;
  const Term& mine = terms[left];
  const Term& other = terms[right];
  auto isWhole = [](const Term& term) {
    return term.kind == TermKind::Variable || term.kind == TermKind::Global;
  };
  if (isWhole(mine) || isWhole(other)) // a lock that is no part of anything
    return mine.kind == TermKind::Dereference || other.kind == TermKind::Dereference
               ? SameLock::Perhaps
               : SameLock::No;
  if (mine.kind == TermKind::Field && other.kind == TermKind::Field) {
    if (mine.symbol != other.symbol)
      return SameLock::No;
    return isStorage(terms, left) && isStorage(terms, right)
               ? comparePlaces(terms, mine.first, other.first)
               : SameLock::Perhaps;
  }
  if (mine.kind == TermKind::Element && other.kind == TermKind::Element &&
      mine.first == other.first && terms[mine.second].kind == TermKind::Integer &&
      terms[other.second].kind == TermKind::Integer)
    return SameLock::No;
  return SameLock::Perhaps;
}

} // namespace

LockNames::LockNames(FunctionContext& context) : context_(context) {
  std::map<std::uint32_t, unsigned> assignments;
  for (const program::Block& block : context.function->blocks)
    for (const program::Statement& statement : block.statements) {
      const auto* assign = std::get_if<program::Assign>(&statement.action);
      if (assign == nullptr)
        continue;
      const Term& target = context.terms[assign->target];
      const Term& value = context.terms[assign->value];
      // The unknown value that a declaration starts with is no definition.
      if (target.kind != TermKind::Variable || value.kind == TermKind::Opaque || isNull(value))
        continue;
      ++assignments[target.variable.index];
      definitions_[target.variable.index] = assign->value;
    }
  for (const auto& [variable, count] : assignments)
    if (count > 1 || variable < context.function->parameterCount)
      definitions_.erase(variable);
}

TermId LockNames::expand(TermId id, unsigned depth) {
  const Term term = context_.terms[id];
  if (depth > kMaxDepth)
    return id;
  if (term.kind == TermKind::Variable) {
    const auto found = definitions_.find(term.variable.index);
    return found == definitions_.end() ? id : expand(found->second, depth + 1);
  }
  if (!term.first.valid())
    return id;
  // The address of a local is the local's, whatever was assigned to it.
  const bool isOwnAddress =
      term.kind == TermKind::AddressOf && isStorage(context_.terms, term.first);
  if (isOwnAddress)
    return id;
  const TermId first = expand(term.first, depth + 1);
  const TermId second = term.second.valid() ? expand(term.second, depth + 1) : TermId();
  const TermId expanded = context_.terms.withParts(term, first, second);
  return expanded.valid() ? expanded : id;
}

SameLock compareLocks(const TermTable& terms, TermId left, TermId right) {
  if (left == right)
    return SameLock::Yes;
  if (!left.valid() || !right.valid())
    return SameLock::No;
  const Term& mine = terms[left];
  const Term& other = terms[right];
  if (mine.kind == TermKind::Integer && other.kind == TermKind::Integer)
    return SameLock::No;
  if (mine.kind == TermKind::AddressOf && other.kind == TermKind::AddressOf)
    return comparePlaces(terms, mine.first, other.first);
  const bool areTwoFields = mine.kind == TermKind::Field && other.kind == TermKind::Field &&
                            mine.first == other.first && mine.symbol != other.symbol;
  return areTwoFields ? SameLock::No : SameLock::Perhaps;
}

program::SymbolId fieldOfLock(const TermTable& terms, TermId pointer) {
  if (!pointer.valid())
    return {};
  const Term& term = terms[pointer];
  const Term& place = term.kind == TermKind::AddressOf ? terms[term.first] : term;
  return place.kind == TermKind::Field ? place.symbol : program::SymbolId();
}

} // namespace driver_tidy::analysis
