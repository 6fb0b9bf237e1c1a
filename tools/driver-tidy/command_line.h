#pragma once
// The command line: what the user may ask for, and nothing of how it is done.

#include "tools/driver-tidy/check_command.h"
#include "tools/driver-tidy/import_command.h"
#include "tools/driver-tidy/program_files.h"
#include "tools/driver-tidy/states_command.h"

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace driver_tidy::command {

/// The options of all commands.
struct CommandLine {
  CheckOptions check; ///< of check, baseline and analyze
  CaptureOptions capture;
  StatesOptions states;
  ImportOptions import;
  std::vector<std::string> programFiles; ///< of link and dump
  std::string linked;                    ///< what link writes
  std::string baseline;                  ///< what baseline writes
  std::string rule;                      ///< of explain
  std::string headers;                   ///< as --headers has it; empty: not said
  std::string configFile;                ///< empty: the nearest one
  bool listsChecks = false;
  bool dumpsConfig = false;
};

/// Adds all commands to `app`; parsing then fills `line`.
void addCommands(CLI::App& app, CommandLine& line);

} // namespace driver_tidy::command
