#include "checker/analysis/prohibited.h"

#include <algorithm>
#include <deque>
#include <set>

namespace driver_tidy::analysis {

using program::FunctionId;

namespace {

class Checker {
public:
  Checker(const program::Program& program, const CallGraph& graph, const contracts::Rule& rule,
          const std::vector<std::vector<EntryPoint>>& entryPoints)
      : program_(program), graph_(graph), rule_(rule), entryPoints_(entryPoints),
        reached_(program.functions.size()) {}

  std::vector<Finding> run() {
    if (!isMeant())
      return {};
    findReached();
    for (std::uint32_t i = 0; i < reached_.size(); ++i)
      if (reached_[i].isReached)
        judge(FunctionId(i));
    judgeAddresses();
    return std::move(findings_);
  }

private:
  /// How a function is reached: by whom, and by which call.
  struct Reached {
    bool isReached = false;
    FunctionId caller; ///< invalid: a root
    program::SourceRange call;
    program::SymbolId macro;
  };

  std::string text(program::SymbolId id) const { return std::string(program_.symbols.text(id)); }

  const program::Call& callAt(FunctionId id, std::pair<std::uint32_t, std::uint32_t> place,
                              const program::Statement*& statement) const {
    statement = &program_.functions[id.index].blocks[place.first].statements[place.second];
    return std::get<program::Call>(statement->action);
  }

  /// Whether the program is the kind of driver that the rule is for.
  bool isMeant() const {
    if (rule_.driverCalls.empty())
      return true;
    bool calls = false;
    const program::Statement* statement = nullptr;
    for (std::uint32_t i = 0; i < graph_.contexts.size(); ++i) {
      for (const auto& [place, targets] : graph_.contexts[i].calls) {
        const std::string name = text(callAt(FunctionId(i), place, statement).name);
        calls = calls || std::find(rule_.driverCalls.begin(), rule_.driverCalls.end(), name) !=
                             rule_.driverCalls.end();
      }
      if (usesExcludedRecord(program_.functions[i].terms))
        return false;
    }
    return calls;
  }

  bool usesExcludedRecord(const program::TermTable& terms) const {
    for (std::size_t i = 0; i < terms.size(); ++i) {
      const program::Term& term = terms[program::TermId(i)];
      if (term.kind != program::TermKind::Field)
        continue;
      const std::string field = text(term.symbol);
      const std::string record = field.substr(0, field.find("::"));
      if (std::find(rule_.withoutRecords.begin(), rule_.withoutRecords.end(), record) !=
          rule_.withoutRecords.end())
        return true;
    }
    return false;
  }

  bool isRoot(std::uint32_t id) const {
    const program::Function& function = program_.functions[id];
    bool addressTaken = std::any_of(
        program_.addressFlows.begin(), program_.addressFlows.end(),
        [&](const program::AddressFlow& flow) { return flow.function == function.key; });
    return !function.isStatic || !entryPoints_[id].empty() || addressTaken;
  }

  /// Breadth first, so that the shortest way is the one that is told.
  void findReached() {
    std::deque<FunctionId> pending;
    auto reach = [&](FunctionId id, const Reached& how) {
      if (reached_[id.index].isReached)
        return;
      reached_[id.index] = how;
      pending.push_back(id);
    };
    // Entry points first: their way tells more than that of a function that may be called.
    for (bool isEntryPoint : {true, false})
      for (std::uint32_t i = 0; i < reached_.size(); ++i)
        if (entryPoints_[i].empty() != isEntryPoint && isRoot(i))
          reach(FunctionId(i), {true, {}, {}, {}});
    while (!pending.empty()) {
      const FunctionId id = pending.front();
      pending.pop_front();
      for (const auto& [place, targets] : graph_.contexts[id.index].calls) {
        const program::Statement* statement = nullptr;
        callAt(id, place, statement);
        for (FunctionId callee : targets.functions)
          reach(callee, {true, id, statement->range, statement->macro});
      }
    }
  }

  void judge(FunctionId id) {
    std::set<program::SourceRange> seen; // one statement may stand in two blocks
    for (const auto& [place, targets] : graph_.contexts[id.index].calls) {
      const program::Statement* statement = nullptr;
      const program::Call& call = callAt(id, place, statement);
      if (targets.functions.empty() && rule_.calls.contains(text(call.name)) &&
          seen.insert(statement->range).second)
        report(id, text(call.name), statement->range, text(statement->macro));
    }
  }

  /// Routines whose address is taken inside of a function that is reached, or in a table.
  void judgeAddresses() {
    for (const program::AddressFlow& flow : program_.addressFlows) {
      if (!flow.function.valid() || program_.functionByKey.contains(flow.function) ||
          !rule_.calls.contains(text(flow.function)))
        continue;
      const FunctionId inside = functionAt(flow.range);
      if (!inside.valid() || reached_[inside.index].isReached)
        report(inside, text(flow.function), flow.range, "");
    }
  }

  FunctionId functionAt(const program::SourceRange& range) const {
    for (std::uint32_t i = 0; i < program_.functions.size(); ++i) {
      const program::Function& function = program_.functions[i];
      if (function.range.file == range.file && function.range.line <= range.line &&
          range.line <= function.end.line)
        return FunctionId(i);
    }
    return {};
  }

  void report(FunctionId id, const std::string& callee, const program::SourceRange& range,
              const std::string& macro) {
    Finding finding;
    finding.kind = FindingKind::ProhibitedCall;
    finding.check = rule_.check;
    finding.range = range;
    finding.callee = callee;
    finding.macro = macro;
    if (id.valid()) {
      finding.function = text(program_.functions[id.index].displayName);
      finding.trace = wayTo(id);
    }
    findings_.push_back(std::move(finding));
  }

  std::vector<TraceStep> wayTo(FunctionId id) const {
    std::vector<FunctionId> chain = {id};
    while (reached_[chain.back().index].caller.valid())
      chain.push_back(reached_[chain.back().index].caller);
    std::reverse(chain.begin(), chain.end());
    std::vector<TraceStep> trace;
    const auto& roles = entryPoints_[chain.front().index];
    if (!roles.empty()) {
      TraceStep step;
      step.kind = StepKind::EnteredAs;
      step.range = roles.front().range;
      step.detail = roles.front().role->title;
      trace.push_back(std::move(step));
    }
    for (std::size_t i = 1; i < chain.size(); ++i) {
      const Reached& how = reached_[chain[i].index];
      TraceStep step;
      step.kind = StepKind::CallEntered;
      step.range = how.call;
      step.macro = text(how.macro);
      step.detail = text(program_.functions[chain[i].index].displayName);
      step.level = static_cast<unsigned>(i - 1);
      trace.push_back(std::move(step));
    }
    return trace;
  }

  const program::Program& program_;
  const CallGraph& graph_;
  const contracts::Rule& rule_;
  const std::vector<std::vector<EntryPoint>>& entryPoints_;
  std::vector<Reached> reached_;
  std::vector<Finding> findings_;
};

} // namespace

std::vector<Finding> checkProhibited(const program::Program& program, const CallGraph& graph,
                                     const contracts::Rule& rule,
                                     const std::vector<std::vector<EntryPoint>>& entryPoints) {
  return Checker(program, graph, rule, entryPoints).run();
}

} // namespace driver_tidy::analysis
