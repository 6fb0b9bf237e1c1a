#include "tools/driver-tidy/msbuild/commands.h"

#include "tools/driver-tidy/files.h"
#include "tools/driver-tidy/msbuild/paths.h"

#include <pugixml.hpp>

#include <algorithm>
#include <sstream>

namespace driver_tidy::msbuild {

namespace {

namespace fs = std::filesystem;

std::string valueOf(const Values& values, const std::string& name) {
  const auto found = values.find(name);
  return found == values.end() ? std::string() : found->second;
}

/// What inherits from the toolset ("%(PreprocessorDefinitions)") is none of the project's own.
bool isInherited(const std::string& part) {
  return part.starts_with("%(");
}

std::string standardOf(const std::string& language) {
  for (const auto& [name, flag] :
       {std::pair("stdcpp14", "-std=c++14"), std::pair("stdcpp17", "-std=c++17"),
        std::pair("stdcpp20", "-std=c++20"), std::pair("stdcpplatest", "-std=c++23")})
    if (sameIgnoringCase(language, name))
      return flag;
  return {};
}

frontend::CompileCommand commandFor(const Project& project, const Source& source) {
  frontend::CompileCommand command;
  command.file = source.path;
  command.directory = fs::absolute(project.path).parent_path().string();
  auto add = [&](const std::string& flag) { command.arguments.push_back(flag); };
  if (sameIgnoringCase(project.property("Configuration"), "Debug"))
    add("-DDBG=1");
  if (project.property("DriverType") == "KMDF") {
    const std::string major = project.property("KMDF_VERSION_MAJOR");
    const std::string minor = project.property("KMDF_VERSION_MINOR");
    add("-DKMDF_VERSION_MAJOR=" + (major.empty() ? "1" : major));
    add("-DKMDF_VERSION_MINOR=" + (minor.empty() ? "15" : minor));
  }
  for (const std::string& name : listed(valueOf(source.metadata, "PreprocessorDefinitions")))
    if (!isInherited(name))
      add("-D" + name);
  for (const std::string& folder : listed(valueOf(source.metadata, "AdditionalIncludeDirectories")))
    if (!isInherited(folder))
      add("-I" + withSlashes(folder));
  for (const std::string& header : listed(valueOf(source.metadata, "ForcedIncludeFiles")))
    if (!isInherited(header)) {
      add("-include");
      add(withSlashes(header));
    }
  const std::string language = valueOf(source.metadata, "CompileAs");
  if (sameIgnoringCase(language, "CompileAsC") || sameIgnoringCase(language, "CompileAsCpp")) {
    add("-x");
    add(sameIgnoringCase(language, "CompileAsC") ? "c" : "c++");
  }
  if (const std::string standard = standardOf(valueOf(source.metadata, "LanguageStandard"));
      !standard.empty() && !source.path.ends_with(".c"))
    add(standard);
  return command;
}

void addProject(const fs::path& folder, const std::string& name, std::vector<std::string>& found) {
  const fs::path path = inAnyCase((folder / withSlashes(name)).lexically_normal());
  if (sameIgnoringCase(path.extension().string(), ".vcxproj"))
    found.push_back(path.string());
}

} // namespace

std::vector<frontend::CompileCommand> commandsOf(const Project& project) {
  std::vector<frontend::CompileCommand> commands;
  commands.reserve(project.sources.size());
  for (const Source& source : project.sources)
    commands.push_back(commandFor(project, source));
  return commands;
}

std::vector<std::string> projectsOf(const std::string& solution,
                                    std::vector<report::InputError>& problems) {
  std::vector<std::string> found;
  std::string text;
  if (const std::string why = command::readFile(solution, text); !why.empty()) {
    problems.push_back({solution, 0, 0, why});
    return found;
  }
  const fs::path folder = fs::absolute(solution).parent_path();
  if (sameIgnoringCase(fs::path(solution).extension().string(), ".slnx")) {
    pugi::xml_document document;
    const pugi::xml_parse_result parsed = document.load_buffer(text.data(), text.size());
    if (!parsed) {
      problems.push_back({solution, 0, 0, parsed.description()});
      return found;
    }
    for (const pugi::xpath_node& project : document.select_nodes("//Project[@Path]"))
      addProject(folder, project.node().attribute("Path").value(), found);
    return found;
  }
  // Project("{type}") = "name", "folder\name.vcxproj", "{identity}"
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("Project("))
      continue;
    std::vector<std::string> quoted;
    for (std::size_t at = line.find('"'); at != std::string::npos; at = line.find('"', at + 1)) {
      const std::size_t end = line.find('"', at + 1);
      if (end == std::string::npos)
        break;
      quoted.push_back(line.substr(at + 1, end - at - 1));
      at = end;
    }
    if (quoted.size() > 2)
      addProject(folder, quoted[2], found);
  }
  return found;
}

std::vector<std::string> projectsBelow(const std::string& directory) {
  std::vector<std::string> found;
  std::error_code error;
  for (fs::recursive_directory_iterator
           entry(directory, fs::directory_options::skip_permission_denied, error),
       end;
       !error && entry != end; entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    std::error_code ignored;
    if (name.starts_with(".") && entry->is_directory(ignored))
      entry.disable_recursion_pending();
    else if (sameIgnoringCase(entry->path().extension().string(), ".vcxproj"))
      found.push_back(entry->path().string());
  }
  std::sort(found.begin(), found.end());
  return found;
}

} // namespace driver_tidy::msbuild
