#include "checker/analysis/summaries.h"

#include "checker/analysis/exits.h"
#include "checker/analysis/level.h"

#include <algorithm>

namespace driver_tidy::analysis {

using program::FunctionId;

namespace {

// A recursion whose summaries have not settled by then is given up.
constexpr unsigned kMaxRounds = 12;

bool changesState(FunctionContext& context, const WayOut& way, const Node& exit) {
  auto isNotZero = [](int depth) { return depth != 0; };
  const program::TermId level = currentLevel(context.terms);
  const bool changesLevel = exit.key.level.copyOf.valid() && exit.key.level.copyOf != level &&
                            exit.key.level.copyOf != Conditions::entryValue(context.terms, level);
  return changesLevel || std::any_of(way.depths.begin(), way.depths.end(), isNotZero) ||
         std::any_of(way.lowest.begin(), way.lowest.end(), isNotZero);
}

} // namespace

bool changesCounter(const contracts::Contract& contract,
                    const std::vector<contracts::CounterId>& counters) {
  for (const contracts::Outcome& outcome : contract.outcomes)
    for (const contracts::Effect& effect : outcome.effects)
      if (std::find(counters.begin(), counters.end(), effect.counter) != counters.end())
        return true;
  return false;
}

void forgetValues(Summary& summary) {
  for (Exit& exit : summary.exits) {
    exit.result = program::ValueSet::all();
    exit.resultTerm = {};
    exit.atEntry.clear();
    exit.atExit.clear();
    exit.stores.clear();
  }
  std::vector<Exit> different;
  for (Exit& exit : summary.exits)
    if (std::none_of(different.begin(), different.end(),
                     [&](const Exit& known) { return known.sameForCallers(exit); }))
      different.push_back(std::move(exit));
  summary.exits = std::move(different);
}

unsigned settle(const CallGraph& graph, const std::vector<FunctionId>& component,
                std::vector<Summary>& summaries, const SummarizeOne& summarizeOne) {
  for (unsigned round = 0; round < kMaxRounds; ++round) {
    bool changed = false;
    for (FunctionId member : component) {
      Summary summary;
      if (!summarizeOne(member, summary))
        return 0;
      if (round >= kForgetfulRound)
        forgetValues(summary);
      changed = changed || !summary.sameForCallers(summaries[member.index]);
      summaries[member.index] = std::move(summary);
    }
    if (!changed || !graph.recursive[component.front().index])
      return round + 1;
  }
  return 0;
}

Summary unknownSummary(std::size_t counters) {
  Exit unknown;
  unknown.depths = unknown.lowest = Depths(counters, 0);
  unknown.lost = true;
  return {{unknown}};
}

std::vector<Summary> withoutChanges(std::vector<Summary> summaries, std::size_t counters) {
  for (Summary& summary : summaries)
    for (Exit& exit : summary.exits) {
      exit.depths = exit.lowest = Depths(counters, 0);
      // What is left of a damaged function changes nothing: its callers are not judged less.
      exit.lost = false;
    }
  return summaries;
}

std::vector<bool>
reaches(const CallGraph& graph,
        const std::function<bool(const program::Call&, const CallTargets&)>& matters) {
  std::vector<bool> reaching(graph.contexts.size(), false);
  for (const auto& component : graph.components) {
    bool any = false;
    for (FunctionId member : component) {
      const FunctionContext& context = graph.contexts[member.index];
      for (const auto& [place, targets] : context.calls) {
        const auto& statement = context.function->blocks[place.first].statements[place.second];
        any = any || matters(std::get<program::Call>(statement.action), targets);
        for (FunctionId callee : targets.functions)
          any = any || reaching[callee.index];
      }
    }
    for (FunctionId member : component)
      reaching[member.index] = any;
  }
  return reaching;
}

std::optional<Summary> summarizeFunction(Refinement& refinement, FunctionContext& context,
                                         PathsFor paths) {
  std::vector<WayOut> ways;
  do {
    if (!refinement.simulate())
      return std::nullopt;
    const Simulation& simulation = refinement.simulation();
    ways = waysOut(context, simulation);
    for (WayOut& way : ways) {
      const bool changes =
          paths == PathsFor::Changes && changesState(context, way, simulation.nodes[way.node]);
      if (way.kind != ExitKind::Exception && !changes)
        continue;
      Path path = shortestPath(simulation, way.node);
      std::optional<Replay> walked = refinement.confirm(path);
      if (refinement.mustRepeat())
        break;
      std::vector<TraceStep> told = walked ? std::move(walked->trace) : refinement.tell(path);
      std::copy_if(told.begin(), told.end(), std::back_inserter(way.trace),
                   [&](const TraceStep& step) {
                     return changes || step.kind == StepKind::CallEntered ||
                            step.kind == StepKind::ExceptionRaised;
                   });
    }
  } while (refinement.mustRepeat());
  return summarize(context, refinement.simulation(), ways);
}

} // namespace driver_tidy::analysis
