// What a finished graph goes through: unreachable blocks out, straight lines joined, blocks in
// reverse post order, and a check that nothing dangles.

#include "checker/frontend/graph_builder.h"

#include "checker/program/successors.h"

#include <algorithm>

namespace driver_tidy::frontend {

using namespace program;

namespace {

/// Puts `change(target)` in place of every block that `block` refers to.
template <typename Change> void changeTargets(Block& block, Change change) {
  auto apply = [&](BlockId& target) {
    if (target.valid())
      target = change(target);
  };
  apply(block.exceptionTarget);
  if (auto* jump = std::get_if<Jump>(&block.terminator)) {
    apply(jump->target);
  } else if (auto* branch = std::get_if<Branch>(&block.terminator)) {
    apply(branch->whenTrue);
    apply(branch->whenFalse);
  } else if (auto* choice = std::get_if<Switch>(&block.terminator)) {
    for (SwitchCase& label : choice->cases)
      apply(label.target);
    apply(choice->otherwise);
  } else if (auto* any = std::get_if<Choice>(&block.terminator)) {
    for (BlockId& target : any->targets)
      apply(target);
  } else if (auto* filter = std::get_if<Filter>(&block.terminator)) {
    apply(filter->search);
    apply(filter->handler);
  }
}

/// Goes past blocks that do nothing but jump on.
void skipEmptyBlocks(Function& function) {
  auto destination = [&](BlockId id) {
    for (std::size_t steps = 0; steps < function.blocks.size(); ++steps) {
      const Block& block = function.blocks[id.index];
      const auto* jump = std::get_if<Jump>(&block.terminator);
      if (!jump || !block.statements.empty() || block.entered != Region::None)
        break;
      id = jump->target;
    }
    return id;
  };
  for (Block& block : function.blocks)
    changeTargets(block, destination);
  function.entry = destination(function.entry);
}

std::vector<BlockId> reversePostOrder(const Function& function) {
  struct Visit {
    std::vector<BlockId> next;
    std::size_t position = 0;
    BlockId block;
  };
  std::vector<bool> seen(function.blocks.size(), false);
  std::vector<BlockId> order;
  std::vector<Visit> stack;
  auto push = [&](BlockId id) {
    seen[id.index] = true;
    // Backwards, so that the first successor comes first in the reversed order.
    std::vector<BlockId> next = successors(function.blocks[id.index]);
    std::reverse(next.begin(), next.end());
    stack.push_back({std::move(next), 0, id});
  };
  push(function.entry);
  while (!stack.empty()) {
    Visit& top = stack.back();
    if (top.position == top.next.size()) {
      order.push_back(top.block);
      stack.pop_back();
    } else if (const BlockId next = top.next[top.position++]; !seen[next.index]) {
      push(next);
    }
  }
  std::reverse(order.begin(), order.end());
  return order;
}

/// Number of edges into each block; the entry has one more.
std::vector<unsigned> countEdges(const Function& function, const std::vector<BlockId>& order) {
  std::vector<unsigned> edges(function.blocks.size(), 0);
  ++edges[function.entry.index];
  for (BlockId id : order)
    for (BlockId next : successors(function.blocks[id.index]))
      ++edges[next.index];
  return edges;
}

void clearLoopsThatNeverRepeat(Function& function) {
  const std::vector<BlockId> order = reversePostOrder(function);
  const std::vector<unsigned> edges = countEdges(function, order);
  for (BlockId id : order)
    if (Block& block = function.blocks[id.index];
        block.entered == Region::Loop && edges[id.index] == 1) {
      block.entered = Region::None;
      block.enteredRange = {};
    }
}

bool raisesNothing(const Block& block) {
  return !std::holds_alternative<Raise>(block.terminator) &&
         std::all_of(block.statements.begin(), block.statements.end(), [](const Statement& s) {
           return !std::holds_alternative<Call>(s.action) &&
                  !std::holds_alternative<Access>(s.action);
         });
}

/// Appends to a block the one behind it where no other edge leads there.
void joinStraightLines(Function& function) {
  const std::vector<BlockId> order = reversePostOrder(function);
  const std::vector<unsigned> edges = countEdges(function, order);
  std::vector<bool> joined(function.blocks.size(), false);
  for (BlockId id : order) {
    if (joined[id.index])
      continue;
    Block& block = function.blocks[id.index];
    while (const auto* jump = std::get_if<Jump>(&block.terminator)) {
      const BlockId nextId = jump->target;
      Block& next = function.blocks[nextId.index];
      const bool sameTarget = block.exceptionTarget == next.exceptionTarget;
      if (nextId == id || edges[nextId.index] != 1 || next.entered != Region::None ||
          !(sameTarget || raisesNothing(block) || raisesNothing(next)))
        break;
      if (!sameTarget && raisesNothing(block))
        block.exceptionTarget = next.exceptionTarget;
      std::move(next.statements.begin(), next.statements.end(),
                std::back_inserter(block.statements));
      Terminator terminator = std::move(next.terminator);
      block.terminator = std::move(terminator);
      block.terminatorRange = next.terminatorRange;
      block.terminatorMacro = next.terminatorMacro;
      joined[nextId.index] = true;
    }
  }
}

void renumber(Function& function) {
  const std::vector<BlockId> order = reversePostOrder(function);
  std::vector<BlockId> newId(function.blocks.size());
  for (std::size_t i = 0; i < order.size(); ++i)
    newId[order[i].index] = BlockId{i};
  std::vector<Block> blocks;
  blocks.reserve(order.size());
  for (BlockId id : order) {
    blocks.push_back(std::move(function.blocks[id.index]));
    changeTargets(blocks.back(), [&](BlockId target) { return newId[target.index]; });
  }
  function.entry = newId[function.entry.index];
  function.blocks = std::move(blocks);
}

} // namespace

void cleanUpGraph(Function& function) {
  clearLoopsThatNeverRepeat(function);
  skipEmptyBlocks(function);
  joinStraightLines(function);
  renumber(function);
}

std::string verifyGraph(const Function& function) {
  auto knownTerm = [&](TermId id) { return id.valid() && id.index < function.terms.size(); };
  for (const Block& block : function.blocks) {
    for (BlockId target : successors(block))
      if (target.index >= function.blocks.size())
        return "the flow graph has an edge to no block";
    for (const Statement& statement : block.statements) {
      if (const auto* assign = std::get_if<Assign>(&statement.action)) {
        if (!knownTerm(assign->target) || !knownTerm(assign->value))
          return "the flow graph assigns no term";
        if (!function.terms[assign->target].isPlace())
          return "the flow graph assigns to what is no place";
      } else if (const auto* call = std::get_if<Call>(&statement.action)) {
        if (!call->callee.valid() && !knownTerm(call->pointer))
          return "the flow graph calls nothing";
        for (const Argument& argument : call->arguments)
          if (!knownTerm(argument.value))
            return "the flow graph passes no term";
      }
    }
    if (const auto* branch = std::get_if<Branch>(&block.terminator)) {
      if (!knownTerm(branch->condition) || !branch->whenTrue.valid() || !branch->whenFalse.valid())
        return "the flow graph has an incomplete branch";
    } else if (const auto* jump = std::get_if<Jump>(&block.terminator)) {
      if (!jump->target.valid())
        return "the flow graph has an incomplete jump";
    } else if (const auto* choice = std::get_if<Switch>(&block.terminator)) {
      if (!knownTerm(choice->value) || !choice->otherwise.valid())
        return "the flow graph has an incomplete switch";
    }
  }
  return {};
}

} // namespace driver_tidy::frontend
