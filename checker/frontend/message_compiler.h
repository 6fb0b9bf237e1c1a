#pragma once
// The message compiler (mc.exe) writes a header for each message file (*.mc) during a build.
// https://learn.microsoft.com/windows/win32/wes/message-text-files

#include <llvm/ADT/StringRef.h>

#include <string>

namespace driver_tidy::frontend {

/// The header: a definition for each message that has a symbolic name, and the lines behind
/// semicolons as they are. Without the customer bit, which is up to mc.exe's command line.
std::string messageHeader(llvm::StringRef messages);

} // namespace driver_tidy::frontend
