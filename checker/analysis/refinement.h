#pragma once
// Simulation by refinement: a path that the joined states allow, but its own state does not, is
// ruled out by keeping states apart by the condition that contradicted it, and simulating anew.

#include "checker/analysis/path.h"

#include <optional>

namespace driver_tidy::analysis {

class Refinement {
public:
  Refinement(const program::Program& program, FunctionContext& context, const Transfer& transfer)
      : program_(program), context_(context), transfer_(transfer) {}

  SimulationOptions options;
  /// Each split doubles the states at worst; mostly it adds a few.
  std::size_t maxSplits = 12;

  /// Simulates with the splits found so far. False: given up, see simulation().failure.
  bool simulate();
  const Simulation& simulation() const { return simulation_; }

  /// The path in a state of its own; nothing where it is not feasible. Then either another split
  /// was found and the whole round must be done again, or the path stays undecided.
  std::optional<Replay> confirm(const Path& path);
  /// A path that no finding rests on, step by step in the joined states.
  std::vector<TraceStep> tell(const Path& path) const;

  bool mustRepeat() const { return mustRepeat_; }
  /// Asks for another round after the caller changed `options`.
  void repeat() { mustRepeat_ = true; }

private:
  bool addSplit(const Conflict& conflict);

  const program::Program& program_;
  FunctionContext& context_;
  const Transfer& transfer_;
  Simulation simulation_;
  bool mustRepeat_ = false;
};

} // namespace driver_tidy::analysis
