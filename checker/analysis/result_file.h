#pragma once
// A result as bytes, on its way from one process of this tool to another, or to a later one. Ids
// are those of the program and the contracts that it was made from.

#include "checker/analysis/analyze.h"

#include <optional>
#include <string>
#include <string_view>

namespace driver_tidy::analysis {

std::string writeResult(const Result& result);

/// Nothing where the bytes are not what writeResult() wrote.
std::optional<Result> readResult(std::string_view bytes);

} // namespace driver_tidy::analysis
