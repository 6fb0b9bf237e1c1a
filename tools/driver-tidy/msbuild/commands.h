#pragma once

#include "checker/frontend/capture.h"
#include "tools/driver-tidy/msbuild/project.h"

namespace driver_tidy::msbuild {

/// How Clang reads each source of a project: its definitions, include directories, forced includes
/// and language, with what the toolset adds.
std::vector<frontend::CompileCommand> commandsOf(const Project& project);

} // namespace driver_tidy::msbuild
