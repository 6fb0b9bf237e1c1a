#pragma once

#include <string>
#include <vector>

namespace driver_tidy::frontend {

/// Flags under which Clang reads kernel code on any machine; put before the user's own. `headers`
/// says where the headers of the driver kit come from:
///   auto           those of mingw-w64 and Wine, as far as they are installed, extended by the
///                  tool's own
///   mingw          the same; an error where mingw-w64's are not installed
///   wdk:DIRECTORY  an unpacked driver kit, or the folder of its NuGet packages: of each part the
///                  newest version below it
///   none           no headers but a prelude of base types
/// Returns what is wrong with `headers`, or nothing.
std::string kernelFlags(const std::string& headers, std::vector<std::string>& flags);

/// Those of "auto".
const std::vector<std::string>& kernelFlags();

} // namespace driver_tidy::frontend
