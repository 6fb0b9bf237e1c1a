#include "checker/analysis/balance.h"

#include <algorithm>
#include <map>

namespace driver_tidy::analysis {

using program::TermId;

namespace {

// A function may have many locks.
constexpr std::size_t kMaxNodesOfLock = 4000;
const program::ValueSet kPending = program::ValueSet::only(0x103); // STATUS_PENDING

class Checker {
public:
  Checker(FunctionContext& context, const Transfer& transfer, const BalanceCheck& check)
      : context_(context), transfer_(transfer), check_(check),
        role_(check.entryPoint == nullptr ? nullptr : check.entryPoint->role),
        refinement_(check.program, context, transfer) {}

  BalanceResult run() {
    if (check_.lock != nullptr)
      refinement_.options.maxNodes = kMaxNodesOfLock;
    refinement_.options.entry.depths = depthsAtEntry();
    // First the loops, relative to whatever depth the function is entered with: in an entry point
    // the passes of a loop that falls would else be reported one by one.
    while (check_.lock == nullptr) {
      if (!simulateOnce())
        return std::move(result_);
      confirmUnevenLoops();
      if (!refinement_.mustRepeat())
        break;
    }
    const bool loopsUndecided = undecided_;
    refinement_.options.entryPoint = role_ != nullptr && !role_->changesRegions;
    refinement_.options.strictAlternation = check_.strictAlternation;
    do {
      result_.findings.clear();
      if (!simulateOnce())
        return std::move(result_);
      if (check_.lock != nullptr && passLocksOfList())
        continue;
      confirmWays();
      if (!refinement_.mustRepeat())
        reportViolations();
    } while (refinement_.mustRepeat());

    if (role_ == nullptr || !role_->changesRegions)
      judgeWays();
    reportUnevenLoops();
    if (result_.findings.size() == 1)
      result_.findings.front().isCertain = isOnEveryPath(result_.findings.front());
    if (loopsUndecided || undecided_)
      result_.failure =
          "its conditions are too entangled to tell which ways through it are possible";
    result_.summary = summarize(context_, simulation(), ways_);
    // The driver's own callers hold what the system would.
    const Depths before = depthsAtEntry();
    for (Exit& exit : result_.summary.exits)
      for (std::size_t i = 0; i < before.size(); ++i)
        exit.depths[i] -= before[i];
    return std::move(result_);
  }

private:
  Depths depthsAtEntry() const {
    Depths depths(transfer_.counterCount(), 0);
    if (role_ != nullptr)
      for (std::size_t i = 0; i < depths.size(); ++i)
        for (contracts::CounterId held : role_->holds)
          if (held == transfer_.counter(i))
            depths[i] = 1;
    return depths;
  }

  /// False: the function was given up, and `result_` says so.
  bool simulateOnce() {
    undecided_ = false;
    if (refinement_.simulate()) {
      ways_ = waysOut(context_, simulation());
      if (check_.lock != nullptr)
        handOverPended();
      return true;
    }
    result_ = {};
    result_.failure = simulation().failure;
    Exit unknown;
    unknown.depths.assign(transfer_.counterCount(), 0);
    unknown.lowest = unknown.depths;
    unknown.lost = true;
    result_.summary.exits.push_back(std::move(unknown));
    return false;
  }

  const Simulation& simulation() const { return refinement_.simulation(); }

  /// A loop may acquire the locks of a list one by one: that is no mistake, and what the loop does
  /// to one of them is not counted. True: there is such a loop, not known before.
  bool passLocksOfList() {
    bool isNew = false;
    for (const auto& [head, node] : simulation().unevenLoops)
      isNew = refinement_.options.unevenHeads.insert(head).second || isNew;
    if (isNew)
      refinement_.repeat();
    return isNew;
  }

  /// Who returns STATUS_PENDING with a lock leaves it to whoever completes the request.
  void handOverPended() {
    for (WayOut& way : ways_)
      way.lost = way.lost || (way.depths.front() > 0 && way.result == kPending);
  }

  /// Whether the function shows that it is its own matter to release the lock before a way out like
  /// `held`: it does so before `released`, or, for an exception, before any.
  bool releasesElsewhere(const WayOut& held, const WayOut& released) const {
    return held.kind == ExitKind::Exception ? isRaisedHere(held) && releasesAndExpectsExceptions()
                                            : leftAgain(simulation(), released, 0);
  }

  /// Whether a DDI that the function calls raises, or a function that does nothing else. Of what
  /// else its callees let pass, the reasons are not known well enough.
  bool isRaisedHere(const WayOut& way) const {
    auto isRaise = [](const TraceStep& step) {
      return step.level == 0 && step.kind == StepKind::ExceptionRaised;
    };
    const auto raised = std::find_if(way.trace.rbegin(), way.trace.rend(), isRaise);
    if (raised == way.trace.rend())
      return false;
    const bool isOfCallee = std::next(raised) != way.trace.rend() && std::next(raised)->level > 0;
    return !isOfCallee || neverReturns(raised->range);
  }

  bool neverReturns(const program::SourceRange& callRange) const {
    for (const program::Block& block : context_.function->blocks)
      for (const program::Statement& statement : block.statements)
        if (const auto* call = std::get_if<program::Call>(&statement.action))
          if (call->noReturn && statement.range == callRange)
            return true;
    return false;
  }

  /// Whether the function is written with exceptions in mind, and releases the lock at all.
  bool releasesAndExpectsExceptions() const {
    const auto& blocks = context_.function->blocks;
    const bool hasFinally =
        std::any_of(blocks.begin(), blocks.end(), [](const program::Block& block) {
          return block.entered == program::Region::Finally;
        });
    return hasFinally && std::any_of(ways_.begin(), ways_.end(), [&](const WayOut& way) {
             return leftAgain(simulation(), way, 0);
           });
  }

  /// Whether the function holds the lock somewhere. One that only releases it does so for somebody
  /// else.
  bool holdsLock() const {
    const auto& nodes = simulation().nodes;
    return std::any_of(nodes.begin(), nodes.end(),
                       [](const Node& node) { return node.state.depths.front() > 0; });
  }

  /// Whether the block is in a loop whose passes name one lock after the other.
  bool isNamedAnewAround(std::uint32_t block) const {
    auto renames = [&](std::uint32_t inside) {
      const auto& statements = context_.function->blocks[inside].statements;
      return std::any_of(statements.begin(), statements.end(), [&](const auto& statement) {
        const auto* assign = std::get_if<program::Assign>(&statement.action);
        const auto* call = std::get_if<program::Call>(&statement.action);
        const TermId named = assign != nullptr ? assign->target
                             : call != nullptr && call->result.valid()
                                 ? context_.terms.variable(call->result)
                                 : TermId();
        return named.valid() && context_.terms.contains(check_.lock->pointer, named);
      });
    };
    return check_.lock->pointer.valid() &&
           std::any_of(context_.loops.begin(), context_.loops.end(), [&](const auto& loop) {
             return loop.second.contains(block) &&
                    std::any_of(loop.second.begin(), loop.second.end(), renames);
           });
  }

  void confirmUnevenLoops() {
    for (const auto& [head, node] : simulation().unevenLoops) {
      Path path = shortestPath(simulation(), node);
      std::optional<Replay> walked = refinement_.confirm(path);
      if (refinement_.mustRepeat())
        return;
      if (!walked) {
        undecided_ = true;
        continue;
      }
      const auto& range = loopRange(context_.function->blocks[head]);
      std::vector<std::size_t> passes;
      for (std::size_t i = 0; i < walked->trace.size(); ++i)
        if (walked->trace[i].kind == StepKind::LoopAgain && walked->trace[i].range == range)
          passes.push_back(i);
      const Depths& before = depthsWhereReached(path, head);
      std::size_t pass = 0;
      while (pass < passes.size() && walked->trace[passes[pass]].depths == before)
        ++pass;
      if (pass == passes.size())
        continue; // comes to the head from outside the loop
      const Depths& after = walked->trace[passes[pass]].depths;
      std::size_t counter = 0;
      while (before[counter] == after[counter])
        ++counter;
      addUnevenLoop(head, walked->trace, passes[pass], counter, after[counter] - before[counter]);
      refinement_.repeat(); // the ways out behind the loop, as if its passes were even
      return;
    }
  }

  /// The depths with which a path first comes to a block that it leads to.
  const Depths& depthsWhereReached(const Path& path, std::uint32_t block) const {
    for (const Edge& edge : path.edges)
      if (simulation().nodes[edge.from].block == block)
        return simulation().nodes[edge.from].state.depths;
    return simulation().nodes[path.target].state.depths;
  }

  /// Only exceptions and ways out with a depth, or beside others with another, need a path of their
  /// own; and those that were below their entry depth, which callers must know.
  void confirmWays() {
    auto isBelow = [](int depth) { return depth < 0; };
    bool uneven = false;
    for (const WayOut& way : ways_)
      uneven = uneven || way.depths != ways_.front().depths;
    for (WayOut& way : ways_) {
      bool changes =
          std::any_of(way.depths.begin(), way.depths.end(), [](int depth) { return depth != 0; }) ||
          std::any_of(way.lowest.begin(), way.lowest.end(), isBelow);
      // An entry point is not compared with itself: what leaves as it came is right.
      bool matters = changes || (uneven && !refinement_.options.entryPoint);
      if (!matters && way.kind != ExitKind::Exception)
        continue;
      Path path = shortestPath(simulation(), way.node);
      const bool isExceptionWithLock =
          check_.lock != nullptr && way.kind == ExitKind::Exception && matters;
      if (!matters || isExceptionWithLock)
        way.trace = refinement_.tell(path);
      if (isExceptionWithLock && !releasesElsewhere(way, way))
        way.lost = true; // it is not judged
      if (!matters || way.lost)
        continue;
      std::optional<Replay> walked = refinement_.confirm(path);
      if (refinement_.mustRepeat())
        return;
      if (walked)
        way.trace = std::move(walked->trace);
      else
        way.infeasible = undecided_ = true;
    }
  }

  void reportViolations() {
    for (const Violation& violation : simulation().violations) {
      const Node& from = simulation().nodes[violation.edge.from];
      const bool isForAnother = check_.lock != nullptr &&
                                violation.kind == FindingKind::LeaveWithoutEnter &&
                                (!holdsLock() || isNamedAnewAround(from.block));
      if (from.state.lost || isInUnevenLoop(from.block) || isForAnother)
        continue;
      Path path = shortestPath(simulation(), violation.edge.from);
      path.edges.push_back(violation.edge);
      std::optional<Replay> walked = refinement_.confirm(path);
      if (refinement_.mustRepeat())
        return;
      if (!walked) {
        undecided_ = true;
        continue;
      }
      const program::Block& block =
          context_.function->blocks[simulation().nodes[violation.edge.from].block];
      Finding finding = makeFinding(violation.kind, transfer_.counter(violation.counter),
                                    block.statements[violation.edge.statement].range);
      finding.partner = transfer_.counter(violation.partner);
      finding.depth = violation.kind == FindingKind::NestedEnter ? 2 : -1;
      finding.trace = std::move(walked->trace);
      nameCallee(finding, block.statements[violation.edge.statement]);
      report(std::move(finding));
    }
  }

  bool isInUnevenLoop(std::uint32_t block) const {
    return std::any_of(refinement_.options.unevenHeads.begin(),
                       refinement_.options.unevenHeads.end(),
                       [&](std::uint32_t head) { return context_.loops.at(head).contains(block); });
  }

  /// The finding for a loop whose path comes back to the head at step `pass`; later passes go
  /// `change` further.
  void addUnevenLoop(std::uint32_t head, std::vector<TraceStep> trace, std::size_t pass,
                     std::size_t counter, int change) {
    trace.resize(pass + 1);
    Finding finding = makeFinding(FindingKind::UnevenLoop, transfer_.counter(counter),
                                  loopRange(context_.function->blocks[head]));
    finding.depth = change;
    finding.trace = std::move(trace);
    unevenLoops_.emplace_back(head, std::move(finding));
    refinement_.options.unevenHeads.insert(head);
  }

  void judgeWays() {
    for (std::size_t i = 0; i < ways_.size(); ++i)
      if (counts(ways_[i]))
        judgePartners(ways_[i]);
    for (std::size_t counter = 0; counter < transfer_.counterCount(); ++counter) {
      judgeThreadEnds(counter);
      if (refinement_.options.entryPoint)
        judgeEntryPoint(counter);
      else
        judgeAgainstEachOther(counter);
    }
  }

  static bool counts(const WayOut& way) { return !way.lost && !way.infeasible; }

  /// One means below its entry depth and another above: what was entered by one was left by the
  /// other.
  void judgePartners(WayOut& way) {
    for (std::size_t left = 0; left < way.depths.size(); ++left)
      for (std::size_t held = 0; held < way.depths.size(); ++held) {
        if (way.depths[left] >= 0 || way.depths[held] <= 0)
          continue;
        reportLeave(way, FindingKind::WrongPartner, left, held);
        way.depths[left] = way.depths[held] = 0;
        way.lowest[left] = 0;
      }
  }

  void judgeThreadEnds(std::size_t counter) {
    for (WayOut& way : ways_)
      if (counts(way) && way.kind == ExitKind::ThreadEnd && way.depths[counter] > 0) {
        reportHeld(way, counter);
        way.depths[counter] = 0;
      }
  }

  void judgeEntryPoint(std::size_t counter) {
    for (WayOut& way : ways_)
      if (counts(way) && way.depths[counter] > 0 &&
          (check_.lock == nullptr || way.kind != ExitKind::Exception ||
           releasesElsewhere(way, way))) {
        reportHeld(way, counter);
        way.depths[counter] = 0;
      }
  }

  /// A function that the driver calls may change the depth for its callers, if they can know by how
  /// much.
  void judgeAgainstEachOther(std::size_t counter) {
    for (WayOut& high : ways_)
      for (WayOut& low : ways_) {
        bool comparable = counts(high) && counts(low) && low.kind == ExitKind::Return &&
                          high.kind != ExitKind::ThreadEnd;
        if (!comparable || high.depths[counter] <= low.depths[counter])
          continue;
        const bool isHeld = high.depths[counter] > 0;
        if (check_.lock != nullptr && !(isHeld ? releasesElsewhere(high, low) : holdsLock()))
          continue;
        bool apart = toldApart(context_, simulation(), high, low);
        // Who leaves on one way out what it entered, and on another does not, is no acquire helper:
        // unless it says success exactly where it holds.
        bool holdsByMistake = apart && isHeld && leftAgain(simulation(), low, counter) &&
                              !succeedsAgainst(context_, simulation(), high, low);
        if (apart && !holdsByMistake)
          continue;
        if (isHeld) {
          reportHeld(high, counter);
          high.depths[counter] = std::max(low.depths[counter], 0);
        } else {
          reportLeave(low, FindingKind::LeaveWithoutEnter, counter, counter);
          low.depths[counter] = high.depths[counter];
          low.lowest[counter] = std::max(low.lowest[counter], std::min(high.depths[counter], 0));
        }
      }
  }

  void reportHeld(const WayOut& way, std::size_t counter) {
    const Node& node = simulation().nodes[way.node];
    const program::Block& block = context_.function->blocks[node.block];
    bool atStatement = node.statement < block.statements.size();
    program::SourceRange range =
        atStatement ? block.statements[node.statement].range : block.terminatorRange;
    // An exception that a handler or a __finally passed on is reported where it was raised.
    auto raised = std::find_if(way.trace.rbegin(), way.trace.rend(), [](const TraceStep& step) {
      return step.level == 0 && step.kind == StepKind::ExceptionRaised;
    });
    bool passedOn = way.kind == ExitKind::Exception && raised != way.trace.rend();
    if (passedOn)
      range = raised->range;
    FindingKind kind = way.kind == ExitKind::Return      ? FindingKind::MissingLeave
                       : way.kind == ExitKind::Exception ? FindingKind::MissingLeaveOnException
                                                         : FindingKind::MissingLeaveAtThreadEnd;
    Finding finding = makeFinding(kind, transfer_.counter(counter), range);
    finding.depth = way.depths[counter];
    finding.trace = way.trace;
    if (passedOn) {
      finding.callee = raised->detail;
      finding.macro = raised->macro;
    } else if (atStatement) {
      nameCallee(finding, block.statements[node.statement]);
    }
    TraceStep last;
    last.range = range;
    last.depths = node.state.depths;
    last.kind = way.kind == ExitKind::Return      ? StepKind::Returns
                : way.kind == ExitKind::Exception ? StepKind::ExceptionLeaves
                                                  : StepKind::ThreadEnds;
    last.detail = finding.callee;
    bool told = !finding.trace.empty() && finding.trace.back().kind == last.kind;
    if (!told)
      finding.trace.push_back(std::move(last));
    if (check_.lock != nullptr)
      addOtherReleases(finding.trace);
    report(std::move(finding));
  }

  /// Some of the calls by which other ways through the function release the lock.
  void addOtherReleases(std::vector<TraceStep>& trace) const {
    std::map<program::SourceRange, const program::Statement*> releases;
    for (const Node& node : simulation().nodes)
      for (const Edge& edge : node.incoming) {
        const Node& before = simulation().nodes[edge.from];
        if (edge.leave != Leave::Call || before.state.depths.front() <= node.state.depths.front())
          continue;
        const auto& statements = context_.function->blocks[before.block].statements;
        releases[statements[edge.statement].range] = &statements[edge.statement];
      }
    constexpr std::size_t kMaxShown = 3;
    const std::size_t atMost = trace.size() + kMaxShown;
    for (const auto& [range, statement] : releases) {
      const bool isOnPath =
          std::any_of(trace.begin(), trace.end(), [&, at = range](const auto& step) {
            return step.level == 0 && step.range == at;
          });
      if (isOnPath || trace.size() == atMost)
        continue;
      TraceStep step;
      step.kind = StepKind::ReleasedElsewhere;
      step.range = range;
      step.detail =
          std::string(check_.program.symbols.text(std::get<program::Call>(statement->action).name));
      step.macro = std::string(check_.program.symbols.text(statement->macro));
      step.depths.assign(1, 0);
      trace.push_back(std::move(step));
    }
  }

  /// Reports at the step that takes the counter to where the way out has it.
  void reportLeave(const WayOut& way, FindingKind kind, std::size_t counter, std::size_t partner) {
    std::vector<TraceStep> trace = way.trace;
    int before = 0;
    std::size_t at = trace.size();
    for (std::size_t i = 0; i < trace.size(); ++i) {
      int depth = trace[i].depths[counter];
      if (trace[i].level == 0 && depth < before && depth < 0)
        at = i;
      if (trace[i].level == 0)
        before = depth;
    }
    if (at == trace.size())
      return; // left inside a function that was reported itself
    Finding finding = makeFinding(kind, transfer_.counter(counter), trace[at].range);
    finding.partner = transfer_.counter(partner);
    finding.depth = trace[at].depths[counter];
    finding.callee = trace[at].detail;
    finding.macro = trace[at].macro;
    trace.resize(at + 1);
    finding.trace = std::move(trace);
    report(std::move(finding));
  }

  /// Whether every path that returns at the finding's place holds as much.
  bool isOnEveryPath(const Finding& finding) const {
    if (finding.kind != FindingKind::MissingLeave)
      return false;
    const std::size_t counter = counterPosition(finding.counter);
    return std::all_of(ways_.begin(), ways_.end(), [&](const WayOut& way) {
      const Node& node = simulation().nodes[way.node];
      const program::Block& block = context_.function->blocks[node.block];
      const bool isElsewhere =
          way.kind != ExitKind::Return || block.terminatorRange != finding.range;
      return isElsewhere || node.state.depths[counter] == finding.depth;
    });
  }

  std::size_t counterPosition(contracts::CounterId counter) const {
    std::size_t position = 0;
    while (transfer_.counter(position) != counter)
      ++position;
    return position;
  }

  /// Loops that undo each other over the same unchanged bound are even together.
  void reportUnevenLoops() {
    for (auto& [head, finding] : unevenLoops_) {
      bool undone = false;
      for (const auto& [otherHead, other] : unevenLoops_)
        undone = undone ||
                 (other.counter == finding.counter && (other.depth > 0) != (finding.depth > 0) &&
                  bound(head).valid() && bound(head) == bound(otherHead));
      if (!undone)
        report(std::move(finding));
    }
  }

  /// What a loop's condition compares its counter with, if the function does not change it.
  TermId bound(std::uint32_t head) const {
    const auto* branch = std::get_if<program::Branch>(&context_.function->blocks[head].terminator);
    if (branch == nullptr)
      return {};
    program::Term condition = context_.terms[branch->condition];
    if (condition.kind == program::TermKind::Unary)
      condition = context_.terms[condition.first];
    if (!condition.second.valid())
      return {};
    bool firstChanges = changes(condition.first);
    bool secondChanges = changes(condition.second);
    if (firstChanges == secondChanges)
      return {};
    return firstChanges ? condition.second : condition.first;
  }

  /// Whether the function assigns a part of `term`, more often than once for a local, as a
  /// declaration does.
  bool changes(TermId term) const {
    unsigned assignments = 0;
    for (const program::Block& block : context_.function->blocks)
      for (const program::Statement& statement : block.statements)
        if (const auto* assign = std::get_if<program::Assign>(&statement.action))
          if (context_.terms.contains(term, assign->target))
            assignments += isLocal(assign->target) ? 1 : 2;
    return assignments > 1;
  }

  bool isLocal(TermId place) const {
    const program::Term& term = context_.terms[place];
    return term.kind == program::TermKind::Variable &&
           term.variable.index >= context_.function->parameterCount;
  }

  Finding makeFinding(FindingKind kind, contracts::CounterId counter,
                      const program::SourceRange& range) const {
    Finding finding;
    finding.kind = kind;
    finding.check = check_.rule.check;
    finding.counter = finding.partner = counter;
    finding.range = range;
    finding.function = std::string(check_.program.symbols.text(context_.function->displayName));
    return finding;
  }

  void nameCallee(Finding& finding, const program::Statement& statement) const {
    finding.macro = std::string(check_.program.symbols.text(statement.macro));
    if (const auto* call = std::get_if<program::Call>(&statement.action))
      finding.callee = std::string(check_.program.symbols.text(call->name));
  }

  /// Where what is held at entry comes from.
  TraceStep heldAtEntry(const Depths& depths) const {
    TraceStep step;
    step.kind = StepKind::EnteredAs;
    step.range = check_.entryPoint->range;
    step.detail = role_->title;
    step.depths = depths;
    return step;
  }

  /// One finding per place and cause; of several paths the shortest is kept.
  void report(Finding finding) {
    for (Finding& known : result_.findings)
      if (known.kind == finding.kind && known.range == finding.range &&
          known.counter == finding.counter) {
        if (finding.trace.size() < known.trace.size())
          known = std::move(finding);
        return;
      }
    const Depths before = depthsAtEntry();
    if (std::any_of(before.begin(), before.end(), [](int depth) { return depth > 0; }))
      finding.trace.insert(finding.trace.begin(), heldAtEntry(before));
    result_.findings.push_back(std::move(finding));
  }

  FunctionContext& context_;
  const Transfer& transfer_;
  const BalanceCheck& check_;
  const contracts::Role* role_;
  Refinement refinement_;
  bool undecided_ = false; ///< a way out with a depth, or a violation, may be feasible or not
  std::vector<WayOut> ways_;
  std::vector<std::pair<std::uint32_t, Finding>> unevenLoops_;
  BalanceResult result_;
};

} // namespace

BalanceResult checkBalance(FunctionContext& context, const Transfer& transfer,
                           const BalanceCheck& check) {
  return Checker(context, transfer, check).run();
}

} // namespace driver_tidy::analysis
