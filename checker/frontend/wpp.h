#pragma once
// The trace preprocessor (WPP) writes a header (*.tmh) for each source during a build, with a macro
// for each trace function that the driver configures.
// https://learn.microsoft.com/windows-hardware/drivers/devtest/wpp-software-tracing

#include <llvm/ADT/StringRef.h>

#include <string>

namespace driver_tidy::frontend {

/// Definitions that make the trace functions do nothing, for those that `text` configures in
/// comments: "begin_wpp config", lines such as "FUNC TraceEvents(LEVEL, FLAGS, MSG, ...);",
/// "end_wpp".
std::string traceMacros(llvm::StringRef text);

} // namespace driver_tidy::frontend
