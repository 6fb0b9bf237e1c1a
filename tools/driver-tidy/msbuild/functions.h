#pragma once
// MSBuild's property functions: the methods of strings, and of paths, that projects use.
// https://learn.microsoft.com/visualstudio/msbuild/property-functions

#include <functional>
#include <optional>
#include <string>

namespace driver_tidy::msbuild {

/// What stands between "$(" and ")", such as Version.Replace('.', ',') or
/// [MSBuild]::EnsureTrailingSlash('a'). `expand` replaces references, those of the arguments too.
/// Nothing: the function is unknown, or its arguments are not what it takes.
std::optional<std::string> callFunction(const std::string& text,
                                        const std::function<std::string(std::string)>& expand);

} // namespace driver_tidy::msbuild
