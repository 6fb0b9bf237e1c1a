#include "checker/analysis/transfer.h"

#include "checker/analysis/level.h"
#include "checker/contracts/levels.h"

#include <algorithm>

namespace driver_tidy::analysis {

using program::TermId;
using program::TermKind;
using program::ValueSet;

namespace {

// Choices of a contract: two per outcome (it happens, it raises instead).
constexpr std::uint32_t kRaise = UINT32_MAX;

/// A local whose address is handed out may be written by whoever gets it.
void forgetHandedOut(program::TermTable& terms, TermId address, Conditions& conditions) {
  TermId resolved = conditions.resolve(terms, address);
  if (terms[resolved].kind != TermKind::AddressOf)
    return;
  TermId root = terms[resolved].first;
  while (terms[root].kind == TermKind::Field || terms[root].kind == TermKind::Element)
    root = terms[root].first;
  if (terms[root].kind == TermKind::Variable)
    conditions.forget(terms, terms[resolved].first);
}

/// What was reached through a pointer shows that it is not null. Only where that is asked later.
void learnFromAccess(FunctionContext& context, TermId pointer, Conditions& conditions) {
  if (!context.testedPointers.contains(pointer))
    return;
  Conditions known = conditions;
  if (known.refine(context.terms, pointer, ValueSet::except(0)))
    conditions = std::move(known);
}

/// What holds a lock is there: the pointer to it is not null.
void learnThatExists(program::TermTable& terms, TermId lock, Conditions& conditions) {
  TermId place = lock;
  while (terms[place].kind == TermKind::AddressOf || terms[place].kind == TermKind::Field ||
         terms[place].kind == TermKind::Element)
    place = terms[place].first;
  if (terms[place].kind != TermKind::Dereference)
    return;
  Conditions known = conditions;
  if (known.refine(terms, terms[place].first, ValueSet::except(0)))
    conditions = std::move(known);
}

/// A level that can only be what is said: kept where the path knows better.
void assumeLevel(program::TermTable& terms, const ValueSet& levels, State& state) {
  Conditions assumed = state.conditions;
  if (assumed.refine(terms, currentLevel(terms), levels))
    state.conditions = std::move(assumed);
}

bool isNamedBy(const FunctionContext& context, const FollowedLock& lock, TermId place) {
  return context.id == lock.function && lock.lock.pointer.valid() &&
         context.terms.contains(lock.lock.pointer, place);
}

} // namespace

struct Transfer::CallSite {
  FunctionContext& context;
  const program::Call& call;
  const State& before;
  std::vector<TermId> arguments;
  std::vector<CallOutcome> outcomes;
  std::vector<std::pair<std::uint32_t, Conflict>>* conflicts;

  void conflict(std::uint32_t choice, TermId term, const ValueSet& values) {
    if (conflicts != nullptr)
      conflicts->push_back(
          {choice, {term, before.conditions.resolve(context.terms, term), values}});
  }
  void setResult(State& state, const ValueSet& values) const {
    if (call.result.valid())
      state.conditions.assignValues(context.terms, context.terms.variable(call.result), values);
  }
};

Transfer::Transfer(const program::Program& program, std::vector<contracts::CounterId> counters,
                   const std::vector<Summary>& summaries, std::vector<FunctionContext>& contexts,
                   bool levels, const CallObserver* observer)
    : program_(program), counters_(std::move(counters)), summaries_(summaries), contexts_(contexts),
      levels_(levels), observer_(observer) {}

void Transfer::changeLevel(const CallSite& site, const contracts::LevelChange& change,
                           State& state) {
  auto& terms = site.context.terms;
  const TermId level = currentLevel(terms);
  // What is restored is read before the call forgets the objects that it was handed.
  TermId restored;
  if (change.restore)
    restored = placeOf(*change.restore, terms, site.arguments, {});
  if (restored.valid())
    restored = site.before.conditions.resolve(terms, restored);
  if (change.save) {
    TermId place = placeOf(*change.save, terms, site.arguments, site.call.result);
    if (place.valid() && terms[place].isPlace())
      state.conditions.assign(terms, place, level);
  }
  if (change.set) {
    state.conditions.assignValues(terms, level, *change.set);
  } else if (change.restore) {
    // What the place held is known even where the call forgets the object that it is in.
    const ValueSet held =
        restored.valid() ? site.before.conditions.evaluate(terms, restored) : ValueSet::all();
    state.conditions.assign(terms, level, restored.valid() ? restored : terms.opaque({}));
    assumeLevel(terms, held, state);
    // Without saving a level, a call only goes down.
    const ValueSet before = site.before.conditions.evaluate(terms, level);
    const std::int64_t highest =
        change.save ? contracts::kHighestLevel : std::min(before.high(), contracts::kHighestLevel);
    assumeLevel(terms, ValueSet::range(contracts::kPassiveLevel, highest), state);
  }
  assumeLevel(terms, change.assume, state);
}

void Transfer::tellApcs(const CallSite& site, contracts::Tells tells, State& state) const {
  if (tells == contracts::Tells::Nothing || !site.call.result.valid())
    return;
  auto& terms = site.context.terms;
  const TermId result = terms.variable(site.call.result);
  const bool isInside =
      std::any_of(state.depths.begin(), state.depths.end(), [](int depth) { return depth > 0; });
  const bool isHigh =
      state.conditions.evaluate(terms, currentLevel(terms)).low() >= contracts::kApcLevel;
  if (tells == contracts::Tells::AllApcsDisabled)
    state.conditions.assign(terms, result, allApcsDisabledAtEntry(terms));
  else if (isInside || isHigh)
    state.conditions.assignValues(terms, result, ValueSet::except(0));
  else
    state.conditions.assign(terms, result, apcsDisabledAtEntry(terms));
}

void Transfer::byContract(CallSite& site, const contracts::Contract& contract) const {
  auto& terms = site.context.terms;
  // Whether the conditions may hold in `state`, which then learns that they do.
  auto assume = [&](const std::vector<contracts::ArgumentCondition>& where, std::uint32_t choice,
                    State& state) {
    for (const contracts::ArgumentCondition& condition : where) {
      if (condition.index >= site.arguments.size())
        return false;
      if (!condition.pointees.empty()) {
        std::string_view pointee =
            program_.symbols.text(site.call.arguments[condition.index].pointee);
        if (std::find(condition.pointees.begin(), condition.pointees.end(), pointee) ==
            condition.pointees.end())
          return false;
      }
      if (!state.conditions.refine(terms, site.arguments[condition.index], condition.values)) {
        site.conflict(choice, site.arguments[condition.index], condition.values);
        return false;
      }
    }
    return true;
  };

  const SameLock on = lock_ == nullptr ? SameLock::Yes : lock_->isOn(site.context.id, site.call);
  bool touchesUserMemory =
      std::any_of(contract.accesses.begin(), contract.accesses.end(), [&](unsigned index) {
        return index < site.arguments.size() &&
               site.before.conditions.isUserPointer(terms, site.arguments[index]);
      });
  if (contract.raises || touchesUserMemory) {
    State raised = site.before;
    if (touchesUserMemory || assume(contract.raisesWhere, kRaise, raised))
      site.outcomes.push_back({CallOutcome::Kind::Raises, kRaise, std::move(raised), nullptr, {}});
  }

  State after = site.before;
  if (on == SameLock::Yes && contract.object && *contract.object < site.arguments.size())
    learnThatExists(terms, site.arguments[*contract.object], after.conditions);
  for (TermId argument : site.arguments)
    forgetHandedOut(terms, argument, after.conditions);
  for (unsigned index : contract.userPointers)
    if (index < site.arguments.size())
      after.conditions.markUserPointer(terms, site.arguments[index]);
  if (contract.endsThread)
    site.outcomes.push_back({CallOutcome::Kind::EndsThread, 0, after, nullptr, {}});
  if (contract.endsThread || contract.endsPath)
    return;

  bool any = false;
  for (std::uint32_t i = 0; i < contract.outcomes.size(); ++i) {
    const contracts::Outcome& outcome = contract.outcomes[i];
    State state = after;
    if (!assume(outcome.where, i, state))
      continue;
    any = true;
    site.setResult(state, outcome.result);
    for (const contracts::Effect& effect : outcome.effects) {
      auto at = std::find(counters_.begin(), counters_.end(), effect.counter);
      if (at == counters_.end() || on == SameLock::No)
        continue;
      state.depths[static_cast<std::size_t>(at - counters_.begin())] +=
          on == SameLock::Yes ? effect.amount : 0;
      state.lost = state.lost || on == SameLock::Perhaps || effect.amount == 0;
    }
    for (std::size_t counter = 0; counter < state.depths.size(); ++counter)
      state.lowest[counter] = std::min(state.lowest[counter], state.depths[counter]);
    if (levels_) {
      changeLevel(site, outcome.level, state);
      tellApcs(site, contract.tells, state);
    }
    site.outcomes.push_back({CallOutcome::Kind::Continues, i, std::move(state), nullptr, {}});
  }
  if (!any) { // the contract says nothing of such arguments
    site.setResult(after, ValueSet::all());
    site.outcomes.push_back({CallOutcome::Kind::Continues,
                             static_cast<std::uint32_t>(contract.outcomes.size()),
                             std::move(after),
                             nullptr,
                             {}});
  }
}

const std::vector<Exit>& Transfer::exitsOf(const FunctionContext& context,
                                           const program::Call& call,
                                           program::FunctionId callee) const {
  const Summary* ofLock = lock_ == nullptr ? nullptr : lock_->summary(context.id, call, callee);
  return ofLock == nullptr ? summaries_[callee.index].exits : ofLock->exits;
}

/// Who does not look whether a lock was acquired knows that it was.
void Transfer::trustUnread(CallSite& site) const {
  auto acquires = [&](const CallOutcome& outcome) {
    return outcome.kind == CallOutcome::Kind::Continues &&
           outcome.state.depths > site.before.depths;
  };
  if (lock_ == nullptr || site.call.result.valid() ||
      std::none_of(site.outcomes.begin(), site.outcomes.end(), acquires))
    return;
  std::erase_if(site.outcomes, [&](const CallOutcome& outcome) {
    const bool tells =
        outcome.exit == nullptr ||
        contexts_[outcome.callee.index].function->returnKind != program::ReturnKind::None;
    return outcome.kind == CallOutcome::Kind::Continues && tells && !acquires(outcome);
  });
}

/// Behind an assignment to what names the followed lock, the name means another one.
void Transfer::loseRenamed(const FunctionContext& context, TermId place, State& state) const {
  const bool isHeld = lock_ != nullptr && !state.depths.empty() && state.depths.front() != 0;
  state.lost = state.lost || (isHeld && isNamedBy(context, *lock_, place));
}

Facts Transfer::whyNoRaise(const CallSite& site, program::FunctionId callee) const {
  auto isHeld = [](int depth) { return depth > 0; };
  const Depths& depths = site.before.depths;
  if (oracle_ == nullptr || std::none_of(depths.begin(), depths.end(), isHeld))
    return {};
  return oracle_->whyNot(site.context, site.call, callee, site.before);
}

void Transfer::bySummary(CallSite& site, program::FunctionId calleeId,
                         std::uint32_t firstChoice) const {
  auto& terms = site.context.terms;
  // A copy, for a recursive call: rewriting terms of the caller would move those of the callee.
  const FunctionContext& callee = contexts_[calleeId.index];
  auto toCaller = [&](TermId term) {
    if (&callee == &site.context) {
      const program::TermTable copy = callee.terms;
      return substitute(copy, term, callee.function->parameterCount, terms, site.arguments);
    }
    return substitute(callee.terms, term, callee.function->parameterCount, terms, site.arguments);
  };
  std::vector<TermId> escapes; // the caller's
  for (TermId address : callee.escapes)
    if (TermId mine = toCaller(address); mine.valid())
      escapes.push_back(mine);
  struct Write {
    TermId theirs;
    TermId mine;
    std::int64_t bits;
  };
  std::vector<Write> writes;
  std::vector<TermId> places;
  for (TermId place : callee.writes)
    if (TermId mine = toCaller(place); mine.valid() && terms[mine].isPlace()) {
      writes.push_back({place, mine, callee.writtenBits.at(place)});
      places.push_back(site.before.conditions.resolvePlace(terms, mine));
    }

  const std::vector<Exit>& exits = exitsOf(site.context, site.call, calleeId);
  const bool isUncertain =
      lock_ != nullptr && lock_->isUncertain(site.context.id, site.call, calleeId);
  for (std::uint32_t i = 0; i < exits.size(); ++i) {
    const Exit& exit = exits[i];
    std::uint32_t choice = firstChoice + i;
    if (exit.kind == ExitKind::Exception)
      if (const Facts reasons = whyNoRaise(site, calleeId); !reasons.empty()) {
        for (const auto& [term, values] : reasons)
          if (TermId mine = toCaller(term); mine.valid())
            site.conflict(choice, mine, values);
        continue;
      }
    // What holds at entry is tested before the writes are forgotten, and survives them.
    State entry = site.before;
    bool possible = true;
    State state = site.before;
    for (TermId address : escapes)
      forgetHandedOut(terms, address, state.conditions);
    for (const Write& write : writes)
      if (!exit.keeps(write.theirs))
        state.conditions.forgetBits(terms, write.mine, write.bits);
    for (const auto& [term, values] : exit.atEntry) {
      TermId mine = toCaller(term);
      if (!mine.valid())
        continue;
      if (!entry.conditions.refine(terms, mine, values) ||
          !state.conditions.refine(terms, mine, values)) {
        site.conflict(choice, mine, values);
        possible = false;
        break;
      }
    }
    if (!possible)
      continue;
    for (const auto& [place, value] : exit.stores) {
      if (place == value)
        continue;
      TermId target = toCaller(place);
      TermId source = toCaller(value);
      if (!target.valid() || !source.valid() || !terms[target].isPlace())
        continue;
      // A value that stood in a place which the callee overwrites is no longer to be read there.
      const TermId stored = entry.conditions.resolve(terms, source);
      const bool isOverwritten = std::any_of(places.begin(), places.end(), [&](TermId other) {
        return terms.contains(stored, other);
      });
      if (isOverwritten)
        state.conditions.assignValues(terms, target, entry.conditions.evaluate(terms, stored));
      else
        state.conditions.assign(terms, target, stored);
    }
    for (const auto& [term, values] : exit.atExit)
      if (TermId mine = toCaller(term); mine.valid())
        possible = possible && state.conditions.refine(terms, mine, values);
    for (std::size_t counter = 0; counter < state.depths.size(); ++counter) {
      state.lowest[counter] =
          std::min(state.lowest[counter], state.depths[counter] + exit.lowest[counter]);
      state.depths[counter] += exit.depths[counter];
    }
    state.lost = state.lost || exit.lost || isUncertain;
    site.setResult(state, exit.result);
    if (exit.kind == ExitKind::Return && site.call.result.valid() && exit.resultTerm.valid())
      if (TermId mine = toCaller(exit.resultTerm); mine.valid()) {
        state.conditions.assign(terms, terms.variable(site.call.result), mine);
        if (!state.conditions.refine(terms, mine, exit.result)) {
          site.conflict(choice, mine, exit.result);
          possible = false;
        }
      }
    if (!possible)
      continue;
    CallOutcome::Kind kind = exit.kind == ExitKind::Return      ? CallOutcome::Kind::Continues
                             : exit.kind == ExitKind::Exception ? CallOutcome::Kind::Raises
                                                                : CallOutcome::Kind::EndsThread;
    site.outcomes.push_back({kind, choice, std::move(state), &exit, calleeId});
  }
}

std::vector<CallOutcome>
Transfer::call(FunctionContext& context, const program::Call& call, const CallTargets& targets,
               const State& state,
               std::vector<std::pair<std::uint32_t, Conflict>>* conflicts) const {
  CallSite site{context, call, state, {}, {}, conflicts};
  for (const program::Argument& argument : call.arguments)
    site.arguments.push_back(argument.value);
  if (targets.contract != nullptr) {
    byContract(site, *targets.contract);
    trustUnread(site);
    observe(site);
    return std::move(site.outcomes);
  }
  std::uint32_t firstChoice = 0;
  for (program::FunctionId callee : targets.functions) {
    bySummary(site, callee, firstChoice);
    firstChoice += static_cast<std::uint32_t>(exitsOf(context, call, callee).size());
  }
  if (targets.unknown()) {
    State after = state;
    for (TermId argument : site.arguments)
      forgetHandedOut(context.terms, argument, after.conditions);
    site.setResult(after, ValueSet::all());
    site.outcomes.push_back({CallOutcome::Kind::Continues, 0, std::move(after), nullptr, {}});
  }
  trustUnread(site);
  observe(site);
  return std::move(site.outcomes);
}

void Transfer::observe(CallSite& site) const {
  if (lock_ != nullptr && site.call.result.valid())
    for (CallOutcome& outcome : site.outcomes)
      if (site.before.depths == outcome.state.depths)
        loseRenamed(site.context, site.context.terms.variable(site.call.result), outcome.state);
  if (observer_ == nullptr)
    return;
  auto& terms = site.context.terms;
  auto levelOf = [&](const State& state) {
    return state.conditions.evaluate(terms, currentLevel(terms));
  };
  const std::uint64_t broken = observer_->brokenBy(site.context, site.call, site.before);
  const ValueSet level = levelOf(site.before);
  for (CallOutcome& outcome : site.outcomes) {
    const bool changes =
        outcome.state.depths != site.before.depths || levelOf(outcome.state) != level;
    outcome.state.broken = changes ? 0 : site.before.broken | broken;
  }
}

void Transfer::apply(FunctionContext& context, const program::Statement& statement,
                     State& state) const {
  if (const auto* assign = std::get_if<program::Assign>(&statement.action)) {
    state.conditions.assign(context.terms, assign->target, assign->value);
    loseRenamed(context, assign->target, state);
  }
  if (const auto* assumed = std::get_if<program::AssumeLevel>(&statement.action))
    assumeLevel(context.terms, assumed->levels, state);
  else if (const auto* access = std::get_if<program::Access>(&statement.action))
    learnFromAccess(context, access->pointer, state.conditions);
  else if (std::holds_alternative<program::Lost>(statement.action))
    state.lost = true;
}

bool Transfer::raises(FunctionContext& context, const program::Access& access,
                      const State& state) const {
  return state.conditions.isUserPointer(context.terms, access.pointer);
}

} // namespace driver_tidy::analysis
