#include "checker/analysis/simulation.h"

#include "checker/analysis/level.h"
#include "checker/contracts/levels.h"

#include <algorithm>
#include <limits>
#include <queue>

namespace driver_tidy::analysis {

using program::BlockId;
using program::TermId;
using program::ValueSet;

namespace {

// Deeper nesting in one function is a loop or a recursion that never comes back.
constexpr int kMaxDepth = 16;
// Distinct depths that passes of a loop may bring to its head before it counts as uneven.
constexpr std::size_t kMaxDepthsPerHead = 3;
// Beyond this, joins widen at any node: an irreducible loop has no head to widen at.
constexpr unsigned kMaxPlainJoins = 64;
// A level that was computed by more is told by its values alone.
constexpr unsigned kMaxLevelNodes = 8;

/// The ways out of a terminator: where to, and what the path learns.
struct Way {
  BlockId target; ///< invalid: leaves the function
  TermId term;    ///< invalid: nothing is learnt
  ValueSet values = ValueSet::all();
};

ValueSet caseValues(const program::SwitchCase& label) {
  return ValueSet::range(label.low, label.high);
}

std::vector<Way> waysOut(FunctionContext& context, const program::Block& block,
                         const State& state) {
  std::vector<Way> ways;
  if (const auto* jump = std::get_if<program::Jump>(&block.terminator)) {
    ways.push_back({jump->target, {}});
  } else if (const auto* branch = std::get_if<program::Branch>(&block.terminator)) {
    ways.push_back({branch->whenTrue, branch->condition, ValueSet::except(0)});
    ways.push_back({branch->whenFalse, branch->condition, ValueSet::only(0)});
  } else if (const auto* choice = std::get_if<program::Switch>(&block.terminator)) {
    ValueSet others = ValueSet::all();
    for (const program::SwitchCase& label : choice->cases) {
      ways.push_back({label.target, choice->value, caseValues(label)});
      others = others.without(caseValues(label));
    }
    ways.push_back({choice->otherwise, choice->value, others});
  } else if (const auto* targets = std::get_if<program::Choice>(&block.terminator)) {
    for (BlockId target : targets->targets)
      ways.push_back({target, {}});
  } else if (const auto* filter = std::get_if<program::Filter>(&block.terminator)) {
    bool searches = state.conditions.evaluate(context.terms, filter->value) == ValueSet::only(0);
    ways.push_back({searches ? filter->search : filter->handler, {}});
  } else if (std::holds_alternative<program::Raise>(block.terminator)) {
    ways.push_back({block.exceptionTarget, {}});
  }
  return ways;
}

/// Sets of one join: everything but the simulation's own bookkeeping that simulate and follow
/// share.
struct Rules {
  FunctionContext& context;
  const Transfer& transfer;
  const SimulationOptions& options;
  std::vector<TermId> continuations;

  Rules(FunctionContext& owner, const Transfer& transferFunctions, const SimulationOptions& chosen)
      : context(owner), transfer(transferFunctions), options(chosen) {
    const auto& variables = context.function->variables;
    for (std::size_t i = 0; i < variables.size(); ++i)
      if (variables[i].kind == program::VariableKind::Continuation)
        continuations.push_back(context.terms.variable(program::VariableId(i)));
  }

  int entryDepth(std::size_t counter) const {
    return counter < options.entry.depths.size() ? options.entry.depths[counter] : 0;
  }

  const program::Block& block(std::uint32_t index) const { return context.function->blocks[index]; }

  StateKey key(const State& state) const {
    StateKey key{state.depths, state.lowest, state.lost, state.hasLeft, {}, {}, {}};
    key.level = level(state);
    for (TermId term : continuations)
      key.continuations.push_back(state.conditions.evaluate(context.terms, term));
    for (const Conflict& split : options.splits) {
      ValueSet values = state.conditions.evaluate(context.terms, split.term);
      key.splits.push_back(values.disjoint(split.values)   ? std::int8_t{-1}
                           : values.subsetOf(split.values) ? std::int8_t{1}
                                                           : std::int8_t{0});
    }
    return key;
  }

  LevelKey level(const State& state) const {
    LevelKey key;
    if (!transfer.tracksLevels())
      return key;
    TermId level = currentLevel(context.terms);
    key.values = state.conditions.evaluate(context.terms, level);
    TermId copyOf = state.conditions.resolve(context.terms, level);
    if (context.terms.nodes(copyOf, kMaxLevelNodes + 1) <= kMaxLevelNodes)
      key.copyOf = copyOf;
    return key;
  }

  /// What a path forgets when it goes from one block to the next.
  void cross(std::uint32_t from, std::uint32_t to, State& state) const {
    if (!context.backEdges.contains({from, to}))
      return;
    std::vector<TermId> parts;
    for (TermId part : context.forgottenPerPass.at(to)) {
      bool isPlace = context.terms[part].isPlace();
      parts.push_back(isPlace ? state.conditions.resolvePlace(context.terms, part)
                              : state.conditions.resolve(context.terms, part));
    }
    state.conditions.forgetMentioning(context.terms, parts);
  }

  /// In an entry point, nothing was entered before: a depth below zero is a violation there and
  /// then. It is reported and the path goes on as if it had been right.
  std::vector<Violation> judgeChange(const Depths& before, CallOutcome& outcome) const {
    std::vector<Violation> found;
    Depths& after = outcome.state.depths;
    for (std::size_t i = 0; i < after.size(); ++i) {
      if (after[i] != before[i] && transfer.tracksLevels())
        outcome.state.hasLeft = after[i] < before[i] && after[i] <= entryDepth(i);
      if (options.strictAlternation && after[i] > before[i] && before[i] >= 1) {
        found.push_back({FindingKind::NestedEnter, i, i, {}});
        // Who waits for its own lock waits for ever.
        outcome.state.lost = outcome.state.lost || transfer.followsLock();
      }
      if (!options.entryPoint)
        continue;
      // A callee that leaves and enters again needs something to leave.
      if (outcome.state.lowest[i] < 0 && after[i] >= 0)
        found.push_back({FindingKind::LeaveWithoutEnter, i, i, {}});
      outcome.state.lowest[i] = 0;
      if (after[i] >= 0 || after[i] >= before[i])
        continue;
      std::size_t partner = i;
      for (std::size_t other = 0; other < after.size(); ++other)
        if (other != i && after[other] > 0)
          partner = other;
      bool wrongPartner = partner != i;
      found.push_back({wrongPartner ? FindingKind::WrongPartner : FindingKind::LeaveWithoutEnter,
                       i,
                       partner,
                       {}});
      if (wrongPartner)
        --after[partner];
      after[i] = 0;
    }
    return found;
  }
};

/// Whether a call has one way on that leaves the depths alone: `state` is then the state behind
/// it, in the same node. Else each way on is a node of its own.
bool goesOnInLine(std::vector<CallOutcome>& outcomes, State& state) {
  CallOutcome* way = nullptr;
  for (CallOutcome& outcome : outcomes) {
    if (outcome.state.depths != state.depths)
      return false;
    if (outcome.kind != CallOutcome::Kind::Continues)
      continue;
    if (way != nullptr)
      return false;
    way = &outcome;
  }
  if (way == nullptr)
    return false;
  state = std::move(way->state);
  return true;
}

class Simulator {
public:
  Simulator(const Rules& rules, Simulation& result) : rules_(rules), result_(result) {}

  void run() {
    std::uint32_t entry = rules_.context.function->entry.index;
    State start = entryState(rules_.context, rules_.transfer, rules_.options.entry);
    enteredWith_[entry].insert(start.depths);
    addNode(entry, 0, std::move(start), nullptr, false);
    while (!pending_.empty() && result_.failure.empty()) {
      std::uint32_t node = pending_.begin()->second;
      pending_.erase(pending_.begin());
      process(node);
    }
  }

private:
  void process(std::uint32_t from) {
    State state = result_.nodes[from].state;
    std::uint32_t blockIndex = result_.nodes[from].block;
    const program::Block& block = rules_.block(blockIndex);
    auto end = static_cast<std::uint32_t>(block.statements.size());
    for (std::uint32_t i = result_.nodes[from].statement; i < end; ++i) {
      const program::Statement& statement = block.statements[i];
      if (const auto* call = std::get_if<program::Call>(&statement.action)) {
        if (!processCall(from, i, *call, state))
          return;
        continue;
      }
      if (const auto* access = std::get_if<program::Access>(&statement.action)) {
        if (rules_.transfer.raises(rules_.context, *access, state))
          raise({from, i, Leave::Exception, 0}, state);
      }
      rules_.transfer.apply(rules_.context, statement, state);
    }
    if (std::holds_alternative<program::Return>(block.terminator)) {
      addExit({from, end, Leave::Terminator, 0}, ExitKind::Return, state);
      return;
    }
    std::vector<Way> ways = waysOut(rules_.context, block, state);
    for (std::uint32_t choice = 0; choice < ways.size(); ++choice) {
      State next = state;
      const Way& way = ways[choice];
      if (way.term.valid() && !next.conditions.refine(rules_.context.terms, way.term, way.values))
        continue;
      Edge edge{from, end, Leave::Terminator, choice};
      if (way.target.valid())
        flow(edge, blockIndex, way.target.index, std::move(next));
      else
        addExit(edge, ExitKind::Exception, next);
    }
  }

  /// False: every way on from the call is a node of its own.
  bool processCall(std::uint32_t from, std::uint32_t index, const program::Call& call,
                   State& state) {
    std::uint32_t block = result_.nodes[from].block;
    std::vector<CallOutcome> outcomes =
        rules_.transfer.call(rules_.context, call, rules_.context.targets(block, index), state);
    for (CallOutcome& outcome : outcomes) {
      Edge edge{from, index, Leave::Call, outcome.choice};
      for (Violation violation : rules_.judgeChange(state.depths, outcome)) {
        violation.edge = edge;
        result_.violations.insert(violation);
      }
      if (outcome.kind == CallOutcome::Kind::Raises)
        raise(edge, outcome.state);
      else if (outcome.kind == CallOutcome::Kind::EndsThread)
        addExit(edge, ExitKind::ThreadEnd, outcome.state);
    }
    if (goesOnInLine(outcomes, state))
      return true;
    for (CallOutcome& outcome : outcomes) {
      if (outcome.kind != CallOutcome::Kind::Continues)
        continue;
      Edge edge{from, index, Leave::Call, outcome.choice};
      addNode(block, index + 1, std::move(outcome.state), &edge, false);
    }
    return false;
  }

  void raise(Edge edge, const State& state) {
    std::uint32_t block = result_.nodes[edge.from].block;
    BlockId target = rules_.block(block).exceptionTarget;
    if (target.valid())
      flow(edge, block, target.index, state);
    else
      addExit(edge, ExitKind::Exception, state);
  }

  void flow(const Edge& edge, std::uint32_t from, std::uint32_t to, State state) {
    rules_.cross(from, to, state);
    for (int depth : state.depths)
      if (depth > kMaxDepth || depth < -kMaxDepth) {
        result_.failure = "the depth grows without bound";
        return;
      }
    bool isPass = rules_.context.backEdges.contains({from, to});
    if (rules_.context.loopHeads.contains(to)) {
      auto& entered = enteredWith_[to];
      if (!isPass) {
        entered.insert(state.depths);
      } else if (!entered.contains(state.depths)) {
        if (rules_.options.unevenHeads.contains(to)) {
          // As if the pass had been even.
          if (entered.empty())
            return;
          auto at = entered.upper_bound(state.depths);
          state.depths = at == entered.begin() ? *at : *std::prev(at);
          for (std::size_t i = 0; i < state.depths.size(); ++i)
            state.lowest[i] = std::max(state.lowest[i], std::min(state.depths[i], 0));
          addNode(to, 0, std::move(state), &edge, true);
          return;
        }
        auto& passes = passedWith_[to];
        passes.insert(state.depths);
        if (passes.size() > kMaxDepthsPerHead) {
          if (!result_.unevenLoops.contains(to))
            result_.unevenLoops[to] = addNode(to, 0, std::move(state), &edge, true);
          return;
        }
      }
    }
    addNode(to, 0, std::move(state), &edge, rules_.context.loopHeads.contains(to));
  }

  void addExit(const Edge& edge, ExitKind kind, const State& state) {
    const Node& from = result_.nodes[edge.from];
    StateKey key = rules_.key(state);
    auto [at, isNew] = exits_.try_emplace({from.block, edge.statement, kind, key},
                                          static_cast<std::uint32_t>(result_.nodes.size()));
    if (isNew) {
      Node node;
      node.block = from.block;
      node.statement = edge.statement;
      node.isExit = true;
      node.exit = kind;
      node.key = std::move(key);
      node.state = state;
      node.incoming.push_back(edge);
      result_.nodes.push_back(std::move(node));
      result_.exits.push_back(at->second);
      return;
    }
    Node& node = result_.nodes[at->second];
    node.state.conditions =
        node.state.conditions.join(rules_.context.terms, state.conditions, false);
    addIncoming(node, edge);
  }

  std::uint32_t addNode(std::uint32_t block, std::uint32_t statement, State state, const Edge* edge,
                        bool widening) {
    StateKey key = rules_.key(state);
    for (;;) {
      auto [at, isNew] = nodes_.try_emplace({block, statement, key},
                                            static_cast<std::uint32_t>(result_.nodes.size()));
      std::uint32_t id = at->second;
      if (isNew) {
        if (result_.nodes.size() >= rules_.options.maxNodes) {
          result_.failure = "it has too many states to follow";
          return 0;
        }
        Node node;
        node.block = block;
        node.statement = statement;
        node.key = std::move(key);
        node.state = std::move(state);
        if (edge != nullptr)
          node.incoming.push_back(*edge);
        result_.nodes.push_back(std::move(node));
        pending_.insert({{block, statement}, id});
        return id;
      }
      Node& node = result_.nodes[id];
      bool widen = widening || ++node.joins > kMaxPlainJoins;
      Conditions joined = node.state.conditions.join(rules_.context.terms, state.conditions, widen);
      const std::uint64_t broken = node.state.broken & state.broken;
      if (joined != node.state.conditions || broken != node.state.broken) {
        state.broken = node.state.broken = broken;
        state.conditions = joined;
        StateKey joinedKey = rules_.key(state);
        if (joinedKey != node.key) {
          // Widening went beyond what this node stands for: the states after many passes are
          // another one.
          key = std::move(joinedKey);
          continue;
        }
        node.state.conditions = std::move(joined);
        pending_.insert({{block, statement}, id});
      }
      if (edge != nullptr)
        addIncoming(node, *edge);
      return id;
    }
  }

  static void addIncoming(Node& node, const Edge& edge) {
    if (std::find(node.incoming.begin(), node.incoming.end(), edge) == node.incoming.end())
      node.incoming.push_back(edge);
  }

  const Rules& rules_;
  Simulation& result_;
  std::map<std::tuple<std::uint32_t, std::uint32_t, StateKey>, std::uint32_t> nodes_;
  std::map<std::tuple<std::uint32_t, std::uint32_t, ExitKind, StateKey>, std::uint32_t> exits_;
  // Blocks are numbered in reverse post-order: what joins at a block has mostly arrived when it is
  // processed.
  std::set<std::pair<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t>> pending_;
  std::map<std::uint32_t, std::set<Depths>> enteredWith_;
  std::map<std::uint32_t, std::set<Depths>> passedWith_;
};

} // namespace

State entryState(FunctionContext& context, const Transfer& transfer, const Entry& entry) {
  State state;
  state.hasLeft = entry.hasLeft;
  state.depthsKnown = entry.depthsKnown;
  state.broken = entry.broken;
  state.depths = entry.depths;
  state.depths.resize(transfer.counterCount(), 0);
  state.lowest.assign(transfer.counterCount(), 0);
  for (std::size_t i = 0; i < context.parameterUnchanged.size(); ++i)
    if (!context.parameterUnchanged[i])
      state.conditions.rememberEntry(context.terms, context.terms.variable(program::VariableId(i)));
  for (TermId place : context.writes)
    state.conditions.rememberEntry(context.terms, place);
  // What callers know together may contradict what the function's annotations say: then the weaker
  // is left out.
  auto learn = [&](TermId term, const ValueSet& values) {
    Conditions known = state.conditions;
    if (known.refine(context.terms, term, values))
      state.conditions = std::move(known);
  };
  if (!entry.levels.isAll())
    learn(currentLevel(context.terms), entry.levels);
  const bool isInside =
      std::any_of(state.depths.begin(), state.depths.end(), [](int depth) { return depth > 0; });
  if (entry.depthsKnown && !isInside && entry.levels == ValueSet::only(contracts::kPassiveLevel))
    learn(apcsDisabledAtEntry(context.terms), ValueSet::only(0));
  for (const auto& [term, values] : entry.facts)
    learn(term, values);
  return state;
}

Simulation simulate(FunctionContext& context, const Transfer& transfer,
                    const SimulationOptions& options) {
  Simulation result;
  result.failure = context.givenUp;
  if (!result.failure.empty())
    return result;
  if (context.onFollow != nullptr)
    (*context.onFollow)(context.id);
  Rules rules(context, transfer, options);
  Simulator(rules, result).run();
  return result;
}

void forEachCall(FunctionContext& context, const Transfer& transfer, const Simulation& simulation,
                 const CallVisitor& visit) {
  for (std::uint32_t id = 0; id < simulation.nodes.size(); ++id) {
    const Node& node = simulation.nodes[id];
    if (node.isExit)
      continue;
    const program::Block& block = context.function->blocks[node.block];
    State state = node.state;
    bool goesOn = true;
    for (std::uint32_t i = node.statement; goesOn && i < block.statements.size(); ++i) {
      const auto* call = std::get_if<program::Call>(&block.statements[i].action);
      if (call == nullptr) {
        transfer.apply(context, block.statements[i], state);
        continue;
      }
      visit({id, i, Leave::Reached, 0}, *call, state);
      std::vector<CallOutcome> outcomes =
          transfer.call(context, *call, context.targets(node.block, i), state);
      goesOn = goesOnInLine(outcomes, state);
    }
  }
}

EdgeStep follow(FunctionContext& context, const Transfer& transfer,
                const SimulationOptions& options, const Simulation& simulation, const Edge& edge,
                const Node& to, const State& from) {
  Rules rules(context, transfer, options);
  EdgeStep step;
  step.state = from;
  const Node& start = simulation.nodes[edge.from];
  const program::Block& block = rules.block(start.block);

  // Runs a call and keeps the outcome that `wanted` accepts.
  auto take = [&](std::uint32_t index, auto wanted) {
    const auto& call = std::get<program::Call>(block.statements[index].action);
    std::vector<std::pair<std::uint32_t, Conflict>> conflicts;
    std::vector<CallOutcome> outcomes =
        transfer.call(context, call, context.targets(start.block, index), step.state, &conflicts);
    for (CallOutcome& outcome : outcomes)
      if (wanted(outcome)) {
        State before = std::move(step.state);
        rules.judgeChange(before.depths, outcome);
        step.state = outcome.state;
        if (outcome.state.depths != before.depths ||
            rules.level(before) != rules.level(step.state) ||
            outcome.kind != CallOutcome::Kind::Continues || goesBelow(outcome.exit))
          step.calls.push_back({index, std::move(outcome)});
        return true;
      }
    // Of several, one that states are not yet kept apart by.
    auto isSplit = [&](const Conflict& conflict) {
      return std::any_of(options.splits.begin(), options.splits.end(), [&](const Conflict& split) {
        return split.term == conflict.term && split.values == conflict.values;
      });
    };
    for (const auto& [choice, conflict] : conflicts)
      if (choice == edge.choice && (!step.conflict.term.valid() || isSplit(step.conflict)))
        step.conflict = conflict;
    return false;
  };

  auto end = static_cast<std::uint32_t>(block.statements.size());
  for (std::uint32_t i = start.statement; i < std::min(edge.statement, end); ++i) {
    const program::Statement& statement = block.statements[i];
    if (!std::holds_alternative<program::Call>(statement.action)) {
      rules.transfer.apply(context, statement, step.state);
    } else if (!take(i, [](const CallOutcome& outcome) {
                 return outcome.kind == CallOutcome::Kind::Continues;
               })) {
      return step;
    }
  }
  if (edge.leave == Leave::Call && !take(edge.statement, [&](const CallOutcome& outcome) {
        return outcome.choice == edge.choice;
      }))
    return step;
  if (edge.leave == Leave::Reached) {
    step.feasible = true;
    return step;
  }
  if (edge.leave == Leave::Terminator &&
      !std::holds_alternative<program::Return>(block.terminator)) {
    std::vector<Way> ways = waysOut(context, block, step.state);
    const Way& way = ways[edge.choice];
    if (way.term.valid()) {
      TermId resolved = step.state.conditions.resolve(context.terms, way.term);
      if (!step.state.conditions.refine(context.terms, way.term, way.values)) {
        step.conflict = {way.term, resolved, way.values};
        return step;
      }
    }
  }
  bool sameBlock = edge.leave == Leave::Call && !to.isExit && to.block == start.block &&
                   to.statement == edge.statement + 1;
  if (!to.isExit && !sameBlock) {
    rules.cross(start.block, to.block, step.state);
    if (options.unevenHeads.contains(to.block) &&
        context.backEdges.contains({start.block, to.block})) {
      step.state.depths = to.state.depths;
      step.state.lowest = to.state.lowest;
    }
  }
  step.feasible = true;
  return step;
}

} // namespace driver_tidy::analysis
