#pragma once
// The files of rules/ as they were when the tool was built; embed.cmake writes the definitions.

#include "checker/contracts/contracts.h"

#include <vector>

namespace driver_tidy::contracts {

const std::vector<Source>& embeddedRules(); ///< rules/*.json but for the schema, by name
const std::vector<Source>& embeddedPages(); ///< rules/<check>.md
const char* embeddedSchema();

} // namespace driver_tidy::contracts
