#pragma once
// Which functions the system calls, and as what.

#include "checker/contracts/contracts.h"
#include "checker/program/program.h"

#include <vector>

namespace driver_tidy::analysis {

/// A function that the system calls.
struct EntryPoint {
  const contracts::Role* role = nullptr;
  program::SourceRange range; ///< where it gets the role: its registration, or its own name
};

/// The roles of each function (by FunctionId), each once. A role comes from the function typedef it
/// is declared with, the type or slot its address is stored in, or its name.
std::vector<std::vector<EntryPoint>> findEntryPoints(const program::Program& program,
                                                     const contracts::Contracts& contracts);

/// The one by which a function's balance is judged: one that allows the regions to change, if any
/// does, as the same routine may be registered twice. Null where the system does not call it.
const EntryPoint* judgedForBalance(const std::vector<EntryPoint>& entryPoints);

} // namespace driver_tidy::analysis
