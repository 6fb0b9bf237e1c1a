#pragma once

#include "checker/frontend/capture.h"
#include "checker/report/run.h"

#include <string>
#include <vector>

namespace driver_tidy::command {

struct InputRequest {
  std::vector<std::string> paths; ///< files and directories; empty: all that the database lists
  std::string buildDirectory;     ///< of a compile database; empty: there is none
  std::vector<std::string> clangFlags; ///< behind those of the database
};

struct Inputs {
  std::vector<frontend::CompileCommand> commands; ///< complete: with kernelFlags()
  std::vector<report::InputError> errors;
};

/// What is to be read, and how, in the order of the request; the files of a directory are sorted. A
/// file that is named twice is read once, but for each command that the database has for it.
Inputs gatherInputs(const InputRequest& request);

/// `path`, which starts at `directory` where it is relative, as the user would name it: relative
/// where it lies below the working directory, else absolute.
std::string shownPath(const std::string& path, const std::string& directory);

} // namespace driver_tidy::command
