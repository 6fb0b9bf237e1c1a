#include "tools/driver-tidy/msbuild/functions.h"

#include "tools/driver-tidy/msbuild/paths.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <vector>

namespace driver_tidy::msbuild {

namespace {

namespace fs = std::filesystem;
using Arguments = std::vector<std::string>;
using Answer = std::optional<std::string>;

constexpr const char* kBlanks = " \t\r\n";

std::string answer(bool value) {
  return value ? "True" : "False";
}

std::string trimmed(const std::string& text, const std::string& characters, bool atBegin,
                    bool atEnd) {
  const std::size_t begin = atBegin ? text.find_first_not_of(characters) : 0;
  if (begin == std::string::npos)
    return {};
  const std::size_t end = atEnd ? text.find_last_not_of(characters) + 1 : text.size();
  return text.substr(begin, end < begin ? 0 : end - begin);
}

std::string mapped(std::string text, int (*map)(int)) {
  for (char& c : text)
    c = static_cast<char>(map(static_cast<unsigned char>(c)));
  return text;
}

std::optional<std::size_t> number(const std::string& text) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool isNumber = error == std::errc() && end == text.data() + text.size();
  return isNumber ? std::optional(value) : std::nullopt;
}

Answer replaced(std::string text, const std::string& from, const std::string& to) {
  if (from.empty())
    return std::nullopt;
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

Answer part(const std::string& text, const Arguments& arguments) {
  const auto begin = number(arguments[0]);
  const auto count = arguments.size() > 1 ? number(arguments[1]) : std::optional(text.size());
  if (!begin || !count || *begin > text.size())
    return std::nullopt;
  return text.substr(*begin, *count);
}

/// A method of a string.
Answer method(const std::string& text, const std::string& name, const Arguments& arguments) {
  const std::size_t count = arguments.size();
  if (name == "Replace" && count == 2)
    return replaced(text, arguments[0], arguments[1]);
  if (name == "Substring" && (count == 1 || count == 2))
    return part(text, arguments);
  if (name == "ToLower" || name == "ToLowerInvariant")
    return mapped(text, std::tolower);
  if (name == "ToUpper" || name == "ToUpperInvariant")
    return mapped(text, std::toupper);
  if (name == "Trim" || name == "TrimStart" || name == "TrimEnd")
    return trimmed(text, count == 1 ? arguments[0] : kBlanks, name != "TrimEnd",
                   name != "TrimStart");
  if (count != 1)
    return std::nullopt;
  if (name == "StartsWith")
    return answer(text.starts_with(arguments[0]));
  if (name == "EndsWith")
    return answer(text.ends_with(arguments[0]));
  if (name == "Contains")
    return answer(text.find(arguments[0]) != std::string::npos);
  return std::nullopt;
}

/// The nearest folder, from `folder` upwards, with a file of that name in it.
Answer folderAbove(const fs::path& folder, const std::string& file) {
  std::error_code ignored;
  for (fs::path at = fs::absolute(folder).lexically_normal();; at = at.parent_path()) {
    if (fs::exists(at / withSlashes(file), ignored))
      return at.string();
    if (at == at.root_path())
      return std::string();
  }
}

Answer staticMethod(const std::string& type, const std::string& name, const Arguments& arguments) {
  const std::size_t count = arguments.size();
  if (count == 0)
    return std::nullopt;
  const fs::path path = withSlashes(arguments[0]);
  if (sameIgnoringCase(type, "MSBuild")) {
    if (name == "GetDirectoryNameOfFileAbove" && count == 2)
      return folderAbove(path, arguments[1]);
    if (name == "GetPathOfFileAbove" && count == 2) {
      const Answer folder = folderAbove(withSlashes(arguments[1]), arguments[0]);
      return folder->empty() ? folder : Answer(*folder + "/" + arguments[0]);
    }
    if (name == "EnsureTrailingSlash")
      return path.empty() || path.string().ends_with('/') ? path.string() : path.string() + "/";
    if (name == "NormalizePath" || name == "NormalizeDirectory") {
      fs::path whole = path;
      for (std::size_t i = 1; i < count; ++i)
        whole /= withSlashes(arguments[i]);
      return (name == "NormalizePath" ? whole : whole / "").lexically_normal().string();
    }
  } else if (sameIgnoringCase(type, "System.IO.Path")) {
    if (name == "Combine") {
      fs::path whole = path;
      for (std::size_t i = 1; i < count; ++i)
        whole /= withSlashes(arguments[i]);
      return whole.string();
    }
    if (name == "GetFullPath")
      return path.lexically_normal().string();
    if (name == "GetDirectoryName")
      return path.parent_path().string();
    if (name == "GetFileName")
      return path.filename().string();
    if (name == "GetFileNameWithoutExtension")
      return path.stem().string();
    if (name == "GetExtension")
      return path.extension().string();
  }
  return std::nullopt;
}

class Reader {
public:
  Reader(const std::string& text, const std::function<std::string(std::string)>& expand)
      : text_(text), expand_(expand) {}

  Answer run() {
    Answer value;
    if (take("[")) {
      const std::string type = until(']');
      if (!take("::"))
        return std::nullopt;
      const std::string name = word();
      const auto arguments = list();
      if (!arguments)
        return std::nullopt;
      value = staticMethod(type, name, *arguments);
    } else {
      value = expand_("$(" + word() + ")");
    }
    while (value && take(".")) {
      const std::string name = word();
      const auto arguments = list();
      value = arguments ? method(*value, name, *arguments) : std::nullopt;
    }
    return at_ == text_.size() ? value : std::nullopt;
  }

private:
  bool take(const std::string& sign) {
    if (text_.compare(at_, sign.size(), sign) != 0)
      return false;
    at_ += sign.size();
    return true;
  }

  std::string word() {
    const std::size_t begin = at_;
    while (at_ < text_.size() &&
           (std::isalnum(static_cast<unsigned char>(text_[at_])) != 0 || text_[at_] == '_'))
      ++at_;
    return text_.substr(begin, at_ - begin);
  }

  std::string until(char end) {
    const std::size_t begin = at_;
    at_ = std::min(text_.find(end, at_), text_.size());
    std::string found = text_.substr(begin, at_ - begin);
    at_ = std::min(at_ + 1, text_.size());
    return found;
  }

  /// The arguments in parentheses; nothing where those are not closed.
  std::optional<Arguments> list() {
    Arguments arguments;
    if (!take("("))
      return std::nullopt;
    std::string argument;
    int depth = 0;
    char quote = '\0';
    bool isQuoted = false;
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (quote == '\0' && depth == 0 && (c == ',' || c == ')')) {
        const std::string value =
            expand_(isQuoted ? argument : trimmed(argument, kBlanks, true, true));
        if (c == ',' || isQuoted || !value.empty() || !arguments.empty())
          arguments.push_back(value);
        argument.clear();
        isQuoted = false;
        if (c == ')') {
          ++at_;
          return arguments;
        }
      } else if (c == quote) {
        quote = '\0';
      } else if (quote == '\0' && depth == 0 && (c == '\'' || c == '"' || c == '`')) {
        quote = c;
        isQuoted = true;
        argument.clear();
      } else if (quote != '\0' || !isQuoted) { // blanks behind a quoted one do not count
        depth += quote != '\0' ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
        argument += c;
      }
    }
    return std::nullopt;
  }

  const std::string& text_;
  const std::function<std::string(std::string)>& expand_;
  std::size_t at_ = 0;
};

} // namespace

std::optional<std::string> callFunction(const std::string& text,
                                        const std::function<std::string(std::string)>& expand) {
  return Reader(text, expand).run();
}

} // namespace driver_tidy::msbuild
