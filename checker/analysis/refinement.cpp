#include "checker/analysis/refinement.h"

#include <algorithm>

namespace driver_tidy::analysis {

bool Refinement::simulate() {
  mustRepeat_ = false;
  simulation_ = analysis::simulate(context_, transfer_, options);
  while (!simulation_.failure.empty() && !options.splits.empty()) {
    // The last split costs more than it tells: better some paths undecided than none looked at.
    options.splits.pop_back();
    maxSplits = options.splits.size();
    simulation_ = analysis::simulate(context_, transfer_, options);
  }
  return simulation_.failure.empty();
}

std::optional<Replay> Refinement::confirm(const Path& path) {
  const ReplayContext replayContext{program_, context_, transfer_, options};
  Replay walked = replay(replayContext, simulation_, path, Passes::One);
  if (walked.feasible)
    return walked;
  if (addSplit(walked.conflict)) {
    mustRepeat_ = true;
    return std::nullopt;
  }
  // One pass through a loop may not be enough: here each stands for any number of passes.
  walked = replay(replayContext, simulation_, path, Passes::Any);
  return walked.feasible ? std::optional(std::move(walked)) : std::nullopt;
}

std::vector<TraceStep> Refinement::tell(const Path& path) const {
  return replay({program_, context_, transfer_, options}, simulation_, path, Passes::Joined).trace;
}

bool Refinement::addSplit(const Conflict& conflict) {
  if (!conflict.term.valid() || options.splits.size() >= maxSplits)
    return false;
  for (program::TermId term : {conflict.term, conflict.resolved}) {
    auto saysTheSame = [&](const Conflict& split) {
      bool isOpposite =
          split.values.disjoint(conflict.values) && split.values.join(conflict.values).isAll();
      return split.term == term && (split.values == conflict.values || isOpposite);
    };
    bool known = std::any_of(options.splits.begin(), options.splits.end(), saysTheSame);
    if (known)
      continue;
    options.splits.push_back({term, term, conflict.values});
    return true;
  }
  return false;
}

} // namespace driver_tidy::analysis
