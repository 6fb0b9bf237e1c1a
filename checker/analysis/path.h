#pragma once
// Paths through a simulation: the shortest one to a node, whether it is feasible, and how it is
// told.

#include "checker/analysis/simulation.h"

#include <optional>
#include <vector>

namespace driver_tidy::analysis {

/// Edges from the entry to a node. The last one leads to `target`, or, where that is kAnywhere, is
/// itself what the path is about.
struct Path {
  static constexpr std::uint32_t kAnywhere = UINT32_MAX;
  std::vector<Edge> edges;
  std::uint32_t target = kAnywhere;
};

/// Where a reader looks for a loop: its keyword, or what jumps back to it.
const program::SourceRange& loopRange(const program::Block& head);

/// The path with the fewest edges. Every node of a simulation has one.
Path shortestPath(const Simulation& simulation, std::uint32_t target);

/// A path walked in a state of its own, without the joins of the simulation.
struct Replay {
  bool feasible = false;
  Conflict conflict;            ///< what contradicts what, where not feasible and known
  std::vector<TraceStep> trace; ///< as far as it went
  State state;                  ///< at the end
};

/// What replaying needs of the run that made the simulation.
struct ReplayContext {
  const program::Program& program;
  FunctionContext& function;
  const Transfer& transfer;
  const SimulationOptions& options;
};

/// In which state a path is walked.
enum class Passes : std::uint8_t {
  One,    ///< its own, once around each loop
  Any,    ///< its own, but a pass through a loop stands for any number of passes
  Joined, ///< step by step in the simulation's joined states: always feasible, as each step alone
          ///< is
};

Replay replay(const ReplayContext& context, const Simulation& simulation, const Path& path,
              Passes passes);

} // namespace driver_tidy::analysis
