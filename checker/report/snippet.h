#pragma once
// A source line and the caret below it, column by column as Clang prints them.

#include "checker/program/source_range.h"

#include <string>
#include <string_view>

namespace driver_tidy::report {

struct Snippet {
  std::string
      source; ///< the line with tabs expanded and unprintable bytes spelled out: "<E4>", "<U+001B>"
  std::string marks; ///< "    ^~~~~"
};

/// `line` is the line that `range` starts on. Both texts are empty where there is nothing useful to
/// show: the range lies beyond the line (the file has changed) or the line is longer than Clang
/// would print.
Snippet makeSnippet(std::string_view line, const program::SourceRange& range);

} // namespace driver_tidy::report
