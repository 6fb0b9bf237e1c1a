#include "checker/contracts/document.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <unordered_set>

namespace driver_tidy::contracts {

namespace {

using nlohmann::json;

/// Reads bytes and tells a shared place how far it came.
class CountingIterator {
public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, const char*& reached) : at_(at), reached_(&reached) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    *reached_ = ++at_;
    return *this;
  }
  CountingIterator operator++(int) {
    CountingIterator before = *this;
    ++*this;
    return before;
  }
  bool operator==(const CountingIterator& other) const { return at_ == other.at_; }
  bool operator!=(const CountingIterator& other) const { return at_ != other.at_; }

private:
  const char* at_;
  const char** reached_;
};

/// What nlohmann says, without its own name and position, which the error has already.
std::string parserMessage(std::string_view what) {
  constexpr std::size_t kMaxLength = 300;
  if (what.substr(0, 1) == "[")
    what.remove_prefix(std::min(what.size(), what.find("] ") + 2));
  if (what.substr(0, 11) == "parse error")
    if (const std::size_t colon = what.find(": "); colon != std::string_view::npos)
      what.remove_prefix(colon + 2);
  std::string message(what.substr(0, kMaxLength));
  return what.size() > kMaxLength ? message + "…" : message;
}

/// Notes the line of each value while the parser runs.
class PlaceReader : public nlohmann::json_sax<json> {
public:
  PlaceReader(const Source& source, std::unordered_map<std::string, unsigned>& lines,
              std::vector<Error>& errors)
      : source_(source), reached_(source.text.data()), counted_(source.text.data()), lines_(lines),
        errors_(errors) {}

  bool read() {
    const char* begin = source_.text.data();
    const char* end = begin + source_.text.size();
    return json::sax_parse(CountingIterator(begin, reached_), CountingIterator(end, reached_),
                           this);
  }

  bool null() override { return scalar(); }
  bool boolean(bool) override { return scalar(); }
  bool number_integer(json::number_integer_t) override { return scalar(); }
  bool number_unsigned(json::number_unsigned_t) override { return scalar(); }
  bool number_float(json::number_float_t, const std::string&) override { return scalar(); }
  bool string(std::string&) override { return scalar(); }
  bool binary(json::binary_t&) override { return scalar(); }
  bool start_object(std::size_t) override { return open(true); }
  bool start_array(std::size_t) override { return open(false); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(std::string& name) override {
    Level& level = levels_.back();
    level.member = memberPointer(level.pointer, name);
    // The first place of a duplicate stays.
    if (!level.names.insert(name).second)
      add(level.member, "duplicate key '" + name + "'");
    else
      lines_.emplace(level.member, line());
    return true;
  }

  bool parse_error(std::size_t, const std::string&, const json::exception& error) override {
    add("", parserMessage(error.what()));
    return false;
  }

private:
  struct Level {
    bool isObject = false;
    std::string pointer;
    std::string member;     ///< the value that comes next, in an object
    std::size_t length = 0; ///< of an array, so far
    std::unordered_set<std::string> names;
  };

  /// The line of the token read last. The parser may have looked one byte further.
  unsigned line() {
    const char* token = std::max(counted_, reached_ - 1);
    line_ += static_cast<unsigned>(std::count(counted_, token, '\n'));
    counted_ = token;
    return line_;
  }

  void add(const std::string& pointer, const std::string& message) {
    errors_.push_back({source_.path, line(), pointer, message});
  }

  /// Pointer of the value that begins here.
  std::string place() {
    if (levels_.empty()) {
      lines_.emplace("", line());
      return "";
    }
    Level& level = levels_.back();
    if (level.isObject)
      return level.member;
    std::string pointer = elementPointer(level.pointer, level.length++);
    lines_.emplace(pointer, line());
    return pointer;
  }

  bool scalar() {
    place();
    return true;
  }

  bool open(bool isObject) {
    std::string pointer = place();
    if (levels_.size() == kMaxDepth) {
      add(pointer, "more than " + std::to_string(kMaxDepth) + " levels of arrays and objects");
      return false;
    }
    levels_.push_back({isObject, std::move(pointer), {}, 0, {}});
    return true;
  }

  bool close() {
    levels_.pop_back();
    return true;
  }

  const Source& source_;
  const char* reached_;
  const char* counted_;
  unsigned line_ = 1;
  std::vector<Level> levels_;
  std::unordered_map<std::string, unsigned>& lines_;
  std::vector<Error>& errors_;
};

} // namespace

Document::Document(const Source& source, std::vector<Error>& errors) : path_(source.path) {
  wasRead_ = PlaceReader(source, lines_, errors).read();
  if (wasRead_)
    root_ = json::parse(source.text, nullptr, false);
}

Error Document::error(const std::string& pointer, const std::string& message) const {
  std::string around = pointer;
  auto found = lines_.find(around);
  while (found == lines_.end() && !around.empty()) {
    around.resize(around.rfind('/'));
    found = lines_.find(around);
  }
  return {path_, found == lines_.end() ? 1 : found->second, pointer, message};
}

std::string memberPointer(const std::string& pointer, const std::string& key) {
  std::string result = pointer + "/";
  for (char c : key) {
    if (c == '~')
      result += "~0";
    else if (c == '/')
      result += "~1";
    else
      result += c;
  }
  return result;
}

std::string elementPointer(const std::string& pointer, std::size_t index) {
  return pointer + "/" + std::to_string(index);
}

} // namespace driver_tidy::contracts
