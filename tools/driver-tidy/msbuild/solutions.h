#pragma once

#include "checker/report/run.h"

#include <string>
#include <vector>

namespace driver_tidy::msbuild {

/// The projects (.vcxproj) that a solution (.sln, .slnx) names, absolute, in its order. What is
/// wrong with it is added to `problems`.
std::vector<std::string> projectsOf(const std::string& solution,
                                    std::vector<report::InputError>& problems);

/// The projects below a directory, sorted; hidden directories are left out.
std::vector<std::string> projectsBelow(const std::string& directory);

/// The folder, with a slash behind it, of the nearest solution upwards that names the project; its
/// own folder where there is none.
std::string solutionFolderOf(const std::string& project);

} // namespace driver_tidy::msbuild
