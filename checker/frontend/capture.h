#pragma once
// The frontend: one translation unit in, one program out. The only room that knows Clang, and this
// header does not show it.

#include "checker/program/program.h"

#include <string>
#include <vector>

namespace driver_tidy::frontend {

/// One translation unit to read.
struct CompileCommand {
  std::string file;                   ///< as the user named it
  std::string directory;              ///< relative paths in `arguments` and `file` start here
  std::vector<std::string> arguments; ///< compiler flags, without compiler name, file, -c and -o
};

/// A problem that Clang reports while reading.
struct Diagnostic {
  std::string path;
  unsigned line = 0;
  unsigned column = 0;
  bool fatal = false; ///< reading ended there (a missing header)
  std::string message;
};

struct Capture {
  program::Program program;
  std::vector<Diagnostic>
      errors; ///< what Clang called an error; functions may have been recovered all the same
  bool usable = true;     ///< false: no program at all (file missing, no text, unusable flags)
  unsigned functions = 0; ///< functions with a body in files that are no system header
};

/// Reads one translation unit with the flags given and no others (those of kernel_flags.h are up to
/// the caller), but for the language standard and the resource directory where the command names
/// none. Never throws, prints or ends the process for bad input.
Capture capture(const CompileCommand& command);

} // namespace driver_tidy::frontend
