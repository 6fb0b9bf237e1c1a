#pragma once
// Summaries of a program's functions: callees before callers, recursions to a fixed point.

#include "checker/analysis/call_graph.h"
#include "checker/analysis/refinement.h"

#include <functional>

namespace driver_tidy::analysis {

/// Exits of a recursion tell only depths and kinds from this round on, of which there are few.
constexpr unsigned kForgetfulRound = 6;

/// Makes one function's summary from what is known so far; false: it cannot.
using SummarizeOne = std::function<bool(program::FunctionId, Summary&)>;

/// Fills in the summaries of one component: in one round for a plain function, in many for a
/// recursion. Returns the number of rounds; 0: `summarizeOne` failed, or there is no end in sight.
unsigned settle(const CallGraph& graph, const std::vector<program::FunctionId>& component,
                std::vector<Summary>& summaries, const SummarizeOne& summarizeOne);

/// Keeps kinds and depths only, each once.
void forgetValues(Summary& summary);

/// Of a function that was given up: it returns, and nothing may be concluded behind it.
Summary unknownSummary(std::size_t counters);

/// For another run that tracks `counters`: none of them changes.
std::vector<Summary> withoutChanges(std::vector<Summary> summaries, std::size_t counters);

/// Functions from which a call that `matters` can be reached.
std::vector<bool>
reaches(const CallGraph& graph,
        const std::function<bool(const program::Call&, const CallTargets&)>& matters);

bool changesCounter(const contracts::Contract& contract,
                    const std::vector<contracts::CounterId>& counters);

/// Which ways out of a function get a path of their own.
enum class PathsFor : std::uint8_t {
  Exceptions, ///< regions are lost on them
  Changes,    ///< and those that change a depth or the IRQL
};

/// The function's summary; nothing where it was given up, see refinement.simulation().failure.
std::optional<Summary> summarizeFunction(Refinement& refinement, FunctionContext& context,
                                         PathsFor paths);

} // namespace driver_tidy::analysis
