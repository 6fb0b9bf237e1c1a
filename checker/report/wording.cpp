#include "checker/report/wording.h"

#include "checker/contracts/levels.h"

#include <algorithm>
#include <cassert>

namespace driver_tidy::report {

using analysis::Finding;
using analysis::FindingKind;
using analysis::StepKind;
using analysis::TraceStep;
using contracts::Contracts;
using contracts::Counter;
using contracts::CounterId;
using contracts::Rule;

namespace {

std::string quoted(const std::string& name) {
  return "'" + name + "'";
}

/// DDIs stand bare, the driver's own functions in quotes.
std::string calleeText(const std::string& callee, const Contracts& contracts) {
  if (callee.empty())
    return "a function pointer";
  return contracts.find(callee) ? callee : quoted(callee);
}

std::string macroText(const std::string& macro) {
  return macro.empty() ? "" : ", in expansion of macro " + quoted(macro);
}

const Rule& ruleOf(const Finding& finding, const Contracts& contracts) {
  const Rule* rule = contracts.findCheck(finding.check);
  assert(rule && "a finding comes from a rule");
  return *rule;
}

/// A counter whose depth a step changed.
struct Change {
  CounterId counter = 0;
  int before = 0;
  int after = 0;
};

/// The state that a step is compared with: after the step before it, for a return where the call
/// began. Null: nothing changed yet.
const std::vector<int>* depthsBefore(const TraceStep& step, const Finding& finding) {
  const TraceStep* const first = finding.trace.data();
  if (&step == first)
    return nullptr;
  const TraceStep* before = &step - 1;
  if (step.kind == StepKind::CallReturned)
    while (before != first &&
           (before->kind != StepKind::CallEntered || before->level != step.level))
      --before;
  return &before->depths;
}

std::vector<Change> changesAt(const TraceStep& step, const Finding& finding, const Rule& rule) {
  const std::vector<int>* depths = depthsBefore(step, finding);
  std::vector<Change> changes;
  const std::vector<CounterId> counters = countersOf(finding, rule);
  for (std::size_t i = 0; i < counters.size() && i < step.depths.size(); ++i) {
    const int before = depths ? (*depths)[i] : 0;
    if (step.depths[i] != before)
      changes.push_back({counters[i], before, step.depths[i]});
  }
  return changes;
}

int depthOf(const Finding& finding, const TraceStep& step, const Rule& rule) {
  const std::vector<CounterId> counters = countersOf(finding, rule);
  const auto position = std::find(counters.begin(), counters.end(), finding.counter);
  const auto index = static_cast<std::size_t>(position - counters.begin());
  return index < step.depths.size() ? step.depths[index] : 0;
}

/// "guarded region depth 1, guarded mutex depth 0".
std::string depthsText(const std::vector<Change>& changes, const Contracts& contracts) {
  std::string text;
  for (const Change& change : changes) {
    text += text.empty() ? "" : ", ";
    text += contracts.counters[change.counter].held + " depth " + std::to_string(change.after);
  }
  return text;
}

/// "DISPATCH_LEVEL", "IRQL <= APC_LEVEL", "unknown IRQL".
std::string levelText(const program::ValueSet& levels) {
  const std::string text = contracts::describeLevels(levels);
  return text.starts_with("<=") || text.starts_with(">=") ? "IRQL " + text : text;
}

std::string lowestText(const program::ValueSet& levels) {
  return contracts::describeLevels(program::ValueSet::only(levels.low()));
}

/// Sentences about one finding: its function, what it calls there, what is held.
class FindingWords {
public:
  FindingWords(const Finding& finding, const Contracts& contracts)
      : finding_(finding), contracts_(contracts), rule_(ruleOf(finding, contracts)) {}

  std::string function() const { return quoted(finding_.function); }
  std::string callee() const { return calleeText(finding_.callee, contracts_); }
  /// What a rule about single calls names is always a DDI.
  std::string ddi() const { return finding_.callee; }
  std::string held() const {
    const std::string& held = contracts_.counters[finding_.counter].held;
    return finding_.lock.empty() ? held : held + " " + quoted(finding_.lock);
  }

  /// A region is entered, a lock that keeps the thread in it is held.
  std::string holding() const {
    const std::string& enter = contracts_.counters[finding_.counter].enter;
    return enter == "entered" ? enter : "held";
  }

  /// "the guarded region still entered (depth 2)".
  std::string stillHeld() const {
    std::string text = "the " + held() + " still " + holding();
    if (finding_.depth > 1)
      text += " (depth " + std::to_string(finding_.depth) + ")";
    return text;
  }

  /// "the guarded mutex acquired by KeAcquireGuardedMutex must be released".
  std::string partnerDuty() const {
    const Counter& partner = contracts_.counters[finding_.partner];
    return "the " + partner.held + " " + partner.enter + partnerEnteredBy() + " must be " +
           partner.leave;
  }

private:
  std::string partnerEnteredBy() const {
    for (auto step = finding_.trace.rbegin(); step != finding_.trace.rend(); ++step) {
      if (step->kind != StepKind::Enter)
        continue;
      for (const Change& change : changesAt(*step, finding_, rule_))
        if (change.counter == finding_.partner && change.after > change.before)
          return " by " + calleeText(step->detail, contracts_);
    }
    return " on this path";
  }

  const Finding& finding_;
  const Contracts& contracts_;
  const Rule& rule_;
};

std::string findingSentence(const Finding& finding, const Contracts& contracts) {
  const FindingWords words(finding, contracts);
  switch (finding.kind) {
  case FindingKind::LeaveWithoutEnter:
    return words.function() + " calls " + words.callee() + " with no " + words.held() + " " +
           words.holding() + " on this path";
  case FindingKind::MissingLeave:
    return words.function() + " returns with " + words.stillHeld();
  case FindingKind::MissingLeaveOnException:
    return "an exception raised by " +
           (finding.callee.empty() ? "a memory access" : words.callee()) + " leaves " +
           words.function() + " with " + words.stillHeld();
  case FindingKind::MissingLeaveAtThreadEnd:
    return words.function() + " ends the thread by " + words.callee() + " with " +
           words.stillHeld();
  case FindingKind::UnevenLoop:
    return "each pass of this loop in " + words.function() + " changes the depth of the " +
           words.held();
  case FindingKind::WrongPartner:
    return words.function() + " calls " + words.callee() + " where " + words.partnerDuty();
  case FindingKind::NestedEnter:
    return words.function() + " calls " + words.callee() + " with the " + words.held() +
           " already " + words.holding();
  case FindingKind::LevelTooHigh:
  case FindingKind::LevelTooLow:
    return words.function() + " calls " + words.ddi() + " at " + levelText(finding.levels) +
           ", but it may be called only at " + levelText(finding.allowed);
  case FindingKind::LevelChanged:
    return words.function() + " returns at " + levelText(finding.levels) + ", but must return at " +
           (finding.allowed.isAll() ? "the IRQL that it was called at"
                                    : levelText(finding.allowed));
  case FindingKind::LevelNotAllowed:
    return words.function() + " is at " + levelText(finding.levels) +
           " here, but it is annotated to run only at " + levelText(finding.allowed);
  case FindingKind::RegionNotEntered:
    return words.function() +
           " returns without the critical region that it is annotated to acquire";
  case FindingKind::RegionNotLeft:
    return words.function() +
           " returns without having left the critical region that it is annotated to release";
  case FindingKind::NotWithin:
    return words.function() + " calls " + words.ddi() + " with " +
           (ruleOf(finding, contracts).narrowerCalls.contains(finding.callee)
                ? "kernel APCs enabled: it is in no guarded region"
                : "normal kernel APCs enabled: it is in no critical or guarded region") +
           (finding.allowed.empty() ? "" : ", and below " + lowestText(finding.allowed));
  case FindingKind::ProhibitedCall:
    return words.function() + " calls " + words.ddi() +
           ", which this kind of driver must not call: " + ruleOf(finding, contracts).title;
  }
  assert(false && "every kind has a sentence");
  return {};
}

/// "guarded region entered here by KeEnterGuardedRegion (depth 1)".
std::string counterSentence(const TraceStep& step, const Finding& finding,
                            const Contracts& contracts, const std::vector<Change>& changes) {
  const bool enters = step.kind == StepKind::Enter;
  CounterId id = finding.counter;
  for (const Change& change : changes) {
    if ((change.after > change.before) == enters) {
      id = change.counter;
      break;
    }
  }
  const Counter& counter = contracts.counters[id];
  std::string text = counter.held + " " + (enters ? counter.enter : counter.leave) + " here by " +
                     calleeText(step.detail, contracts);
  if (changes.size() == 1)
    text += " (depth " + std::to_string(changes.front().after) + ")";
  else if (!changes.empty())
    text += " (" + depthsText(changes, contracts) + ")";
  return text;
}

std::string stepSentence(const TraceStep& step, const Finding& finding,
                         const Contracts& contracts) {
  const Rule& rule = ruleOf(finding, contracts);
  const std::vector<Change> changes = changesAt(step, finding, rule);
  const std::string state = changes.empty() ? "" : " (" + depthsText(changes, contracts) + ")";
  const std::string withDepth = " with depth " + std::to_string(depthOf(finding, step, rule));
  switch (step.kind) {
  case StepKind::Enter:
  case StepKind::Leave:
    return counterSentence(step, finding, contracts, changes);
  case StepKind::ConditionTrue:
    return "condition " + quoted(step.detail) + " is true" + state;
  case StepKind::ConditionFalse:
    return "condition " + quoted(step.detail) + " is false" + state;
  case StepKind::Case:
    return "switch on " + step.detail + state;
  case StepKind::CallEntered:
    return "calls " + quoted(step.detail) + state;
  case StepKind::CallReturned:
    return "returned from " + quoted(step.detail) + state;
  case StepKind::CallChanges:
    return "calls " + calleeText(step.detail, contracts) +
           (changes.empty() ? "" : ", which returns with " + depthsText(changes, contracts));
  case StepKind::ExceptionRaised:
    return "exception raised by " +
           (step.detail.empty() ? "a memory access" : calleeText(step.detail, contracts)) + state;
  case StepKind::HandlerEntered:
    return "exception is handled here" + state;
  case StepKind::FinallyEntered:
    return "__finally runs" + state;
  case StepKind::LoopAgain:
    return "next pass of the loop" + (finding.kind == FindingKind::UnevenLoop ? withDepth : state);
  case StepKind::Returns:
    return "returns here" + withDepth;
  case StepKind::ThreadEnds:
    return "thread ends here" + withDepth;
  case StepKind::ExceptionLeaves:
    return "exception leaves the function here" + withDepth;
  case StepKind::LevelRaised:
    return calleeText(step.detail, contracts) + " raises the IRQL to " + levelText(step.levels);
  case StepKind::LevelLowered:
    return calleeText(step.detail, contracts) + " lowers the IRQL to " + levelText(step.levels);
  case StepKind::EnteredAs:
    return "the system calls this " + step.detail +
           (step.levels.isAll() ? "" : " at " + levelText(step.levels)) +
           (changes.empty()
                ? ""
                : " with the " + contracts.counters[changes.front().counter].held + " held");
  case StepKind::ReleasedElsewhere:
    return "another way through the function releases it here, by " +
           calleeText(step.detail, contracts);
  case StepKind::OtherWayOut:
    return "the same exception leaves " + quoted(step.detail) + " here";
  }
  assert(false && "every kind has a sentence");
  return {};
}

} // namespace

std::vector<CounterId> countersOf(const Finding& finding, const Rule& rule) {
  if (rule.kind == contracts::RuleKind::Pairing)
    return {finding.counter};
  return rule.counters;
}

std::string message(const Finding& finding, const Contracts& contracts) {
  return findingSentence(finding, contracts) + macroText(finding.macro);
}

std::string stepText(const TraceStep& step, const Finding& finding, const Contracts& contracts) {
  return stepSentence(step, finding, contracts) + macroText(step.macro);
}

} // namespace driver_tidy::report
