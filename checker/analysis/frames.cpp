#include "checker/analysis/frames.h"

#include "checker/analysis/callee_entry.h"
#include "checker/analysis/level.h"
#include "checker/analysis/refinement.h"
#include "checker/contracts/levels.h"

#include <algorithm>

namespace driver_tidy::analysis {

using program::FunctionId;
using program::ValueSet;

namespace {

// Entries of one function that are followed; more are joined into one of which nothing is known.
constexpr std::size_t kMaxEntries = 24;
// How often an entry of a recursion may lose facts before it loses all.
constexpr unsigned kMaxJoins = 4;
// Depths that a call changes by are told up to this one.
constexpr int kMaxDepth = 3;
// And depths that a function is entered with.
constexpr int kMaxEntryDepth = 2;

} // namespace

Frames::Frames(CallGraph& graph, const CallChecks& checks)
    : graph_(graph), checks_(checks),
      demands_(checks.program, checks.contracts, checks.rules, checks.strict),
      summaries_(withoutChanges(checks.plainSummaries, demands_.counters().size())),
      transfer_(checks.program, demands_.counters(), summaries_, graph.contexts, true, &demands_),
      frames_(checks.program.functions.size()) {
  judged_ = reaches(graph_, [&](const program::Call& call, const CallTargets&) {
    return demands_.concerns(call);
  });
  summarizeChanges();
  for (auto component = graph_.components.rbegin(); component != graph_.components.rend();
       ++component)
    follow(*component);
}

std::vector<CallState> Frames::states() const {
  std::vector<CallState> states;
  states.reserve(states_.size());
  for (const auto& [range, state] : states_)
    states.push_back(state);
  return states;
}

void Frames::summarizeChanges() {
  const std::vector<bool> changing = reaches(graph_, [&](const program::Call&,
                                                         const CallTargets& targets) {
    return targets.contract != nullptr && (concernsLevel(*targets.contract) ||
                                           changesCounter(*targets.contract, demands_.counters()));
  });
  for (const auto& component : graph_.components) {
    if (!changing[component.front().index])
      continue;
    for (FunctionId member : component)
      summaries_[member.index] = {};
    std::string reason = "it calls itself, and what each call changes does not settle";
    auto summarizeOne = [&](FunctionId id, Summary& summary) {
      FunctionContext& context = graph_.contexts[id.index];
      Refinement refinement(checks_.program, context, transfer_);
      refinement.maxSplits = kMaxCallSplits;
      std::optional<Summary> found = summarizeFunction(refinement, context, PathsFor::Changes);
      if (!found)
        reason = refinement.simulation().failure;
      else
        summary = limitDepths(std::move(*found));
      return found.has_value();
    };
    if (settle(graph_, component, summaries_, summarizeOne) != 0)
      continue;
    for (FunctionId member : component) {
      summaries_[member.index] = unknownSummary(demands_.counters().size());
      fail(member, reason);
    }
  }
}

Summary Frames::limitDepths(Summary summary) {
  for (Exit& exit : summary.exits)
    for (Depths* depths : {&exit.depths, &exit.lowest})
      for (int& depth : *depths)
        depth = std::clamp(depth, -kMaxDepth, kMaxDepth);
  return summary;
}

void Frames::follow(const std::vector<FunctionId>& component) {
  bool isEntered = false;
  for (FunctionId member : component) {
    addRoots(member);
    isEntered = isEntered || !frames_[member.index].empty();
  }
  if (!isEntered)
    for (FunctionId member : component)
      if (isFollowed(member))
        enter(member, {}, nullptr, {}).isRoot = true;
  while (!pending_.empty()) {
    const std::uint32_t frame = pending_.front();
    pending_.pop_front();
    follow(frame);
  }
}

bool Frames::isFollowed(FunctionId id) const {
  const auto name = checks_.program.symbols.text(checks_.program.functions[id.index].name);
  const bool returnMatters = demands_.concernsReturns(checks_.program.functions[id.index],
                                                      !checks_.entryPoints[id.index].empty());
  return (checks_.collectStates || judged_[id.index] || returnMatters) &&
         checks_.contracts.find(name) == nullptr;
}

void Frames::addRoots(FunctionId id) {
  if (!isFollowed(id))
    return;
  const std::vector<Entry> annotated = annotatedEntries(id);
  for (const EntryPoint& entryPoint : checks_.entryPoints[id.index]) {
    Entry asRole;
    asRole.levels = entryPoint.role->levels;
    for (Entry entry : annotated.empty() ? std::vector{asRole} : annotated) {
      entry.depthsKnown = entryPoint.role->noRegions;
      Frame& frame = enter(id, entry, nullptr, {});
      frame.isRoot = true;
      frame.entryPoint = &entryPoint;
    }
  }
  if (checks_.entryPoints[id.index].empty())
    for (const Entry& entry : annotated)
      enter(id, entry, nullptr, {}).isRoot = true;
}

std::vector<Entry> Frames::annotatedEntries(FunctionId id) {
  const program::Function& function = checks_.program.functions[id.index];
  Entry always;
  std::vector<Entry> conditional;
  for (const program::Annotation& annotation : function.annotations) {
    const bool isLevel = annotation.kind == program::AnnotationKind::RequiresLevel ||
                         annotation.kind == program::AnnotationKind::AlwaysLevel;
    if (isLevel && !annotation.condition.valid())
      always.levels = always.levels.meet(annotation.levels);
    if (isLevel && annotation.condition.valid()) {
      Entry entry;
      entry.levels = annotation.levels;
      entry.facts = {{annotation.condition, ValueSet::except(0)}};
      conditional.push_back(std::move(entry));
    }
  }
  for (Entry& entry : conditional)
    entry.levels = entry.levels.meet(always.levels);
  std::erase_if(conditional, [](const Entry& entry) { return entry.levels.empty(); });
  if (conditional.empty() && !always.levels.isAll() && !always.levels.empty())
    return {always};
  return conditional;
}

bool Frames::sameState(const Entry& left, const Entry& right) const {
  return left.depths == right.depths && left.depthsKnown == right.depthsKnown &&
         (left.hasLeft == right.hasLeft || left.depthsKnown) &&
         sameLevels(left.levels, right.levels);
}

// A rule asks for the lowest level that is possible. Where PASSIVE_LEVEL is, nothing depends on
// what else is, unless some call must not be made as low as that.
bool Frames::sameLevels(const ValueSet& left, const ValueSet& right) const {
  if (left == right)
    return true;
  const ValueSet passive = ValueSet::only(contracts::kPassiveLevel);
  const bool bothMayBePassive = !left.disjoint(passive) && !right.disjoint(passive);
  return bothMayBePassive && (!demands_.judgesLowLevels() || (left != passive && right != passive));
}

Frame& Frames::enter(FunctionId id, Entry entry, const std::uint32_t* caller, Site site) {
  entry.depths.resize(demands_.counters().size(), 0);
  auto& mine = frames_[id.index];
  auto known = std::find_if(mine.begin(), mine.end(), [&](std::uint32_t frame) {
    return sameState(all_[frame].entry, entry);
  });
  if (known == mine.end() && mine.size() >= kMaxEntries) {
    fail(id, "it is entered in more different states than are followed");
    entry = {};
    entry.depths.resize(demands_.counters().size(), 0);
    known = std::find_if(mine.begin(), mine.end(),
                         [&](std::uint32_t frame) { return sameState(all_[frame].entry, entry); });
  }
  std::uint32_t index = 0;
  if (known == mine.end()) {
    index = static_cast<std::uint32_t>(all_.size());
    mine.push_back(index);
    all_.push_back({id, entry, false, nullptr, {}, 0});
    pending_.push_back(index);
  } else {
    index = *known;
    Frame& frame = all_[index];
    Entry joined = joinEntries(frame.entry, entry);
    if (joined != frame.entry) {
      if (++frame.joins > kMaxJoins)
        joined.facts.clear();
      frame.entry = std::move(joined);
      if (std::find(pending_.begin(), pending_.end(), index) == pending_.end())
        pending_.push_back(index);
    }
  }
  if (caller != nullptr)
    all_[index].callers.emplace_back(*caller, site);
  return all_[index];
}

void Frames::follow(std::uint32_t index) {
  const FunctionId id = all_[index].function;
  const Entry entry = all_[index].entry;
  FunctionContext& context = graph_.contexts[id.index];
  Refinement refinement(checks_.program, context, transfer_);
  refinement.options.entry = entry;
  if (!refinement.simulate())
    return fail(id, refinement.simulation().failure);
  std::erase_if(candidates_, [&](const Candidate& old) { return old.frame == index; });
  const Simulation& simulation = refinement.simulation();
  forEachCall(context, transfer_, simulation,
              [&](const Edge& edge, const program::Call& call, const State& state) {
                const Site site{simulation.nodes[edge.from].block, edge.statement};
                if (!state.lost)
                  followCall(index, site, call, state);
              });
  const bool isEntryPoint = all_[index].entryPoint != nullptr;
  if (demands_.concernsReturns(*context.function, isEntryPoint))
    for (std::uint32_t exit : simulation.exits)
      if (simulation.nodes[exit].exit == ExitKind::Return && !simulation.nodes[exit].state.lost)
        for (Breach& breach :
             demands_.judgeReturn(context, entry, isEntryPoint, simulation.nodes[exit].state))
          candidates_.push_back({index,
                                 {simulation.nodes[exit].block, simulation.nodes[exit].statement},
                                 std::move(breach),
                                 true,
                                 false});
}

void Frames::followCall(std::uint32_t index, Site site, const program::Call& call,
                        const State& state) {
  FunctionContext& context = graph_.contexts[all_[index].function.index];
  const CallTargets& targets = context.targets(site.block, site.statement);
  for (FunctionId callee : targets.functions)
    if (isFollowed(callee)) {
      Entry inside = entryInto(context, state, call, callee);
      enter(callee, std::move(inside), &index, site);
    }
  if (checks_.collectStates)
    collect(index, context.function->blocks[site.block].statements[site.statement].range, state);
  for (Breach& breach : demands_.judge(context, call, state))
    if (!demands_.isRepeated(breach, state)) {
      const bool isOfRoot = breach.kind == FindingKind::NotWithin && !state.hasLeft;
      candidates_.push_back({index, site, std::move(breach), false, isOfRoot});
    }
}

Entry Frames::entryInto(FunctionContext& caller, const State& state, const program::Call& call,
                        FunctionId callee) {
  Entry entry = calleeEntry(caller, state, call, graph_.contexts[callee.index]);
  for (int& depth : entry.depths)
    depth = std::clamp(depth, 0, kMaxEntryDepth);
  return entry;
}

void Frames::collect(std::uint32_t index, const program::SourceRange& range, const State& state) {
  FunctionContext& context = graph_.contexts[all_[index].function.index];
  CallState now;
  now.range = range;
  now.levels = state.conditions.evaluate(context.terms, currentLevel(context.terms));
  for (std::size_t i = 0; i < state.depths.size(); ++i) {
    const std::string& region = checks_.contracts.counters[demands_.counters()[i]].region;
    auto known = std::find_if(now.depths.begin(), now.depths.end(),
                              [&](const RegionDepth& depth) { return depth.region == region; });
    if (known == now.depths.end())
      known = now.depths.insert(known, {region, 0, 0, state.depthsKnown});
    known->least += state.depths[i];
    known->most += state.depths[i];
  }
  now.origin = originOf(index);
  auto [at, isNew] = states_.try_emplace(range, now);
  if (isNew)
    return;
  CallState& before = at->second;
  before.levels = before.levels.join(now.levels);
  for (std::size_t i = 0; i < now.depths.size(); ++i) {
    before.depths[i].least = std::min(before.depths[i].least, now.depths[i].least);
    before.depths[i].most = std::max(before.depths[i].most, now.depths[i].most);
    before.depths[i].isKnown = before.depths[i].isKnown && now.depths[i].isKnown;
  }
  if (before.origin.find(now.origin) == std::string::npos)
    before.origin += "; " + now.origin;
}

std::string Frames::originOf(std::uint32_t index) const {
  const auto chains = chainsTo(index);
  if (chains.empty())
    return "unknown callers";
  const Frame& root = all_[chains.front().front().frame];
  std::string name(
      checks_.program.symbols.text(checks_.program.functions[root.function.index].displayName));
  std::string role = root.entryPoint == nullptr ? "function" : root.entryPoint->role->title;
  return role + " '" + name + "', " + contracts::describeLevels(root.entry.levels);
}

std::vector<std::vector<Link>> Frames::chainsTo(std::uint32_t target) const {
  std::vector<std::vector<Link>> chains;
  std::deque<std::vector<Link>> pending = {{{target, {}}}}; // backwards
  while (!pending.empty() && chains.size() < kMaxChains && pending.size() < 1000) {
    std::vector<Link> chain = std::move(pending.front());
    pending.pop_front();
    const Frame& first = all_[chain.back().frame];
    if (first.isRoot)
      chains.emplace_back(chain.rbegin(), chain.rend());
    for (const auto& [caller, site] : first.callers) {
      auto isCaller = [&](const Link& link) { return link.frame == caller; };
      if (std::any_of(chain.begin(), chain.end(), isCaller))
        continue;
      pending.push_back(chain);
      pending.back().push_back({caller, site});
    }
  }
  return chains;
}

} // namespace driver_tidy::analysis
