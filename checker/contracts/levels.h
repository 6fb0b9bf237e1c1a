#pragma once
// IRQLs as numbers and as drivers write them.

#include "checker/program/value_set.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace driver_tidy::contracts {

constexpr std::int64_t kPassiveLevel = 0;
constexpr std::int64_t kApcLevel = 1;
constexpr std::int64_t kDispatchLevel = 2;
/// Levels of device interrupts, as on x64; others number them differently, in the same order.
constexpr std::int64_t kLowestDeviceLevel = 3;
constexpr std::int64_t kHighestDeviceLevel = 11;
/// HIGH_LEVEL on x86, the highest that there is.
constexpr std::int64_t kHighestLevel = 31;

/// "PASSIVE_LEVEL", "<= APC_LEVEL", ">= DISPATCH_LEVEL", "APC_LEVEL..DISPATCH_LEVEL", "DIRQL";
/// nothing where the text is none of these.
std::optional<program::ValueSet> parseLevels(std::string_view text);

/// The same texts for a set; "unknown IRQL" for one that says nothing.
std::string describeLevels(const program::ValueSet& levels);

} // namespace driver_tidy::contracts
