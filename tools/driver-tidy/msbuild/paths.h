#pragma once
// Names as MSBuild files write them.

#include <filesystem>
#include <string>
#include <vector>

namespace driver_tidy::msbuild {

std::string withSlashes(std::string path);

/// The file of that name whatever its case, or the path as it is.
std::filesystem::path inAnyCase(const std::filesystem::path& path);

/// The parts of a list separated by semicolons, without blanks around them and without empty ones.
std::vector<std::string> listed(const std::string& text);

bool sameIgnoringCase(const std::string& left, const std::string& right);

} // namespace driver_tidy::msbuild
