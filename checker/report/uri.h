#pragma once

#include <string>

namespace driver_tidy::report {

/// `path` as a relative URI reference: relative to `root` (with ../ where it lies outside),
/// percent-encoded. Relative paths start at the working directory. Never absolute: the file's name
/// alone where there is no way from `root`.
std::string relativeUri(const std::string& path, const std::string& root);

} // namespace driver_tidy::report
