// __try with __finally or __except, __leave by leaves_. See program/function.h for what the
// analysis expects.

#include "checker/frontend/function_lowering.h"

namespace driver_tidy::frontend {

using namespace program;
using clang::dyn_cast;
using clang::isa;

void FunctionLowering::structuredTry(const clang::SEHTryStmt* statement) {
  if (statement->getFinallyHandler())
    finallyHandler(statement);
  else
    exceptHandler(statement);
}

void FunctionLowering::finallyHandler(const clang::SEHTryStmt* statement) {
  const clang::SEHFinallyStmt* handler = statement->getFinallyHandler();
  const SourceRange keyword = unit_.locations.token(handler->getFinallyLoc());
  const BlockId body = graph_.newBlock();
  const BlockId tried = graph_.newBlock();
  const BlockId after = graph_.newBlock();

  Scope region;
  region.kind = Scope::Kind::Finally;
  region.entry = body;
  region.continuation = graph_.newVariable(VariableKind::Continuation, "continuation");
  const TermId continuation = terms_.variable(region.continuation);
  graph_.enter(std::move(region));
  Scope& scope = *graph_.scope();
  leaves_.push_back({&scope, tried});
  this->statement(statement->getTryBlock());
  leaves_.pop_back();
  graph_.jump(tried);
  graph_.startBlock(tried);
  scope.ways.push_back({0, after, after});
  graph_.assign(continuation, integer(0), keyword);
  graph_.jump(body);

  graph_.resume(scope.parent);
  Scope inside;
  inside.kind = Scope::Kind::FinallyBody;
  inside.continuation = scope.continuation;
  graph_.enter(std::move(inside));
  graph_.startBlock(body);
  graph_.block(body).entered = Region::Finally;
  graph_.block(body).enteredRange = keyword;
  // __leave in a __finally belongs to a __try around both.
  this->statement(handler->getBlock());
  graph_.unwind(scope.parent, unit_.locations.token(handler->getEndLoc()));
  scope.switchBlock = graph_.current();
  graph_.end(Unreachable{}, unit_.locations.token(handler->getEndLoc()));

  graph_.startBlock(after);
  graph_.assign(continuation, graph_.unknown("left"), keyword);
}

void FunctionLowering::exceptHandler(const clang::SEHTryStmt* statement) {
  const clang::SEHExceptStmt* handler = statement->getExceptHandler();
  const BlockId raised = graph_.newBlock();
  const BlockId handling = graph_.newBlock();
  const BlockId after = graph_.newBlock();

  Scope region;
  region.kind = Scope::Kind::Handler;
  region.entry = raised;
  graph_.enter(std::move(region));
  Scope* const scope = graph_.scope();
  leaves_.push_back({scope->parent, after});
  this->statement(statement->getTryBlock());
  leaves_.pop_back();
  graph_.leave(scope->parent, after, rangeOf(statement->getTryBlock()));

  graph_.resume(scope->parent);
  graph_.startBlock(raised);
  accessed_.clear();
  filter(handler->getFilterExpr(), handling);
  graph_.startBlock(handling);
  graph_.block(handling).entered = Region::ExceptHandler;
  graph_.block(handling).enteredRange = unit_.locations.token(handler->getExceptLoc());
  this->statement(handler->getBlock());
  graph_.jump(after);
  graph_.startBlock(after);
}

void FunctionLowering::filter(const clang::Expr* filter, BlockId handler) {
  const SourceRange range = rangeOf(filter);
  const SymbolId macro = macroOf(filter);
  filter = filter->IgnoreParenImpCasts();
  while (const auto* comma = dyn_cast<clang::BinaryOperator>(filter)) {
    if (!comma->isCommaOp())
      break;
    effect(comma->getLHS());
    filter = comma->getRHS()->IgnoreParenImpCasts();
  }
  if (const auto known = integers_.constant(filter)) {
    if (*known == 0)
      graph_.end(Raise{}, range, macro);
    else if (*known > 0)
      graph_.jump(handler);
    else // the exception is dismissed and the raising statement goes on
      graph_.end(Unreachable{}, range, macro);
    return;
  }
  const bool isCall = isa<clang::CallExpr, clang::RecoveryExpr>(filter);
  const TermId result = fullExpression(filter);
  graph_.end(Filter{isCall ? result : graph_.unknown("filter"), {}, handler}, range, macro);
}

TermId FunctionLowering::abnormalTermination() {
  for (const Scope* scope = graph_.scope(); scope; scope = scope->parent)
    if (scope->kind == Scope::Kind::FinallyBody)
      return terms_.unary(
          Operation::Not,
          terms_.binary(Operation::Equal, terms_.variable(scope->continuation), integer(0)));
  return integer(0);
}

} // namespace driver_tidy::frontend
