#include "checker/analysis/path.h"

#include "checker/analysis/level.h"

#include <algorithm>
#include <deque>

namespace driver_tidy::analysis {

namespace {

// Deeper calls are told in one step each, and of longer stories only the events.
constexpr unsigned kMaxTraceLevels = 8;
constexpr std::size_t kMaxNestedSteps = 64;

/// What is told of a state.
struct Told {
  Depths depths;
  program::ValueSet levels = program::ValueSet::all();

  bool operator==(const Told&) const = default;
};

/// Tells what happens along the edges of a path.
class Narrator {
public:
  Narrator(const ReplayContext& context, std::vector<TraceStep>& trace)
      : context_(context), trace_(trace) {}

  Told told(const State& state) const {
    auto& terms = context_.function.terms;
    return {state.depths, context_.transfer.tracksLevels()
                              ? state.conditions.evaluate(terms, currentLevel(terms))
                              : program::ValueSet::all()};
  }

  void call(const program::Statement& statement, const CallOutcome& outcome, const Told& before) {
    const auto& call = std::get<program::Call>(statement.action);
    std::string callee = calleeName(call, outcome);
    const Told after = told(outcome.state);
    bool raises = outcome.kind == CallOutcome::Kind::Raises;
    if (outcome.exit != nullptr && (after != before || goesBelow(outcome.exit) || raises)) {
      add(StepKind::CallEntered, statement.range, callee, statement.macro, before);
      nested(*outcome.exit, before);
      if (!raises)
        add(StepKind::CallReturned, statement.range, callee, statement.macro, after);
    } else if (after.depths != before.depths) {
      add(before.depths < after.depths ? StepKind::Enter : StepKind::Leave, statement.range, callee,
          statement.macro, after);
    } else if (after.levels != before.levels) {
      const bool raisesLevel = after.levels.high() > before.levels.high() ||
                               (after.levels.low() > before.levels.low() &&
                                after.levels.high() == before.levels.high()) ||
                               before.levels.isAll();
      add(raisesLevel ? StepKind::LevelRaised : StepKind::LevelLowered, statement.range, callee,
          statement.macro, after);
    }
    if (raises)
      raised(statement.range, callee, statement.macro, after);
    else if (outcome.kind == CallOutcome::Kind::EndsThread)
      add(StepKind::ThreadEnds, statement.range, callee, statement.macro, after);
  }

  void terminator(const program::Block& block, std::uint32_t choice, const Told& at) {
    if (const auto* branch = std::get_if<program::Branch>(&block.terminator))
      add(choice == 0 ? StepKind::ConditionTrue : StepKind::ConditionFalse, block.terminatorRange,
          std::string(context_.program.symbols.text(branch->text)), block.terminatorMacro, at);
    else if (const auto* choices = std::get_if<program::Switch>(&block.terminator);
             choices != nullptr && choices->text.valid())
      add(StepKind::Case, block.terminatorRange, caseText(*choices, choice), block.terminatorMacro,
          at);
    else if (std::holds_alternative<program::Raise>(block.terminator) && !underWay_)
      raised(block.terminatorRange, "throw", block.terminatorMacro, at);
  }

  void access(const program::Statement& statement, const Told& at) {
    raised(statement.range, "", statement.macro, at);
  }

  void arrival(const program::Block& block, const Told& at) {
    if (block.entered == program::Region::Finally)
      add(StepKind::FinallyEntered, block.enteredRange, "", {}, at);
    else if (block.entered == program::Region::ExceptHandler ||
             block.entered == program::Region::CatchHandler) {
      add(StepKind::HandlerEntered, block.enteredRange, "", {}, at);
      underWay_ = false;
    }
  }

  void nextPass(const program::Block& head, const Told& at) {
    add(StepKind::LoopAgain, loopRange(head), "", {}, at);
  }

private:
  void raised(const program::SourceRange& range, std::string by, program::SymbolId macro,
              const Told& at) {
    add(StepKind::ExceptionRaised, range, std::move(by), macro, at);
    underWay_ = true;
  }

  void add(StepKind kind, const program::SourceRange& range, std::string detail,
           program::SymbolId macro, const Told& at) {
    trace_.push_back({kind, range, std::move(detail),
                      std::string(context_.program.symbols.text(macro)), 0, at.depths, at.levels});
  }

  std::string calleeName(const program::Call& call, const CallOutcome& outcome) const {
    const auto& symbols = context_.program.symbols;
    if (outcome.callee.valid())
      return std::string(
          symbols.text(context_.program.functions[outcome.callee.index].displayName));
    return std::string(symbols.text(call.name));
  }

  std::string caseText(const program::Switch& choices, std::uint32_t choice) const {
    std::string text(context_.program.symbols.text(choices.text));
    if (choice >= choices.cases.size())
      return text + ": default";
    return text + ": case " + std::to_string(choices.cases[choice].low);
  }

  /// The callee's own steps, one level deeper, with depths that count from this function's entry.
  void nested(const Exit& exit, const Told& before) {
    bool levelKnown = false; // by the callee itself; until then it is the caller's
    bool isLong = exit.trace.size() > kMaxNestedSteps;
    for (TraceStep step : exit.trace) {
      bool isBranch = step.kind == StepKind::ConditionTrue ||
                      step.kind == StepKind::ConditionFalse || step.kind == StepKind::Case;
      if (step.level + 1 > kMaxTraceLevels || (isLong && isBranch))
        continue;
      ++step.level;
      // A function that does not touch the regions tracks none.
      step.depths.resize(before.depths.size(), 0);
      for (std::size_t i = 0; i < before.depths.size(); ++i)
        step.depths[i] += before.depths[i];
      levelKnown = levelKnown || !step.levels.isAll();
      if (!levelKnown)
        step.levels = before.levels;
      trace_.push_back(std::move(step));
    }
  }

  const ReplayContext& context_;
  std::vector<TraceStep>& trace_;
  bool underWay_ = false; ///< an exception that no handler has taken yet
};

} // namespace

const program::SourceRange& loopRange(const program::Block& head) {
  return head.entered == program::Region::Loop ? head.enteredRange : head.terminatorRange;
}

Path shortestPath(const Simulation& simulation, std::uint32_t target) {
  // Breadth first, against the edges.
  std::vector<Edge> towards(simulation.nodes.size());
  std::vector<std::uint32_t> next(simulation.nodes.size());
  std::vector<bool> seen(simulation.nodes.size(), false);
  std::deque<std::uint32_t> pending = {target};
  seen[target] = true;
  while (!pending.empty() && !seen[0]) {
    std::uint32_t node = pending.front();
    pending.pop_front();
    for (const Edge& edge : simulation.nodes[node].incoming)
      if (!seen[edge.from]) {
        seen[edge.from] = true;
        towards[edge.from] = edge;
        next[edge.from] = node;
        pending.push_back(edge.from);
      }
  }
  Path path;
  path.target = target;
  for (std::uint32_t node = 0; node != target; node = next[node])
    path.edges.push_back(towards[node]);
  return path;
}

Replay replay(const ReplayContext& context, const Simulation& simulation, const Path& path,
              Passes passes) {
  Replay result;
  Narrator narrator(context, result.trace);
  const auto& blocks = context.function.function->blocks;
  Node anywhere;
  anywhere.isExit = true;
  State state = entryState(context.function, context.transfer, context.options.entry);
  for (std::size_t i = 0; i < path.edges.size(); ++i) {
    const Edge& edge = path.edges[i];
    std::uint32_t target = i + 1 < path.edges.size() ? path.edges[i + 1].from : path.target;
    const Node& from = simulation.nodes[edge.from];
    const Node& to = target == Path::kAnywhere ? anywhere : simulation.nodes[target];
    const program::Block& block = blocks[from.block];
    if (passes == Passes::Joined)
      state = from.state;
    Told before = narrator.told(state);
    EdgeStep step =
        follow(context.function, context.transfer, context.options, simulation, edge, to, state);
    for (const EdgeStep::PassedCall& passed : step.calls) {
      narrator.call(block.statements[passed.statement], passed.outcome, before);
      before = narrator.told(passed.outcome.state);
    }
    if (edge.leave == Leave::Terminator)
      narrator.terminator(block, edge.choice, narrator.told(step.state));
    else if (edge.leave == Leave::Exception)
      narrator.access(block.statements[edge.statement], narrator.told(step.state));
    if (!step.feasible) {
      result.conflict = step.conflict;
      return result;
    }
    state = std::move(step.state);
    bool newBlock = !to.isExit && to.statement == 0;
    bool nextPass = newBlock && context.function.backEdges.contains({from.block, to.block});
    if (nextPass)
      narrator.nextPass(blocks[to.block], narrator.told(state));
    if (nextPass && passes == Passes::Any)
      state.conditions = to.state.conditions; // what holds after any number of passes
    if (newBlock)
      narrator.arrival(blocks[to.block], narrator.told(state));
  }
  result.feasible = true;
  result.state = std::move(state);
  return result;
}

} // namespace driver_tidy::analysis
