#pragma once

#include "checker/analysis/finding.h"
#include "checker/contracts/contracts.h"
#include "checker/program/program.h"

#include <string>
#include <vector>

namespace driver_tidy::report {

/// An input that could not be read or was read only in part.
struct InputError {
  std::string path;
  unsigned line = 0; ///< 0: the file as a whole
  unsigned column = 0;
  std::string message;
  bool fileLost = true; ///< nothing of the file was checked
};

struct NotAnalysed {
  std::string function;
  program::SourceRange range;
  std::string reason;
  bool isPartly = false; ///< some of it was lost; it was followed up to there
};

/// Everything that a run has to say; what the formats are made from. Refers to its owner's data.
struct Run {
  const program::Program& program; ///< for file paths
  const contracts::Contracts& contracts;
  std::vector<const contracts::Rule*> rules; ///< those that ran
  std::vector<analysis::Finding> findings;
  std::vector<NotAnalysed> notAnalysed;
  std::vector<InputError> errors;
  std::vector<analysis::Finding> suppressed = {}; ///< by the source, see pragmas.h
  std::string project = {};                       ///< path of the driver's project, if it has one
};

} // namespace driver_tidy::report
