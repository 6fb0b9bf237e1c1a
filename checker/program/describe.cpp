#include "checker/program/function.h"
#include "checker/program/symbol_table.h"

namespace driver_tidy::program {

namespace {

/// How tightly C's operators bind, loosest first.
enum Binding { kOr, kXor, kAnd, kEquality, kRelation, kShift, kSum, kProduct, kPrefix, kPostfix };

struct Operator {
  const char* text;
  Binding binding;
};

Operator binaryOperator(Operation operation) {
  switch (operation) {
  case Operation::Equal:
    return {"==", kEquality};
  case Operation::Less:
    return {"<", kRelation};
  case Operation::LessOrEqual:
    return {"<=", kRelation};
  case Operation::Add:
    return {"+", kSum};
  case Operation::Subtract:
    return {"-", kSum};
  case Operation::Multiply:
    return {"*", kProduct};
  case Operation::And:
    return {"&", kAnd};
  case Operation::Or:
    return {"|", kOr};
  case Operation::Xor:
    return {"^", kXor};
  case Operation::ShiftLeft:
    return {"<<", kShift};
  case Operation::ShiftRight:
    return {">>", kShift};
  default:
    return {"?", kOr};
  }
}

/// The comparison that holds where `comparison` does not.
Operator negatedOperator(Operation comparison) {
  switch (comparison) {
  case Operation::Less:
    return {">=", kRelation};
  case Operation::LessOrEqual:
    return {">", kRelation};
  default:
    return {"!=", kEquality};
  }
}

class Describer {
public:
  Describer(const TermTable& terms, const Function& function, const SymbolTable& symbols)
      : terms_(terms), function_(function), symbols_(symbols) {}

  /// `context` is how tightly the operator around the text binds; a looser one gets parentheses.
  std::string text(TermId id, Binding context) {
    // Deeper terms are beyond reading, and recursion should not follow a foreign file without
    // limit.
    constexpr unsigned kMaxDepth = 64;
    if (!id.valid() || depth_ == kMaxDepth)
      return "...";
    ++depth_;
    std::string result = textOf(terms_[id], context);
    --depth_;
    return result;
  }

private:
  std::string textOf(const Term& term, Binding context) {
    switch (term.kind) {
    case TermKind::Integer:
      return std::to_string(term.value);
    case TermKind::Variable:
      return describe(term.variable, function_, symbols_);
    case TermKind::Global:
    case TermKind::Function:
      return unqualified(symbols_.text(term.symbol));
    case TermKind::Field:
      return field(term);
    case TermKind::Element:
      return base(term.first) + "[" + text(term.second, kOr) + "]";
    case TermKind::Dereference:
      return parenthesized("*" + text(term.first, kPrefix), kPrefix, context);
    case TermKind::AddressOf:
      return parenthesized("&" + text(term.first, kPrefix), kPrefix, context);
    case TermKind::Unary:
      return unary(term, context);
    case TermKind::Binary:
      return binary(term, binaryOperator(term.operation), context);
    case TermKind::Opaque:
      return opaque(term, context);
    }
    return "...";
  }

  static std::string parenthesized(std::string text, Binding own, Binding context) {
    return own < context ? "(" + std::move(text) + ")" : text;
  }

  /// Without the file that makes a static's name unique; mangled names keep their '@'.
  static std::string unqualified(std::string_view name) {
    return std::string(name.starts_with('?') ? name : name.substr(0, name.find('@')));
  }

  /// An array, or the pointer where the array is what it points to.
  std::string base(TermId array) {
    bool isPointer = terms_[array].kind == TermKind::Dereference;
    return text(isPointer ? terms_[array].first : array, kPostfix);
  }

  std::string field(const Term& term) {
    std::string_view name = symbols_.text(term.symbol);
    if (auto colons = name.rfind("::"); colons != name.npos)
      name.remove_prefix(colons + 2);
    bool throughPointer = terms_[term.first].kind == TermKind::Dereference;
    return base(term.first) + (throughPointer ? "->" : ".") + std::string(name);
  }

  std::string unary(const Term& term, Binding context) {
    if (term.operation == Operation::Not) {
      const Term& comparison = terms_[term.first];
      return binary(comparison, negatedOperator(comparison.operation), context);
    }
    const char* sign = term.operation == Operation::Negate ? "-" : "~";
    return parenthesized(sign + text(term.first, kPrefix), kPrefix, context);
  }

  std::string binary(const Term& term, Operator op, Binding context) {
    const Term& right = terms_[term.second];
    std::string result = text(term.first, op.binding) + " ";
    bool subtracts = term.operation == Operation::Add && right.kind == TermKind::Integer &&
                     right.value < 0 && right.value != INT64_MIN;
    if (subtracts)
      result += "- " + std::to_string(-right.value);
    else
      result += op.text + (" " + text(term.second, static_cast<Binding>(op.binding + 1)));
    return parenthesized(std::move(result), op.binding, context);
  }

  std::string opaque(const Term& term, Binding context) const {
    std::string_view written = symbols_.text(term.symbol);
    bool isPhrase = written.find(' ') != written.npos;
    return parenthesized(std::string(written), isPhrase ? kOr : kPostfix, context);
  }

  const TermTable& terms_;
  const Function& function_;
  const SymbolTable& symbols_;
  unsigned depth_ = 0;
};

} // namespace

std::string describe(const TermTable& terms, TermId id, const Function& function,
                     const SymbolTable& symbols) {
  return Describer(terms, function, symbols).text(id, kOr);
}

std::string describe(VariableId id, const Function& function, const SymbolTable& symbols) {
  const Variable& variable = function.variables[id.index];
  if (variable.name.valid())
    return std::string(symbols.text(variable.name));
  return variable.kind == VariableKind::ReturnValue ? "$return" : "$" + std::to_string(id.index);
}

} // namespace driver_tidy::program
