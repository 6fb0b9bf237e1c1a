#include "checker/analysis/analyze.h"

#include "checker/analysis/balance.h"
#include "checker/analysis/call_checks.h"
#include "checker/analysis/call_graph.h"
#include "checker/analysis/entry_points.h"
#include "checker/analysis/pairing.h"
#include "checker/analysis/prohibited.h"
#include "checker/analysis/raises_in_context.h"
#include "checker/analysis/summaries.h"

#include <algorithm>
#include <functional>
#include <map>
#include <tuple>

namespace driver_tidy::analysis {

using program::FunctionId;

namespace {

// Every function is simulated plainly: enough to rule out an exception behind a flag or two.
constexpr std::size_t kMaxPlainSplits = 3;
constexpr const char* kUnsettled = "it calls itself, and what each call changes does not settle";

class Analyzer {
public:
  Analyzer(const program::Program& program, const contracts::Contracts& contracts,
           const Options& options)
      : program_(program), contracts_(contracts), options_(options),
        graph_(buildCallGraph(program, contracts)),
        entryPoints_(findEntryPoints(program, contracts)) {
    for (FunctionContext& context : graph_.contexts) {
      if (const auto reason = options.givenUp.find(context.id); reason != options.givenUp.end())
        context.givenUp = reason->second;
      if (options.onFollow)
        context.onFollow = &options.onFollow;
    }
  }

  Result run() {
    listLostParts();
    // Without counters first: what returns, what raises and with which values is the same for every
    // rule, and all that a rule needs to know of a function that does not touch its regions.
    summarizePlainly();
    for (const contracts::Rule& rule : contracts_.rules)
      if (rule.kind == contracts::RuleKind::Balance && isOn(rule))
        checkRule(rule);
    for (const contracts::Rule& rule : contracts_.rules)
      if (rule.kind == contracts::RuleKind::Pairing && isOn(rule))
        checkLocks(rule);
    joinByCause();
    dropLocksToldElsewhere();
    checkCallsByRule();
    for (const contracts::Rule& rule : contracts_.rules)
      if (rule.kind == contracts::RuleKind::Prohibited && isOn(rule)) {
        std::vector<Finding> found = checkProhibited(program_, graph_, rule, entryPoints_);
        std::move(found.begin(), found.end(), std::back_inserter(result_.findings));
      }
    std::stable_sort(
        result_.findings.begin(), result_.findings.end(),
        [&](const Finding& left, const Finding& right) { return orderOf(left) < orderOf(right); });
    return std::move(result_);
  }

  std::vector<CallState> states() {
    summarizePlainly();
    CallChecks checks{program_,     contracts_,      {},  options_.strict,
                      entryPoints_, plainSummaries_, true};
    for (const contracts::Rule& rule : contracts_.rules)
      if (rule.kind == contracts::RuleKind::Within) // for the counters
        checks.rules.push_back(&rule);
    return checkCalls(graph_, checks).states;
  }

private:
  std::tuple<std::string_view, std::uint32_t, std::uint32_t, std::string_view, FindingKind>
  orderOf(const Finding& finding) const {
    std::string_view path = finding.range.file.valid()
                                ? std::string_view(program_.files[finding.range.file.index].path)
                                : std::string_view();
    return {path, finding.range.line, finding.range.column, finding.check, finding.kind};
  }

  /// One exception that leaves many entry points is one mistake: the shortest path tells it, the
  /// other entry points stand behind it.
  void joinByCause() {
    std::map<std::tuple<std::string, contracts::CounterId, std::string, program::SourceRange>,
             std::size_t>
        causes;
    std::vector<Finding> kept;
    for (Finding& finding : result_.findings) {
      const TraceStep* origin = originOf(finding);
      if (origin == nullptr || origin->level == 0) {
        kept.push_back(std::move(finding));
        continue;
      }
      auto [at, isNew] = causes.try_emplace(
          {finding.check, finding.counter, finding.lock, origin->range}, kept.size());
      if (isNew) {
        kept.push_back(std::move(finding));
        continue;
      }
      Finding& known = kept[at->second];
      if (finding.trace.size() < known.trace.size())
        std::swap(finding, known);
      auto isOther = [](const TraceStep& step) { return step.kind == StepKind::OtherWayOut; };
      auto others =
          std::stable_partition(finding.trace.begin(), finding.trace.end(), std::not_fn(isOther));
      std::move(others, finding.trace.end(), std::back_inserter(known.trace));
      TraceStep also;
      also.kind = StepKind::OtherWayOut;
      also.range = finding.range;
      also.detail = finding.function;
      also.depths.assign(known.trace.front().depths.size(), 0);
      known.trace.push_back(std::move(also));
    }
    result_.findings = std::move(kept);
  }

  /// One mistake is told once: of a lock that keeps the thread in a region by the region's rule,
  /// else by the rule about the fewest kinds of lock.
  void dropLocksToldElsewhere() {
    auto isOfLock = [&](const Finding& finding) {
      return contracts_.findCheck(finding.check)->kind == contracts::RuleKind::Pairing;
    };
    // The call in the function itself by which the depth changes first.
    auto firstChange = [](const Finding& finding) {
      program::SourceRange call;
      for (const TraceStep& step : finding.trace) {
        const bool changes = step.kind == StepKind::Enter || step.kind == StepKind::Leave;
        if (step.level == 0 && (changes || step.kind == StepKind::CallEntered))
          call = step.range;
        if (changes)
          break;
      }
      return call;
    };
    auto tellsTheSame = [&](const Finding& other, const Finding& lock) {
      if (other.kind != lock.kind || other.range != lock.range)
        return false;
      return isOfLock(other) ? other.counter == lock.counter && other.lock == lock.lock &&
                                   countersOf(other.check) < countersOf(lock.check)
                             : firstChange(other) == firstChange(lock);
    };
    std::vector<bool> isToldElsewhere;
    for (const Finding& lock : result_.findings)
      isToldElsewhere.push_back(
          isOfLock(lock) &&
          std::any_of(result_.findings.begin(), result_.findings.end(),
                      [&](const Finding& other) { return tellsTheSame(other, lock); }));
    std::vector<Finding> kept;
    for (std::size_t i = 0; i < isToldElsewhere.size(); ++i)
      if (!isToldElsewhere[i])
        kept.push_back(std::move(result_.findings[i]));
    result_.findings = std::move(kept);
  }

  std::size_t countersOf(const std::string& check) const {
    return contracts_.findCheck(check)->counters.size();
  }

  /// Where the exception of a finding was raised first.
  static const TraceStep* originOf(const Finding& finding) {
    if (finding.kind != FindingKind::MissingLeaveOnException)
      return nullptr;
    const TraceStep* origin = nullptr;
    for (const TraceStep& step : finding.trace) {
      if (step.kind == StepKind::ExceptionRaised &&
          (origin == nullptr || origin->level <= step.level))
        origin = &step;
      else if (step.kind == StepKind::HandlerEntered)
        origin = nullptr;
    }
    return origin;
  }

  /// Functions from which a call with an effect on one of the rule's counters can be reached, or
  /// that are called with one of them held.
  std::vector<bool> relevantFunctions(const contracts::Rule& rule) const {
    std::vector<bool> relevant =
        reaches(graph_, [&](const program::Call&, const CallTargets& targets) {
          return targets.contract != nullptr && changesCounter(*targets.contract, rule.counters);
        });
    // What is held from the beginning must be left as well.
    for (std::size_t i = 0; i < relevant.size(); ++i)
      if (const EntryPoint* entryPoint = judgedForBalance(entryPoints_[i]))
        for (contracts::CounterId held : entryPoint->role->holds)
          relevant[i] = relevant[i] || std::find(rule.counters.begin(), rule.counters.end(),
                                                 held) != rule.counters.end();
    return relevant;
  }

  void summarizePlainly() {
    plainSummaries_.resize(program_.functions.size());
    Transfer plain(program_, {}, plainSummaries_, graph_.contexts);
    for (const auto& component : graph_.components) {
      std::string reason = kUnsettled;
      const unsigned rounds =
          settle(graph_, component, plainSummaries_, [&](FunctionId id, Summary& summary) {
            Refinement refinement(program_, graph_.contexts[id.index], plain);
            refinement.maxSplits = kMaxPlainSplits;
            std::optional<Summary> found =
                summarizeFunction(refinement, graph_.contexts[id.index], PathsFor::Exceptions);
            if (!found)
              reason = refinement.simulation().failure;
            else
              summary = std::move(*found);
            return found.has_value();
          });
      if (rounds == 0)
        giveUp(component, plainSummaries_, 0, reason);
    }
  }

  void checkRule(const contracts::Rule& rule) {
    std::vector<bool> relevant = relevantFunctions(rule);
    std::vector<Summary> summaries = withoutChanges(plainSummaries_, rule.counters.size());
    Transfer transfer(program_, rule.counters, summaries, graph_.contexts);
    RaisesInContext raises(transfer, graph_.contexts);
    transfer.askAboutRaises(raises);
    bool strict = std::find(options_.strictAlternation.begin(), options_.strictAlternation.end(),
                            rule.check) != options_.strictAlternation.end();
    for (const auto& component : graph_.components) {
      if (std::none_of(component.begin(), component.end(),
                       [&](FunctionId member) { return relevant[member.index]; }))
        continue;
      for (FunctionId member : component)
        summaries[member.index] = {};
      std::map<FunctionId, BalanceResult> results;
      const unsigned rounds =
          settle(graph_, component, summaries, [&](FunctionId id, Summary& summary) {
            raises.forgetAnswers();
            BalanceResult& checked = results[id];
            checked =
                checkBalance(graph_.contexts[id.index], transfer,
                             {program_, rule, judgedForBalance(entryPoints_[id.index]), strict});
            summary = checked.summary;
            return true;
          });
      // Exits whose values were forgotten cannot be told apart: no finding may rest on that.
      const bool certain = rounds <= kForgetfulRound ||
                           std::all_of(results.begin(), results.end(), [](const auto& entry) {
                             return entry.second.findings.empty();
                           });
      const bool settled = rounds != 0 && certain;
      if (!settled)
        giveUp(component, summaries, rule.counters.size(), kUnsettled);
      for (auto& [id, checked] : results) {
        if (!settled || takenAtItsWord(id))
          continue;
        std::move(checked.findings.begin(), checked.findings.end(),
                  std::back_inserter(result_.findings));
        if (!checked.failure.empty())
          notAnalysed(id, checked.failure);
      }
    }
  }

  void checkLocks(const contracts::Rule& rule) {
    PairingResult checked =
        checkPairing(graph_, {program_, contracts_, rule, entryPoints_, plainSummaries_});
    std::move(checked.findings.begin(), checked.findings.end(),
              std::back_inserter(result_.findings));
    for (const auto& [id, reason] : checked.failures)
      partlyAnalysed(id, reason);
  }

  /// Rules about single calls are checked together: they look at the same states.
  void checkCallsByRule() {
    CallChecks checks{program_, contracts_, {}, options_.strict, entryPoints_, plainSummaries_};
    for (const contracts::Rule& rule : contracts_.rules)
      if ((rule.kind == contracts::RuleKind::Level || rule.kind == contracts::RuleKind::Within) &&
          isOn(rule))
        checks.rules.push_back(&rule);
    if (checks.rules.empty())
      return;
    CallCheckResult checked = checkCalls(graph_, checks);
    std::move(checked.findings.begin(), checked.findings.end(),
              std::back_inserter(result_.findings));
    for (const auto& [id, reason] : checked.failures)
      notAnalysed(id, reason);
  }

  bool isOn(const contracts::Rule& rule) const {
    return std::find(options_.checks.begin(), options_.checks.end(), rule.check) !=
           options_.checks.end();
  }

  /// The driver's own body of a routine that the rules describe: its callers see the contract.
  bool takenAtItsWord(FunctionId id) const {
    return contracts_.find(program_.symbols.text(program_.functions[id.index].name)) != nullptr;
  }

  /// Damaged functions are followed as far as they go, but no finding rests on what is behind the
  /// damage.
  void listLostParts() {
    for (std::size_t i = 0; i < program_.functions.size(); ++i)
      for (const program::Block& block : program_.functions[i].blocks)
        for (const program::Statement& statement : block.statements)
          if (const auto* lost = std::get_if<program::Lost>(&statement.action))
            partlyAnalysed(FunctionId(i), std::string(program_.symbols.text(lost->reason)));
  }

  /// The first loss tells why; others often follow from it.
  void partlyAnalysed(FunctionId id, const std::string& reason) {
    const program::Function& function = program_.functions[id.index];
    const bool isKnown =
        std::any_of(result_.notAnalysed.begin(), result_.notAnalysed.end(),
                    [&](const auto& known) { return known.range == function.range; });
    if (!isKnown)
      result_.notAnalysed.push_back({function.displayName, function.range, reason, true});
  }

  void giveUp(const std::vector<FunctionId>& component, std::vector<Summary>& summaries,
              std::size_t counters, const std::string& reason) {
    for (FunctionId member : component) {
      summaries[member.index] = unknownSummary(counters);
      notAnalysed(member, reason);
    }
  }

  void notAnalysed(FunctionId id, const std::string& reason) {
    const program::Function& function = program_.functions[id.index];
    for (const program::NotAnalysed& known : result_.notAnalysed)
      if (known.range == function.range && known.reason == reason)
        return;
    result_.notAnalysed.push_back({function.displayName, function.range, reason});
  }

  const program::Program& program_;
  const contracts::Contracts& contracts_;
  const Options& options_;
  CallGraph graph_;
  std::vector<std::vector<EntryPoint>> entryPoints_;
  std::vector<Summary> plainSummaries_;
  Result result_;
};

} // namespace

Result analyze(const program::Program& program, const contracts::Contracts& contracts,
               const Options& options) {
  return Analyzer(program, contracts, options).run();
}

std::vector<CallState> callStates(const program::Program& program,
                                  const contracts::Contracts& contracts) {
  const Options options;
  return Analyzer(program, contracts, options).states();
}

} // namespace driver_tidy::analysis
