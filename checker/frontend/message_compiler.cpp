#include "checker/frontend/message_compiler.h"

#include <llvm/ADT/StringExtras.h>
#include <llvm/ADT/StringMap.h>
#include <llvm/Support/FormatVariadic.h>

#include <cstdint>
#include <utility>

namespace driver_tidy::frontend {

namespace {

using llvm::StringRef;
using Numbers = llvm::StringMap<std::uint32_t>;

constexpr StringRef kBlanks = " \t\r";

class Header {
public:
  std::string read(StringRef messages) {
    while (!messages.empty()) {
      StringRef line;
      std::tie(line, messages) = messages.split('\n');
      line = line.rtrim(kBlanks);
      if (line.consume_front(";"))
        text_ += (line + "\n").str();
      else if (isInText_)
        isInText_ = line != ".";
      else
        readSettings(line);
    }
    return std::move(text_);
  }

private:
  /// Name=Value, several on a line; a list in parentheses may go on over lines.
  void readSettings(StringRef line) {
    for (line = line.ltrim(kBlanks); !line.empty(); line = line.ltrim(kBlanks)) {
      if (list_ != nullptr) {
        readEntry(line);
        continue;
      }
      const StringRef name = line.take_while([](char c) { return c != '=' && c != ' '; });
      line = line.drop_front(name.size()).ltrim(kBlanks);
      if (!line.consume_front("="))
        return;
      line = line.ltrim(kBlanks);
      if (line.consume_front("(")) {
        list_ = name.equals_insensitive("SeverityNames")   ? &severities_
                : name.equals_insensitive("FacilityNames") ? &facilities_
                                                           : &others_;
        continue;
      }
      StringRef value = line.take_until([](char c) { return kBlanks.contains(c); });
      if (value.contains('=')) // that is the next one: this one is empty
        value = {};
      line = line.drop_front(value.size());
      set(name, value);
    }
  }

  /// One of a list: Error=0x3:STATUS_SEVERITY_ERROR
  void readEntry(StringRef& line) {
    if (line.consume_front(")")) {
      list_ = nullptr;
      return;
    }
    const StringRef entry = line.take_until([](char c) { return c == ')' || kBlanks.contains(c); });
    line = line.drop_front(entry.size());
    const auto [name, value] = entry.split('=');
    std::uint32_t number = 0;
    if (!value.split(':').first.getAsInteger(0, number))
      (*list_)[name.lower()] = number;
  }

  void set(StringRef name, StringRef value) {
    if (name.equals_insensitive("MessageIdTypedef")) {
      type_ = value.str();
    } else if (name.equals_insensitive("MessageId")) {
      std::uint32_t number = 0;
      ++id_;
      if (value.consume_front("+") && !value.getAsInteger(0, number))
        id_ += number - 1;
      else if (!value.getAsInteger(0, number))
        id_ = number;
    } else if (name.equals_insensitive("Severity")) {
      severity_ = severities_.lookup(value.lower());
    } else if (name.equals_insensitive("Facility")) {
      facility_ = facilities_.lookup(value.lower());
    } else if (name.equals_insensitive("SymbolicName")) {
      name_ = value.str();
    } else if (name.equals_insensitive("Language")) {
      define();
      isInText_ = true;
    }
  }

  /// Where the settings of a message end, in whatever order they stood.
  void define() {
    if (name_.empty())
      return; // a message without a name, or the same in a further language
    const std::string number =
        llvm::formatv("0x{0:X-8}L", severity_ << 30 | facility_ << 16 | id_).str();
    text_ += "#define " + std::exchange(name_, {}) + " " +
             (type_.empty() ? number : "((" + type_ + ")" + number + ")") + "\n";
  }

  std::string text_;
  std::string type_;
  Numbers severities_ = {{"success", 0}, {"informational", 1}, {"warning", 2}, {"error", 3}};
  Numbers facilities_ = {{"system", 0xFF}, {"application", 0xFFF}};
  Numbers others_;
  Numbers* list_ = nullptr; ///< the one that is being read
  std::string name_;        ///< of the message whose settings are being read
  std::uint32_t severity_ = 0;
  std::uint32_t facility_ = 0xFFF;
  std::uint32_t id_ = 0;
  bool isInText_ = false; ///< of a message, up to a line with a period
};

} // namespace

std::string messageHeader(StringRef messages) {
  return Header().read(messages);
}

} // namespace driver_tidy::frontend
