#include "checker/analysis/function_context.h"

#include "checker/program/successors.h"

#include <algorithm>

namespace driver_tidy::analysis {

using program::Term;
using program::TermId;
using program::TermKind;
using program::TermTable;

namespace {

/// Edges to a block that is still open in a depth-first walk from the entry.
void findBackEdges(FunctionContext& context) {
  const auto& blocks = context.function->blocks;
  enum class Mark : std::uint8_t { Unseen, Open, Done };
  struct Visit {
    std::uint32_t block;
    std::vector<program::BlockId> targets;
    std::size_t next = 0;
  };
  std::vector<Mark> marks(blocks.size(), Mark::Unseen);
  std::vector<Visit> stack; // explicit: graphs may be deep
  auto open = [&](std::uint32_t block) {
    marks[block] = Mark::Open;
    stack.push_back({block, program::successors(blocks[block])});
  };
  open(context.function->entry.index);
  while (!stack.empty()) {
    Visit& visit = stack.back();
    if (visit.next == visit.targets.size()) {
      marks[visit.block] = Mark::Done;
      stack.pop_back();
      continue;
    }
    std::uint32_t target = visit.targets[visit.next++].index;
    if (marks[target] == Mark::Open) {
      context.backEdges.insert({visit.block, target});
      context.loopHeads.insert(target);
    } else if (marks[target] == Mark::Unseen) {
      open(target);
    }
  }
}

/// Places in `id` that another thread can change, and opaque values, which each pass computes anew.
void collectShared(const TermTable& terms, TermId id, std::vector<TermId>& found) {
  const Term& term = terms[id];
  if (term.kind == TermKind::Opaque)
    found.push_back(id);
  if (!term.isPlace() && term.kind != TermKind::AddressOf) {
    if (term.first.valid())
      collectShared(terms, term.first, found);
    if (term.second.valid())
      collectShared(terms, term.second, found);
    return;
  }
  // Down to the root of the place; only its pointers and indexes are read on the way.
  TermId part = term.isPlace() ? id : term.first;
  while (terms[part].kind == TermKind::Field || terms[part].kind == TermKind::Element) {
    if (terms[part].second.valid())
      collectShared(terms, terms[part].second, found);
    part = terms[part].first;
  }
  bool behindPointer = terms[part].kind == TermKind::Dereference;
  if (behindPointer)
    collectShared(terms, terms[part].first, found);
  if (term.isPlace() && (behindPointer || terms[part].kind == TermKind::Global))
    found.push_back(id);
}

void collectFromBlock(const program::Function& function, const program::Block& block,
                      std::vector<TermId>& found) {
  for (const program::Statement& statement : block.statements)
    if (const auto* assign = std::get_if<program::Assign>(&statement.action)) {
      collectShared(function.terms, assign->target, found);
      collectShared(function.terms, assign->value, found);
    }
  if (const auto* branch = std::get_if<program::Branch>(&block.terminator))
    collectShared(function.terms, branch->condition, found);
  else if (const auto* choice = std::get_if<program::Switch>(&block.terminator))
    collectShared(function.terms, choice->value, found);
}

void findForgottenPerPass(FunctionContext& context) {
  const auto& blocks = context.function->blocks;
  std::vector<std::vector<std::uint32_t>> predecessors(blocks.size());
  for (std::uint32_t block = 0; block < blocks.size(); ++block)
    for (program::BlockId target : program::successors(blocks[block]))
      predecessors[target.index].push_back(block);
  for (std::uint32_t head : context.loopHeads) {
    // The natural loop: what reaches a back edge without passing the head.
    std::set<std::uint32_t> body = {head};
    std::vector<std::uint32_t> pending;
    for (const auto& [from, to] : context.backEdges)
      if (to == head && body.insert(from).second)
        pending.push_back(from);
    while (!pending.empty()) {
      std::uint32_t block = pending.back();
      pending.pop_back();
      for (std::uint32_t before : predecessors[block])
        if (body.insert(before).second)
          pending.push_back(before);
    }
    std::vector<TermId> found;
    for (std::uint32_t block : body)
      collectFromBlock(*context.function, blocks[block], found);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    context.forgottenPerPass[head] = std::move(found);
    context.loops[head] = std::move(body);
  }
}

/// x of the conditions x, !x, x == 0 and x != 0.
TermId comparedWithNull(const TermTable& terms, TermId condition) {
  TermId tested = condition;
  if (terms[tested].kind == TermKind::Unary && terms[tested].operation == program::Operation::Not)
    tested = terms[tested].first;
  const Term& test = terms[tested];
  const bool isComparison =
      test.kind == TermKind::Binary && test.operation == program::Operation::Equal;
  const bool isWithNull =
      isComparison && terms[test.second].kind == TermKind::Integer && terms[test.second].value == 0;
  return isWithNull ? test.first : tested;
}

} // namespace

FunctionContext makeContext(const program::Function& function, program::FunctionId id) {
  FunctionContext context;
  context.function = &function;
  context.id = id;
  context.terms = function.terms;
  findBackEdges(context);
  findForgottenPerPass(context);

  for (const program::Block& block : function.blocks)
    if (const auto* branch = std::get_if<program::Branch>(&block.terminator))
      context.testedPointers.insert(comparedWithNull(context.terms, branch->condition));

  context.parameterUnchanged.assign(function.parameterCount, true);
  for (unsigned i = 0; i < function.parameterCount; ++i)
    context.parameterUnchanged[i] = !function.variables[i].addressTaken;
  for (const program::Block& block : function.blocks)
    for (const program::Statement& statement : block.statements)
      if (const auto* assign = std::get_if<program::Assign>(&statement.action)) {
        const Term& target = function.terms[assign->target];
        if (target.kind == TermKind::Variable && target.variable.index < function.parameterCount)
          context.parameterUnchanged[target.variable.index] = false;
      }
  return context;
}

program::TermId substitute(const TermTable& callee, TermId id, unsigned parameterCount,
                           TermTable& caller, const std::vector<TermId>& arguments) {
  const Term& term = callee[id];
  auto part = [&](TermId of) { return substitute(callee, of, parameterCount, caller, arguments); };
  switch (term.kind) {
  case TermKind::Integer:
    return caller.integer(term.value);
  case TermKind::Global:
    return caller.global(term.symbol);
  case TermKind::Function:
    return caller.function(term.symbol);
  case TermKind::Variable:
    return term.variable.index < parameterCount && term.variable.index < arguments.size()
               ? arguments[term.variable.index]
               : TermId();
  case TermKind::Opaque:
    if (!term.first.valid())
      return TermId(); // each evaluation is a value of its own
    break;
  default:
    break;
  }
  TermId first = part(term.first);
  TermId second = term.second.valid() ? part(term.second) : TermId();
  if (!first.valid() || (term.second.valid() && !second.valid()))
    return TermId();
  return caller.withParts(term, first, second);
}

} // namespace driver_tidy::analysis
