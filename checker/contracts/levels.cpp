#include "checker/contracts/levels.h"

#include <algorithm>
#include <array>

namespace driver_tidy::contracts {

using program::ValueSet;

namespace {

struct NamedLevel {
  std::string_view name;
  std::int64_t low;
  std::int64_t high;
};

constexpr std::array<NamedLevel, 5> kLevels = {{
    {"PASSIVE_LEVEL", kPassiveLevel, kPassiveLevel},
    {"APC_LEVEL", kApcLevel, kApcLevel},
    {"DISPATCH_LEVEL", kDispatchLevel, kDispatchLevel},
    {"DIRQL", kLowestDeviceLevel, kHighestDeviceLevel},
    {"HIGH_LEVEL", 15, kHighestLevel},
}};

std::optional<NamedLevel> findLevel(std::string_view name) {
  const auto* found = std::find_if(kLevels.begin(), kLevels.end(),
                                   [&](const NamedLevel& level) { return level.name == name; });
  return found == kLevels.end() ? std::nullopt : std::optional(*found);
}

/// The level's name, or its number where it has none.
std::string nameOf(std::int64_t level) {
  for (const NamedLevel& known : kLevels)
    if (level >= known.low && level <= known.high)
      return std::string(known.name);
  return std::to_string(level);
}

} // namespace

std::optional<ValueSet> parseLevels(std::string_view text) {
  const std::size_t dots = text.find("..");
  if (dots != std::string_view::npos) {
    const auto low = findLevel(text.substr(0, dots));
    const auto high = findLevel(text.substr(dots + 2));
    if (!low || !high || low->low > high->high)
      return std::nullopt;
    return ValueSet::range(low->low, high->high);
  }
  const bool isMaximum = text.starts_with("<= ");
  const bool isMinimum = text.starts_with(">= ");
  const auto level = findLevel(isMaximum || isMinimum ? text.substr(3) : text);
  if (!level)
    return std::nullopt;
  return ValueSet::range(isMaximum ? kPassiveLevel : level->low,
                         isMinimum ? kHighestLevel : level->high);
}

std::string describeLevels(const ValueSet& levels) {
  const ValueSet possible = levels.meet(ValueSet::range(kPassiveLevel, kHighestLevel));
  if (possible.empty() || possible == ValueSet::range(kPassiveLevel, kHighestLevel))
    return "unknown IRQL";
  const std::string low = nameOf(possible.low());
  const std::string high = nameOf(possible.high());
  if (low == high)
    return low;
  if (possible.low() == kPassiveLevel)
    return "<= " + high;
  if (possible.high() == kHighestLevel)
    return ">= " + low;
  return low + ".." + high;
}

} // namespace driver_tidy::contracts
