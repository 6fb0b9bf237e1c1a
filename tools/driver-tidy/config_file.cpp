#include "tools/driver-tidy/config_file.h"

#include "tools/driver-tidy/yaml_file.h"

#include <llvm/Support/raw_ostream.h>
#include <nlohmann/json.hpp>

#include <filesystem>

LLVM_YAML_IS_SEQUENCE_VECTOR(driver_tidy::command::OwnRole)

template <> struct llvm::yaml::MappingTraits<driver_tidy::command::OwnRole> {
  static void mapping(IO& io, driver_tidy::command::OwnRole& role) {
    io.mapRequired("id", role.id);
    io.mapRequired("title", role.title);
    io.mapOptional("irql", role.irql);
    io.mapOptional("regions", role.regions);
    io.mapOptional("types", role.types);
    io.mapOptional("slots", role.slots);
    io.mapOptional("names", role.names);
  }
};

template <> struct llvm::yaml::MappingTraits<driver_tidy::command::ConfigFile> {
  static void mapping(IO& io, driver_tidy::command::ConfigFile& config) {
    io.mapOptional("checks", config.checks);
    io.mapOptional("headers", config.headers);
    io.mapOptional("contracts", config.contracts);
    io.mapOptional("roles", config.roles);
    io.mapOptional("exclude", config.exclude);
    io.mapOptional("strict", config.strict);
    io.mapOptional("strict-alternation", config.strictAlternation);
    io.mapOptional("suppressions", config.suppressions);
    io.mapOptional("baseline", config.baseline);
  }
};

namespace driver_tidy::command {

namespace {

namespace fs = std::filesystem;

constexpr const char* kNames[] = {".driver-tidy.yaml", ".driver-tidy.yml", ".driver-tidy.json"};
constexpr const char* kWdk = "wdk:";

} // namespace

std::string findConfigFile(const std::string& source) {
  std::error_code ignored;
  fs::path folder = fs::absolute(source).lexically_normal();
  if (!fs::is_directory(folder, ignored))
    folder = folder.parent_path();
  for (;; folder = folder.parent_path()) {
    for (const char* name : kNames)
      if (fs::exists(folder / name, ignored))
        return (folder / name).string();
    if (folder == folder.root_path())
      return {};
  }
}

std::string readConfigFile(const std::string& path, ConfigFile& config) {
  if (std::string problem = readYaml(path, config); !problem.empty())
    return problem;
  config.path = path;
  const fs::path folder = fs::absolute(path).parent_path();
  auto resolve = [&](std::string& name) {
    if (!name.empty())
      name = (folder / name).lexically_normal().string();
  };
  for (auto* list : {&config.contracts, &config.exclude})
    for (std::string& name : *list)
      resolve(name);
  resolve(config.suppressions);
  resolve(config.baseline);
  if (config.headers.starts_with(kWdk))
    config.headers =
        kWdk +
        (folder / config.headers.substr(std::string(kWdk).size())).lexically_normal().string();
  return {};
}

std::string dumpConfig(ConfigFile config) {
  std::string text;
  llvm::raw_string_ostream stream(text);
  llvm::yaml::Output output(stream);
  output << config;
  return text;
}

std::string rulesOf(const std::vector<OwnRole>& roles) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const OwnRole& role : roles) {
    nlohmann::ordered_json entry = {{"id", role.id}, {"title", role.title}};
    for (const auto& [key, text] :
         {std::pair("irql", role.irql), std::pair("regions", role.regions)})
      if (!text.empty())
        entry[key] = text;
    for (const auto& [key, names] : {std::pair("types", role.types), std::pair("slots", role.slots),
                                     std::pair("names", role.names)})
      if (!names.empty())
        entry[key] = names;
    list.push_back(entry);
  }
  return nlohmann::ordered_json{{"roles", list}}.dump();
}

} // namespace driver_tidy::command
