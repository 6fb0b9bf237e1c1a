#pragma once

#include "checker/program/id.h"

#include <compare>
#include <cstdint>

namespace driver_tidy::program {

/// Where the user wrote a construct. Lines and columns start at 1; columns count bytes.
/// Inside a macro expansion it is the place of the outermost expansion.
struct SourceRange {
  FileId file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t endLine = 0;   ///< line of the last character
  std::uint32_t endColumn = 0; ///< one past the last character

  bool valid() const { return file.valid() && line != 0; }
  auto operator<=>(const SourceRange&) const = default;
};

} // namespace driver_tidy::program
