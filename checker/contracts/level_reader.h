#pragma once
// What rule files say of the IRQL: "<= APC_LEVEL", {"save": "*1", "set": "DISPATCH_LEVEL"}.

#include "checker/contracts/contracts.h"
#include "checker/contracts/document.h"

namespace driver_tidy::contracts {

/// The levels that the text `value`, at `pointer` of the document, names; all() where it is wrong,
/// with an error added.
program::ValueSet readLevels(const Document& document, const nlohmann::json& value,
                             const std::string& pointer, std::vector<Error>& errors);

/// What a call does to the level: "irql" of a contract or an outcome.
LevelChange readLevelChange(const Document& document, const nlohmann::json& value,
                            const std::string& pointer, std::vector<Error>& errors);

} // namespace driver_tidy::contracts
