#pragma once

#include "checker/program/program.h"

#include <compare>
#include <string>
#include <vector>

namespace driver_tidy::program {

/// A problem that the compiler reports while reading.
struct Diagnostic {
  std::string path;
  unsigned line = 0;
  unsigned column = 0;
  bool fatal = false; ///< reading ended there (a missing header)
  std::string message;
};

/// A name that was looked for and is not there as it was written.
struct AbsentName {
  std::string name;
  std::string inOtherCase; ///< the file that was taken for it; empty: none

  friend auto operator<=>(const AbsentName&, const AbsentName&) = default;
};

/// One translation unit, and how its reading went.
struct Unit {
  Program program;
  std::vector<Diagnostic>
      errors; ///< what Clang called an error; functions may have been recovered all the same
  bool usable = true;      ///< false: no program at all (file missing, no text, unusable flags)
  unsigned functions = 0;  ///< functions with a body in files that are no system header
  std::string source = {}; ///< the file, as Program::files has it
  /// Every file that was read, sorted, but for those that travel inside the tool.
  std::vector<std::string> dependencies = {};
  /// Every name that was not there as written, sorted.
  std::vector<AbsentName> absent = {};
};

} // namespace driver_tidy::program
