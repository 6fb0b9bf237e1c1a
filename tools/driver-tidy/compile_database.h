#pragma once

#include "checker/frontend/capture.h"
#include "checker/report/run.h"

#include <cstdint>
#include <string>
#include <vector>

namespace driver_tidy::command {

/// The file that -p names: compile_commands.json of a directory, or a file as it is.
std::string databaseFile(const std::string& buildDirectory);

/// Reads a compile database (compile_commands.json) with commands of GCC, Clang, cl or clang-cl.
/// What is wrong with it is added to `errors`; entries without a mistake are returned all the same.
/// `arguments` are stripped of the compiler, the file and whatever is about output.
std::vector<frontend::CompileCommand> readDatabase(const std::string& path,
                                                   std::vector<report::InputError>& errors);

enum class Quoting : std::uint8_t {
  Posix,   ///< as a shell
  Windows, ///< as a program's start: backslashes escape quotation marks only
};

/// Splits a command into words; nothing is expanded.
std::vector<std::string> splitCommand(const std::string& command, Quoting quoting);

/// What of a compiler's command line matters to reading `file`. Relative paths start at
/// `directory`.
std::vector<std::string> readingFlags(const std::vector<std::string>& commandLine,
                                      const std::string& file, const std::string& directory);

} // namespace driver_tidy::command
