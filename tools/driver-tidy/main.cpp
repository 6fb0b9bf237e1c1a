// The command line: what the user may ask for, and nothing of how it is done.

#include "checker/frontend/kernel_flags.h"
#include "tools/driver-tidy/check_command.h"
#include "tools/driver-tidy/exit_code.h"
#include "tools/driver-tidy/import_command.h"
#include "tools/driver-tidy/rule_set.h"
#include "tools/driver-tidy/states_command.h"

#include <CLI/CLI.hpp>

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <thread>

using namespace driver_tidy::command;

namespace {

constexpr const char* kExitCodes = "Exit codes:\n"
                                   "  0  clean\n"
                                   "  1  findings\n"
                                   "  2  wrong use, or nothing could be checked\n"
                                   "  3  some inputs could not be checked\n";

void addHeaders(CLI::App* command, std::string& headers) {
  command
      ->add_option("--headers", headers,
                   "Kernel headers: auto (mingw-w64's and Wine's, with the tool's own), mingw, "
                   "wdk:DIRECTORY (an unpacked WDK or its NuGet packages), none (base types only)")
      ->type_name("SOURCE")
      ->capture_default_str();
}

bool terminalHasColors() {
  return ::isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr;
}

CLI::App* addCheck(CLI::App& app, CheckOptions& options) {
  CLI::App* check = app.add_subcommand("check", "Check source files");
  check
      ->add_option("paths", options.inputs.paths,
                   "Source files, projects (.vcxproj), solutions, or directories to search")
      ->type_name("FILE|DIRECTORY");
  check
      ->add_option("-p", options.inputs.buildDirectory,
                   "Take flags, and without paths the files too, from compile_commands.json in "
                   "this directory")
      ->type_name("BUILD_DIR");
  check
      ->add_option("--checks", options.checks,
                   "Switch checks on and off: 'a,b*' adds to what is on by default, '-*,a' leaves "
                   "only a; a group (sdv-wdm) stands for its checks")
      ->type_name("GLOBS");
  check
      ->add_option("--config", options.inputs.configuration,
                   "Configuration and platform of projects (default: their first one for x64)")
      ->type_name("CONFIGURATION|PLATFORM");
  check->add_flag("--list-checks", options.listChecks, "List the checks, as --checks leaves them");
  check->add_option("--sarif", options.sarif, "Write SARIF 2.1.0 here; '-': to standard output")
      ->type_name("FILE");
  check
      ->add_option("--contracts", options.contracts,
                   "Also read what your own functions do from this file (repeatable)")
      ->type_name("FILE")
      ->allow_extra_args(false);
  check
      ->add_option("--strict-alternation", options.strictAlternation,
                   "Report nested enters of this check's regions too (repeatable)")
      ->type_name("CHECK")
      ->allow_extra_args(false);
  check
      ->add_option("--strict", options.strict,
                   "Judge this check as Static Driver Verifier does; its page says what that adds "
                   "(repeatable)")
      ->type_name("CHECK")
      ->allow_extra_args(false);
  check->add_option("-j,--jobs", options.jobs, "Read this many files at a time")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  check
      ->add_option("--coverage", options.coverage,
                   "Write how much of each driver was seen, as JSON")
      ->type_name("FILE");
  check->add_flag("--require-complete", options.requireComplete,
                  "Exit with 3 where any function could not be analysed");
  check->add_flag("--quiet", options.quiet, "No progress and no summary");
  check->add_flag("--use-color", options.color,
                  "Use colors; --use-color=false: do not (default: on a terminal)");
  check->footer(std::string("driver-tidy check driver/ -- -Iinc -DX: what stands behind -- goes to "
                            "Clang for every file, behind the flags "
                            "of the compile database.\n\n") +
                kExitCodes);
  return check;
}

CLI::App* addStates(CLI::App& app, StatesOptions& options) {
  CLI::App* states = app.add_subcommand(
      "states", "Show the IRQL and the region depths before each call, and where they come from");
  states->add_option("paths", options.inputs.paths, "Files of one driver")->type_name("FILE");
  states->add_option("-p", options.inputs.buildDirectory, "Directory of compile_commands.json")
      ->type_name("BUILD_DIR");
  states->add_option("--contracts", options.contracts, "As for check")
      ->type_name("FILE")
      ->allow_extra_args(false);
  return states;
}

CLI::App* addImport(CLI::App& app, ImportOptions& options) {
  CLI::App* import = app.add_subcommand(
      "import", "Write the flags that projects are read with as a compile database");
  import->add_option("paths", options.inputs.paths, "Projects, solutions, directories or files")
      ->type_name("PROJECT");
  import->add_option("--config", options.inputs.configuration, "As for check")
      ->type_name("CONFIGURATION|PLATFORM");
  import->add_option("-o", options.output, "Write to this file, not to standard output")
      ->type_name("FILE");
  return import;
}

int usageError(const std::string& message) {
  std::cerr << "driver-tidy: error: " << message << "\n"
            << "driver-tidy --help shows how to use it\n";
  return kUnusable;
}

int run(int argc, char** argv) {
  // CLI11 would take what stands behind "--" for files.
  char** const separator = std::find_if(
      argv, argv + argc, [](const char* argument) { return std::string_view(argument) == "--"; });
  CheckOptions options;
  options.jobs = std::max(1U, std::thread::hardware_concurrency());
  options.color = terminalHasColors();
  if (separator != argv + argc)
    options.inputs.clangFlags.assign(separator + 1, argv + argc);

  CLI::App app("Checks Windows kernel drivers: regions, IRQL and locks along every path.",
               "driver-tidy");
  app.set_version_flag("--version",
                       "driver-tidy " DRIVER_TIDY_VERSION " (LLVM " DRIVER_TIDY_LLVM_VERSION ")");
  bool listOnly = false;
  app.add_flag("--list-checks", listOnly, "List the checks; [on]: on by default");
  const CLI::App* check = addCheck(app, options);
  std::string rule;
  CLI::App* explainRule = app.add_subcommand("explain", "Print the page of a rule");
  explainRule->add_option("rule", rule, "A check, as in [driver-…], or a rule's id")
      ->required()
      ->type_name("RULE");
  StatesOptions shown;
  shown.jobs = options.jobs;
  shown.inputs.clangFlags = options.inputs.clangFlags;
  const CLI::App* showStates = addStates(app, shown);
  ImportOptions imported;
  imported.inputs.clangFlags = options.inputs.clangFlags;
  const CLI::App* import = addImport(app, imported);
  const CLI::App* showFlags = app.add_subcommand(
      "flags", "Print the flags under which sources are read, one a line, for other Clang tools");
  std::string headers = "auto";
  for (const char* command : {"check", "states", "import", "flags"})
    addHeaders(app.get_subcommand(command), headers);
  app.require_subcommand(0, 1);
  app.footer(kExitCodes);

  try {
    app.parse(static_cast<int>(separator - argv), argv);
  } catch (const CLI::Success& wanted) { // --help, --version
    return app.exit(wanted);
  } catch (const CLI::Error& error) {
    return usageError(error.what());
  }
  if (separator != argv + argc && !check->parsed() && !showStates->parsed() && !import->parsed())
    return usageError("flags behind -- are for check, states and import");
  std::vector<std::string> flags;
  if (const std::string why = driver_tidy::frontend::kernelFlags(headers, flags); !why.empty())
    return usageError("--headers: " + why);
  for (InputRequest* inputs : {&options.inputs, &shown.inputs, &imported.inputs})
    inputs->kernelFlags = flags;
  if (listOnly) {
    options.listChecks = true;
    return driver_tidy::command::check(options);
  }
  if (check->parsed())
    return driver_tidy::command::check(options);
  if (explainRule->parsed())
    return explain(rule);
  if (showStates->parsed())
    return states(shown);
  if (import->parsed())
    return importInputs(imported);
  if (showFlags->parsed()) {
    for (const std::string& flag : flags)
      std::cout << flag << '\n';
    return kClean;
  }
  return usageError("a command is missing: check, states, import, explain, flags or --list-checks");
}

} // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  return run(argc, argv);
}
