#pragma once
// The frontend: one translation unit in, one program out. The only room that knows Clang, and this
// header does not show it.

#include "checker/program/unit.h"

#include <string>
#include <vector>

namespace driver_tidy::frontend {

/// One translation unit to read.
struct CompileCommand {
  std::string file;                   ///< as the user named it
  std::string directory;              ///< relative paths in `arguments` and `file` start here
  std::vector<std::string> arguments; ///< compiler flags, without compiler name, file, -c and -o
};

using Diagnostic = program::Diagnostic;
using Capture = program::Unit;

/// Reads one translation unit with the flags given and no others (those of kernel_flags.h are up to
/// the caller), but for the language standard and the resource directory where the command names
/// none. Never throws, prints or ends the process for bad input.
Capture capture(const CompileCommand& command);

/// Of Clang, as it runs.
std::string readerVersion();

} // namespace driver_tidy::frontend
