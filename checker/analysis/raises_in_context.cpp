#include "checker/analysis/raises_in_context.h"

#include "checker/analysis/callee_entry.h"

#include <algorithm>

namespace driver_tidy::analysis {

namespace {

// A larger function is taken at its summary's word, and so are calls further down, and all where
// there was more to look at than that.
constexpr std::size_t kMaxNodes = 2000;
constexpr std::size_t kMaxLevels = 8;
constexpr std::size_t kMaxSimulations = 5000;

} // namespace

Facts RaisesInContext::whyNot(FunctionContext& caller, const program::Call& call,
                              program::FunctionId calleeId, const State& state) const {
  FunctionContext& callee = contexts_[calleeId.index];
  const bool isOpen = std::find(open_.begin(), open_.end(), calleeId) != open_.end();
  if (isOpen || calleeId == caller.id || open_.size() == kMaxLevels)
    return {};
  Entry entry = calleeEntry(caller, state, call, callee);
  auto [at, isNew] = answers_.try_emplace({open_.size(), calleeId, entry.facts});
  if (!isNew || entry.facts.empty() || simulated_ > kMaxSimulations)
    return at->second;
  open_.push_back(caller.id);
  Facts reasons;
  if (!raises(callee, entry)) {
    // What can be left out is no reason.
    for (std::size_t i = 0; i < entry.facts.size();) {
      Entry with = entry;
      with.facts.erase(with.facts.begin() + static_cast<std::ptrdiff_t>(i));
      if (raises(callee, with))
        ++i;
      else
        entry = std::move(with);
    }
    reasons = std::move(entry.facts);
  }
  open_.pop_back();
  return at->second = std::move(reasons);
}

bool RaisesInContext::raises(FunctionContext& callee, const Entry& entry) const {
  SimulationOptions options;
  options.entry = entry;
  options.maxNodes = kMaxNodes;
  ++simulated_;
  const Simulation simulation = simulate(callee, transfer_, options);
  auto isException = [&](std::uint32_t exit) {
    return simulation.nodes[exit].exit == ExitKind::Exception;
  };
  return !simulation.failure.empty() ||
         std::any_of(simulation.exits.begin(), simulation.exits.end(), isException);
}

} // namespace driver_tidy::analysis
