#pragma once

#include "checker/report/run.h"

#include <chrono>
#include <cstddef>

namespace driver_tidy::command {

struct FunctionCount {
  std::size_t total = 0;  ///< functions with a body; one in a header counts once
  std::size_t partly = 0; ///< some of them was lost
  std::size_t notAnalysed = 0;

  std::size_t analysed() const { return total - partly - notAnalysed; }
};

FunctionCount countFunctions(const report::Run& run);

struct FileCount {
  std::size_t checked = 0;
  std::size_t lost = 0;       ///< inputs of which nothing was checked
  std::size_t withErrors = 0; ///< files that were checked although Clang reported errors
  std::size_t errors = 0;     ///< those errors
};

/// Lists on stderr what was not analysed, or in part only, and why.
void printNotAnalysed(const report::Run& run);

/// How much was looked at, on stderr.
void printSummary(const report::Run& run, const FileCount& files,
                  std::chrono::steady_clock::duration time);

/// How many findings there are, on stderr. `elsewhere`: left out, as they concern no changed line.
void printFindings(const report::Log& log, std::size_t elsewhere);

} // namespace driver_tidy::command
