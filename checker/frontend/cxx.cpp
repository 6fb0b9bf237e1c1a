// What only C++ has: destructors, exceptions, lambdas, new and delete.

#include "checker/frontend/function_lowering.h"

namespace driver_tidy::frontend {

using namespace program;
using clang::cast;
using clang::dyn_cast;
using clang::isa;

void FunctionLowering::destroyAtEndOfScope(TermId object, clang::QualType type,
                                           clang::SourceRange range) {
  if (type.isDestructedType() != clang::QualType::DK_cxx_destructor)
    return;
  const SourceRange declared = unit_.locations.range(range);
  Scope scope;
  scope.cleanup = [this, object, type, declared](SourceRange at) {
    destroy(object, type, at.valid() ? at : declared);
  };
  graph_.enter(std::move(scope));
}

void FunctionLowering::destroy(TermId object, clang::QualType type, SourceRange range) {
  if (const auto* array = unit_.context.getAsArrayType(type)) // all elements alike
    return destroy(terms_.element(object, graph_.unknown("element")), array->getElementType(),
                   range);
  const clang::CXXRecordDecl* record = type->getAsCXXRecordDecl();
  if (const clang::CXXDestructorDecl* destructor = record ? record->getDestructor() : nullptr)
    callDestructor(destructor, addressOf(object), false, range);
}

void FunctionLowering::callDestructor(const clang::CXXDestructorDecl* destructor, TermId pointer,
                                      bool isVirtual, SourceRange range) {
  Call call;
  call.name = unit_.intern(unit_.names.name(destructor));
  if (isVirtual) {
    call.slot = unit_.intern(unit_.names.virtualSlot(destructor));
    call.pointer = terms_.opaque(call.slot, pointer);
  } else {
    call.callee = unit_.intern(unit_.names.key(destructor));
    call.noReturn = destructor->isNoReturn();
  }
  call.arguments.push_back({pointer, unit_.intern(unit_.names.type(destructor->getParent()))});
  graph_.emit(std::move(call), range);
}

TermId FunctionLowering::thisPointer() {
  const TermId self = terms_.variable(VariableId{0});
  const auto* method = dyn_cast<clang::CXXMethodDecl>(declaration_);
  if (!method || !method->getParent()->isLambda())
    return self;
  llvm::DenseMap<const clang::ValueDecl*, clang::FieldDecl*> fields;
  clang::FieldDecl* field = nullptr;
  method->getParent()->getCaptureFields(fields, field);
  if (!field)
    return self;
  const TermId captured = placeOfField(terms_.dereference(self), field);
  return field->getType()->isAnyPointerType() ? captured : addressOf(captured);
}

void FunctionLowering::lambda(const clang::LambdaExpr* expression, TermId closure) {
  auto field = expression->getLambdaClass()->field_begin();
  for (const clang::Expr* initializer : expression->capture_inits()) {
    if (initializer)
      initialize(placeOfField(closure, *field), field->getType(), initializer);
    ++field;
  }
}

TermId FunctionLowering::newObject(const clang::CXXNewExpr* expression) {
  Call call;
  TermId result;
  const clang::FunctionDecl* allocator = expression->getOperatorNew();
  if (!allocator)
    return recovered(expression);
  call.callee = unit_.intern(unit_.names.key(allocator));
  call.name = unit_.intern(unit_.names.name(allocator));
  const auto size = unit_.context.getTypeSizeInCharsIfKnown(expression->getAllocatedType());
  TermId bytes =
      size && !expression->isArray() ? integer(size->getQuantity()) : graph_.unknown("size");
  if (expression->isArray() && expression->getArraySize() && *expression->getArraySize())
    value(*expression->getArraySize());
  call.arguments.push_back({bytes, {}});
  for (unsigned i = 0; i < expression->getNumPlacementArgs(); ++i)
    call.arguments.push_back(argument(expression->getPlacementArg(i)));
  result = finishCall(std::move(call), expression->getType(), true, expression);
  if (const clang::Expr* initializer = expression->getInitializer())
    initialize(terms_.dereference(result), expression->getAllocatedType(), initializer);
  return result;
}

void FunctionLowering::deleteObject(const clang::CXXDeleteExpr* expression) {
  const TermId pointer = value(expression->getArgument());
  const SourceRange range = rangeOf(expression);
  const clang::QualType type = expression->getDestroyedType();
  const clang::CXXRecordDecl* record = type.isNull() ? nullptr : type->getAsCXXRecordDecl();
  const clang::FunctionDecl* deallocator = expression->getOperatorDelete();

  // delete nullptr does nothing.
  const BlockId present = graph_.newBlock();
  const BlockId after = graph_.newBlock();
  branchOnTerm(pointer, expression->getArgument(), present, after);
  graph_.startBlock(present);
  if (record && record->hasDefinition() && !record->hasTrivialDestructor())
    if (const clang::CXXDestructorDecl* destructor = record->getDestructor())
      callDestructor(destructor, pointer,
                     destructor->isVirtual() && !record->hasAttr<clang::FinalAttr>(), range);
  if (deallocator) {
    Call call;
    call.callee = unit_.intern(unit_.names.key(deallocator));
    call.name = unit_.intern(unit_.names.name(deallocator));
    call.arguments.push_back({pointer, {}});
    graph_.emit(std::move(call), range, macroOf(expression));
  }
  graph_.jump(after);
  graph_.startBlock(after);
}

void FunctionLowering::throwException(const clang::CXXThrowExpr* expression) {
  if (expression->getSubExpr())
    value(expression->getSubExpr());
  graph_.end(Raise{}, rangeOf(expression), macroOf(expression));
}

void FunctionLowering::tryStatement(const clang::CXXTryStmt* statement) {
  Scope* const outer = graph_.scope();
  const BlockId raised = graph_.newBlock();
  const BlockId after = graph_.newBlock();
  Scope region;
  region.kind = Scope::Kind::Handler;
  region.entry = raised;
  graph_.enter(std::move(region));
  this->statement(statement->getTryBlock());
  graph_.leave(outer, after, rangeOf(statement->getTryBlock()));
  graph_.resume(outer);

  Choice handlers;
  for (unsigned i = 0; i < statement->getNumHandlers(); ++i) {
    const clang::CXXCatchStmt* handler = statement->getHandler(i);
    const BlockId caught = graph_.newBlock();
    handlers.targets.push_back(caught);
    graph_.startBlock(caught);
    graph_.block(caught).entered = Region::CatchHandler;
    graph_.block(caught).enteredRange = unit_.locations.token(handler->getCatchLoc());
    if (const clang::VarDecl* exception = handler->getExceptionDecl()) {
      const VariableId variable =
          graph_.newVariable(VariableKind::Local, exception->getNameAsString());
      variables_[exception] = variable;
      graph_.assign(terms_.variable(variable), graph_.unknown("exception"),
                    unit_.locations.range(exception->getSourceRange()));
    }
    this->statement(handler->getHandlerBlock());
    graph_.jump(after);
  }
  graph_.startBlock(raised);
  graph_.end(std::move(handlers), unit_.locations.token(statement->getTryLoc()));
  graph_.startBlock(after);
}

} // namespace driver_tidy::frontend
