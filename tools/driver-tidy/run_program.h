#pragma once

#include <string>
#include <vector>

namespace driver_tidy::command {

struct ProgramResult {
  int code = 0; ///< its exit code; -1: it could not be run
  std::string output;
  std::string errors; ///< what it wrote to stderr, or why it could not be run

  /// The first line of `errors`.
  std::string problem() const { return errors.substr(0, errors.find('\n')); }
};

/// Runs a program, found by PATH, in the working directory, and waits for it.
ProgramResult runProgram(const std::vector<std::string>& command);

} // namespace driver_tidy::command
