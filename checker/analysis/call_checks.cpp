#include "checker/analysis/call_checks.h"

#include "checker/analysis/callee_entry.h"
#include "checker/analysis/level.h"
#include "checker/analysis/summaries.h"
#include "checker/contracts/levels.h"

#include <algorithm>
#include <deque>

namespace driver_tidy::analysis {

using contracts::Rule;
using program::FunctionId;
using program::ValueSet;

namespace {

// Ways from an entry point to a call that are tried before it counts as not reached.
constexpr std::size_t kMaxChains = 6;
// Entries of one function that are followed; more are joined into one of which nothing is known.
constexpr std::size_t kMaxEntries = 24;
// How often an entry of a recursion may lose facts before it loses all.
constexpr unsigned kMaxJoins = 4;
// Each path is looked at in many functions: fewer splits than where one function is judged alone.
constexpr std::size_t kMaxSplits = 6;

// Depths that a call changes by are told up to this one.
constexpr int kMaxDepth = 3;
// And depths that a function is entered with.
constexpr int kMaxEntryDepth = 2;
// States of one function on one path, where some are kept apart by what they know.
constexpr std::size_t kMaxNodes = 4000;

/// A statement of a function, as a place in its graph.
struct Site {
  std::uint32_t block = 0;
  std::uint32_t statement = 0;

  auto operator<=>(const Site&) const = default;
};

/// A function as it is entered in one way.
struct Frame {
  FunctionId function;
  Entry entry;
  bool isRoot = false;                    ///< the system calls it so, or nobody is known to
  const EntryPoint* entryPoint = nullptr; ///< of a root, if any
  std::vector<std::pair<std::uint32_t, Site>> callers; ///< frames and their calls
  unsigned joins = 0;
};

/// A frame on the way to a breach, and its call that enters the next one.
struct Link {
  std::uint32_t frame = 0;
  Site call;
};

/// A breach of a rule in one frame; at a return where `isReturn`.
struct Candidate {
  std::uint32_t frame = 0;
  Site site;
  Breach breach;
  bool isReturn = false;
  /// Within: the path has left nothing; what is missing, the entry point has never entered.
  bool isOfRoot = false;
};

class Checker {
public:
  Checker(CallGraph& graph, const CallChecks& checks)
      : graph_(graph), checks_(checks),
        demands_(checks.program, checks.contracts, checks.rules, checks.strict),
        summaries_(withoutChanges(checks.plainSummaries, demands_.counters().size())),
        transfer_(checks.program, demands_.counters(), summaries_, graph.contexts, true, &demands_),
        frames_(checks.program.functions.size()) {}

  CallCheckResult run() {
    judged_ = reaches(graph_, [&](const program::Call& call, const CallTargets&) {
      return demands_.concerns(call);
    });
    summarizeChanges();
    for (auto component = graph_.components.rbegin(); component != graph_.components.rend();
         ++component)
      follow(*component);
    report();
    for (auto& [range, state] : states_)
      result_.states.push_back(std::move(state));
    return std::move(result_);
  }

private:
  /// Summaries of the functions that change a depth or the level; the others' stay plain.
  void summarizeChanges() {
    const std::vector<bool> changing =
        reaches(graph_, [&](const program::Call&, const CallTargets& targets) {
          return targets.contract != nullptr &&
                 (concernsLevel(*targets.contract) ||
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
        refinement.maxSplits = kMaxSplits;
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

  /// A recursion may go deeper with each call: how deep does not matter here.
  static Summary limitDepths(Summary summary) {
    for (Exit& exit : summary.exits)
      for (Depths* depths : {&exit.depths, &exit.lowest})
        for (int& depth : *depths)
          depth = std::clamp(depth, -kMaxDepth, kMaxDepth);
    return summary;
  }

  // From callers to callees.

  void follow(const std::vector<FunctionId>& component) {
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

  /// Functions that the contracts describe are not looked into.
  bool isFollowed(FunctionId id) const {
    const auto name = checks_.program.symbols.text(checks_.program.functions[id.index].name);
    const bool returnMatters = demands_.concernsReturns(checks_.program.functions[id.index],
                                                        !checks_.entryPoints[id.index].empty());
    return (checks_.collectStates || judged_[id.index] || returnMatters) &&
           checks_.contracts.find(name) == nullptr;
  }

  void addRoots(FunctionId id) {
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

  /// The ways in which the function's own annotations let it be called: one, or one for each of
  /// their conditions. None: they say nothing of the level.
  std::vector<Entry> annotatedEntries(FunctionId id) {
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

  bool sameState(const Entry& left, const Entry& right) const {
    return left.depths == right.depths && left.depthsKnown == right.depthsKnown &&
           (left.hasLeft == right.hasLeft || left.depthsKnown) &&
           sameLevels(left.levels, right.levels);
  }

  /// A rule asks for the lowest level that is possible. Where PASSIVE_LEVEL is, nothing depends on
  /// what else is, unless some call must not be made as low as that.
  bool sameLevels(const ValueSet& left, const ValueSet& right) const {
    if (left == right)
      return true;
    const ValueSet passive = ValueSet::only(contracts::kPassiveLevel);
    const bool bothMayBePassive = !left.disjoint(passive) && !right.disjoint(passive);
    return bothMayBePassive &&
           (!demands_.judgesLowLevels() || (left != passive && right != passive));
  }

  /// The frame for an entry, made or joined; `caller` null for a root.
  Frame& enter(FunctionId id, Entry entry, const std::uint32_t* caller, Site site) {
    entry.depths.resize(demands_.counters().size(), 0);
    auto& mine = frames_[id.index];
    auto known = std::find_if(mine.begin(), mine.end(), [&](std::uint32_t frame) {
      return sameState(all_[frame].entry, entry);
    });
    if (known == mine.end() && mine.size() >= kMaxEntries) {
      fail(id, "it is entered in more different states than are followed");
      entry = {};
      entry.depths.resize(demands_.counters().size(), 0);
      known = std::find_if(mine.begin(), mine.end(), [&](std::uint32_t frame) {
        return sameState(all_[frame].entry, entry);
      });
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

  void follow(std::uint32_t index) {
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

  void followCall(std::uint32_t index, Site site, const program::Call& call, const State& state) {
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

  /// A recursion may be entered deeper with each call: how deep does not matter. What is below zero
  /// is a mistake of another rule; the path goes on as if it had been right.
  Entry entryInto(FunctionContext& caller, const State& state, const program::Call& call,
                  FunctionId callee) {
    Entry entry = calleeEntry(caller, state, call, graph_.contexts[callee.index]);
    for (int& depth : entry.depths)
      depth = std::clamp(depth, 0, kMaxEntryDepth);
    return entry;
  }

  // For people.

  void collect(std::uint32_t index, const program::SourceRange& range, const State& state) {
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

  /// The entry point from which a frame is reached first.
  std::string originOf(std::uint32_t index) const {
    const auto chains = chainsTo(index);
    if (chains.empty())
      return "unknown callers";
    const Frame& root = all_[chains.front().front().frame];
    std::string name(
        checks_.program.symbols.text(checks_.program.functions[root.function.index].displayName));
    std::string role = root.entryPoint == nullptr ? "function" : root.entryPoint->role->title;
    return role + " '" + name + "', " + contracts::describeLevels(root.entry.levels);
  }

  // From candidates to findings.

  void report() {
    std::set<std::tuple<const Rule*, FindingKind, program::SourceRange>> reported;
    // An entry point that enters nothing is one cause, whatever it goes on to acquire.
    std::set<std::pair<const Rule*, FunctionId>> roots;
    for (const Candidate& candidate : candidates_) {
      const auto cause =
          std::tuple(candidate.breach.rule, candidate.breach.kind, rangeOf(candidate));
      if (reported.contains(cause))
        continue;
      const std::vector<std::vector<Link>> chains = chainsTo(candidate.frame);
      bool isSettled = chains.size() < kMaxChains; // none is left untried
      for (const std::vector<Link>& chain : chains) {
        const auto root = std::pair(candidate.breach.rule, all_[chain.front().frame].function);
        const bool isKnownCause = candidate.isOfRoot && roots.contains(root);
        std::optional<Finding> finding = isKnownCause ? std::nullopt : walk(chain, candidate);
        isSettled = isSettled || isKnownCause || finding;
        if (!finding)
          continue;
        reported.insert(cause);
        if (candidate.isOfRoot)
          roots.insert(root);
        result_.findings.push_back(std::move(*finding));
        break;
      }
      if (!isSettled)
        fail(all_[candidate.frame].function, "it is reached in more ways than were followed");
    }
  }

  const program::Block& blockOf(FunctionId id, Site site) const {
    return checks_.program.functions[id.index].blocks[site.block];
  }

  program::SourceRange rangeOf(const Candidate& candidate) const {
    const program::Block& block = blockOf(all_[candidate.frame].function, candidate.site);
    return candidate.site.statement < block.statements.size()
               ? block.statements[candidate.site.statement].range
               : block.terminatorRange;
  }

  /// The ways from a root to `target`, the shortest first.
  std::vector<std::vector<Link>> chainsTo(std::uint32_t target) const {
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

  /// One step of a chain: a feasible path through a function to a call that enters the next one, or
  /// to the breach.
  struct Walked {
    Replay replay;
    Site site;
    Entry next;    ///< of the next function
    Breach breach; ///< at the end of the chain
  };

  std::optional<Finding> walk(const std::vector<Link>& chain, const Candidate& candidate) {
    std::vector<TraceStep> trace = evidence(all_[chain.front().frame]);
    Entry entry = all_[chain.front().frame].entry;
    for (std::size_t i = 0; i < chain.size(); ++i) {
      const bool isLast = i + 1 == chain.size();
      std::optional<Walked> walked =
          walkOnce(chain[i], entry, isLast ? nullptr : &all_[chain[i + 1].frame], candidate);
      if (!walked)
        return std::nullopt;
      for (TraceStep& step : walked->replay.trace) {
        step.level += static_cast<unsigned>(i);
        trace.push_back(std::move(step));
      }
      if (isLast)
        return makeFinding(candidate, walked->breach, std::move(trace), static_cast<unsigned>(i));
      const program::Statement& statement =
          blockOf(all_[chain[i].frame].function, walked->site).statements[walked->site.statement];
      TraceStep entered;
      entered.kind = StepKind::CallEntered;
      entered.range = statement.range;
      entered.macro = checks_.program.symbols.text(statement.macro);
      entered.detail = checks_.program.symbols.text(
          checks_.program.functions[all_[chain[i + 1].frame].function.index].displayName);
      entered.level = static_cast<unsigned>(i);
      entered.depths = walked->next.depths;
      entered.levels = walked->next.levels;
      trace.push_back(std::move(entered));
      entry = std::move(walked->next);
    }
    return std::nullopt;
  }

  /// Many breaches are reached through the same first functions: what was walked once is kept.
  std::optional<Walked> walkOnce(const Link& link, const Entry& entry, const Frame* next,
                                 const Candidate& candidate) {
    if (next == nullptr)
      return walkThrough(link, entry, next, candidate);
    auto& known = walked_[{link.frame, link.call, next}];
    for (const auto& [before, walked] : known)
      if (before == entry)
        return walked;
    return known.emplace_back(entry, walkThrough(link, entry, next, candidate)).second;
  }

  std::optional<Walked> walkThrough(const Link& link, const Entry& entry, const Frame* next,
                                    const Candidate& candidate) {
    FunctionContext& context = graph_.contexts[all_[link.frame].function.index];
    Refinement refinement(checks_.program, context, transfer_);
    refinement.options.entry = entry;
    refinement.maxSplits = kMaxSplits;
    for (;;) {
      if (!refinement.options.splits.empty())
        refinement.options.maxNodes = kMaxNodes;
      if (!refinement.simulate()) {
        fail(all_[link.frame].function, refinement.simulation().failure);
        return std::nullopt;
      }
      std::optional<std::pair<Path, Walked>> target =
          next == nullptr && candidate.isReturn
              ? findReturn(context, entry, refinement.simulation(), candidate)
              : findCall(context, refinement.simulation(), next,
                         next == nullptr ? candidate.site : link.call, candidate);
      if (!target)
        return std::nullopt;
      std::optional<Replay> replay = refinement.confirm(target->first);
      if (refinement.mustRepeat())
        continue;
      if (!replay) {
        fail(all_[link.frame].function,
             "its conditions are too entangled to tell which ways through it are possible");
        return std::nullopt;
      }
      Walked walked = std::move(target->second);
      walked.replay = std::move(*replay);
      if (next != nullptr) {
        const auto& call = std::get<program::Call>(blockOf(all_[link.frame].function, walked.site)
                                                       .statements[walked.site.statement]
                                                       .action);
        walked.next = entryInto(context, walked.replay.state, call, next->function);
      }
      return walked;
    }
  }

  /// The shortest path to a call that enters `next` in its state, or, where that is null, to the
  /// candidate's breach.
  std::optional<std::pair<Path, Walked>> findCall(FunctionContext& context,
                                                  const Simulation& simulation, const Frame* next,
                                                  Site at, const Candidate& candidate) {
    std::optional<std::pair<Path, Walked>> best;
    auto propose = [&](const Edge& edge, Walked walked) {
      Path path = shortestPath(simulation, edge.from);
      path.edges.push_back(edge);
      path.target = Path::kAnywhere;
      if (!best || path.edges.size() < best->first.edges.size())
        best.emplace(std::move(path), std::move(walked));
    };
    forEachCall(context, transfer_, simulation,
                [&](const Edge& edge, const program::Call& call, const State& state) {
                  const Site site{simulation.nodes[edge.from].block, edge.statement};
                  if (state.lost || site != at)
                    return;
                  if (next != nullptr) {
                    const auto& callees = context.targets(site.block, site.statement).functions;
                    if (std::find(callees.begin(), callees.end(), next->function) == callees.end())
                      return;
                    Entry inside = entryInto(context, state, call, next->function);
                    if (sameState(inside, next->entry))
                      propose(edge, {{}, site, {}, {}});
                    return;
                  }
                  if (site != candidate.site)
                    return;
                  for (Breach& breach : demands_.judge(context, call, state))
                    if (breach.rule == candidate.breach.rule &&
                        breach.kind == candidate.breach.kind)
                      propose(edge, {{}, site, {}, std::move(breach)});
                });
    return best;
  }

  std::optional<std::pair<Path, Walked>> findReturn(FunctionContext& context, const Entry& entry,
                                                    const Simulation& simulation,
                                                    const Candidate& candidate) const {
    for (std::uint32_t exit : simulation.exits) {
      const Node& node = simulation.nodes[exit];
      if (node.exit != ExitKind::Return || Site{node.block, node.statement} != candidate.site)
        continue;
      for (Breach& breach : demands_.judgeReturn(
               context, entry, all_[candidate.frame].entryPoint != nullptr, node.state))
        if (breach.rule == candidate.breach.rule)
          return std::pair(shortestPath(simulation, exit),
                           Walked{{}, candidate.site, {}, std::move(breach)});
    }
    return std::nullopt;
  }

  /// Where the state at the beginning comes from.
  std::vector<TraceStep> evidence(const Frame& root) const {
    if (root.entryPoint == nullptr)
      return {};
    TraceStep step;
    step.kind = StepKind::EnteredAs;
    step.range = root.entryPoint->range;
    step.detail = root.entryPoint->role->title;
    step.depths = root.entry.depths;
    step.levels = root.entry.levels;
    return {step};
  }

  Finding makeFinding(const Candidate& candidate, const Breach& breach,
                      std::vector<TraceStep> trace, unsigned level) const {
    const FunctionId id = all_[candidate.frame].function;
    const program::Function& function = checks_.program.functions[id.index];
    Finding finding;
    finding.kind = breach.kind;
    finding.check = breach.rule->check;
    finding.range = rangeOf(candidate);
    finding.function = checks_.program.symbols.text(function.displayName);
    finding.levels = breach.levels;
    finding.allowed = breach.allowed;
    const program::Block& block = blockOf(id, candidate.site);
    if (candidate.isReturn) {
      TraceStep last;
      last.kind = StepKind::Returns;
      last.range = finding.range;
      last.level = level;
      last.depths.assign(demands_.counters().size(), 0);
      last.levels = breach.levels;
      trace.push_back(std::move(last));
    } else {
      const program::Statement& statement = block.statements[candidate.site.statement];
      finding.callee = checks_.program.symbols.text(std::get<program::Call>(statement.action).name);
      finding.macro = checks_.program.symbols.text(statement.macro);
    }
    finding.trace = forRule(*breach.rule, std::move(trace));
    return finding;
  }

  /// The trace with the depths that the rule looks at; what changes only others is left out.
  std::vector<TraceStep> forRule(const Rule& rule, std::vector<TraceStep> trace) const {
    std::vector<TraceStep> kept;
    std::vector<int> before(rule.counters.size(), 0);
    for (TraceStep& step : trace) {
      std::vector<int> depths;
      for (contracts::CounterId counter : rule.counters) {
        auto at = std::find(demands_.counters().begin(), demands_.counters().end(), counter);
        depths.push_back(step.depths[static_cast<std::size_t>(at - demands_.counters().begin())]);
      }
      const bool isChange = step.kind == StepKind::Enter || step.kind == StepKind::Leave;
      if (isChange && depths == before)
        continue;
      before = step.depths = std::move(depths);
      kept.push_back(std::move(step));
    }
    return kept;
  }

  void fail(FunctionId id, const std::string& reason) { result_.failures.emplace_back(id, reason); }

  CallGraph& graph_;
  const CallChecks& checks_;
  Demands demands_;
  std::vector<Summary> summaries_;
  Transfer transfer_;
  std::vector<bool> judged_;
  std::vector<std::vector<std::uint32_t>> frames_; ///< by FunctionId: positions in all_
  std::deque<Frame> all_;
  std::deque<std::uint32_t> pending_;
  std::vector<Candidate> candidates_;
  std::map<program::SourceRange, CallState> states_;
  std::map<std::tuple<std::uint32_t, Site, const Frame*>,
           std::vector<std::pair<Entry, std::optional<Walked>>>>
      walked_;
  CallCheckResult result_;
};

} // namespace

CallCheckResult checkCalls(CallGraph& graph, const CallChecks& checks) {
  return Checker(graph, checks).run();
}

} // namespace driver_tidy::analysis
