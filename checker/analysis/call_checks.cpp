#include "checker/analysis/call_checks.h"

#include "checker/analysis/frames.h"
#include "checker/analysis/refinement.h"

#include <algorithm>

namespace driver_tidy::analysis {

using contracts::Rule;
using program::FunctionId;

namespace {

// States of one function on one path, where some are kept apart by what they know.
constexpr std::size_t kMaxNodes = 4000;

/// Makes findings of the breaches to which a path from an entry point is feasible.
class Reporter {
public:
  Reporter(Frames& frames, const CallChecks& checks) : frames_(frames), checks_(checks) {}

  std::vector<Finding> run() {
    std::set<std::tuple<const Rule*, FindingKind, program::SourceRange>> reported;
    // An entry point that enters nothing is one cause, whatever it goes on to acquire.
    std::set<std::pair<const Rule*, FunctionId>> roots;
    for (const Candidate& candidate : frames_.candidates()) {
      const auto cause =
          std::tuple(candidate.breach.rule, candidate.breach.kind, rangeOf(candidate));
      if (reported.contains(cause))
        continue;
      const std::vector<std::vector<Link>> chains = frames_.chainsTo(candidate.frame);
      bool isSettled = chains.size() < kMaxChains; // none is left untried
      for (const std::vector<Link>& chain : chains) {
        const auto root =
            std::pair(candidate.breach.rule, frames_.frame(chain.front().frame).function);
        const bool isKnownCause = candidate.isOfRoot && roots.contains(root);
        std::optional<Finding> finding = isKnownCause ? std::nullopt : walk(chain, candidate);
        isSettled = isSettled || isKnownCause || finding;
        if (!finding)
          continue;
        reported.insert(cause);
        if (candidate.isOfRoot)
          roots.insert(root);
        findings_.push_back(std::move(*finding));
        break;
      }
      if (!isSettled)
        frames_.fail(frames_.frame(candidate.frame).function,
                     "it is reached in more ways than were followed");
    }
    return std::move(findings_);
  }

private:
  const program::Block& blockOf(FunctionId id, Site site) const {
    return checks_.program.functions[id.index].blocks[site.block];
  }

  program::SourceRange rangeOf(const Candidate& candidate) const {
    const program::Block& block = blockOf(frames_.frame(candidate.frame).function, candidate.site);
    return candidate.site.statement < block.statements.size()
               ? block.statements[candidate.site.statement].range
               : block.terminatorRange;
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
    std::vector<TraceStep> trace = evidence(frames_.frame(chain.front().frame));
    Entry entry = frames_.frame(chain.front().frame).entry;
    for (std::size_t i = 0; i < chain.size(); ++i) {
      const bool isLast = i + 1 == chain.size();
      std::optional<Walked> walked = walkOnce(
          chain[i], entry, isLast ? nullptr : &frames_.frame(chain[i + 1].frame), candidate);
      if (!walked)
        return std::nullopt;
      for (TraceStep& step : walked->replay.trace) {
        step.level += static_cast<unsigned>(i);
        trace.push_back(std::move(step));
      }
      if (isLast)
        return makeFinding(candidate, walked->breach, std::move(trace), static_cast<unsigned>(i));
      const program::Statement& statement =
          blockOf(frames_.frame(chain[i].frame).function, walked->site)
              .statements[walked->site.statement];
      TraceStep entered;
      entered.kind = StepKind::CallEntered;
      entered.range = statement.range;
      entered.macro = checks_.program.symbols.text(statement.macro);
      entered.detail = checks_.program.symbols.text(
          checks_.program.functions[frames_.frame(chain[i + 1].frame).function.index].displayName);
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
    FunctionContext& context = frames_.context(frames_.frame(link.frame));
    Refinement refinement(checks_.program, context, frames_.transfer());
    refinement.options.entry = entry;
    refinement.maxSplits = kMaxCallSplits;
    for (;;) {
      if (!refinement.options.splits.empty())
        refinement.options.maxNodes = kMaxNodes;
      if (!refinement.simulate()) {
        frames_.fail(frames_.frame(link.frame).function, refinement.simulation().failure);
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
        frames_.fail(frames_.frame(link.frame).function,
                     "its conditions are too entangled to tell which ways through it are possible");
        return std::nullopt;
      }
      Walked walked = std::move(target->second);
      walked.replay = std::move(*replay);
      if (next != nullptr) {
        const auto& call =
            std::get<program::Call>(blockOf(frames_.frame(link.frame).function, walked.site)
                                        .statements[walked.site.statement]
                                        .action);
        walked.next = frames_.entryInto(context, walked.replay.state, call, next->function);
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
    forEachCall(context, frames_.transfer(), simulation,
                [&](const Edge& edge, const program::Call& call, const State& state) {
                  const Site site{simulation.nodes[edge.from].block, edge.statement};
                  if (state.lost || site != at)
                    return;
                  if (next != nullptr) {
                    const auto& callees = context.targets(site.block, site.statement).functions;
                    if (std::find(callees.begin(), callees.end(), next->function) == callees.end())
                      return;
                    Entry inside = frames_.entryInto(context, state, call, next->function);
                    if (frames_.sameState(inside, next->entry))
                      propose(edge, {{}, site, {}, {}});
                    return;
                  }
                  if (site != candidate.site)
                    return;
                  for (Breach& breach : frames_.demands().judge(context, call, state))
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
      for (Breach& breach : frames_.demands().judgeReturn(
               context, entry, frames_.frame(candidate.frame).entryPoint != nullptr, node.state))
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
    const FunctionId id = frames_.frame(candidate.frame).function;
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
      last.depths.assign(frames_.demands().counters().size(), 0);
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
        auto at = std::find(frames_.demands().counters().begin(),
                            frames_.demands().counters().end(), counter);
        depths.push_back(
            step.depths[static_cast<std::size_t>(at - frames_.demands().counters().begin())]);
      }
      const bool isChange = step.kind == StepKind::Enter || step.kind == StepKind::Leave;
      if (isChange && depths == before)
        continue;
      before = step.depths = std::move(depths);
      kept.push_back(std::move(step));
    }
    return kept;
  }

  Frames& frames_;
  const CallChecks& checks_;
  std::vector<Finding> findings_;
  std::map<std::tuple<std::uint32_t, Site, const Frame*>,
           std::vector<std::pair<Entry, std::optional<Walked>>>>
      walked_;
};

} // namespace

CallCheckResult checkCalls(CallGraph& graph, const CallChecks& checks) {
  Frames frames(graph, checks);
  CallCheckResult result;
  result.findings = Reporter(frames, checks).run();
  result.failures = frames.failures();
  result.states = frames.states();
  return result;
}

} // namespace driver_tidy::analysis
