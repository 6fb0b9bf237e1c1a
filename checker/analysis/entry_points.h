#pragma once

#include "checker/contracts/contracts.h"
#include "checker/program/program.h"

#include <vector>

namespace driver_tidy::analysis {

/// The role of each function (by FunctionId) that the system calls; null for others. A role comes
/// from the function typedef it is declared with, the type or slot its address is stored in, or its
/// name.
std::vector<const contracts::Role*> findRoles(const program::Program& program,
                                              const contracts::Contracts& contracts);

} // namespace driver_tidy::analysis
