#include "checker/contracts/value_reader.h"

#include <charconv>
#include <cstdint>
#include <limits>
#include <optional>

namespace driver_tidy::contracts {

namespace {

using nlohmann::json;
using program::ValueSet;

constexpr std::int64_t kMin = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();

/// "0xC0000005": as many digits as a status has are a signed 32-bit number, as in NTSTATUS.
std::optional<std::int64_t> readHexadecimal(const std::string& text) {
  constexpr std::size_t kStatusDigits = 8;
  if (text.size() < 3 || text.size() > 2 + kStatusDigits || text.compare(0, 2, "0x") != 0)
    return std::nullopt;
  std::uint32_t bits = 0;
  const char* end = text.data() + text.size();
  if (auto [stop, error] = std::from_chars(text.data() + 2, end, bits, 16);
      error != std::errc() || stop != end)
    return std::nullopt;
  return static_cast<std::int32_t>(bits);
}

class ValueReader {
public:
  ValueReader(const Document& document, std::vector<Error>& errors)
      : document_(document), errors_(errors) {}

  ValueSet set(const json& value, const std::string& pointer) {
    if (value.is_string())
      return word(value.get<std::string>(), pointer);
    const bool isRange = value.contains("min") || value.contains("max");
    if (value.contains("only") + value.contains("not") + isRange != 1)
      return wrong(pointer, "give either \"only\", or \"not\", or \"min\" and \"max\"");
    if (isRange)
      return range(value, pointer);
    if (value.contains("only"))
      return list(value["only"], memberPointer(pointer, "only"));
    return ValueSet::all().without(list(value["not"], memberPointer(pointer, "not")));
  }

private:
  ValueSet wrong(const std::string& pointer, const std::string& message) {
    errors_.push_back(document_.error(pointer, message));
    return ValueSet::all();
  }

  ValueSet word(const std::string& text, const std::string& pointer) {
    if (text == "zero")
      return ValueSet::only(0);
    if (text == "nonzero")
      return ValueSet::except(0);
    if (text == "success")
      return ValueSet::range(0, kMax);
    if (text == "failure")
      return ValueSet::range(kMin, -1);
    return wrong(pointer, "unknown set of values '" + text +
                              "': known are zero, nonzero, success and failure");
  }

  ValueSet list(const json& items, const std::string& pointer) {
    ValueSet values = ValueSet::none();
    for (std::size_t i = 0; i < items.size(); ++i) {
      const std::string place = elementPointer(pointer, i);
      if (items[i].is_object())
        values = values.join(range(items[i], place));
      else if (const auto value = number(items[i], place))
        values = values.join(ValueSet::only(*value));
    }
    return values;
  }

  ValueSet range(const json& bounds, const std::string& pointer) {
    std::optional<std::int64_t> low = kMin;
    std::optional<std::int64_t> high = kMax;
    if (bounds.contains("min"))
      low = number(bounds["min"], memberPointer(pointer, "min"));
    if (bounds.contains("max"))
      high = number(bounds["max"], memberPointer(pointer, "max"));
    if (!low || !high)
      return ValueSet::all();
    if (*low > *high)
      return wrong(pointer, "\"min\" is greater than \"max\"");
    return ValueSet::range(*low, *high);
  }

  std::optional<std::int64_t> number(const json& value, const std::string& pointer) {
    if (value.is_string()) {
      const auto result = readHexadecimal(value.get<std::string>());
      if (!result)
        wrong(pointer, "'" + value.get<std::string>() +
                           "' is no hexadecimal number of at most eight digits, like \"0x102\"");
      return result;
    }
    if (value.is_number_unsigned() && value.get<std::uint64_t>() > std::uint64_t{INT64_MAX}) {
      wrong(pointer, "the number is beyond 64 bits signed");
      return std::nullopt;
    }
    return value.get<std::int64_t>();
  }

  const Document& document_;
  std::vector<Error>& errors_;
};

} // namespace

ValueSet readValueSet(const Document& document, const json& value, const std::string& pointer,
                      std::vector<Error>& errors) {
  return ValueReader(document, errors).set(value, pointer);
}

} // namespace driver_tidy::contracts
