#include "tools/driver-tidy/msbuild/toolset.h"

#include <nlohmann/json.hpp>

#include <filesystem>

namespace driver_tidy::msbuild {

extern const char* const kToolsetText; // written by CMake

namespace {

const nlohmann::json& toolset() {
  static const nlohmann::json parsed = nlohmann::json::parse(kToolsetText);
  return parsed;
}

} // namespace

std::vector<std::string> toolsetFlags(const Project& project, const Source& source) {
  Values properties = project.properties;
  for (const auto& [name, value] : toolset().at("properties").items())
    properties.emplace(name, value.get<std::string>());
  Values metadata = source.metadata;
  metadata["Extension"] = std::filesystem::path(source.path).extension().string();
  const Scope scope{&properties, &metadata, {}};
  const auto exists = [](const std::string&) { return false; };
  std::vector<std::string> flags;
  for (const nlohmann::json& entry : toolset().at("flags")) {
    if (!evaluateCondition(entry.at("when").get<std::string>(), scope, exists).value())
      continue;
    for (const nlohmann::json& flag : entry.at("add"))
      flags.push_back(expand(flag.get<std::string>(), scope));
  }
  return flags;
}

} // namespace driver_tidy::msbuild
