#include "checker/analysis/counted_conditions.h"

#include "checker/program/successors.h"

#include <algorithm>

namespace driver_tidy::analysis {

using program::Term;
using program::TermId;
using program::TermKind;

namespace {

// From the condition to the call that it guards.
constexpr unsigned kMaxSteps = 4;

} // namespace

CountedConditions::CountedConditions(const FunctionContext& context) : context_(context) {
  const auto& blocks = context.function->blocks;
  for (std::uint32_t id = 0; id < blocks.size(); ++id) {
    for (program::BlockId next : program::successors(blocks[id]))
      predecessors_[next.index].push_back(id);
    for (const program::Statement& statement : blocks[id].statements)
      if (const auto* assign = std::get_if<program::Assign>(&statement.action))
        if (isCount(*assign))
          counts_.insert(assign->target);
  }
}

bool CountedConditions::guard(std::uint32_t block) const {
  for (unsigned step = 0; step < kMaxSteps; ++step) {
    const auto before = predecessors_.find(block);
    if (before == predecessors_.end() || before->second.size() != 1)
      return false;
    block = before->second.front();
    const auto* branch = std::get_if<program::Branch>(&context_.function->blocks[block].terminator);
    if (branch != nullptr && std::any_of(counts_.begin(), counts_.end(), [&](TermId count) {
          return context_.terms.contains(branch->condition, count) ||
                 asksForOwner(branch->condition, count);
        }))
      return true;
  }
  return false;
}

/// "Vcb->Owner == thread" beside "Vcb->Depth += 1".
bool CountedConditions::asksForOwner(TermId condition, TermId count) const {
  Term asked = context_.terms[condition];
  if (asked.kind == TermKind::Unary)
    asked = context_.terms[asked.first];
  if (asked.kind != TermKind::Binary || asked.operation != program::Operation::Equal)
    return false;
  auto isOwner = [&](TermId term) {
    return context_.terms[term].kind == TermKind::Field &&
           context_.terms[term].first == context_.terms[count].first;
  };
  auto isVariable = [&](TermId term) { return context_.terms[term].kind == TermKind::Variable; };
  return (isOwner(asked.first) && isVariable(asked.second)) ||
         (isOwner(asked.second) && isVariable(asked.first));
}

bool CountedConditions::isCount(const program::Assign& assign) const {
  const Term& value = context_.terms[assign.value];
  return context_.terms[assign.target].kind != TermKind::Variable &&
         value.kind == TermKind::Binary && value.operation == program::Operation::Add &&
         value.first == assign.target && context_.terms[value.second].kind == TermKind::Integer;
}

} // namespace driver_tidy::analysis
