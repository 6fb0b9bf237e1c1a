#include "tools/driver-tidy/configure.h"

namespace driver_tidy::command {

namespace {

void append(const std::vector<std::string>& more, std::vector<std::string>& list) {
  list.insert(list.end(), more.begin(), more.end());
}

} // namespace

std::string findConfig(const std::vector<std::string>& paths, const std::string& given,
                       ConfigFile& config) {
  std::string path = given;
  if (given.empty()) {
    path = findConfigFile(paths.empty() ? "." : paths.front());
    for (const std::string& other : paths)
      if (const std::string own = findConfigFile(other); own != path)
        return "one run takes one configuration: " + paths.front() + " has " +
               (path.empty() ? "none" : path) + ", " + other + " has " +
               (own.empty() ? "none" : own) + "; --config-file names one for all";
  }
  return path.empty() ? "" : readConfigFile(path, config);
}

void configure(const ConfigFile& config, InputRequest& inputs) {
  append(config.exclude, inputs.exclude);
}

void configure(const ConfigFile& config, RuleRequest& rules) {
  rules.files.insert(rules.files.begin(), config.contracts.begin(), config.contracts.end());
  rules.roles = config.roles;
  rules.config = config.path;
}

void configure(const ConfigFile& config, CheckOptions& options) {
  configure(config, options.inputs);
  configure(config, options.rules);
  if (!config.checks.empty())
    options.checks = config.checks + (options.checks.empty() ? "" : "," + options.checks);
  append(config.strict, options.strict);
  append(config.strictAlternation, options.strictAlternation);
  if (options.suppressions.empty())
    options.suppressions = config.suppressions;
  if (options.baseline.empty())
    options.baseline = config.baseline;
}

std::string effectiveConfig(const CheckOptions& options, const std::string& headers) {
  ConfigFile config;
  config.checks = options.checks;
  config.headers = headers;
  config.contracts = options.rules.files;
  config.roles = options.rules.roles;
  config.exclude = options.inputs.exclude;
  config.strict = options.strict;
  config.strictAlternation = options.strictAlternation;
  config.suppressions = options.suppressions;
  config.baseline = options.baseline;
  return dumpConfig(config);
}

} // namespace driver_tidy::command
