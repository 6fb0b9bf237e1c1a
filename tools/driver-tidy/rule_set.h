#pragma once
// The rules of a run: those built in, the user's own contracts, and which checks are on.

#include "checker/contracts/contracts.h"
#include "tools/driver-tidy/globs.h"

#include <string>
#include <vector>

namespace driver_tidy::command {

/// Loads the rules built in and the user's contract files. Errors are printed; false: there were
/// some.
bool loadContracts(const std::vector<std::string>& files, contracts::Contracts& contracts);

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
