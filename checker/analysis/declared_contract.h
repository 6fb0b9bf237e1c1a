#pragma once
// What the annotations of a function without a body promise its callers.

#include "checker/contracts/contracts.h"
#include "checker/program/program.h"

namespace driver_tidy::analysis {

/// As a contract in one outcome. Annotations that hold only under a condition are left out: they
/// may not hold.
contracts::Contract declaredContract(const program::Declaration& declaration,
                                     const contracts::Contracts& contracts);

} // namespace driver_tidy::analysis
