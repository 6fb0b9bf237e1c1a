#include "tools/driver-tidy/msbuild/solutions.h"

#include "tools/driver-tidy/files.h"
#include "tools/driver-tidy/msbuild/paths.h"

#include <pugixml.hpp>

#include <algorithm>
#include <sstream>

namespace driver_tidy::msbuild {

namespace {

namespace fs = std::filesystem;

bool isSolution(const fs::path& path) {
  const std::string extension = path.extension().string();
  return sameIgnoringCase(extension, ".sln") || sameIgnoringCase(extension, ".slnx");
}

void addProject(const fs::path& folder, const std::string& name, std::vector<std::string>& found) {
  const fs::path path = inAnyCase((folder / withSlashes(name)).lexically_normal());
  if (sameIgnoringCase(path.extension().string(), ".vcxproj"))
    found.push_back(path.string());
}

} // namespace

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

std::string solutionFolderOf(const std::string& project) {
  const fs::path path = fs::absolute(project).lexically_normal();
  for (fs::path folder = path.parent_path();; folder = folder.parent_path()) {
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
      if (!isSolution(entry->path()))
        continue;
      std::vector<report::InputError> ignored; // told where the user names the solution
      const std::vector<std::string> projects = projectsOf(entry->path().string(), ignored);
      if (std::find(projects.begin(), projects.end(), path.string()) != projects.end())
        return folder.string() + "/";
    }
    if (folder == folder.root_path())
      return path.parent_path().string() + "/";
  }
}

} // namespace driver_tidy::msbuild
