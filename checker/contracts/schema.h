#pragma once

#include "checker/contracts/document.h"

namespace driver_tidy::contracts {

/// Everything in which a document departs from rules/schema.json.
std::vector<Error> checkSchema(const Document& document);

} // namespace driver_tidy::contracts
