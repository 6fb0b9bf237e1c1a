#pragma once
// The page of a rule that has none written by hand.

#include "checker/contracts/contracts.h"

namespace driver_tidy::contracts {

/// Markdown: what the rule says, the calls it is about and at which IRQL, where to read on.
std::string renderPage(const Rule& rule, const Contracts& contracts);

} // namespace driver_tidy::contracts
