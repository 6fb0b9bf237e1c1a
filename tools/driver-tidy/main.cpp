// What the user asks for is handed to those who do it.

#include "checker/frontend/kernel_flags.h"
#include "tools/driver-tidy/cache.h"
#include "tools/driver-tidy/command_line.h"
#include "tools/driver-tidy/configure.h"
#include "tools/driver-tidy/exit_code.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iostream>
#include <thread>

using namespace driver_tidy::command;

namespace {

bool terminalHasColors() {
  return ::isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr;
}

int usageError(const std::string& message) {
  std::cerr << "driver-tidy: error: " << message << "\n"
            << "driver-tidy --help shows how to use it\n";
  return kUnusable;
}

/// Those of the commands that read sources; one of them runs.
std::array<InputRequest*, 4> inputRequests(CommandLine& line) {
  return {&line.check.inputs, &line.capture.inputs, &line.states.inputs, &line.import.inputs};
}

/// What holds where nobody says otherwise. `clangFlags`: those behind "--".
void setDefaults(CommandLine& line, const std::vector<std::string>& clangFlags) {
  line.check.cacheDirectory = defaultCacheDirectory();
  line.check.color = terminalHasColors();
  line.check.limits.jobs = line.states.limits.jobs =
      std::max(1U, std::thread::hardware_concurrency());
  for (InputRequest* inputs : inputRequests(line))
    inputs->clangFlags = clangFlags;
}

/// Joins the project's settings to those of the command line. Returns what is wrong; empty:
/// nothing.
std::string useConfig(CommandLine& line) {
  std::vector<std::string> paths;
  for (const InputRequest* inputs : inputRequests(line))
    paths.insert(paths.end(), inputs->paths.begin(), inputs->paths.end());
  ConfigFile config;
  if (std::string why = findConfig(paths, line.configFile, config); !why.empty())
    return why;
  configure(config, line.check);
  configure(config, line.states.inputs);
  configure(config, line.states.rules);
  configure(config, line.import.inputs);
  if (line.headers.empty())
    line.headers = config.headers.empty() ? "auto" : config.headers;
  std::vector<std::string> flags;
  if (const std::string why = driver_tidy::frontend::kernelFlags(line.headers, flags); !why.empty())
    return "--headers: " + why;
  for (InputRequest* inputs : inputRequests(line))
    inputs->kernelFlags = flags;
  return {};
}

int writeBaseline(CommandLine& line) {
  line.check.outputs = {{Format::Sarif, line.baseline}};
  line.check.baseline.clear(); // all is written anew
  line.check.takesFindings = true;
  return check(line.check);
}

int checkAndReport(CommandLine& line) {
  std::vector<Output>& outputs = line.check.outputs;
  const bool takesStdout = std::any_of(outputs.begin(), outputs.end(),
                                       [](const Output& output) { return output.file == "-"; });
  if (!takesStdout)
    outputs.insert(outputs.begin(), {Format::Text, "-"});
  return check(line.check);
}

int printFlags(const CommandLine& line) {
  for (const std::string& flag : line.check.inputs.kernelFlags)
    std::cout << flag << '\n';
  return kClean;
}

int dispatch(const CLI::App& app, CommandLine& line) {
  if (app.got_subcommand("explain"))
    return explain(line.rule);
  if (app.got_subcommand("link"))
    return linkFiles(line.programFiles, line.linked);
  if (app.got_subcommand("dump"))
    return dumpFiles(line.programFiles);
  if (app.get_subcommands().empty() && !line.listsChecks)
    return usageError("a command is missing: driver-tidy --help lists them");
  if (const std::string why = useConfig(line); !why.empty())
    return usageError(why);
  line.check.listChecks = line.check.listChecks || line.listsChecks;
  if (line.dumpsConfig) {
    std::cout << effectiveConfig(line.check, line.headers);
    return kClean;
  }
  if (app.got_subcommand("baseline"))
    return writeBaseline(line);
  if (app.got_subcommand("capture"))
    return captureSource(line.capture);
  if (app.got_subcommand("states"))
    return states(line.states);
  if (app.got_subcommand("import"))
    return importInputs(line.import);
  if (app.got_subcommand("flags"))
    return printFlags(line);
  return checkAndReport(line);
}

int run(int argc, char** argv) {
  // CLI11 would take what stands behind "--" for files.
  char** const separator = std::find_if(
      argv, argv + argc, [](const char* argument) { return std::string_view(argument) == "--"; });
  CommandLine line;
  setDefaults(line, separator == argv + argc
                        ? std::vector<std::string>()
                        : std::vector<std::string>(separator + 1, argv + argc));
  CLI::App app("Checks Windows kernel drivers: regions, IRQL and locks along every path.",
               "driver-tidy");
  app.set_version_flag("--version",
                       "driver-tidy " DRIVER_TIDY_VERSION " (LLVM " DRIVER_TIDY_LLVM_VERSION ")");
  addCommands(app, line);
  try {
    app.parse(static_cast<int>(separator - argv), argv);
  } catch (const CLI::Success& wanted) { // --help, --version
    return app.exit(wanted);
  } catch (const CLI::Error& error) {
    return usageError(error.what());
  }
  constexpr const char* kTakeFlags[] = {"check", "baseline", "capture", "states", "import"};
  if (separator != argv + argc &&
      std::none_of(std::begin(kTakeFlags), std::end(kTakeFlags),
                   [&](const char* command) { return app.got_subcommand(command); }))
    return usageError("flags behind -- are for check, baseline, capture, states and import");
  return dispatch(app, line);
}

} // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  return run(argc, argv);
}
