#include "checker/analysis/analyze.h"

#include "checker/analysis/balance.h"
#include "checker/analysis/call_graph.h"
#include "checker/analysis/entry_points.h"

#include <algorithm>
#include <functional>
#include <map>
#include <tuple>

namespace driver_tidy::analysis {

using program::FunctionId;

namespace {

// A recursion whose summaries have not settled by then is given up.
constexpr unsigned kMaxRounds = 12;
// From this round on, exits of a recursion tell only depths and kinds, of which there are few.
constexpr unsigned kForgetfulRound = 6;
// Every function is simulated plainly: enough to rule out an exception behind a flag or two.
constexpr std::size_t kMaxPlainSplits = 3;
constexpr const char* kUnsettled = "it calls itself, and what each call changes does not settle";

class Analyzer {
public:
  Analyzer(const program::Program& program, const contracts::Contracts& contracts,
           const Options& options)
      : program_(program), contracts_(contracts), options_(options),
        graph_(buildCallGraph(program, contracts)), roles_(findRoles(program, contracts)) {}

  Result run() {
    listLostParts();
    // Without counters first: what returns, what raises and with which values is the same for every
    // rule, and all that a rule needs to know of a function that does not touch its regions.
    summarizePlainly();
    for (const contracts::Rule& rule : contracts_.rules)
      if (rule.kind == contracts::RuleKind::Balance &&
          std::find(options_.checks.begin(), options_.checks.end(), rule.check) !=
              options_.checks.end())
        checkRule(rule);
    joinByCause();
    std::stable_sort(
        result_.findings.begin(), result_.findings.end(),
        [&](const Finding& left, const Finding& right) { return orderOf(left) < orderOf(right); });
    return std::move(result_);
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
    std::map<std::tuple<std::string, contracts::CounterId, program::SourceRange>, std::size_t>
        causes;
    std::vector<Finding> kept;
    for (Finding& finding : result_.findings) {
      const TraceStep* origin = originOf(finding);
      if (origin == nullptr || origin->level == 0) {
        kept.push_back(std::move(finding));
        continue;
      }
      auto [at, isNew] =
          causes.try_emplace({finding.check, finding.counter, origin->range}, kept.size());
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

  /// Functions from which a call with an effect on one of the rule's counters can be reached.
  std::vector<bool> relevantFunctions(const contracts::Rule& rule) const {
    std::vector<bool> relevant(program_.functions.size(), false);
    auto hasEffect = [&](const contracts::Contract& contract) {
      for (const contracts::Outcome& outcome : contract.outcomes)
        for (const contracts::Effect& effect : outcome.effects)
          if (std::find(rule.counters.begin(), rule.counters.end(), effect.counter) !=
              rule.counters.end())
            return true;
      return false;
    };
    for (const auto& component : graph_.components) {
      bool any = false;
      for (FunctionId member : component)
        for (const auto& [place, targets] : graph_.contexts[member.index].calls) {
          any = any || (targets.contract != nullptr && hasEffect(*targets.contract));
          for (FunctionId callee : targets.functions)
            any = any || relevant[callee.index];
        }
      for (FunctionId member : component)
        relevant[member.index] = any;
    }
    return relevant;
  }

  /// Summaries of one component: once for a plain function, to a fixed point for a recursion.
  /// `summarizeOne` makes one from what is known so far, or says false. Returns the number of
  /// rounds; 0: it failed, or the fixed point was not reached.
  template <typename SummarizeOne>
  unsigned settle(const std::vector<FunctionId>& component, std::vector<Summary>& summaries,
                  SummarizeOne summarizeOne) {
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
      if (!changed || !graph_.recursive[component.front().index])
        return round + 1;
    }
    return 0;
  }

  /// Exceptions take a path of their own, as regions are lost on them; other ways out need none
  /// here.
  static Summary summarizePlainly(Refinement& refinement, FunctionContext& context) {
    std::vector<WayOut> ways;
    do {
      if (!refinement.simulate())
        return {};
      ways = waysOut(context, refinement.simulation());
      for (WayOut& way : ways) {
        if (way.kind != ExitKind::Exception)
          continue;
        Path path = shortestPath(refinement.simulation(), way.node);
        std::optional<Replay> walked = refinement.confirm(path);
        if (refinement.mustRepeat())
          break;
        std::vector<TraceStep> told = walked ? std::move(walked->trace) : refinement.tell(path);
        std::copy_if(
            told.begin(), told.end(), std::back_inserter(way.trace), [](const TraceStep& step) {
              return step.kind == StepKind::CallEntered || step.kind == StepKind::ExceptionRaised;
            });
      }
    } while (refinement.mustRepeat());
    return summarize(context, refinement.simulation(), ways);
  }

  void summarizePlainly() {
    plainSummaries_.resize(program_.functions.size());
    Transfer plain(program_, {}, plainSummaries_, graph_.contexts);
    for (const auto& component : graph_.components) {
      std::string reason = kUnsettled;
      const unsigned rounds =
          settle(component, plainSummaries_, [&](FunctionId id, Summary& summary) {
            Refinement refinement(program_, graph_.contexts[id.index], plain);
            refinement.maxSplits = kMaxPlainSplits;
            summary = summarizePlainly(refinement, graph_.contexts[id.index]);
            if (!refinement.simulation().failure.empty())
              reason = refinement.simulation().failure;
            return refinement.simulation().failure.empty();
          });
      if (rounds == 0)
        giveUp(component, plainSummaries_, 0, reason);
    }
  }

  static void forgetValues(Summary& summary) {
    for (Exit& exit : summary.exits) {
      exit.result = program::ValueSet::all();
      exit.resultTerm = {};
      exit.atEntry.clear();
      exit.atExit.clear();
      exit.stores.clear();
    }
  }

  void checkRule(const contracts::Rule& rule) {
    std::vector<bool> relevant = relevantFunctions(rule);
    std::vector<Summary> summaries = plainSummaries_;
    for (Summary& summary : summaries)
      for (Exit& exit : summary.exits) {
        exit.depths = exit.lowest = Depths(rule.counters.size(), 0);
        // What is left of a damaged function does not touch the regions: its callers are not judged
        // less.
        exit.lost = false;
      }
    Transfer transfer(program_, rule.counters, summaries, graph_.contexts);
    bool strict = std::find(options_.strictAlternation.begin(), options_.strictAlternation.end(),
                            rule.check) != options_.strictAlternation.end();
    for (const auto& component : graph_.components) {
      if (!relevant[component.front().index])
        continue;
      for (FunctionId member : component)
        summaries[member.index] = {};
      std::map<FunctionId, BalanceResult> results;
      const unsigned rounds = settle(component, summaries, [&](FunctionId id, Summary& summary) {
        BalanceResult& checked = results[id];
        checked = checkBalance(graph_.contexts[id.index], transfer,
                               {program_, rule, roles_[id.index], strict});
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
            notAnalysed(FunctionId(i), "part of it could not be read: " +
                                           std::string(program_.symbols.text(lost->reason)));
  }

  void giveUp(const std::vector<FunctionId>& component, std::vector<Summary>& summaries,
              std::size_t counters, const std::string& reason) {
    for (FunctionId member : component) {
      Exit unknown;
      unknown.depths = unknown.lowest = Depths(counters, 0);
      unknown.lost = true;
      summaries[member.index].exits = {unknown};
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
  std::vector<const contracts::Role*> roles_;
  std::vector<Summary> plainSummaries_;
  Result result_;
};

} // namespace

Result analyze(const program::Program& program, const contracts::Contracts& contracts,
               const Options& options) {
  return Analyzer(program, contracts, options).run();
}

} // namespace driver_tidy::analysis
