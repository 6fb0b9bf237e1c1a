#pragma once
// A project's own settings: .driver-tidy.yaml or .driver-tidy.json (JSON is YAML, too).

#include <string>
#include <vector>

namespace driver_tidy::command {

/// A function that the system calls, as rules/README.md has them.
struct OwnRole {
  std::string id;
  std::string title;
  std::string irql;
  std::string regions;
  std::vector<std::string> types;
  std::vector<std::string> slots;
  std::vector<std::string> names;
};

/// What a file may set; each is empty where it does not. Paths are relative to the file's folder in
/// the file, and absolute here.
struct ConfigFile {
  std::string path; ///< empty: there is no file
  std::string checks;
  std::string headers;
  std::vector<std::string> contracts; ///< files
  std::vector<OwnRole> roles;
  std::vector<std::string> exclude; ///< globs of source files and folders that are not checked
  std::vector<std::string> strict;  ///< checks
  std::vector<std::string> strictAlternation; ///< checks
  std::string suppressions;                   ///< file
  std::string baseline;                       ///< file
};

/// The file nearest to `source`, in its folder or one above; empty: there is none.
std::string findConfigFile(const std::string& source);

/// Returns what is wrong, with file, line and column; empty: it was read. A key that is not known
/// is an error.
std::string readConfigFile(const std::string& path, ConfigFile& config);

/// The settings as YAML, as they could stand in a file.
std::string dumpConfig(ConfigFile config);

/// The roles as a file of rules (rules/schema.json).
std::string rulesOf(const std::vector<OwnRole>& roles);

} // namespace driver_tidy::command
