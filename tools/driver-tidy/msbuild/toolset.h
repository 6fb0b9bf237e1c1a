#pragma once

#include "tools/driver-tidy/msbuild/project.h"

#include <string>
#include <vector>

namespace driver_tidy::msbuild {

/// What the toolset adds to the flags of a source: rules/toolset/kernel.json, as built in.
std::vector<std::string> toolsetFlags(const Project& project, const Source& source);

} // namespace driver_tidy::msbuild
