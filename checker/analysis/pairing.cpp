#include "checker/analysis/pairing.h"

#include "checker/analysis/balance.h"
#include "checker/analysis/counted_conditions.h"
#include "checker/analysis/lock_names.h"
#include "checker/analysis/summaries.h"

#include <algorithm>
#include <map>
#include <set>

namespace driver_tidy::analysis {

using program::Call;
using program::FunctionId;
using program::SymbolId;
using program::TermId;

namespace {

/// What a function leaves changed of a lock that its callers can name.
struct LockSummary {
  Lock lock; ///< in the function's own terms
  /// Nothing is known but that the function may do something to the lock. Then `summary` is empty.
  bool isUncertain = false;
  Summary summary;
};

/// A lock that a function changes and its callers cannot name.
struct UnnamedLock {
  contracts::CounterId kind = 0;
  SymbolId field; ///< that holds it; may be invalid

  auto operator<=>(const UnnamedLock&) const = default;
};

/// What callers know of a function's locks.
struct LocksOfFunction {
  std::vector<LockSummary> named;
  std::set<UnnamedLock> unnamed;

  bool sameForCallers(const LocksOfFunction& other) const {
    return unnamed == other.unnamed &&
           std::equal(named.begin(), named.end(), other.named.begin(), other.named.end(),
                      [](const LockSummary& left, const LockSummary& right) {
                        return left.lock == right.lock && left.isUncertain == right.isUncertain &&
                               left.summary.sameForCallers(right.summary);
                      });
  }
};

struct CallOf {
  std::uint32_t block = 0;
  const Call* call = nullptr;
  const CallTargets* targets = nullptr;
};

/// From this round on, a recursion tells its callers of no more locks by name, and nothing of
/// values.
constexpr unsigned kWideningRound = 3;

class PairingChecker {
public:
  PairingChecker(CallGraph& graph, const PairingCheck& check)
      : graph_(graph), check_(check), locks_(graph.contexts.size()),
        unchanged_(withoutChanges(check.plainSummaries, 1)) {}

  PairingResult run() {
    const std::vector<bool> relevant = reaches(graph_, [&](const Call&,
                                                           const CallTargets& targets) {
      return targets.contract != nullptr && changesCounter(*targets.contract, check_.rule.counters);
    });
    for (const auto& component : graph_.components) {
      const bool matters = std::any_of(component.begin(), component.end(), [&](FunctionId member) {
        return relevant[member.index] || !heldAtEntry(member).empty();
      });
      if (matters)
        checkComponent(component);
    }
    return std::move(result_);
  }

private:
  void checkComponent(const std::vector<FunctionId>& component) {
    const std::size_t findingsBefore = result_.findings.size();
    const std::size_t failuresBefore = result_.failures.size();
    for (FunctionId member : component)
      locks_[member.index] = checkFunction(member);
    if (!graph_.recursive[component.front().index])
      return;
    // The first round took calls within the recursion for harmless.
    constexpr unsigned kMaxRounds = 8;
    bool isSettled = false;
    for (unsigned round = 1; !isSettled && round < kMaxRounds; ++round) {
      isWidening_ = round >= kWideningRound;
      result_.findings.resize(findingsBefore);
      result_.failures.resize(failuresBefore);
      isSettled = true;
      for (FunctionId member : component) {
        LocksOfFunction again = checkFunction(member);
        isSettled = isSettled && again.sameForCallers(locks_[member.index]);
        locks_[member.index] = std::move(again);
      }
    }
    isWidening_ = false;
    if (isSettled)
      return;
    result_.findings.resize(findingsBefore);
    for (FunctionId member : component) {
      result_.failures.emplace_back(member, "what its recursion does to locks does not settle");
      LocksOfFunction& locks = locks_[member.index];
      for (const LockSummary& known : locks.named)
        locks.unnamed.insert({known.lock.kind, {}});
      locks.named.clear();
    }
  }

  LocksOfFunction checkFunction(FunctionId id) {
    FunctionContext& context = graph_.contexts[id.index];
    LockNames names(context);
    const std::vector<CallOf> calls = callsOf(context);
    const CountedConditions counted(context);
    LocksOfFunction known;
    for (const Lock& lock : locksOf(context, names, calls, known.unnamed)) {
      const FollowedLock followed = follow(context, names, calls, lock);
      // Who counts how often it holds a lock acquires it with the first and releases it with the
      // last: how often that was, no path tells.
      if (std::any_of(calls.begin(), calls.end(), [&](const CallOf& site) {
            return followed.isOn(id, *site.call) == SameLock::Yes && counted.guard(site.block);
          })) {
        known.unnamed.insert(unnamedLock(context, lock));
        continue;
      }
      Transfer transfer(check_.program, {lock.kind}, unchanged_, graph_.contexts);
      transfer.follow(followed);
      const EntryPoint* entryPoint = judgedForBalance(check_.entryPoints[id.index]);
      BalanceResult checked = checkBalance(context, transfer,
                                           {check_.program, check_.rule, entryPoint,
                                            check_.contracts.counters[lock.kind].exclusive, &lock});
      const std::string text = textOf(context, calls, followed);
      if (!checked.failure.empty())
        result_.failures.emplace_back(id, named(lock.kind, text) + ": " + checked.failure);
      if (check_.contracts.find(check_.program.symbols.text(context.function->name)) == nullptr)
        for (Finding& finding : checked.findings) {
          finding.lock = text;
          result_.findings.push_back(std::move(finding));
        }
      tellCallers(context, lock, std::move(checked.summary), known);
    }
    passOnUncertain(context, names, calls, known);
    return known;
  }

  static std::vector<CallOf> callsOf(const FunctionContext& context) {
    std::vector<CallOf> calls;
    const auto& blocks = context.function->blocks;
    for (std::uint32_t block = 0; block < blocks.size(); ++block)
      for (std::uint32_t index = 0; index < blocks[block].statements.size(); ++index)
        if (const auto* call = std::get_if<Call>(&blocks[block].statements[index].action))
          calls.push_back({block, call, &context.targets(block, index)});
    return calls;
  }

  /// The kinds of lock on which a DDI has an effect that the rule judges.
  std::set<contracts::CounterId> kindsOf(const contracts::Contract& contract) const {
    std::set<contracts::CounterId> kinds;
    const auto& counters = check_.rule.counters;
    for (const contracts::Outcome& outcome : contract.outcomes)
      for (const contracts::Effect& effect : outcome.effects)
        if (std::find(counters.begin(), counters.end(), effect.counter) != counters.end())
          kinds.insert(effect.counter);
    return kinds;
  }

  static TermId objectOf(const CallOf& site, LockNames& names) {
    const std::optional<unsigned>& object = site.targets->contract->object;
    return object && *object < site.call->arguments.size()
               ? names.canonical(site.call->arguments[*object].value)
               : TermId();
  }

  /// The callee's lock in terms of its caller; nothing where the caller cannot name it.
  std::optional<Lock> inCaller(FunctionContext& caller, LockNames& names, const Call& call,
                               FunctionId calleeId, const Lock& lock) {
    if (!lock.pointer.valid())
      return lock;
    std::vector<TermId> arguments;
    for (const program::Argument& argument : call.arguments)
      arguments.push_back(argument.value);
    const FunctionContext& callee = graph_.contexts[calleeId.index];
    const program::TermTable copy = &callee == &caller ? callee.terms : program::TermTable();
    const TermId mine = substitute(&callee == &caller ? copy : callee.terms, lock.pointer,
                                   callee.function->parameterCount, caller.terms, arguments);
    if (!mine.valid())
      return std::nullopt;
    return Lock{lock.kind, names.canonical(mine)};
  }

  /// Every lock that the function or what it calls acquires or releases, each once. Those that
  /// only a callee knows how to name go to `unnamed`.
  std::vector<Lock> locksOf(FunctionContext& context, LockNames& names,
                            const std::vector<CallOf>& calls, std::set<UnnamedLock>& unnamed) {
    std::vector<Lock> locks;
    auto add = [&](const Lock& lock) {
      if (std::find(locks.begin(), locks.end(), lock) == locks.end())
        locks.push_back(lock);
    };
    for (contracts::CounterId held : heldAtEntry(context.id))
      add({held, {}});
    for (const CallOf& site : calls) {
      if (site.targets->contract != nullptr)
        for (contracts::CounterId kind : kindsOf(*site.targets->contract))
          add({kind, objectOf(site, names)});
      for (FunctionId callee : site.targets->functions) {
        const LocksOfFunction& theirs = locks_[callee.index];
        unnamed.insert(theirs.unnamed.begin(), theirs.unnamed.end());
        for (const LockSummary& known : theirs.named)
          if (!known.isUncertain)
            if (const std::optional<Lock> mine =
                    inCaller(context, names, *site.call, callee, known.lock))
              add(*mine);
      }
    }
    return locks;
  }

  /// Locks without a name that a role hands to the function.
  std::vector<contracts::CounterId> heldAtEntry(FunctionId id) const {
    std::vector<contracts::CounterId> held;
    const auto& counters = check_.rule.counters;
    if (const EntryPoint* entryPoint = judgedForBalance(check_.entryPoints[id.index]))
      for (contracts::CounterId counter : entryPoint->role->holds)
        if (std::find(counters.begin(), counters.end(), counter) != counters.end())
          held.push_back(counter);
    return held;
  }

  FollowedLock follow(FunctionContext& context, LockNames& names, const std::vector<CallOf>& calls,
                      const Lock& lock) {
    FollowedLock followed;
    followed.function = context.id;
    followed.lock = lock;
    for (const CallOf& site : calls) {
      if (site.targets->contract != nullptr && kindsOf(*site.targets->contract).contains(lock.kind))
        followed.calls[site.call] =
            compareLocks(context.terms, lock.pointer, objectOf(site, names));
      for (FunctionId callee : site.targets->functions)
        followCallee(context, names, *site.call, callee, followed);
    }
    return followed;
  }

  void followCallee(FunctionContext& context, LockNames& names, const Call& call, FunctionId callee,
                    FollowedLock& followed) {
    const FollowedLock::Callee key(&call, callee);
    const LocksOfFunction& theirs = locks_[callee.index];
    const UnnamedLock mine = unnamedLock(context, followed.lock);
    for (const UnnamedLock& other : theirs.unnamed)
      if (other.kind == mine.kind &&
          (!other.field.valid() || !mine.field.valid() || other.field == mine.field))
        followed.uncertain.insert(key);
    for (const LockSummary& known : theirs.named) {
      const std::optional<Lock> lock = inCaller(context, names, call, callee, known.lock);
      if (!lock || lock->kind != followed.lock.kind)
        continue;
      const SameLock same = compareLocks(context.terms, followed.lock.pointer, lock->pointer);
      const bool isCertain = same == SameLock::Yes && !known.isUncertain &&
                             followed.summaries.try_emplace(key, &known.summary).second;
      if (same != SameLock::No && !isCertain)
        followed.uncertain.insert(key);
    }
  }

  /// What callees may do to locks is what their caller may do to them.
  void passOnUncertain(FunctionContext& context, LockNames& names, const std::vector<CallOf>& calls,
                       LocksOfFunction& known) {
    for (const CallOf& site : calls)
      for (FunctionId callee : site.targets->functions)
        for (const LockSummary& theirs : locks_[callee.index].named) {
          const std::optional<Lock> mine =
              inCaller(context, names, *site.call, callee, theirs.lock);
          if (!mine)
            known.unnamed.insert(unnamedLock(graph_.contexts[callee.index], theirs.lock));
          else if (theirs.isUncertain)
            tellUncertain(context, *mine, known);
        }
  }

  void tellUncertain(FunctionContext& context, const Lock& lock, LocksOfFunction& known) const {
    const std::optional<Lock> told = inCallersOf(context, lock);
    auto isNamed = [&](const std::vector<LockSummary>& named) {
      return std::any_of(named.begin(), named.end(),
                         [&](const LockSummary& other) { return other.lock == *told; });
    };
    const bool isKnown = told && isNamed(known.named);
    if (!told || (isWidening_ && !isKnown && !isNamed(locks_[context.id.index].named)))
      known.unnamed.insert(unnamedLock(context, lock));
    else if (!isKnown)
      known.named.push_back({*told, true, {}});
  }

  static UnnamedLock unnamedLock(const FunctionContext& context, const Lock& lock) {
    return {lock.kind, fieldOfLock(context.terms, lock.pointer)};
  }

  /// Whether callers can tell two returns with different depths apart only by what stands in
  /// memory: when the other half of the pair looks at it, nobody knows whether it is still the
  /// same.
  static bool dependsOnMemory(const program::TermTable& terms, const std::vector<Exit>& exits) {
    auto isOneReturn = [&](const Exit& left, const Exit& right) {
      return left.kind == ExitKind::Return && right.kind == ExitKind::Return &&
             left.depths != right.depths && !left.result.disjoint(right.result) &&
             !differByArgument(terms, left, right);
    };
    return std::any_of(exits.begin(), exits.end(), [&](const Exit& left) {
      return std::any_of(exits.begin(), exits.end(),
                         [&](const Exit& right) { return isOneReturn(left, right); });
    });
  }

  static bool differByArgument(const program::TermTable& terms, const Exit& left,
                               const Exit& right) {
    for (const auto& [term, values] : left.atEntry)
      for (const auto& [other, others] : right.atEntry)
        if (term == other && values.disjoint(others) && !readsMemory(terms, term))
          return true;
    return false;
  }

  static bool readsMemory(const program::TermTable& terms, TermId id) {
    const program::Term& term = terms[id];
    if (term.kind == program::TermKind::Global || term.kind == program::TermKind::Dereference ||
        term.kind == program::TermKind::Opaque)
      return true;
    return (term.first.valid() && readsMemory(terms, term.first)) ||
           (term.second.valid() && readsMemory(terms, term.second));
  }

  /// As the function's callers can name it, if they can.
  static std::optional<Lock> inCallersOf(FunctionContext& context, const Lock& lock) {
    if (!lock.pointer.valid())
      return lock;
    const TermId told = toldToCallers(context, lock.pointer);
    return told.valid() ? std::optional(Lock{lock.kind, told}) : std::nullopt;
  }

  void tellCallers(FunctionContext& context, const Lock& lock, Summary summary,
                   LocksOfFunction& known) const {
    if (isWidening_)
      forgetValues(summary);
    const auto& exits = summary.exits;
    const bool changes = std::any_of(exits.begin(), exits.end(), [](const Exit& exit) {
      return exit.depths.front() != 0 || exit.lowest.front() != 0;
    });
    const bool isLost =
        std::any_of(exits.begin(), exits.end(), [](const Exit& exit) { return exit.lost; });
    if (changes ? dependsOnMemory(context.terms, exits) : isLost) {
      tellUncertain(context, lock, known);
    } else if (!changes) {
      return;
    } else if (const std::optional<Lock> told = inCallersOf(context, lock)) {
      known.named.push_back({*told, false, std::move(summary)});
    } else {
      known.unnamed.insert(unnamedLock(context, lock));
    }
  }

  /// The lock as the function writes it where it first acquires or releases it.
  std::string textOf(const FunctionContext& context, const std::vector<CallOf>& calls,
                     const FollowedLock& followed) const {
    TermId pointer = followed.lock.pointer;
    for (const CallOf& site : calls)
      if (followed.isOn(context.id, *site.call) == SameLock::Yes && pointer.valid()) {
        pointer = site.call->arguments[*site.targets->contract->object].value;
        break;
      }
    if (!pointer.valid())
      return {};
    const program::Term& term = context.terms[pointer];
    const TermId shown = term.kind == program::TermKind::AddressOf ? term.first : pointer;
    return describe(context.terms, shown, *context.function, check_.program.symbols);
  }

  /// "executive resource 'Vcb->Resource'".
  std::string named(contracts::CounterId kind, const std::string& text) const {
    const std::string& held = check_.contracts.counters[kind].held;
    return text.empty() ? held : held + " '" + text + "'";
  }

  CallGraph& graph_;
  const PairingCheck& check_;
  std::vector<LocksOfFunction> locks_; ///< by FunctionId
  std::vector<Summary> unchanged_;     ///< by FunctionId: what a function does to any other lock
  PairingResult result_;
  bool isWidening_ = false;
};

} // namespace

PairingResult checkPairing(CallGraph& graph, const PairingCheck& check) {
  return PairingChecker(graph, check).run();
}

} // namespace driver_tidy::analysis
