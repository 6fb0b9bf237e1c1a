#pragma once

#include "checker/frontend/capture.h"
#include "checker/frontend/kernel_flags.h"
#include "checker/report/run.h"

#include <string>
#include <vector>

namespace driver_tidy::command {

struct InputRequest {
  /// Files, directories, projects (.vcxproj) and solutions (.sln, .slnx); empty: all that the
  /// database lists.
  std::vector<std::string> paths;
  std::string buildDirectory; ///< of a compile database; empty: there is none
  std::vector<std::string> kernelFlags = frontend::kernelFlags(); ///< before all others
  std::vector<std::string> clangFlags; ///< behind those of the database or the project
  std::string configuration;           ///< of projects: "Debug|x64"; empty: the first one for x64
  /// Instead of all these: units that were captured before, and what the driver is called.
  std::vector<std::string> programFiles = {};
  std::string driver = {};
  /// Absolute globs of source files and folders that are left out, but where a file is named.
  std::vector<std::string> exclude = {};
};

/// What makes one driver.
struct Inputs {
  /// Path of its project, its directory or its target; empty: files as they were named.
  std::string project;
  std::vector<frontend::CompileCommand> commands; ///< complete
  std::vector<std::string> programFiles = {};     ///< units that were captured before
  std::vector<report::InputError> errors = {};
};

/// The arguments for a file named by itself, as for one of a directory.
std::vector<std::string> argumentsFor(const std::string& file, const InputRequest& request,
                                      const std::vector<std::string>& own);

/// What is to be read, and how, in the order of the request; the files of a directory are sorted. A
/// file that is named twice is read once, but for each command that the database has for it. Each
/// project is a driver of its own, and files that are named are one; there is at least one driver.
/// A directory with kernel-mode projects in it stands for them, unless there is a compile database.
/// Other directories, and the database as a whole, are divided as drivers.h says.
std::vector<Inputs> gatherInputs(const InputRequest& request);

/// `path`, which starts at `directory` where it is relative, as the user would name it: relative
/// where it lies below the working directory, else absolute.
std::string shownPath(const std::string& path, const std::string& directory);

} // namespace driver_tidy::command
