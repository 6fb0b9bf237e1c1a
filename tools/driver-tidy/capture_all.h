#pragma once

#include "checker/frontend/capture.h"

#include <functional>
#include <string>
#include <vector>

namespace driver_tidy::command {

/// Captures all files in `jobs` threads. The result has the order of `commands` whatever ends
/// first, and paths as the user would name them. `onDone` gets each file's name, one call at a
/// time.
std::vector<frontend::Capture> captureAll(const std::vector<frontend::CompileCommand>& commands,
                                          unsigned jobs,
                                          const std::function<void(const std::string&)>& onDone);

} // namespace driver_tidy::command
