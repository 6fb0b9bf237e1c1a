#pragma once
// Sets of values as rule files write them: "nonzero", {"only": [0, "0x80"]}, {"min": 1}.

#include "checker/contracts/document.h"
#include "checker/program/value_set.h"

namespace driver_tidy::contracts {

/// The set that `value`, at `pointer` of the document, stands for; all() where it is wrong, with an
/// error added.
program::ValueSet readValueSet(const Document& document, const nlohmann::json& value,
                               const std::string& pointer, std::vector<Error>& errors);

} // namespace driver_tidy::contracts
