#pragma once
// From a project's own settings to the options of the commands. The command line wins.

#include "tools/driver-tidy/check_command.h"
#include "tools/driver-tidy/config_file.h"

namespace driver_tidy::command {

/// Reads `given`, or where it is empty the file that is nearest to every path, or to the working
/// directory where there are none. Returns what is wrong, such as two files for one run; empty:
/// nothing.
std::string findConfig(const std::vector<std::string>& paths, const std::string& given,
                       ConfigFile& config);

void configure(const ConfigFile& config, InputRequest& inputs);
void configure(const ConfigFile& config, RuleRequest& rules);
void configure(const ConfigFile& config, CheckOptions& options);

/// What holds for a check, as YAML.
std::string effectiveConfig(const CheckOptions& options, const std::string& headers);

} // namespace driver_tidy::command
