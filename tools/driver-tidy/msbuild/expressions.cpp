#include "tools/driver-tidy/msbuild/expressions.h"

#include "tools/driver-tidy/msbuild/functions.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <vector>

namespace driver_tidy::msbuild {

namespace {

char lower(char c) {
  return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

bool sameText(const std::string& left, const std::string& right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](char a, char b) { return lower(a) == lower(b); });
}

bool isNameCharacter(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '.';
}

// Deeper nesting is nobody's.
constexpr unsigned kMaxDepth = 100;

/// The place of the parenthesis that closes the one at `open`, or npos.
std::size_t closing(const std::string& text, std::size_t open) {
  unsigned depth = 0;
  for (std::size_t i = open; i < text.size() && depth <= kMaxDepth; ++i) {
    if (text[i] == '(')
      ++depth;
    else if (text[i] == ')' && --depth == 0)
      return i;
  }
  return std::string::npos;
}

class Condition {
public:
  Condition(const std::string& text, const Scope& scope,
            const std::function<bool(const std::string&)>& exists)
      : text_(text), scope_(scope), exists_(exists) {}

  std::optional<bool> run() {
    const auto value = alternatives();
    skipBlanks();
    return at_ == text_.size() ? value : std::nullopt;
  }

private:
  std::optional<bool> alternatives() {
    std::optional<bool> value = terms();
    while (value && takeWord("or")) {
      const auto other = terms();
      value = other ? std::optional(*value || *other) : std::nullopt;
    }
    return value;
  }

  std::optional<bool> terms() {
    std::optional<bool> value = factor();
    while (value && takeWord("and")) {
      const auto other = factor();
      value = other ? std::optional(*value && *other) : std::nullopt;
    }
    return value;
  }

  std::optional<bool> factor() {
    if (++depth_ > kMaxDepth)
      return std::nullopt;
    if (take("!")) {
      const auto value = factor();
      return value ? std::optional(!*value) : std::nullopt;
    }
    if (take("(")) {
      const auto value = alternatives();
      return take(")") ? value : std::nullopt;
    }
    const auto left = operand();
    if (!left)
      return std::nullopt;
    if (take("(")) { // a function
      const auto argument = operand();
      if (!argument || !take(")"))
        return std::nullopt;
      if (sameText(*left, "exists"))
        return exists_(*argument);
      if (sameText(*left, "hastrailingslash"))
        return !argument->empty() && (argument->back() == '\\' || argument->back() == '/');
      return std::nullopt;
    }
    for (const char* sign : {"==", "!=", "<=", ">=", "<", ">"})
      if (take(sign)) {
        const auto right = operand();
        return right ? compare(*left, sign, *right) : std::nullopt;
      }
    if (sameText(*left, "true"))
      return true;
    return sameText(*left, "false") ? std::optional(false) : std::nullopt;
  }

  static std::optional<bool> compare(const std::string& left, const std::string& sign,
                                     const std::string& right) {
    if (sign == "==")
      return sameText(left, right);
    if (sign == "!=")
      return !sameText(left, right);
    char* end = nullptr;
    const double first = std::strtod(left.c_str(), &end);
    if (left.empty() || *end != '\0')
      return std::nullopt;
    const double second = std::strtod(right.c_str(), &end);
    if (right.empty() || *end != '\0')
      return std::nullopt;
    return sign == "<"    ? first < second
           : sign == ">"  ? first > second
           : sign == "<=" ? first <= second
                          : first >= second;
  }

  /// 'text', a number, a word or $(Property), with its references replaced.
  std::optional<std::string> operand() {
    skipBlanks();
    const std::size_t begin = at_;
    if (take("'")) {
      const std::size_t end = text_.find('\'', at_);
      if (end == std::string::npos)
        return std::nullopt;
      std::string value = expand(text_.substr(at_, end - at_), scope_);
      at_ = end + 1;
      return value;
    }
    while (at_ < text_.size()) {
      const bool isReference = (text_[at_] == '$' || text_[at_] == '%') && at_ + 1 < text_.size() &&
                               text_[at_ + 1] == '(';
      if (isReference) {
        const std::size_t end = closing(text_, at_ + 1);
        if (end == std::string::npos)
          return std::nullopt;
        at_ = end + 1;
      } else if (isNameCharacter(text_[at_])) {
        ++at_;
      } else {
        break;
      }
    }
    return at_ == begin ? std::nullopt
                        : std::optional(expand(text_.substr(begin, at_ - begin), scope_));
  }

  void skipBlanks() {
    while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_])) != 0)
      ++at_;
  }
  bool take(const std::string& sign) {
    skipBlanks();
    if (text_.compare(at_, sign.size(), sign) != 0)
      return false;
    at_ += sign.size();
    return true;
  }
  bool takeWord(const std::string& word) {
    skipBlanks();
    const std::size_t end = at_ + word.size();
    if (!sameText(text_.substr(at_, word.size()), word) ||
        (end < text_.size() && isNameCharacter(text_[end])))
      return false;
    at_ = end;
    return true;
  }

  const std::string& text_;
  const Scope& scope_;
  const std::function<bool(const std::string&)>& exists_;
  std::size_t at_ = 0;
  unsigned depth_ = 0;
};

} // namespace

bool IgnoringCase::operator()(const std::string& left, const std::string& right) const {
  return std::lexicographical_compare(left.begin(), left.end(), right.begin(), right.end(),
                                      [](char a, char b) { return lower(a) < lower(b); });
}

std::string expand(const std::string& text, const Scope& scope) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    const Values* values = text[i] == '$'   ? scope.properties
                           : text[i] == '%' ? scope.metadata
                                            : nullptr;
    const std::size_t end = values != nullptr && i + 1 < text.size() && text[i + 1] == '('
                                ? closing(text, i + 1)
                                : std::string::npos;
    if (end == std::string::npos) {
      result += text[i++];
      continue;
    }
    const std::string name = text.substr(i + 2, end - i - 2);
    const auto found = values->find(name);
    const bool isName = std::all_of(name.begin(), name.end(),
                                    [](char c) { return isNameCharacter(c) && c != '.'; });
    if (found != values->end()) {
      result += found->second;
    } else if (!isName && values == scope.properties) {
      const auto value =
          callFunction(name, [&](const std::string& inner) { return expand(inner, scope); });
      result += value.value_or("");
      if (!value && scope.onUnknown)
        scope.onUnknown(text.substr(i, end + 1 - i));
    }
    i = end + 1;
  }
  return result;
}

std::optional<bool> evaluateCondition(const std::string& text, const Scope& scope,
                                      const std::function<bool(const std::string&)>& exists) {
  return Condition(text, scope, exists).run();
}

} // namespace driver_tidy::msbuild
