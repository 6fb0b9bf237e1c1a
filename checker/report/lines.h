#pragma once

#include <functional>
#include <optional>
#include <string_view>

namespace driver_tidy::report {

/// One file's lines by number, from 1, without their ends; nothing beyond the last one. The text
/// stays valid as long as the function.
using Lines = std::function<std::optional<std::string_view>(unsigned)>;

} // namespace driver_tidy::report
