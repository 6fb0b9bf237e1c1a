#pragma once
// Where a log goes, and in which formats.

#include "checker/report/run.h"

#include <string>
#include <vector>

namespace driver_tidy::command {

enum class Format : std::uint8_t { Text, Sarif, Github, Gitlab, Html };

struct Output {
  Format format = Format::Text;
  std::string file; ///< "-": standard output
};

/// Reads "github" or "gitlab=report.json" of --format. Returns what is wrong; empty: nothing.
std::string readOutput(const std::string& written, Output& output);

/// What is wrong with outputs together, or with a file; empty: nothing.
std::string whyUnusable(const std::vector<Output>& outputs);

/// Writes all of them. `coverage`: JSON, for the HTML report. Returns what could not be written;
/// empty: all was.
std::vector<std::string> writeOutputs(const std::vector<Output>& outputs, const report::Log& log,
                                      const std::string& coverage, bool color);

} // namespace driver_tidy::command
