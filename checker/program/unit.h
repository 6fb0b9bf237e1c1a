#pragma once

#include "checker/program/program.h"

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
  /// Every name that was looked for and not found, sorted.
  std::vector<std::string> missing = {};
};

} // namespace driver_tidy::program
