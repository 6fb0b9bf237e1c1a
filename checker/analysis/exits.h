#pragma once
// The ways out of a simulated function: what a caller can tell them apart by, and the summary made
// of them.

#include "checker/analysis/path.h"

#include <vector>

namespace driver_tidy::analysis {

/// A way out, by place: several ways out may look alike to a caller.
struct WayOut {
  std::uint32_t node = 0; ///< of the simulation
  ExitKind kind = ExitKind::Return;
  Depths depths; ///< as callers are told: a reported one counts as if it had been right
  Depths lowest; ///< likewise
  ReturnClass returnClass = ReturnClass::Unknown;
  bool lost = false;
  bool infeasible = false; ///< no path to it could be confirmed
  program::ValueSet result = program::ValueSet::all();
  std::vector<TraceStep> trace; ///< where it was replayed
};

std::vector<WayOut> waysOut(FunctionContext& context, const Simulation& simulation);

/// Whether a caller can tell which of the two happened: by the return value, by what was stored
/// through parameters, or by a condition that held at entry.
bool toldApart(FunctionContext& context, const Simulation& simulation, const WayOut& left,
               const WayOut& right);

/// `term` in parameters and globals alone, with the values that a caller knows; invalid where that
/// cannot be.
program::TermId toldToCallers(FunctionContext& context, program::TermId term);

/// Whether `left` reports success and `right` failure, by return value or through a parameter.
bool succeedsAgainst(FunctionContext& context, const Simulation& simulation, const WayOut& left,
                     const WayOut& right);

/// Whether some path to this way out held more of the counter before: the function itself left what
/// it had entered.
bool leftAgain(const Simulation& simulation, const WayOut& way, std::size_t counter);

/// What callers see. Infeasible ways are left out.
Summary summarize(FunctionContext& context, const Simulation& simulation,
                  const std::vector<WayOut>& ways);

} // namespace driver_tidy::analysis
