#pragma once
// The rules of a run: those built in, the user's own contracts, and which checks are on.

#include "checker/contracts/contracts.h"
#include "tools/driver-tidy/config_file.h"
#include "tools/driver-tidy/globs.h"

#include <string>
#include <vector>

namespace driver_tidy::command {

struct RuleRequest {
  std::vector<std::string> files; ///< the user's own contracts, roles and rules
  // Roles that stand in the configuration.
  std::vector<OwnRole> roles;
  std::string config; ///< its path
};

/// Loads the rules built in and the user's own. Errors are printed; false: there were some.
/// `text`, if any, gets the text of the user's own.
bool loadContracts(const RuleRequest& request, contracts::Contracts& contracts,
                   std::string* text = nullptr);

/// Every check by name, on or off by default and then as `globs` say. Errors are printed; false:
/// there were some.
bool selectChecks(const contracts::Contracts& contracts, const std::string& globs,
                  std::vector<CheckSwitch>& checks);

/// One line a check, "[on]" or "[off]" before it, on stdout.
void listChecks(const contracts::Contracts& contracts, const std::vector<CheckSwitch>& checks);

/// `driver-tidy explain`: the page of a rule, by its check or its id, on stdout. Returns the exit
/// code.
int explain(const std::string& name);

} // namespace driver_tidy::command
