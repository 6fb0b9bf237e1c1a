#include "checker/contracts/schema.h"

#include "checker/contracts/embedded.h"

#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include <cctype>
#include <string_view>

namespace driver_tidy::contracts {

namespace {

using nlohmann::json;
using valijson::ValidationResults;
using valijson::adapters::NlohmannJsonAdapter;

class RulesSchema : public valijson::Schema {
public:
  RulesSchema() {
    const json text = json::parse(embeddedSchema());
    valijson::SchemaParser(valijson::SchemaParser::kDraft7)
        .populateSchema(NlohmannJsonAdapter(text), *this);
  }
};

const valijson::Schema& schema() {
  static const RulesSchema kSchema;
  return kSchema;
}

/// valijson's "<root>", "[contracts]", "[3]" as a JSON pointer.
std::string pointerOf(const ValidationResults::Error& error) {
  std::string pointer;
  for (std::size_t i = 1; i < error.context.size(); ++i) {
    const std::string& part = error.context[i];
    pointer = memberPointer(pointer, part.substr(1, part.size() - 2));
  }
  return pointer;
}

bool startsWith(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

/// The key that an error calls unknown, or nothing.
std::optional<std::string> unknownKey(const std::string& description) {
  const std::size_t quote = description.find(": '");
  if (!startsWith(description, "Object contains a property") || quote == std::string::npos)
    return std::nullopt;
  return description.substr(quote + 3, description.size() - quote - 5);
}

/// valijson reports a mistake once more at each level around it.
bool repeatsInnerError(const std::string& description) {
  return startsWith(description, "Failed to validate");
}

std::string sentence(const std::string& description) {
  std::string text = description;
  text[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[0])));
  if (text.back() == '.')
    text.pop_back();
  constexpr std::string_view kFraction = ".000000"; // of a limit, which valijson writes as a double
  if (text.size() > kFraction.size() &&
      text.compare(text.size() - kFraction.size(), kFraction.size(), kFraction) == 0)
    text.resize(text.size() - kFraction.size());
  return text;
}

} // namespace

std::vector<Error> checkSchema(const Document& document) {
  std::vector<Error> errors;
  json rest = document.root();
  // One unknown key of an object is told at a time: it is taken out and the document is checked
  // again.
  for (bool again = true; again;) {
    again = false;
    ValidationResults results;
    valijson::Validator().validate(schema(), NlohmannJsonAdapter(rest), &results);
    std::vector<Error> others;
    ValidationResults::Error error;
    while (results.popError(error)) {
      const std::string pointer = pointerOf(error);
      if (const auto key = unknownKey(error.description)) {
        errors.push_back(
            document.error(memberPointer(pointer, *key), "unknown key '" + *key + "'"));
        again = rest[json::json_pointer(pointer)].erase(*key) != 0 || again;
      } else if (!repeatsInnerError(error.description)) {
        others.push_back(document.error(pointer, sentence(error.description)));
      }
    }
    if (!again)
      errors.insert(errors.end(), others.begin(), others.end());
  }
  return errors;
}

} // namespace driver_tidy::contracts
