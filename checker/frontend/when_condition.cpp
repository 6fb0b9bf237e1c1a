#include "checker/frontend/when_condition.h"

#include "checker/frontend/integers.h"
#include "checker/frontend/irql_levels.h"
#include "checker/frontend/text_tokens.h"

namespace driver_tidy::frontend {

using clang::dyn_cast;
using program::Operation;
using program::TermId;
using Kind = TextToken::Kind;

namespace {

constexpr unsigned kMaxDepth = 64; ///< of parentheses and prefix operators

struct BinarySign {
  const char* text;
  unsigned binding; ///< how tightly, loosest first
};

constexpr BinarySign kBinarySigns[] = {{"||", 0}, {"&&", 1}, {"|", 2},  {"^", 3},  {"&", 4},
                                       {"==", 5}, {"!=", 5}, {"<", 6},  {"<=", 6}, {">", 6},
                                       {">=", 6}, {"<<", 7}, {">>", 7}, {"+", 8},  {"-", 8}};
constexpr unsigned kTightest = 9;

class ExpressionReader {
public:
  using Value = std::optional<NamedPlace>;

  ExpressionReader(TranslationUnit& unit, program::TermTable& terms, const AnnotationScope& scope,
                   const std::string& text)
      : unit_(unit), terms_(terms), scope_(scope), tokens_(tokenize(text)) {}

  Value read() {
    const Value value = binary(0);
    return next().kind == Kind::End ? value : std::nullopt;
  }

private:
  const TextToken& next() const { return tokens_[position_]; }
  bool take(const char* sign) {
    if (!next().is(sign))
      return false;
    ++position_;
    return true;
  }

  Value binary(unsigned binding) {
    if (binding == kTightest)
      return unary();
    Value left = binary(binding + 1);
    while (left) {
      const BinarySign* sign = std::find_if(
          std::begin(kBinarySigns), std::end(kBinarySigns),
          [&](const BinarySign& one) { return one.binding == binding && next().is(one.text); });
      if (sign == std::end(kBinarySigns))
        break;
      ++position_;
      const Value right = binary(binding + 1);
      if (!right)
        return std::nullopt;
      left = NamedPlace{combined(sign->text, left->term, right->term), {}};
    }
    return left;
  }

  TermId combined(llvm::StringRef sign, TermId left, TermId right) {
    auto make = [&](Operation operation) { return terms_.binary(operation, left, right); };
    if (sign == "||" || sign == "&&")
      return terms_.binary(sign == "||" ? Operation::Or : Operation::And, truth(left),
                           truth(right));
    if (sign == "==")
      return make(Operation::Equal);
    if (sign == "!=")
      return negated(make(Operation::Equal));
    if (sign == "<")
      return make(Operation::Less);
    if (sign == "<=")
      return make(Operation::LessOrEqual);
    if (sign == ">")
      return terms_.binary(Operation::Less, right, left);
    if (sign == ">=")
      return terms_.binary(Operation::LessOrEqual, right, left);
    if (sign == "|")
      return make(Operation::Or);
    if (sign == "^")
      return make(Operation::Xor);
    if (sign == "&")
      return make(Operation::And);
    if (sign == "<<")
      return make(Operation::ShiftLeft);
    if (sign == ">>")
      return make(Operation::ShiftRight);
    return make(sign == "+" ? Operation::Add : Operation::Subtract);
  }

  TermId negated(TermId value) { return terms_.unary(Operation::Not, value); }
  TermId truth(TermId value) { return negated(negated(value)); }

  Value unary() {
    if (++depth_ > kMaxDepth)
      return std::nullopt;
    const Value value = prefixed();
    --depth_;
    return value;
  }

  Value prefixed() {
    if (next().kind == Kind::Sign && !next().is("(")) {
      const std::string sign = next().text;
      ++position_;
      const Value operand = unary();
      if (!operand)
        return std::nullopt;
      if (sign == "*")
        return dereferenced(*operand);
      if (sign == "!")
        return NamedPlace{negated(operand->term), {}};
      if (sign == "-")
        return NamedPlace{terms_.unary(Operation::Negate, operand->term), {}};
      if (sign == "~")
        return NamedPlace{terms_.unary(Operation::Complement, operand->term), {}};
      return std::nullopt;
    }
    if (next().is("(") && takeCast())
      return unary();
    return postfixed();
  }

  /// "(KIRQL)", "(struct S *)". The value stays what it is.
  bool takeCast() {
    const std::size_t start = position_++;
    bool isType = false;
    for (; next().kind == Kind::Word || next().is("*"); ++position_)
      isType = isType || (next().kind == Kind::Word && namesType(next().text));
    if (isType && take(")"))
      return true;
    position_ = start;
    return false;
  }

  bool namesType(const std::string& word) {
    if (scope_.names.contains(word))
      return false;
    const clang::IdentifierInfo& identifier = unit_.context.Idents.get(word);
    if (identifier.isKeyword(unit_.context.getLangOpts()))
      return word != "return" && word != "this" && word != "sizeof";
    for (const clang::NamedDecl* found : lookUp(word))
      if (clang::isa<clang::TypeDecl>(found))
        return true;
    return false;
  }

  clang::DeclContext::lookup_result lookUp(const std::string& word) {
    return unit_.context.getTranslationUnitDecl()->lookup(&unit_.context.Idents.get(word));
  }

  Value postfixed() {
    Value value = primary();
    while (value && (next().is("->") || next().is("."))) {
      const bool throughPointer = next().is("->");
      ++position_;
      const Value record = throughPointer ? dereferenced(*value) : value;
      const std::string name = next().text;
      ++position_;
      value = record ? member(*record, name) : std::nullopt;
    }
    return value;
  }

  Value primary() {
    const TextToken token = next();
    if (token.kind == Kind::End)
      return std::nullopt;
    ++position_;
    if (token.is("(")) {
      const Value inner = binary(0);
      return take(")") ? inner : std::nullopt;
    }
    if (token.kind == Kind::Number) {
      if (const auto value = integerFrom(token.text))
        return NamedPlace{terms_.integer(*value), {}};
      return std::nullopt;
    }
    return token.kind == Kind::Word ? named(token.text) : std::nullopt;
  }

  Value named(const std::string& word) {
    if (const auto found = scope_.names.find(word); found != scope_.names.end()) {
      const TermId variable = terms_.variable(found->second.variable);
      const clang::QualType type = found->second.type;
      if (type->isReferenceType())
        return NamedPlace{terms_.dereference(variable), type->getPointeeType()};
      return NamedPlace{variable, type};
    }
    // Where no header defines the macros.
    if (word == "TRUE" || word == "true")
      return NamedPlace{terms_.integer(1), {}};
    if (word == "FALSE" || word == "false" || word == "NULL" || word == "nullptr")
      return NamedPlace{terms_.integer(0), {}};
    for (const clang::NamedDecl* found : lookUp(word))
      if (const auto* enumerator = dyn_cast<clang::EnumConstantDecl>(found))
        return NamedPlace{terms_.integer(Integers(unit_.context).value(enumerator->getInitVal())),
                          {}};
    return std::nullopt;
  }

  Value dereferenced(const NamedPlace& pointer) {
    if (pointer.type.isNull() || !pointer.type->isAnyPointerType())
      return std::nullopt;
    return NamedPlace{terms_.dereference(pointer.term), pointer.type->getPointeeType()};
  }

  Value member(const NamedPlace& record, const std::string& name) {
    const clang::RecordDecl* type = record.type.isNull() ? nullptr : record.type->getAsRecordDecl();
    type = type ? type->getDefinition() : nullptr;
    if (!type)
      return std::nullopt;
    for (const clang::NamedDecl* found : type->lookup(&unit_.context.Idents.get(name))) {
      // The members of an anonymous struct are members of what holds it.
      if (const auto* indirect = dyn_cast<clang::IndirectFieldDecl>(found))
        found = indirect->getAnonField();
      if (const auto* field = dyn_cast<clang::FieldDecl>(found))
        return NamedPlace{terms_.field(record.term, unit_.intern(unit_.names.field(field))),
                          field->getType()};
    }
    return std::nullopt;
  }

  TranslationUnit& unit_;
  program::TermTable& terms_;
  const AnnotationScope& scope_;
  std::vector<TextToken> tokens_;
  std::size_t position_ = 0;
  unsigned depth_ = 0;
};

} // namespace

std::optional<NamedPlace> readAnnotationExpression(TranslationUnit& unit, program::TermTable& terms,
                                                   const AnnotationScope& scope,
                                                   const std::string& text) {
  return ExpressionReader(unit, terms, scope, text).read();
}

} // namespace driver_tidy::frontend
