#pragma once
// Terms: the expressions of a driver, reduced to what conditions are made of.
//
// A term is a pure expression. Calls never stand inside a term: the frontend puts each call in a
// statement of its own and lets the term read the variable that received the result. Equal terms
// have equal ids (hash-consing), so "the same expression tested twice" is an integer comparison.

#include "checker/program/id.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace driver_tidy::program {

class SymbolTable;
struct Function;

enum class TermKind : std::uint8_t {
  Integer,     ///< value
  Variable,    ///< variable; a place
  Global,      ///< symbol = name (file-qualified where static); a place
  Field,       ///< first = the record's place, symbol = "Record::field"; a place
  Dereference, ///< first = pointer; a place
  Element,     ///< first = the array's place (or the dereferenced pointer), second = index; a place
  AddressOf,   ///< first = place
  Function,    ///< symbol = the function's key: a function used as a value
  Unary,       ///< operation, first
  Binary,      ///< operation, first, second
  Opaque, ///< symbol = text, first/second = what it is computed from, if any: a value that only
          ///< equals itself (unsupported operators, unresolved names, strings, floating point)
};

enum class Operation : std::uint8_t {
  None,
  // Unary
  Not, ///< logical
  Negate,
  Complement, ///< bitwise
  // Binary. Comparisons are signed; the frontend rewrites or makes opaque those that are not.
  Equal,
  Less,
  LessOrEqual, ///< the frontend turns a > b into b < a and a != b into !(a == b)
  Add,
  Subtract,
  Multiply,
  And, ///< bitwise
  Or,
  Xor,
  ShiftLeft,
  ShiftRight,
};

struct Term {
  TermKind kind = TermKind::Integer;
  Operation operation = Operation::None;
  std::int64_t value = 0;
  VariableId variable = {};
  SymbolId symbol = {};
  TermId first = {};
  TermId second = {};

  bool operator==(const Term&) const = default;
  bool isPlace() const {
    return kind == TermKind::Variable || kind == TermKind::Global || kind == TermKind::Field ||
           kind == TermKind::Dereference || kind == TermKind::Element;
  }
};

/// Hash-consed terms. The make functions simplify, so that equal meanings mostly have equal ids:
/// - *&p and &*p are p; constants fold unless they overflow; x - c is x + -c; (x + c) + d is x + (c
/// + d).
/// - Operands of commutative operations stand in the order of their ids, a constant second.
/// - "!x" is x == 0, but Not over a comparison; !!(a == b) is a == b; x == x is 1; (a < b) == 0 is
/// !(a < b).
class TermTable {
public:
  TermId integer(std::int64_t value);
  TermId variable(VariableId id);
  TermId global(SymbolId name);
  TermId field(TermId record, SymbolId name);
  TermId dereference(TermId pointer);
  TermId element(TermId array, TermId index);
  TermId addressOf(TermId place);
  TermId function(SymbolId key);
  TermId unary(Operation operation, TermId operand);
  TermId binary(Operation operation, TermId left, TermId right);
  TermId opaque(SymbolId text, TermId first = {}, TermId second = {});

  /// A term like `like`, of whatever table, with these parts; for kinds that have parts. Invalid
  /// where its first part has to be a place and is none.
  TermId withParts(const Term& like, TermId first, TermId second);

  const Term& operator[](TermId id) const { return terms_[id.index]; }
  std::size_t size() const { return terms_.size(); }

  /// Whether `part` is `whole` or stands inside it.
  bool contains(TermId whole, TermId part) const;
  /// False: no part of `whole` is `place`, nor a place of its shape: the same field, or an element
  /// or what a pointer points to. Fast, as it may be true without need.
  bool mayRead(TermId whole, TermId place) const {
    return !terms_[place.index].isPlace() ||
           (placesIn_[whole.index] & placeBit(terms_[place.index])) != 0;
  }
  /// Number of nodes, counted up to `limit`.
  unsigned nodes(TermId id, unsigned limit = 64) const;
  /// Takes the terms of another table in their order. False: one of them is there twice.
  bool restore(std::vector<Term> terms);
  /// Renames every symbol; `rename` is indexed by the old symbol. Used when programs are linked.
  void renameSymbols(const std::vector<SymbolId>& rename);

private:
  TermId intern(const Term& term);
  void indexAll();
  static std::uint64_t placeBit(const Term& term) {
    constexpr unsigned kHalf = 31;
    switch (term.kind) {
    case TermKind::Dereference:
    case TermKind::Element:
      return 1;
    case TermKind::Variable:
      return std::uint64_t(2) << term.variable.index % kHalf;
    case TermKind::Global:
    case TermKind::Field:
      return std::uint64_t(2) << (kHalf + term.symbol.index % kHalf);
    default:
      return 0;
    }
  }
  std::uint64_t placesIn(const Term& term) const;

  struct Hash {
    std::size_t operator()(const Term& term) const noexcept;
  };
  std::vector<Term> terms_;
  std::vector<std::uint64_t> placesIn_; ///< of each term, the bits of all places in it
  std::unordered_map<Term, TermId, Hash> index_;
};

/// The term as C text, for dumps and traces: "Irp->IoStatus.Status < 0".
std::string describe(const TermTable& terms, TermId id, const Function& function,
                     const SymbolTable& symbols);

/// The variable's name, or "$3" where lowering made it.
std::string describe(VariableId id, const Function& function, const SymbolTable& symbols);

} // namespace driver_tidy::program
