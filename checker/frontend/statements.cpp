// Statements: scopes, branches, loops, switches, jumps.

#include "checker/frontend/function_lowering.h"

#include <algorithm>

namespace driver_tidy::frontend {

using namespace program;
using clang::cast;
using clang::dyn_cast;
using clang::isa;

void FunctionLowering::statement(const clang::Stmt* statement) {
  if (!statement)
    return;
  accessed_.clear();
  if (const auto* expression = dyn_cast<clang::Expr>(statement)) {
    Scope* const outer = graph_.scope();
    effect(expression);
    return graph_.unwind(outer, rangeOf(expression));
  }
  switch (statement->getStmtClass()) {
  case clang::Stmt::NullStmtClass:
    return;
  case clang::Stmt::CompoundStmtClass:
    return compound(cast<clang::CompoundStmt>(statement));
  case clang::Stmt::DeclStmtClass:
    return declarations(cast<clang::DeclStmt>(statement));
  case clang::Stmt::AttributedStmtClass:
    return this->statement(cast<clang::AttributedStmt>(statement)->getSubStmt());
  case clang::Stmt::LabelStmtClass:
    return label(cast<clang::LabelStmt>(statement));
  case clang::Stmt::IfStmtClass:
    return ifStatement(cast<clang::IfStmt>(statement));
  case clang::Stmt::WhileStmtClass:
    return whileLoop(cast<clang::WhileStmt>(statement));
  case clang::Stmt::DoStmtClass:
    return doLoop(cast<clang::DoStmt>(statement));
  case clang::Stmt::ForStmtClass:
    return forLoop(cast<clang::ForStmt>(statement));
  case clang::Stmt::CXXForRangeStmtClass:
    return rangeLoop(cast<clang::CXXForRangeStmt>(statement));
  case clang::Stmt::SwitchStmtClass:
    return switchStatement(cast<clang::SwitchStmt>(statement));
  case clang::Stmt::CaseStmtClass:
  case clang::Stmt::DefaultStmtClass:
    return this->statement(switchLabels(cast<clang::SwitchCase>(statement)));
  case clang::Stmt::BreakStmtClass:
    return leaveTo(breaks_, statement);
  case clang::Stmt::ContinueStmtClass:
    return leaveTo(continues_, statement);
  case clang::Stmt::SEHLeaveStmtClass:
    return leaveTo(leaves_, statement);
  case clang::Stmt::GotoStmtClass:
    return graph_.leaveForLabel(labelBlock(cast<clang::GotoStmt>(statement)->getLabel()),
                                rangeOf(statement));
  case clang::Stmt::IndirectGotoStmtClass:
    return indirectGoto(cast<clang::IndirectGotoStmt>(statement));
  case clang::Stmt::ReturnStmtClass:
    return returnStatement(cast<clang::ReturnStmt>(statement));
  case clang::Stmt::GCCAsmStmtClass:
  case clang::Stmt::MSAsmStmtClass:
    return assembler(cast<clang::AsmStmt>(statement));
  case clang::Stmt::SEHTryStmtClass:
    return structuredTry(cast<clang::SEHTryStmt>(statement));
  case clang::Stmt::CXXTryStmtClass:
    return tryStatement(cast<clang::CXXTryStmt>(statement));
  default:
    return unsupported(statement->getStmtClassName());
  }
}

void FunctionLowering::compound(const clang::CompoundStmt* block) {
  Scope* const outer = graph_.scope();
  for (const clang::Stmt* inner : block->body())
    statement(inner);
  graph_.unwind(outer, unit_.locations.token(block->getRBracLoc()));
}

void FunctionLowering::declarations(const clang::DeclStmt* statement) {
  for (const clang::Decl* declaration : statement->decls())
    if (const auto* variable = dyn_cast<clang::VarDecl>(declaration))
      declare(variable);
}

void FunctionLowering::declare(const clang::VarDecl* variable) {
  for (const auto* array = variable->getType()->getAsArrayTypeUnsafe(); array;
       array = array->getElementType()->getAsArrayTypeUnsafe())
    if (const auto* sized = dyn_cast<clang::VariableArrayType>(array);
        sized && sized->getSizeExpr())
      value(sized->getSizeExpr());
  if (variable->hasGlobalStorage())
    return; // initialised once, before the function runs
  const clang::QualType type = variable->getType();
  const TermId place = terms_.variable([&] {
    auto [entry, isNew] = variables_.try_emplace(variable);
    if (isNew)
      entry->second = graph_.newVariable(VariableKind::Local, variable->getNameAsString());
    return entry->second;
  }());
  const SourceRange range = unit_.locations.range(variable->getSourceRange());
  Scope* const outer = graph_.scope();
  std::vector<Scope*> enclosing;
  enclosing.swap(extendedTemporaries_);
  if (const clang::Expr* initializer = variable->getInit())
    initialize(place, type, initializer);
  else // each pass of a loop makes the variable anew
    graph_.assign(place, graph_.unknown("uninitialized"), range,
                  unit_.locations.macro(variable->getBeginLoc()));

  // Temporaries end here, but for those that a reference keeps alive.
  std::vector<Scope*> kept;
  kept.swap(extendedTemporaries_);
  extendedTemporaries_ = std::move(enclosing);
  while (graph_.scope() != outer) {
    Scope* const innermost = graph_.scope();
    if (std::find(kept.begin(), kept.end(), innermost) == kept.end())
      graph_.unwind(innermost->parent, range);
    else
      graph_.resume(innermost->parent);
  }
  for (const Scope* scope : kept) {
    Scope again;
    again.cleanup = scope->cleanup;
    graph_.enter(std::move(again));
  }

  destroyAtEndOfScope(place, type, variable->getSourceRange());
  if (const auto* cleanup = variable->getAttr<clang::CleanupAttr>()) {
    Scope scope;
    scope.cleanup = [this, place, range, function = cleanup->getFunctionDecl()](SourceRange at) {
      Call call;
      call.callee = unit_.intern(unit_.names.key(function));
      call.name = unit_.intern(unit_.names.name(function));
      call.arguments.push_back({addressOf(place), {}});
      graph_.emit(std::move(call), at.valid() ? at : range);
    };
    graph_.enter(std::move(scope));
  }
}

void FunctionLowering::ifStatement(const clang::IfStmt* statement) {
  Scope* const outer = graph_.scope();
  const BlockId after = graph_.newBlock();
  // A loop, as a chain of else-ifs may be thousands long.
  for (;;) {
    this->statement(statement->getInit());
    if (const clang::DeclStmt* condition = statement->getConditionVariableDeclStmt())
      declarations(condition);
    const BlockId whenTrue = graph_.newBlock();
    const BlockId whenFalse = graph_.newBlock();
    accessed_.clear();
    if (statement->isConsteval())
      graph_.jump(statement->isNegatedConsteval() ? whenTrue : whenFalse);
    else
      branchOn(statement->getCond(), whenTrue, whenFalse);
    Scope* const inside = graph_.scope();
    graph_.startBlock(whenTrue);
    this->statement(statement->getThen());
    graph_.unwind(outer, rangeOf(statement->getThen()));
    graph_.jump(after);
    graph_.resume(inside);
    graph_.startBlock(whenFalse);
    const clang::Stmt* otherwise = statement->getElse();
    if (const auto* chained = dyn_cast_or_null<clang::IfStmt>(otherwise)) {
      statement = chained;
      continue;
    }
    this->statement(otherwise);
    break;
  }
  graph_.unwind(outer, rangeOf(statement));
  graph_.jump(after);
  graph_.startBlock(after);
}

BlockId FunctionLowering::startLoop(SourceRange range) {
  const BlockId head = graph_.newBlock();
  graph_.jump(head);
  graph_.startBlock(head);
  graph_.block(head).entered = Region::Loop;
  graph_.block(head).enteredRange = range;
  return head;
}

void FunctionLowering::whileLoop(const clang::WhileStmt* loop) {
  Scope* const outer = graph_.scope();
  const BlockId body = graph_.newBlock();
  const BlockId failed = graph_.newBlock();
  const BlockId after = graph_.newBlock();
  const BlockId head = startLoop(rangeOf(loop->getCond()));
  if (const clang::DeclStmt* condition = loop->getConditionVariableDeclStmt())
    declarations(condition);
  branchOn(loop->getCond(), body, failed);
  Scope* const inside = graph_.scope();
  graph_.startBlock(body);
  breaks_.push_back({outer, after});
  continues_.push_back({outer, head});
  statement(loop->getBody());
  breaks_.pop_back();
  continues_.pop_back();
  graph_.leave(outer, head, rangeOf(loop->getCond()));
  graph_.resume(inside);
  graph_.startBlock(failed);
  graph_.unwind(outer, rangeOf(loop->getCond()));
  graph_.jump(after);
  graph_.startBlock(after);
}

void FunctionLowering::doLoop(const clang::DoStmt* loop) {
  Scope* const outer = graph_.scope();
  const BlockId condition = graph_.newBlock();
  const BlockId after = graph_.newBlock();
  const BlockId head = startLoop(rangeOf(loop->getCond()));
  breaks_.push_back({outer, after});
  continues_.push_back({outer, condition});
  statement(loop->getBody());
  breaks_.pop_back();
  continues_.pop_back();
  graph_.jump(condition);
  graph_.startBlock(condition);
  accessed_.clear();
  branchOn(loop->getCond(), head, after);
  graph_.startBlock(after);
}

void FunctionLowering::forLoop(const clang::ForStmt* loop) {
  Scope* const outer = graph_.scope();
  statement(loop->getInit());
  Scope* const around = graph_.scope();
  const BlockId body = graph_.newBlock();
  const BlockId increment = graph_.newBlock();
  const BlockId failed = graph_.newBlock();
  const BlockId after = graph_.newBlock();
  const BlockId head = startLoop(loop->getCond() ? rangeOf(loop->getCond())
                                                 : unit_.locations.token(loop->getForLoc()));
  if (const clang::DeclStmt* condition = loop->getConditionVariableDeclStmt())
    declarations(condition);
  if (loop->getCond())
    branchOn(loop->getCond(), body, failed);
  else
    graph_.jump(body);
  Scope* const inside = graph_.scope();
  graph_.startBlock(body);
  breaks_.push_back({around, after});
  continues_.push_back({inside, increment});
  statement(loop->getBody());
  breaks_.pop_back();
  continues_.pop_back();
  graph_.jump(increment);
  graph_.startBlock(increment);
  statement(loop->getInc());
  graph_.leave(around, head, rangeOf(loop));
  graph_.resume(inside);
  graph_.startBlock(failed);
  graph_.unwind(around, rangeOf(loop));
  graph_.jump(after);
  graph_.startBlock(after);
  graph_.unwind(outer, unit_.locations.token(loop->getEndLoc()));
}

void FunctionLowering::rangeLoop(const clang::CXXForRangeStmt* loop) {
  Scope* const outer = graph_.scope();
  statement(loop->getInit());
  statement(loop->getRangeStmt());
  statement(loop->getBeginStmt());
  statement(loop->getEndStmt());
  if (!loop->getCond() || !loop->getInc())
    return unsupported("CXXForRangeStmt of unknown type");
  Scope* const around = graph_.scope();
  const BlockId body = graph_.newBlock();
  const BlockId increment = graph_.newBlock();
  const BlockId after = graph_.newBlock();
  const BlockId head = startLoop(unit_.locations.range(
      {loop->getLoopVarStmt()->getBeginLoc(), loop->getRangeInit()->getEndLoc()}));
  branchOn(loop->getCond(), body, after);
  graph_.startBlock(body);
  breaks_.push_back({around, after});
  continues_.push_back({around, increment});
  statement(loop->getLoopVarStmt());
  statement(loop->getBody());
  breaks_.pop_back();
  continues_.pop_back();
  graph_.unwind(around, unit_.locations.token(loop->getEndLoc()));
  graph_.jump(increment);
  graph_.startBlock(increment);
  statement(loop->getInc());
  graph_.jump(head);
  graph_.startBlock(after);
  graph_.unwind(outer, unit_.locations.token(loop->getEndLoc()));
}

void FunctionLowering::switchStatement(const clang::SwitchStmt* statement) {
  Scope* const outer = graph_.scope();
  this->statement(statement->getInit());
  if (const clang::DeclStmt* condition = statement->getConditionVariableDeclStmt())
    declarations(condition);
  accessed_.clear();
  const TermId selector = fullExpression(statement->getCond());
  Scope* const inside = graph_.scope();
  const BlockId from = graph_.current();
  const BlockId failed = graph_.newBlock();
  const BlockId after = graph_.newBlock();
  graph_.startBlock(graph_.newBlock());

  SwitchLabels labels;
  labels.width = integers_.width(integers_.originalType(statement->getCond()));
  switches_.push_back(&labels);
  breaks_.push_back({outer, after});
  this->statement(statement->getBody());
  breaks_.pop_back();
  switches_.pop_back();
  graph_.unwind(outer, rangeOf(statement));
  graph_.jump(after);

  Switch choice;
  choice.value = selector;
  choice.cases = std::move(labels.cases);
  choice.otherwise = labels.otherwise.valid() ? labels.otherwise : failed;
  choice.text = unit_.intern(unit_.locations.text(statement->getCond()->getSourceRange(), 60));
  graph_.resume(inside);
  graph_.startBlock(from);
  if (const Term& known = terms_[selector]; known.kind == TermKind::Integer) {
    BlockId target = choice.otherwise;
    for (const SwitchCase& label : choice.cases)
      if (label.low <= known.value && known.value <= label.high)
        target = label.target;
    graph_.jump(target);
  } else {
    graph_.end(std::move(choice), rangeOf(statement->getCond()), macroOf(statement->getCond()));
  }
  graph_.startBlock(failed);
  graph_.unwind(outer, rangeOf(statement));
  graph_.jump(after);
  graph_.startBlock(after);
}

const clang::Stmt* FunctionLowering::switchLabels(const clang::SwitchCase* label) {
  const BlockId target = graph_.newBlock();
  graph_.jump(target);
  graph_.startBlock(target);
  // Each label of "case 1: case 2: …" holds the next.
  for (;;) {
    if (switches_.empty()) {
      unsupported("case label outside of a switch");
    } else if (const auto* one = dyn_cast<clang::CaseStmt>(label)) {
      SwitchLabels& labels = *switches_.back();
      const auto low = integers_.constant(one->getLHS());
      const auto high = one->getRHS() ? integers_.constant(one->getRHS()) : low;
      if (low && high)
        labels.cases.push_back(
            {integers_.wrap(*low, labels.width), integers_.wrap(*high, labels.width), target});
      else
        unsupported("case label of unknown value");
    } else {
      switches_.back()->otherwise = target;
    }
    const auto* next = dyn_cast<clang::SwitchCase>(label->getSubStmt());
    if (!next)
      return label->getSubStmt();
    label = next;
  }
}

BlockId FunctionLowering::labelBlock(const clang::LabelDecl* label) {
  auto [entry, isNew] = labels_.try_emplace(label);
  if (isNew)
    entry->second = graph_.newBlock();
  return entry->second;
}

BlockId FunctionLowering::wayToLabel(const clang::LabelDecl* label) {
  const BlockId way = graph_.newBlock();
  graph_.startBlock(way);
  graph_.leaveForLabel(labelBlock(label), {});
  return way;
}

void FunctionLowering::label(const clang::LabelStmt* label) {
  const BlockId block = labelBlock(label->getDecl());
  graph_.jump(block);
  graph_.startBlock(block);
  statement(label->getSubStmt());
}

void FunctionLowering::indirectGoto(const clang::IndirectGotoStmt* statement) {
  if (const clang::LabelDecl* label = statement->getConstantTarget())
    return graph_.leaveForLabel(labelBlock(label), rangeOf(statement));
  value(statement->getTarget());
  indirectGotos_.push_back({graph_.scope(), graph_.current()});
  graph_.end(Choice{}, rangeOf(statement), macroOf(statement));
}

void FunctionLowering::assembler(const clang::AsmStmt* statement) {
  const auto* gnu = dyn_cast<clang::GCCAsmStmt>(statement);
  for (unsigned i = 0; i < statement->getNumInputs(); ++i)
    if (const clang::Expr* input =
            gnu ? gnu->getInputExpr(i) : cast<clang::MSAsmStmt>(statement)->getInputExpr(i))
      value(input);
  for (unsigned i = 0; i < statement->getNumOutputs(); ++i)
    if (const clang::Expr* output =
            gnu ? gnu->getOutputExpr(i) : cast<clang::MSAsmStmt>(statement)->getOutputExpr(i))
      emitAssign(asPlace(place(output), rangeOf(output)), graph_.unknown("asm"), statement);
  if (!gnu || !gnu->isAsmGoto())
    return;
  Choice choice;
  const BlockId from = graph_.current();
  const BlockId next = graph_.newBlock();
  choice.targets.push_back(next);
  for (unsigned i = 0; i < gnu->getNumLabels(); ++i)
    choice.targets.push_back(wayToLabel(gnu->getLabelExpr(i)->getLabel()));
  graph_.startBlock(from);
  graph_.end(std::move(choice), rangeOf(statement), macroOf(statement));
  graph_.startBlock(next);
}

void FunctionLowering::returnStatement(const clang::ReturnStmt* statement) {
  if (const clang::Expr* result = statement->getRetValue()) {
    if (function_.returnValue.valid()) {
      Scope* const outer = graph_.scope();
      initialize(terms_.variable(function_.returnValue), declaration_->getReturnType(), result);
      graph_.unwind(outer, rangeOf(statement));
    } else {
      this->statement(result);
    }
  }
  const SourceRange range = rangeOf(statement);
  if (!graph_.scope())
    return graph_.end(Return{}, range, macroOf(statement));
  // Its own block, so that the returns of a function are told apart behind a __finally.
  const BlockId leaving = graph_.current();
  const BlockId target = graph_.newBlock();
  Scope* const inside = graph_.scope();
  graph_.startBlock(target);
  graph_.resume(nullptr);
  graph_.end(Return{}, range, macroOf(statement));
  graph_.resume(inside);
  graph_.startBlock(leaving);
  graph_.leave(nullptr, target, range);
}

void FunctionLowering::leaveTo(const std::vector<Target>& targets, const clang::Stmt* statement) {
  if (targets.empty())
    return unsupported(statement->getStmtClassName()); // only in broken code
  graph_.leave(targets.back().scope, targets.back().block, rangeOf(statement));
}

} // namespace driver_tidy::frontend
