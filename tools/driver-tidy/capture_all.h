#pragma once

#include "checker/frontend/capture.h"
#include "tools/driver-tidy/cache.h"
#include "tools/driver-tidy/workers.h"

#include <functional>
#include <string>
#include <vector>

namespace driver_tidy::command {

/// Captures all files, each in a process of its own; what files begin with in common is read once
/// (shared_prefix.h). The result has the order of `commands` whatever ends first, and paths as the
/// user would name them. A file whose process did not end well is unusable, with the reason as its
/// error. What `cache`, if any, has is not read again. `onDone` gets each file's name.
std::vector<frontend::Capture> captureAll(const std::vector<frontend::CompileCommand>& commands,
                                          const WorkerLimits& limits, Cache* cache,
                                          const std::function<void(const std::string&)>& onDone);

} // namespace driver_tidy::command
