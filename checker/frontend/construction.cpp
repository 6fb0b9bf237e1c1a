// How objects come into being: initialisers, constructors, temporaries.

#include "checker/frontend/function_lowering.h"

namespace driver_tidy::frontend {

using namespace program;
using clang::cast;
using clang::dyn_cast;
using clang::isa;

namespace {

/// A longer list is a table; what its elements are is not followed.
constexpr unsigned kMaxElements = 16;

} // namespace

void FunctionLowering::initialize(TermId place, clang::QualType type,
                                  const clang::Expr* initializer) {
  using clang::Stmt;
  if (!initializer) // broken code
    return;
  if (type->isReferenceType()) {
    emitAssign(place,
               initializer->isGLValue() ? addressOf(this->place(initializer)) : value(initializer),
               initializer);
    return;
  }
  const clang::Expr* inner = initializer;
  if (type->isRecordType() || type->isArrayType()) {
    // The object is made in place: nothing in between is a temporary of its own.
    for (;;) {
      inner = inner->IgnoreParens();
      if (const auto* full = dyn_cast<clang::FullExpr>(inner))
        inner = full->getSubExpr();
      else if (const auto* bound = dyn_cast<clang::CXXBindTemporaryExpr>(inner))
        inner = bound->getSubExpr();
      else if (const auto* filled = dyn_cast<clang::CXXDefaultInitExpr>(inner))
        inner = filled->getExpr();
      else if (const auto* conversion = dyn_cast<clang::CastExpr>(inner);
               conversion && (conversion->getCastKind() == clang::CK_NoOp ||
                              conversion->getCastKind() == clang::CK_ConstructorConversion ||
                              conversion->getCastKind() == clang::CK_UserDefinedConversion))
        inner = conversion->getSubExpr();
      else
        break;
    }
  }
  switch (inner->getStmtClass()) {
  case Stmt::InitListExprClass:
    if (type->isRecordType() || type->isArrayType())
      return initializeFromList(place, cast<clang::InitListExpr>(inner));
    break;
  case Stmt::CXXParenListInitExprClass:
    for (const clang::Expr* element : cast<clang::CXXParenListInitExpr>(inner)->getInitExprs())
      value(element);
    return emitAssign(place, graph_.unknown("list"), initializer);
  case Stmt::CXXConstructExprClass:
  case Stmt::CXXTemporaryObjectExprClass:
    return construct(place, cast<clang::CXXConstructExpr>(inner));
  case Stmt::CXXInheritedCtorInitExprClass: {
    const auto* inherited = cast<clang::CXXInheritedCtorInitExpr>(inner);
    Call call;
    call.callee = unit_.intern(unit_.names.key(inherited->getConstructor()));
    call.name = unit_.intern(unit_.names.name(inherited->getConstructor()));
    call.arguments.push_back({addressOf(place), {}});
    graph_.emit(std::move(call), rangeOf(initializer), macroOf(initializer));
    return;
  }
  case Stmt::CXXBindTemporaryExprClass: // of no record: broken code
    return initialize(place, type, cast<clang::CXXBindTemporaryExpr>(inner)->getSubExpr());
  case Stmt::LambdaExprClass:
    return lambda(cast<clang::LambdaExpr>(inner), place);
  case Stmt::ImplicitValueInitExprClass:
  case Stmt::CXXScalarValueInitExprClass:
    return initializeToZero(place, type, rangeOf(initializer));
  case Stmt::StringLiteralClass:
  case Stmt::ArrayInitLoopExprClass:
    if (type->isArrayType())
      return emitAssign(place, graph_.unknown("array"), initializer);
    break;
  default:
    break;
  }
  emitAssign(place, value(inner), initializer);
}

void FunctionLowering::initializeFromList(TermId place, const clang::InitListExpr* list) {
  if (list->isSyntacticForm() && list->getSemanticForm())
    list = list->getSemanticForm();
  const clang::QualType type = list->getType();
  if (type.isNull()) // broken code
    return emitAssign(place, graph_.unknown("list"), list);
  if (list->isTransparent() && list->getNumInits() == 1)
    return initialize(place, type, list->getInit(0));
  const auto* array = unit_.context.getAsConstantArrayType(type);
  const bool isLong = list->getNumInits() > kMaxElements ||
                      (array && array->getSize().getLimitedValue() > kMaxElements);
  if (isLong || !(array || type->isRecordType())) {
    for (const clang::Expr* element : list->inits())
      if (element && !isa<clang::ImplicitValueInitExpr>(element))
        value(element);
    return emitAssign(place, graph_.unknown("list"), list);
  }
  if (array) {
    const auto size = static_cast<unsigned>(array->getSize().getLimitedValue());
    for (unsigned i = 0; i < size; ++i) {
      const TermId element = terms_.element(place, integer(i));
      if (i < list->getNumInits())
        initialize(element, array->getElementType(), list->getInit(i));
      else if (list->getArrayFiller())
        initialize(element, array->getElementType(), list->getArrayFiller());
    }
    return;
  }
  const clang::RecordDecl* record = type->getAsRecordDecl();
  unsigned next = 0;
  if (const auto* derived = dyn_cast<clang::CXXRecordDecl>(record))
    for (const clang::CXXBaseSpecifier& base : derived->bases())
      if (next < list->getNumInits())
        initialize(place, base.getType(), list->getInit(next++));
  if (record->isUnion()) {
    if (list->getInitializedFieldInUnion() && next < list->getNumInits())
      initialize(placeOfField(place, list->getInitializedFieldInUnion()),
                 list->getInitializedFieldInUnion()->getType(), list->getInit(next));
    return;
  }
  for (const clang::FieldDecl* field : record->fields()) {
    if (field->isUnnamedBitField())
      continue;
    if (next == list->getNumInits())
      break;
    initialize(placeOfField(place, field), field->getType(), list->getInit(next++));
  }
}

void FunctionLowering::initializeToZero(TermId place, clang::QualType type, SourceRange range) {
  const clang::RecordDecl* record = type->getAsRecordDecl();
  if (type->isScalarType()) {
    graph_.assign(place, integer(0), range);
  } else if (record && !record->isUnion() &&
             std::distance(record->field_begin(), record->field_end()) <= kMaxElements) {
    for (const clang::FieldDecl* field : record->fields())
      initializeToZero(placeOfField(place, field), field->getType(), range);
  } else {
    graph_.assign(place, graph_.unknown("zeros"), range);
  }
}

void FunctionLowering::construct(TermId place, const clang::CXXConstructExpr* expression) {
  const clang::CXXConstructorDecl* constructor = expression->getConstructor();
  if (constructor->isTrivial()) {
    if (constructor->isCopyOrMoveConstructor() && expression->getNumArgs() == 1) {
      const clang::Expr* source = expression->getArg(0);
      emitAssign(place, source->isGLValue() ? this->place(source) : value(source), expression);
    } else if (expression->requiresZeroInitialization()) {
      initializeToZero(place, expression->getType(), rangeOf(expression));
    } else {
      emitAssign(place, graph_.unknown("uninitialized"), expression);
    }
    return;
  }
  Call call;
  call.callee = unit_.intern(unit_.names.key(constructor));
  call.name = unit_.intern(unit_.names.name(constructor));
  const clang::QualType type = expression->getType();
  call.arguments.push_back({addressOf(place), unit_.intern(unit_.names.type(type))});
  addArguments(call, {expression->getArgs(), expression->getNumArgs()});
  graph_.emit(std::move(call), rangeOf(expression), macroOf(expression));
}

TermId FunctionLowering::temporaryObject(const clang::Expr* expression,
                                         const clang::ValueDecl* extendedBy, bool destroyed) {
  const TermId object = graph_.newTemporary();
  const clang::QualType type = expression->getType();
  initialize(object, type, expression);
  if (!destroyed || type.isDestructedType() != clang::QualType::DK_cxx_destructor)
    return object;
  if (extendedBy) {
    destroyAtEndOfScope(object, type, expression->getSourceRange());
    extendedTemporaries_.push_back(graph_.scope());
    return object;
  }
  if (conditionalDepth_ == 0) {
    destroyAtEndOfScope(object, type, expression->getSourceRange());
    return object;
  }
  // Made in an arm that may not run: a flag says whether there is something to destroy.
  const TermId exists = graph_.newTemporary();
  existenceFlags_.push_back(exists);
  emitAssign(exists, integer(1), expression);
  const SourceRange range = rangeOf(expression);
  Scope scope;
  scope.cleanup = [this, object, type, exists, range](SourceRange at) {
    const BlockId made = graph_.newBlock();
    const BlockId after = graph_.newBlock();
    graph_.end(Branch{exists, made, after, unit_.intern("")}, range);
    graph_.startBlock(made);
    destroy(object, type, at.valid() ? at : range);
    graph_.assign(exists, integer(0), range);
    graph_.jump(after);
    graph_.startBlock(after);
  };
  graph_.enter(std::move(scope));
  return object;
}

} // namespace driver_tidy::frontend
