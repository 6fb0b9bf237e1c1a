#pragma once
// Capture and analysis as steps of a build: program files from one to the other.

#include "tools/driver-tidy/inputs.h"
#include "tools/driver-tidy/workers.h"

#include <string>
#include <vector>

namespace driver_tidy::command {

/// The units of all files, sorted by source and text, each once: whatever the order of the files,
/// and however they were joined before. A name "@list" stands for the names in that file, one a
/// line. Files that cannot be read are added to `errors`.
std::vector<frontend::Capture> unitsOf(const std::vector<std::string>& files,
                                       std::vector<report::InputError>& errors);

struct CaptureOptions {
  InputRequest inputs; ///< one path
  WorkerLimits limits;
  std::string output;
  std::string dependencyFile; ///< for Ninja and make; empty: none
};

/// `driver-tidy capture`: reads one source into one program file, which says how that went and is
/// written in any case. Returns the exit code: only what could not be written is a failure.
int captureSource(const CaptureOptions& options);

/// `driver-tidy link`: joins program files into one. Returns the exit code.
int linkFiles(const std::vector<std::string>& files, const std::string& output);

/// `driver-tidy dump`: program files as people read them, on stdout. Returns the exit code.
int dumpFiles(const std::vector<std::string>& files);

} // namespace driver_tidy::command
