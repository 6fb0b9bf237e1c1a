#pragma once
// Reading and writing whole files, with the reason where it fails.

#include <string>

namespace driver_tidy::command {

/// Reads a file. Returns why it could not be read; empty: it was.
std::string readFile(const std::string& path, std::string& text);

/// Why `path` could not be written; empty: it could. Leaves no trace.
std::string whyUnwritable(const std::string& path);

/// Writes a file in one step: a reader sees the old text or the new one, never half of it. Returns
/// why it failed; empty: it did not.
std::string writeFile(const std::string& path, const std::string& text);

} // namespace driver_tidy::command
