#pragma once
// Source files are bytes: mostly UTF-8, often with a stray Latin-1 or GBK comment.

#include <cstddef>
#include <string_view>

namespace driver_tidy::report {

struct CodePoint {
  char32_t value = 0;
  std::size_t bytes = 1; ///< an invalid byte stands alone
  bool valid = false;
};

/// The first code point of `text`, which is not empty.
CodePoint decodeUtf8(std::string_view text);

/// Column in UTF-16 code units, from 1, of byte column `column` of `line`. An invalid byte counts
/// one.
std::size_t utf16Column(std::string_view line, std::size_t column);

} // namespace driver_tidy::report
