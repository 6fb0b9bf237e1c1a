#pragma once
// Program files: what `capture` writes and `analyze` reads. A file is "driver-tidy program", a
// version, and units one behind the other; numbers are LEB128. Files are foreign input: reading one
// never goes beyond its bytes, takes no more memory than a small multiple of them, and gives
// programs only that are whole (see whyBroken).

#include "checker/program/unit.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace driver_tidy::program {

/// Goes up whenever a file of an older tool would be read differently.
inline constexpr unsigned kProgramFileVersion = 2;

/// The same bytes for the same units, on every machine.
std::string writeUnits(std::span<const Unit> units);

/// Of a program alone: what tells it from others. Not to be read.
std::string programBytes(const Program& program);

/// Adds the units of a file. Returns why it could not; empty: it could.
std::string readUnits(std::string_view bytes, std::vector<Unit>& units);

/// What of a program refers to nothing, or in a circle; empty: nothing.
std::string whyBroken(const Program& program);

} // namespace driver_tidy::program
