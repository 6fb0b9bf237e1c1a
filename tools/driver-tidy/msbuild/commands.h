#pragma once

#include "checker/frontend/capture.h"
#include "tools/driver-tidy/msbuild/project.h"

namespace driver_tidy::msbuild {

/// How Clang reads each source of a project: its definitions, include directories, forced includes
/// and language. What the toolset adds for Debug builds and for KMDF is added here too.
std::vector<frontend::CompileCommand> commandsOf(const Project& project);

/// The projects (.vcxproj) that a solution (.sln, .slnx) names, absolute, in its order. What is
/// wrong with it is added to `problems`.
std::vector<std::string> projectsOf(const std::string& solution,
                                    std::vector<report::InputError>& problems);

/// The projects below a directory, sorted; hidden directories are left out.
std::vector<std::string> projectsBelow(const std::string& directory);

} // namespace driver_tidy::msbuild
