#pragma once
// The inputs of a command, read by Clang and linked into one program.

#include "tools/driver-tidy/cache.h"
#include "tools/driver-tidy/inputs.h"
#include "tools/driver-tidy/summary.h"
#include "tools/driver-tidy/workers.h"

#include <map>
#include <set>

namespace driver_tidy::command {

struct ReadProgram {
  program::Program program;
  std::set<std::string> names; ///< of the files that were asked for, as File::path has them
  FileCount files;
  std::vector<report::InputError> errors;                      ///< printed already
  std::map<std::string, std::set<std::string>> missingHeaders; ///< as included; the files read
};

/// `cache`: null: none. `quiet`: no progress.
ReadProgram readProgram(Inputs inputs, const WorkerLimits& limits, Cache* cache, bool quiet);

} // namespace driver_tidy::command
