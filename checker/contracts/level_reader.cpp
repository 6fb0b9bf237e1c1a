#include "checker/contracts/level_reader.h"

#include "checker/contracts/levels.h"

#include <charconv>

namespace driver_tidy::contracts {

using nlohmann::json;
using program::ValueSet;

namespace {

/// "result", "argument 1", "*1", "in 1".
std::optional<LevelPlace> parsePlace(std::string_view text) {
  if (text == "result")
    return LevelPlace{};
  struct Form {
    std::string_view prefix;
    LevelPlace::Kind kind;
  };
  for (const Form& form :
       {Form{"argument ", LevelPlace::Kind::Argument}, Form{"*", LevelPlace::Kind::Pointee},
        Form{"in ", LevelPlace::Kind::Object}}) {
    if (!text.starts_with(form.prefix))
      continue;
    const std::string_view digits = text.substr(form.prefix.size());
    LevelPlace place{form.kind, 0};
    const char* end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, place.argument);
    if (error == std::errc() && stop == end)
      return place;
  }
  return std::nullopt;
}

} // namespace

ValueSet readLevels(const Document& document, const json& value, const std::string& pointer,
                    std::vector<Error>& errors) {
  const auto text = value.get<std::string>();
  if (const std::optional<ValueSet> levels = parseLevels(text))
    return *levels;
  errors.push_back(
      document.error(pointer, "'" + text +
                                  "' is no IRQL: write \"APC_LEVEL\", \"<= APC_LEVEL\", \">= "
                                  "DISPATCH_LEVEL\" or \"PASSIVE_LEVEL..DISPATCH_LEVEL\""));
  return ValueSet::all();
}

LevelChange readLevelChange(const Document& document, const json& value, const std::string& pointer,
                            std::vector<Error>& errors) {
  LevelChange change;
  if (value.contains("save")) {
    const auto text = value["save"].get<std::string>();
    change.save = parsePlace(text);
    if (!change.save || change.save->kind == LevelPlace::Kind::Argument) {
      change.save.reset();
      errors.push_back(document.error(memberPointer(pointer, "save"),
                                      "'" + text +
                                          "' cannot hold a level: write \"result\", "
                                          "\"*1\" or \"in 1\""));
    }
  }
  if (value.contains("set")) {
    const auto text = value["set"].get<std::string>();
    const std::optional<LevelPlace> place = parsePlace(text);
    if (place && place->kind != LevelPlace::Kind::Result)
      change.restore = place;
    else
      change.set = readLevels(document, value["set"], memberPointer(pointer, "set"), errors);
  }
  if (value.contains("assume"))
    change.assume = readLevels(document, value["assume"], memberPointer(pointer, "assume"), errors);
  return change;
}

} // namespace driver_tidy::contracts
