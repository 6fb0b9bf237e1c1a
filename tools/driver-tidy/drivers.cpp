#include "tools/driver-tidy/drivers.h"

#include "tools/driver-tidy/files.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>
#include <set>

namespace driver_tidy::command {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

/// Behind blanks and comments.
std::size_t nextCode(const std::string& text, std::size_t at) {
  while (at < text.size()) {
    if (std::isspace(static_cast<unsigned char>(text[at])) != 0)
      ++at;
    else if (text.compare(at, 2, "//") == 0)
      at = std::min(text.find('\n', at), text.size());
    else if (text.compare(at, 2, "/*") == 0)
      at = std::min(text.find("*/", at + 2), text.size() - 2) + 2;
    else
      break;
  }
  return at;
}

/// Whether the text defines DriverEntry: the name, parameters, and a body behind them.
bool definesEntryPoint(const std::string& text) {
  const std::string name = "DriverEntry";
  for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at)) {
    at = nextCode(text, at + name.size());
    if (at == text.size() || text[at] != '(')
      continue;
    int depth = 0;
    for (; at < text.size(); at = nextCode(text, at + 1)) {
      depth += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
      if (depth == 0)
        break;
    }
    const std::size_t behind = nextCode(text, std::min(at + 1, text.size()));
    if (behind < text.size() && text[behind] == '{')
      return true;
  }
  return false;
}

/// The directories around a file, the nearest first.
std::vector<fs::path> directoriesAround(const std::string& file) {
  std::vector<fs::path> directories;
  for (fs::path at = fs::path(file).parent_path();; at = at.parent_path()) {
    directories.push_back(at);
    if (at == at.parent_path())
      return directories;
  }
}

/// A reply of CMake's file API.
class Reply {
public:
  Reply(fs::path folder, std::vector<report::InputError>& problems)
      : folder_(std::move(folder)), problems_(problems) {}

  std::vector<Driver> read() {
    std::vector<Driver> drivers;
    try {
      const std::string index = newestIndex();
      if (index.empty())
        return {};
      std::string model;
      const json listed = load(index);
      for (const json& object : listed.at("objects"))
        if (object.at("kind") == "codemodel")
          model = object.at("jsonFile").get<std::string>();
      if (!model.empty())
        drivers = readModel(load(model));
    } catch (const json::exception& error) {
      problems_.push_back({file_, 0, 0, error.what(), false});
      drivers.clear();
    }
    return drivers;
  }

private:
  /// The name of the newest is the last one.
  std::string newestIndex() const {
    std::string newest;
    std::error_code error;
    for (fs::directory_iterator entry(folder_, error), end; !error && entry != end;
         entry.increment(error)) {
      const std::string name = entry->path().filename().string();
      if (name.starts_with("index-") && name > newest)
        newest = name;
    }
    return newest;
  }

  json load(const std::string& name) {
    file_ = (folder_ / name).string();
    std::string text;
    if (const std::string why = readFile(file_, text); !why.empty())
      problems_.push_back({file_, 0, 0, why, false});
    return json::parse(text);
  }

  std::vector<Driver> readModel(const json& model) {
    const fs::path sources = model.at("paths").at("source").get<std::string>();
    std::map<std::string, json> targets;
    for (const json& target : model.at("configurations").at(0).at("targets"))
      targets[target.at("id").get<std::string>()] = load(target.at("jsonFile").get<std::string>());
    std::vector<Driver> drivers;
    for (const auto& [id, target] : targets) {
      if (!isLinked(target))
        continue;
      Driver driver{target.at("name").get<std::string>(), {}};
      std::set<std::string> seen;
      addSources(id, targets, sources, seen, driver);
      drivers.push_back(std::move(driver));
    }
    return drivers;
  }

  static bool isLinked(const json& target) {
    const std::string type = target.at("type").get<std::string>();
    return type == "EXECUTABLE" || type == "SHARED_LIBRARY" || type == "MODULE_LIBRARY";
  }

  static void addSources(const std::string& id, const std::map<std::string, json>& targets,
                         const fs::path& root, std::set<std::string>& seen, Driver& driver) {
    const auto target = targets.find(id);
    if (target == targets.end() || !seen.insert(id).second)
      return;
    for (const json& source : target->second.value("sources", json::array()))
      driver.files.push_back(
          (root / source.at("path").get<std::string>()).lexically_normal().string());
    for (const json& dependency : target->second.value("dependencies", json::array())) {
      const std::string other = dependency.at("id").get<std::string>();
      const auto library = targets.find(other);
      if (library != targets.end() && !isLinked(library->second))
        addSources(other, targets, root, seen, driver);
    }
  }

  fs::path folder_;
  std::vector<report::InputError>& problems_;
  std::string file_; ///< the one that is read
};

} // namespace

std::vector<Driver> driversByEntryPoint(const std::vector<std::string>& files) {
  std::map<fs::path, unsigned> entryPoints; // below the directory
  unsigned count = 0;
  for (const std::string& file : files) {
    std::string text;
    if (!readFile(file, text).empty() || !definesEntryPoint(text))
      continue;
    ++count;
    for (const fs::path& directory : directoriesAround(file))
      ++entryPoints[directory];
  }
  if (count < 2)
    return {{{}, files}};
  std::map<std::string, std::vector<std::string>> byName;
  for (const std::string& file : files) {
    std::string name;
    for (const fs::path& directory : directoriesAround(file))
      if (const auto found = entryPoints.find(directory);
          found != entryPoints.end() && found->second == 1)
        name = directory.string();
    byName[name].push_back(file);
  }
  std::vector<Driver> drivers;
  for (auto& [name, group] : byName)
    drivers.push_back({name, std::move(group)});
  return drivers;
}

std::vector<Driver> driversByCMake(const std::string& buildDirectory,
                                   std::vector<report::InputError>& problems) {
  return Reply(fs::path(buildDirectory) / ".cmake/api/v1/reply", problems).read();
}

} // namespace driver_tidy::command
