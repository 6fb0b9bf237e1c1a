#include "tools/driver-tidy/msbuild/commands.h"

#include "tools/driver-tidy/msbuild/paths.h"
#include "tools/driver-tidy/msbuild/toolset.h"

namespace driver_tidy::msbuild {

namespace {

std::vector<std::string> listOf(const Source& source, const std::string& name) {
  const auto found = source.metadata.find(name);
  std::vector<std::string> list;
  if (found != source.metadata.end())
    list = listed(found->second);
  // What inherits from the toolset ("%(PreprocessorDefinitions)") is none of the project's own.
  std::erase_if(list, [](const std::string& part) { return part.starts_with("%("); });
  return list;
}

bool isTrue(const Source& source, const std::string& name) {
  const auto found = source.metadata.find(name);
  return found != source.metadata.end() && sameIgnoringCase(found->second, "true");
}

frontend::CompileCommand commandFor(const Project& project, const Source& source) {
  frontend::CompileCommand command;
  command.file = source.path;
  command.directory = std::filesystem::absolute(project.path).parent_path().string();
  command.arguments = toolsetFlags(project, source);
  auto add = [&](const std::string& flag) { command.arguments.push_back(flag); };
  for (const std::string& name : listOf(source, "PreprocessorDefinitions"))
    add("-D" + name);
  for (const std::string& folder : listOf(source, "AdditionalIncludeDirectories"))
    add("-I" + withSlashes(folder));
  for (const std::string& header : listOf(source, "ForcedIncludeFiles")) {
    add("-include");
    add(withSlashes(header));
  }
  // The trace preprocessor writes macros of these names: "TraceEvents(LEVEL,FLAGS,MSG,...)".
  if (isTrue(source, "WppEnabled"))
    for (const std::string& function : listOf(source, "WppTraceFunction"))
      if (const std::string name = function.substr(0, function.find_first_of("({ ")); !name.empty())
        add("-D" + name + "(...)=((void)0)");
  return command;
}

} // namespace

std::vector<frontend::CompileCommand> commandsOf(const Project& project) {
  std::vector<frontend::CompileCommand> commands;
  commands.reserve(project.sources.size());
  for (const Source& source : project.sources)
    commands.push_back(commandFor(project, source));
  return commands;
}

} // namespace driver_tidy::msbuild
