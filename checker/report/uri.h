#pragma once

#include <string>

namespace driver_tidy::report {

/// `path`, with slashes, relative to `root` (with ../ where it lies outside). Relative paths start
/// at the working directory. Never absolute: the file's name alone where there is no way from
/// `root`.
std::string relativePath(const std::string& path, const std::string& root);

/// The same as a relative URI reference, percent-encoded.
std::string relativeUri(const std::string& path, const std::string& root);

} // namespace driver_tidy::report
