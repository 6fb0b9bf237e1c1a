#include "checker/analysis/path.h"

#include <algorithm>
#include <deque>

namespace driver_tidy::analysis {

namespace {

// Deeper calls are told in one step each, and of longer stories only the events.
constexpr unsigned kMaxTraceLevels = 8;
constexpr std::size_t kMaxNestedSteps = 64;

/// Tells what happens along the edges of a path.
class Narrator {
public:
  Narrator(const ReplayContext& context, std::vector<TraceStep>& trace)
      : context_(context), trace_(trace) {}

  void call(const program::Statement& statement, const CallOutcome& outcome, const Depths& before) {
    const auto& call = std::get<program::Call>(statement.action);
    std::string callee = calleeName(call, outcome);
    const Depths& after = outcome.state.depths;
    bool raises = outcome.kind == CallOutcome::Kind::Raises;
    if (outcome.exit != nullptr && (after != before || goesBelow(outcome.exit) || raises)) {
      add(StepKind::CallEntered, statement.range, callee, statement.macro, before);
      nested(*outcome.exit, before);
      if (!raises)
        add(StepKind::CallReturned, statement.range, callee, statement.macro, after);
    } else if (after != before) {
      bool enters =
          std::lexicographical_compare(before.begin(), before.end(), after.begin(), after.end());
      add(enters ? StepKind::Enter : StepKind::Leave, statement.range, callee, statement.macro,
          after);
    }
    if (raises)
      raised(statement.range, callee, statement.macro, after);
    else if (outcome.kind == CallOutcome::Kind::EndsThread)
      add(StepKind::ThreadEnds, statement.range, callee, statement.macro, after);
  }

  void terminator(const program::Block& block, std::uint32_t choice, const Depths& depths) {
    if (const auto* branch = std::get_if<program::Branch>(&block.terminator))
      add(choice == 0 ? StepKind::ConditionTrue : StepKind::ConditionFalse, block.terminatorRange,
          std::string(context_.program.symbols.text(branch->text)), block.terminatorMacro, depths);
    else if (const auto* choices = std::get_if<program::Switch>(&block.terminator);
             choices != nullptr && choices->text.valid())
      add(StepKind::Case, block.terminatorRange, caseText(*choices, choice), block.terminatorMacro,
          depths);
    else if (std::holds_alternative<program::Raise>(block.terminator) && !underWay_)
      raised(block.terminatorRange, "throw", block.terminatorMacro, depths);
  }

  void access(const program::Statement& statement, const Depths& depths) {
    raised(statement.range, "", statement.macro, depths);
  }

  void arrival(const program::Block& block, const Depths& depths) {
    if (block.entered == program::Region::Finally)
      add(StepKind::FinallyEntered, block.enteredRange, "", {}, depths);
    else if (block.entered == program::Region::ExceptHandler ||
             block.entered == program::Region::CatchHandler) {
      add(StepKind::HandlerEntered, block.enteredRange, "", {}, depths);
      underWay_ = false;
    }
  }

  void nextPass(const program::Block& head, const Depths& depths) {
    add(StepKind::LoopAgain, loopRange(head), "", {}, depths);
  }

private:
  void raised(const program::SourceRange& range, std::string by, program::SymbolId macro,
              const Depths& depths) {
    add(StepKind::ExceptionRaised, range, std::move(by), macro, depths);
    underWay_ = true;
  }

  void add(StepKind kind, const program::SourceRange& range, std::string detail,
           program::SymbolId macro, const Depths& depths) {
    trace_.push_back({kind, range, std::move(detail),
                      std::string(context_.program.symbols.text(macro)), 0, depths});
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
  void nested(const Exit& exit, const Depths& before) {
    bool isLong = exit.trace.size() > kMaxNestedSteps;
    for (TraceStep step : exit.trace) {
      bool isBranch = step.kind == StepKind::ConditionTrue ||
                      step.kind == StepKind::ConditionFalse || step.kind == StepKind::Case;
      if (step.level + 1 > kMaxTraceLevels || (isLong && isBranch))
        continue;
      ++step.level;
      // A function that does not touch the regions tracks none.
      step.depths.resize(before.size(), 0);
      for (std::size_t i = 0; i < before.size(); ++i)
        step.depths[i] += before[i];
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
  State state = entryState(context.function, context.transfer);
  for (std::size_t i = 0; i < path.edges.size(); ++i) {
    const Edge& edge = path.edges[i];
    std::uint32_t target = i + 1 < path.edges.size() ? path.edges[i + 1].from : path.target;
    const Node& from = simulation.nodes[edge.from];
    const Node& to = target == Path::kAnywhere ? anywhere : simulation.nodes[target];
    const program::Block& block = blocks[from.block];
    if (passes == Passes::Joined)
      state = from.state;
    Depths before = state.depths;
    EdgeStep step =
        follow(context.function, context.transfer, context.options, simulation, edge, to, state);
    for (const EdgeStep::PassedCall& passed : step.calls) {
      narrator.call(block.statements[passed.statement], passed.outcome, before);
      before = passed.outcome.state.depths;
    }
    if (edge.leave == Leave::Terminator)
      narrator.terminator(block, edge.choice, step.state.depths);
    else if (edge.leave == Leave::Exception)
      narrator.access(block.statements[edge.statement], step.state.depths);
    if (!step.feasible) {
      result.conflict = step.conflict;
      return result;
    }
    state = std::move(step.state);
    bool newBlock = !to.isExit && to.statement == 0;
    bool nextPass = newBlock && context.function.backEdges.contains({from.block, to.block});
    if (nextPass)
      narrator.nextPass(blocks[to.block], state.depths);
    if (nextPass && passes == Passes::Any)
      state.conditions = to.state.conditions; // what holds after any number of passes
    if (newBlock)
      narrator.arrival(blocks[to.block], state.depths);
  }
  result.feasible = true;
  result.depths = state.depths;
  return result;
}

} // namespace driver_tidy::analysis
