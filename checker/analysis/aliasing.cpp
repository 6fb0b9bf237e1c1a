#include "checker/analysis/aliasing.h"

namespace driver_tidy::analysis {

using program::Term;
using program::TermKind;

namespace {

/// The variable that a place is a part of without a pointer in between, or an invalid id.
program::VariableId ownStorage(const program::TermTable& terms, program::TermId place) {
  const Term* term = &terms[place];
  while (term->kind == TermKind::Field || term->kind == TermKind::Element)
    term = &terms[term->first];
  return term->kind == TermKind::Variable ? term->variable : program::VariableId();
}

} // namespace

bool mayBeSamePlace(const program::TermTable& terms, program::TermId written,
                    program::TermId other) {
  const Term& left = terms[written];
  const Term& right = terms[other];
  bool indexed = left.kind == TermKind::Element || left.kind == TermKind::Dereference;
  bool sameShape =
      left.kind == TermKind::Field
          ? right.kind == TermKind::Field && left.symbol == right.symbol
          : indexed && (right.kind == TermKind::Element || right.kind == TermKind::Dereference);
  if (!sameShape)
    return false;
  program::VariableId leftOwner = ownStorage(terms, written);
  program::VariableId rightOwner = ownStorage(terms, other);
  // A local's own storage is reached through a pointer only where its address was taken; that the
  // address then reaches just this write is too rare to pay for by forgetting.
  return leftOwner == rightOwner;
}

bool dependsOn(const program::TermTable& terms, program::TermId whole, program::TermId written,
               Aliases aliases, bool isRecord) {
  if (!terms.mayRead(whole, written))
    return false;
  if (whole == written)
    return true;
  const Term& term = terms[whole];
  const bool mayAlias = aliases == Aliases::Any || (aliases == Aliases::Numbers && !isRecord);
  if (mayAlias && term.isPlace() && mayBeSamePlace(terms, written, whole))
    return true;
  if (term.kind == TermKind::AddressOf) {
    // An address does not change with what is stored there; only with its pointers and indexes.
    const Term* place = &terms[term.first];
    while (place->kind == TermKind::Field || place->kind == TermKind::Element) {
      if (place->second.valid() && dependsOn(terms, place->second, written, aliases))
        return true;
      place = &terms[place->first];
    }
    return place->kind == TermKind::Dereference && dependsOn(terms, place->first, written, aliases);
  }
  const bool isPart = term.kind == TermKind::Field || term.kind == TermKind::Element;
  return (term.first.valid() && dependsOn(terms, term.first, written, aliases, isPart)) ||
         (term.second.valid() && dependsOn(terms, term.second, written, aliases));
}

bool isPartOf(const program::TermTable& terms, program::TermId part, program::TermId whole) {
  while (part != whole &&
         (terms[part].kind == TermKind::Field || terms[part].kind == TermKind::Element))
    part = terms[part].first;
  return part == whole;
}

} // namespace driver_tidy::analysis
