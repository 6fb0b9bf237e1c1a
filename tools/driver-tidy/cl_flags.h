#pragma once
// Command lines of Microsoft's compiler, and of clang-cl.
// https://learn.microsoft.com/cpp/build/reference/compiler-options-listed-alphabetically

#include <string>
#include <vector>

namespace driver_tidy::command {

/// `program`: without folder and ".exe".
bool isCl(const std::string& program);

/// What of a command line matters to reading the source, for Clang's driver in the manner of GCC.
/// All that is about code generation, warnings and output is left out.
std::vector<std::string> readingFlagsOfCl(const std::vector<std::string>& commandLine);

} // namespace driver_tidy::command
