#pragma once
// Property simulation of one function (ESP: Das, Lerner, Seigle, PLDI 2002).
//
// The states of a function are followed over its flow graph. Where paths meet, states with an equal
// property part (depths, the reason a __finally runs, the split conditions) are joined in their
// condition part; others stay apart. The result is a graph of nodes, in which every path from the
// entry is one that the joined states could not rule out.

#include "checker/analysis/transfer.h"

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace driver_tidy::analysis {

/// The IRQL of a state: what it may be, and the value that it is a copy of ("the level at entry"),
/// where it is a short one.
struct LevelKey {
  program::ValueSet values = program::ValueSet::all();
  program::TermId copyOf;

  auto operator<=>(const LevelKey&) const = default;
};

/// What keeps states apart. Ordered, so that results are deterministic.
struct StateKey {
  Depths depths;
  Depths lowest;
  bool lost = false;
  bool hasLeft = false;
  LevelKey level;                               ///< only where levels are tracked
  std::vector<program::ValueSet> continuations; ///< why each __finally runs
  std::vector<std::int8_t> splits; ///< per split condition: 1 holds, -1 does not, 0 unknown

  auto operator<=>(const StateKey&) const = default;
};

/// How control leaves a block. Reached: not at all, the path ends before the statement.
enum class Leave : std::uint8_t { Call, Terminator, Exception, Reached };

/// A step from one node to another. From the node's statement on, statements run one after the
/// other up to `statement`, which then takes `choice`: of a call's outcomes, or of a terminator's
/// ways out.
struct Edge {
  std::uint32_t from = 0;
  std::uint32_t statement = 0; ///< the block's number of statements for its terminator
  Leave leave = Leave::Terminator;
  std::uint32_t choice = 0;

  auto operator<=>(const Edge&) const = default;
};

/// A program point in a state, or a way out of the function.
struct Node {
  std::uint32_t block = 0;     ///< for a way out: the block that it leaves from
  std::uint32_t statement = 0; ///< likewise
  bool isExit = false;
  ExitKind exit = ExitKind::Return;
  StateKey key;
  State state;
  std::vector<Edge> incoming;
  unsigned joins = 0;
};

/// A change of depth that the rule objects to in an entry point: below zero, or (on request) a
/// nested enter.
struct Violation {
  FindingKind kind = FindingKind::LeaveWithoutEnter;
  std::size_t counter = 0; ///< position in Depths
  std::size_t partner = 0; ///< for WrongPartner
  Edge edge;               ///< the call's outcome

  auto operator<=>(const Violation&) const = default;
};

/// What is known where the function is entered.
struct Entry {
  Depths depths; ///< empty: all 0
  // As in State:
  bool hasLeft = false;
  bool depthsKnown = false;
  std::uint64_t broken = 0;
  program::ValueSet levels = program::ValueSet::all(); ///< the IRQL
  Facts facts;                                         ///< on parameters and globals

  bool operator==(const Entry&) const = default;
};

struct SimulationOptions {
  Entry entry;
  bool entryPoint = false;        ///< depths start at 0 in truth, not just relative to a caller
  bool strictAlternation = false; ///< report nested enters
  std::size_t maxNodes = 20000;   ///< more: the function is given up, and says so
  std::vector<Conflict> splits;   ///< conditions that states are kept apart by
  /// Loop heads already reported as uneven: passes are followed as if they did not change the
  /// depth.
  std::set<std::uint32_t> unevenHeads;
};

struct Simulation {
  std::vector<Node> nodes; ///< the first is the entry
  std::vector<std::uint32_t> exits;
  std::set<Violation> violations;
  /// A loop head and the node there that is several uneven passes away from the entry.
  std::map<std::uint32_t, std::uint32_t> unevenLoops;
  std::string failure; ///< why the function could not be followed to its end; empty: it could
};

/// The state where the function begins: its parameters and what it writes have the values they had
/// at entry.
State entryState(FunctionContext& context, const Transfer& transfer, const Entry& entry);

Simulation simulate(FunctionContext& context, const Transfer& transfer,
                    const SimulationOptions& options);

/// Calls `visit` for every call of the function in each state that comes to it. The edge leads from
/// the state's node to the call.
using CallVisitor = std::function<void(const Edge&, const program::Call&, const State&)>;
void forEachCall(FunctionContext& context, const Transfer& transfer, const Simulation& simulation,
                 const CallVisitor& visit);

/// What the simulation does on one edge, for replaying a path in a state that is not joined.
struct EdgeStep {
  bool feasible = false;
  State state;       ///< behind the edge
  Conflict conflict; ///< why not feasible; its term is invalid where nothing can be told
  /// Calls passed on the edge that change a depth, with the outcome taken.
  struct PassedCall {
    std::uint32_t statement = 0;
    CallOutcome outcome;
  };
  std::vector<PassedCall> calls;
};
EdgeStep follow(FunctionContext& context, const Transfer& transfer,
                const SimulationOptions& options, const Simulation& simulation, const Edge& edge,
                const Node& to, const State& from);

} // namespace driver_tidy::analysis
