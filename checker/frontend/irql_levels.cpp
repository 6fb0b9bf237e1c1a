#include "checker/frontend/irql_levels.h"

#include "checker/frontend/text_tokens.h"

#include <llvm/ADT/StringSwitch.h>

namespace driver_tidy::frontend {

using program::ValueSet;

namespace {

using Kind = TextToken::Kind;

constexpr unsigned kMaxDepth = 64; ///< of parentheses

ValueSet allLevels() {
  return ValueSet::range(0, kHighestLevel);
}

struct NamedLevel {
  llvm::StringLiteral name;
  std::int64_t low;
  std::int64_t high;
};

/// As on x64; the device levels and the highest one, which others number differently, are ranges.
constexpr NamedLevel kLevels[] = {
    {"PASSIVE_LEVEL", 0, 0},  {"LOW_LEVEL", 0, 0},   {"APC_LEVEL", 1, 1},
    {"DISPATCH_LEVEL", 2, 2}, {"DIRQL", 3, 11},      {"SYNCH_LEVEL", 12, 12},
    {"CLOCK_LEVEL", 13, 13},  {"IPI_LEVEL", 14, 14}, {"HIGH_LEVEL", 15, kHighestLevel}};

std::optional<ValueSet> namedLevel(llvm::StringRef name) {
  for (const NamedLevel& level : kLevels)
    if (level.name == name)
      return ValueSet::range(level.low, level.high);
  return std::nullopt;
}

/// Reads "a && b", where a or b compare the current level. What is not understood says nothing,
/// that is, all levels.
class AssertionReader {
public:
  explicit AssertionReader(llvm::StringRef text) : tokens_(tokenize(text)) {}

  ValueSet read() {
    const ValueSet levels = alternatives(0);
    return next().kind == Kind::End ? levels : allLevels();
  }

private:
  /// One side of a comparison.
  struct Side {
    bool isCurrentLevel = false;
    std::optional<ValueSet> levels;
  };

  const TextToken& next() const { return tokens_[position_]; }
  bool take(const char* sign) {
    if (!next().is(sign))
      return false;
    ++position_;
    return true;
  }

  ValueSet alternatives(unsigned depth) {
    ValueSet result = conjunction(depth);
    while (take("||"))
      result = result.join(conjunction(depth));
    return result;
  }

  ValueSet conjunction(unsigned depth) {
    ValueSet result = operand(depth);
    while (take("&&"))
      result = result.meet(operand(depth));
    return result;
  }

  ValueSet operand(unsigned depth) {
    const std::size_t start = position_;
    if (depth < kMaxDepth && take("(")) {
      const ValueSet inner = alternatives(depth + 1);
      if (take(")") && endsOperand())
        return inner;
      position_ = start;
    }
    if (const auto levels = comparison(); levels && endsOperand())
      return *levels;
    position_ = start;
    skipOperand();
    return allLevels();
  }

  bool endsOperand() const {
    return next().kind == Kind::End || next().is(")") || next().is("&&") || next().is("||");
  }

  void skipOperand() {
    for (int depth = 0; next().kind != Kind::End; ++position_) {
      if (depth == 0 && endsOperand())
        return;
      depth += next().is("(") ? 1 : next().is(")") ? -1 : 0;
    }
  }

  std::optional<ValueSet> comparison() {
    const Side left = side(0);
    const TextToken sign = next();
    if (sign.kind != Kind::Sign)
      return std::nullopt;
    ++position_;
    const Side right = side(0);
    if (left.isCurrentLevel && right.levels)
      return compared(sign.text, *right.levels);
    if (right.isCurrentLevel && left.levels)
      return compared(mirrored(sign.text), *left.levels);
    return std::nullopt;
  }

  Side side(unsigned depth) {
    if (depth < kMaxDepth && take("(")) {
      if (next().isWord("KIRQL") && tokens_[position_ + 1].is(")")) { // a cast
        position_ += 2;
        return side(depth + 1);
      }
      const Side inner = side(depth + 1);
      return take(")") ? inner : Side();
    }
    if (next().kind != Kind::Word && next().kind != Kind::Number)
      return {};
    const std::string word = next().text;
    ++position_;
    if (word == "KeGetCurrentIrql")
      return {take("(") && take(")"), std::nullopt};
    return {false, levelsNamed(word)};
  }

  static std::string mirrored(const std::string& sign) {
    if (sign[0] == '<')
      return ">" + sign.substr(1);
    if (sign[0] == '>')
      return "<" + sign.substr(1);
    return sign;
  }

  static std::optional<ValueSet> compared(const std::string& sign, const ValueSet& levels) {
    std::int64_t only = 0;
    return llvm::StringSwitch<std::optional<ValueSet>>(sign)
        .Case("==", levels)
        .Case("!=", levels.singleton(only) ? allLevels().without(levels) : allLevels())
        .Case("<", ValueSet::range(0, levels.high() - 1))
        .Case("<=", ValueSet::range(0, levels.high()))
        .Case(">", ValueSet::range(levels.low() + 1, kHighestLevel))
        .Case(">=", ValueSet::range(levels.low(), kHighestLevel))
        .Default(std::nullopt);
  }

  std::vector<TextToken> tokens_;
  std::size_t position_ = 0;
};

} // namespace

std::optional<ValueSet> levelsNamed(llvm::StringRef text) {
  text = text.trim();
  if (const auto levels = namedLevel(text))
    return levels;
  std::vector<TextToken> tokens = tokenize(text);
  std::erase_if(tokens, [](const TextToken& token) {
    return token.is("(") || token.is(")") || token.isWord("KIRQL");
  });
  if (tokens.size() != 2) // one and the end
    return std::nullopt;
  if (tokens[0].kind == Kind::Word)
    return namedLevel(tokens[0].text);
  const auto number = integerFrom(tokens[0].text);
  if (tokens[0].kind != Kind::Number || !number || *number < 0 || *number > kHighestLevel)
    return std::nullopt;
  return ValueSet::only(*number);
}

std::optional<ValueSet> levelsAsserted(llvm::StringRef condition) {
  const ValueSet levels = AssertionReader(condition).read();
  return levels == allLevels() ? std::nullopt : std::optional(levels);
}

std::optional<std::int64_t> integerFrom(llvm::StringRef literal) {
  const llvm::StringRef digits = literal.rtrim("uUlL");
  std::uint64_t bits = 0;
  if (digits.getAsInteger(0, bits))
    return std::nullopt;
  if (bits > INT32_MAX && bits <= UINT32_MAX)
    return static_cast<std::int32_t>(bits);
  return static_cast<std::int64_t>(bits);
}

} // namespace driver_tidy::frontend
