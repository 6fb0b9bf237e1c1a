#pragma once

#include "checker/report/run.h"

#include <string>
#include <vector>

namespace driver_tidy::command {

/// Whether a directory's file of this name is checked: *.c, *.cc, *.cpp, *.cxx in upper or lower
/// case.
bool isSourceName(const std::string& name);

/// The source files below `directory`, sorted, without those in hidden directories. A directory
/// that is reached twice, through symbolic links, is read once. What could not be read is added to
/// `errors`.
std::vector<std::string> sourceFilesBelow(const std::string& directory,
                                          std::vector<report::InputError>& errors);

} // namespace driver_tidy::command
