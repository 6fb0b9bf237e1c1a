#include "tools/driver-tidy/command_line.h"

#include "tools/driver-tidy/outputs.h"

namespace driver_tidy::command {

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
                   "wdk:DIRECTORY (an unpacked WDK or its NuGet packages), none (base types only); "
                   "default: auto")
      ->type_name("SOURCE");
}

void addLimits(CLI::App* command, WorkerLimits& limits) {
  command
      ->add_option_function<unsigned>(
          "--max-seconds",
          [&limits](unsigned seconds) { limits.time = std::chrono::seconds(seconds); },
          "Give up a file that takes longer to read, or a function that takes longer to analyse "
          "(default: 600)")
      ->check(CLI::PositiveNumber)
      ->type_name("NUMBER");
  command
      ->add_option(
          "--max-memory", limits.megabytes,
          "Give up a file that needs more megabytes to be read, or a function that does to be "
          "analysed (default: 4096)")
      ->check(CLI::PositiveNumber)
      ->type_name("NUMBER");
}

/// What is read.
void addInputs(CLI::App* command, CheckOptions& options) {
  command
      ->add_option("paths", options.inputs.paths,
                   "Source files, projects (.vcxproj), solutions, or directories to search")
      ->type_name("FILE|DIRECTORY");
  command
      ->add_option("-p", options.inputs.buildDirectory,
                   "Take flags, and without paths the files too, from compile_commands.json in "
                   "this directory")
      ->type_name("BUILD_DIR");
  command
      ->add_option("--config", options.inputs.configuration,
                   "Configuration and platform of projects (default: their first one for x64)")
      ->type_name("CONFIGURATION|PLATFORM");
  command
      ->add_option("-j,--jobs", options.limits.jobs,
                   "Read this many files at a time (default: one for each core)")
      ->check(CLI::PositiveNumber)
      ->type_name("NUMBER");
  addLimits(command, options.limits);
  command
      ->add_option("--cache-dir", options.cacheDirectory,
                   "Keep there what was read, for later runs (default: driver-tidy in "
                   "$XDG_CACHE_HOME or ~/.cache)")
      ->type_name("DIRECTORY");
  command->add_flag_callback(
      "--no-cache", [&options] { options.cacheDirectory.clear(); }, "Read everything anew");
}

/// How it is judged.
void addRules(CLI::App* command, CheckOptions& options) {
  command
      ->add_option("--checks", options.checks,
                   "Switch checks on and off: 'a,b*' adds to what is on by default, '-*,a' leaves "
                   "only a; a group (sdv-wdm) stands for its checks")
      ->type_name("GLOBS");
  command
      ->add_option("--contracts", options.rules.files,
                   "Also read what your own functions do from this file (repeatable)")
      ->type_name("FILE")
      ->allow_extra_args(false);
  command
      ->add_option("--strict-alternation", options.strictAlternation,
                   "Report nested enters of this check's regions too (repeatable)")
      ->type_name("CHECK")
      ->allow_extra_args(false);
  command
      ->add_option("--strict", options.strict,
                   "Judge this check as Static Driver Verifier does; its page says what that adds "
                   "(repeatable)")
      ->type_name("CHECK")
      ->allow_extra_args(false);
  command
      ->add_option("--suppressions", options.suppressions,
                   "Known findings, by fingerprint, each with its reason (YAML)")
      ->type_name("FILE");
  command
      ->add_option("--coverage", options.coverage,
                   "Write how much of each driver was seen, as JSON")
      ->type_name("FILE");
  command->add_flag("--quiet", options.quiet, "No progress and no summary");
}

/// Adds to `outputs` what the option says.
CLI::Option* addOutput(CLI::App* command, const std::string& name, Format format,
                       std::vector<Output>& outputs, const std::string& help) {
  return command
      ->add_option_function<std::string>(
          name, [&outputs, format](const std::string& file) { outputs.push_back({format, file}); },
          help)
      ->type_name("FILE");
}

void addFormats(CLI::App* command, std::vector<Output>& outputs) {
  command
      ->add_option_function<std::vector<std::string>>(
          "--format",
          [&outputs](const std::vector<std::string>& all) {
            for (const std::string& written : all) {
              Output output;
              if (const std::string why = readOutput(written, output); !why.empty())
                throw CLI::ValidationError("--format", why);
              outputs.push_back(output);
            }
          },
          "Write the findings as text, SARIF, annotations of a GitHub workflow, GitLab's Code "
          "Quality report or a page of HTML (repeatable; default: text)")
      ->type_name("text|sarif|github|gitlab|html[=FILE]")
      ->allow_extra_args(false);
  addOutput(command, "--sarif", Format::Sarif, outputs,
            "Write SARIF 2.1.0 here; '-': to standard output");
  addOutput(command, "--html", Format::Html, outputs, "Write a page of HTML here");
}

/// What becomes of the findings.
void addReports(CLI::App* check, CheckOptions& options) {
  addFormats(check, options.outputs);
  check
      ->add_option("--baseline", options.baseline,
                   "Report only what this SARIF log of an earlier run does not have")
      ->type_name("FILE");
  check
      ->add_option("--diff", options.diffBase,
                   "Report only what concerns lines changed since the branch left this git "
                   "revision")
      ->type_name("REVISION");
  check
      ->add_option("--line-filter", options.lineFilter,
                   "Report only what concerns these lines: "
                   R"('[{"name":"read.c","lines":[[1,3]]}]')")
      ->type_name("JSON");
  check->add_flag("--unused-suppressions", options.tellUnusedSuppressions,
                  "Tell of suppressions that no finding needs");
  check->add_flag("--require-complete", options.requireComplete,
                  "Exit with 3 where any function could not be analysed");
  check->add_flag("--use-color", options.color,
                  "Use colors; --use-color=false: do not (default: on a terminal)");
}

void addCheck(CLI::App& app, CheckOptions& options, bool& dumpsConfig) {
  CLI::App* check = app.add_subcommand("check", "Check source files");
  addInputs(check, options);
  addRules(check, options);
  addReports(check, options);
  check->add_flag("--list-checks", options.listChecks, "List the checks, as --checks leaves them");
  check->add_flag("--dump-config", dumpsConfig, "Print the settings that hold, as YAML");
  check->footer(std::string("driver-tidy check driver/ -- -Iinc -DX: what stands behind -- goes to "
                            "Clang for every file, behind the flags "
                            "of the compile database.\n\n") +
                kExitCodes);
}

void addBaseline(CLI::App& app, CheckOptions& options, std::string& file) {
  CLI::App* baseline = app.add_subcommand(
      "baseline", "Write the findings that there are, for check --baseline; exits with 0");
  addInputs(baseline, options);
  addRules(baseline, options);
  baseline->add_option("-o", file, "Write SARIF here")->type_name("FILE")->required();
}

void addAnalyze(CLI::App& app, CheckOptions& options) {
  CLI::App* analyze = app.add_subcommand("analyze", "Check what capture and link wrote");
  analyze
      ->add_option("files", options.inputs.programFiles,
                   "Program files of one driver; @LIST: those that the file LIST names, one a line")
      ->type_name("FILE")
      ->required();
  analyze->add_option("--driver", options.inputs.driver, "What reports call the driver")
      ->type_name("NAME");
  addLimits(analyze, options.limits);
  addRules(analyze, options);
  addReports(analyze, options);
}

void addCapture(CLI::App& app, CaptureOptions& options) {
  CLI::App* capture = app.add_subcommand(
      "capture", "Read one source file into a program file, as a step of a build");
  capture->add_option("file", options.inputs.paths, "The source file")
      ->type_name("FILE")
      ->required()
      ->expected(1);
  capture->add_option("-o", options.output, "Write the program file here, whatever happens")
      ->type_name("FILE")
      ->required();
  capture
      ->add_option("--depfile", options.dependencyFile,
                   "Write here what was read, as Ninja and make take it")
      ->type_name("FILE");
  addLimits(capture, options.limits);
  capture->footer("Flags for Clang stand behind --, as for check.");
}

void addLink(CLI::App& app, std::vector<std::string>& files, std::string& output) {
  CLI::App* link = app.add_subcommand("link", "Join program files into one, in any order");
  link->add_option("files", files, "Program files, @LIST as for analyze")
      ->type_name("FILE")
      ->required();
  link->add_option("-o", output, "Write the program file here")->type_name("FILE")->required();
}

void addStates(CLI::App& app, StatesOptions& options) {
  CLI::App* states = app.add_subcommand(
      "states", "Show the IRQL and the region depths before each call, and where they come from");
  states->add_option("paths", options.inputs.paths, "Files of one driver")->type_name("FILE");
  states->add_option("-p", options.inputs.buildDirectory, "Directory of compile_commands.json")
      ->type_name("BUILD_DIR");
  states->add_option("--contracts", options.rules.files, "As for check")
      ->type_name("FILE")
      ->allow_extra_args(false);
}

void addImport(CLI::App& app, ImportOptions& options) {
  CLI::App* import = app.add_subcommand(
      "import", "Write the flags that projects are read with as a compile database");
  import->add_option("paths", options.inputs.paths, "Projects, solutions, directories or files")
      ->type_name("PROJECT");
  import->add_option("--config", options.inputs.configuration, "As for check")
      ->type_name("CONFIGURATION|PLATFORM");
  import->add_option("-o", options.output, "Write to this file, not to standard output")
      ->type_name("FILE");
}

void addConfigFile(CLI::App* command, std::string& file) {
  command
      ->add_option("--config-file", file,
                   "Take the settings from this file (default: the nearest .driver-tidy.yaml or "
                   ".driver-tidy.json above what is checked)")
      ->type_name("FILE");
}

} // namespace

void addCommands(CLI::App& app, CommandLine& line) {
  app.add_flag("--list-checks", line.listsChecks, "List the checks; [on]: on by default");
  addCheck(app, line.check, line.dumpsConfig);
  addBaseline(app, line.check, line.baseline);
  addAnalyze(app, line.check);
  addCapture(app, line.capture);
  addLink(app, line.programFiles, line.linked);
  app.add_subcommand("dump", "Print program files for people")
      ->add_option("files", line.programFiles, "Program files")
      ->type_name("FILE")
      ->required();
  app.add_subcommand("explain", "Print the page of a rule")
      ->add_option("rule", line.rule, "A check, as in [driver-…], or a rule's id")
      ->required()
      ->type_name("RULE");
  addStates(app, line.states);
  addImport(app, line.import);
  app.add_subcommand(
      "flags", "Print the flags under which sources are read, one a line, for other Clang tools");
  for (const char* command : {"check", "baseline", "capture", "states", "import", "flags"})
    addHeaders(app.get_subcommand(command), line.headers);
  for (const char* command :
       {"check", "baseline", "analyze", "capture", "states", "import", "flags"})
    addConfigFile(app.get_subcommand(command), line.configFile);
  app.require_subcommand(0, 1);
  app.footer(kExitCodes);
}

} // namespace driver_tidy::command
