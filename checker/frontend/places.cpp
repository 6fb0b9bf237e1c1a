// Places: what an lvalue names.

#include "checker/frontend/function_lowering.h"

namespace driver_tidy::frontend {

using namespace program;
using clang::cast;
using clang::dyn_cast;
using clang::isa;

TermId FunctionLowering::place(const clang::Expr* expression) {
  using clang::Stmt;
  switch (expression->getStmtClass()) {
  case Stmt::ParenExprClass:
    return place(cast<clang::ParenExpr>(expression)->getSubExpr());
  case Stmt::ConstantExprClass:
  case Stmt::ExprWithCleanupsClass:
    return place(cast<clang::FullExpr>(expression)->getSubExpr());
  case Stmt::SubstNonTypeTemplateParmExprClass:
    return place(cast<clang::SubstNonTypeTemplateParmExpr>(expression)->getReplacement());
  case Stmt::CXXDefaultArgExprClass:
    return place(cast<clang::CXXDefaultArgExpr>(expression)->getExpr());
  case Stmt::CXXDefaultInitExprClass:
    return place(cast<clang::CXXDefaultInitExpr>(expression)->getExpr());
  case Stmt::GenericSelectionExprClass:
    if (!cast<clang::GenericSelectionExpr>(expression)->isResultDependent())
      return place(cast<clang::GenericSelectionExpr>(expression)->getResultExpr());
    break;
  case Stmt::ChooseExprClass:
    if (!cast<clang::ChooseExpr>(expression)->isConditionDependent())
      return place(cast<clang::ChooseExpr>(expression)->getChosenSubExpr());
    break;
  case Stmt::DeclRefExprClass:
    return placeOfDeclaration(cast<clang::DeclRefExpr>(expression));
  case Stmt::MemberExprClass:
    return placeOfMember(cast<clang::MemberExpr>(expression));
  case Stmt::ArraySubscriptExprClass: {
    const auto* subscript = cast<clang::ArraySubscriptExpr>(expression);
    if (!subscript->getBase()->getType()->isAnyPointerType()) // broken code
      return asPlace(recovered(subscript), rangeOf(subscript));
    const auto* decay = dyn_cast<clang::ImplicitCastExpr>(subscript->getBase()->IgnoreParens());
    if (decay && decay->getCastKind() == clang::CK_ArrayToPointerDecay) {
      const TermId array = place(decay->getSubExpr());
      return terms_.element(array, value(subscript->getIdx()));
    }
    const TermId pointer = value(subscript->getBase());
    return placeOfElement(pointer, value(subscript->getIdx()));
  }
  case Stmt::UnaryOperatorClass: {
    const auto* unary = cast<clang::UnaryOperator>(expression);
    const clang::Expr* operand = unary->getSubExpr();
    if (unary->getOpcode() == clang::UO_Extension || unary->getOpcode() == clang::UO_Real)
      return place(operand);
    if (unary->isIncrementDecrementOp() && unary->isPrefix() && expression->isGLValue())
      return incrementOrDecrement(unary, true);
    if (unary->getOpcode() != clang::UO_Deref)
      break;
    const clang::Expr* pointer = operand->IgnoreParens();
    if (const auto* decay = dyn_cast<clang::ImplicitCastExpr>(pointer);
        decay && decay->getCastKind() == clang::CK_ArrayToPointerDecay)
      return terms_.element(place(decay->getSubExpr()), integer(0));
    if (const auto* sum = dyn_cast<clang::BinaryOperator>(pointer);
        sum && sum->getOpcode() == clang::BO_Add && sum->getLHS()->getType()->isAnyPointerType()) {
      const TermId base = value(sum->getLHS());
      return placeOfElement(base, value(sum->getRHS()));
    }
    return terms_.dereference(value(operand));
  }
  case Stmt::BinaryOperatorClass:
  case Stmt::CompoundAssignOperatorClass: {
    const auto* binary = cast<clang::BinaryOperator>(expression);
    if (binary->isAssignmentOp())
      return assignment(binary);
    if (binary->isCommaOp()) {
      effect(binary->getLHS());
      return place(binary->getRHS());
    }
    if (binary->isPtrMemOp()) {
      const TermId object = binary->getOpcode() == clang::BO_PtrMemI
                                ? terms_.dereference(value(binary->getLHS()))
                                : place(binary->getLHS());
      return terms_.element(object, value(binary->getRHS()));
    }
    break;
  }
  case Stmt::ConditionalOperatorClass:
  case Stmt::BinaryConditionalOperatorClass:
    return asPlace(conditionalValue(cast<clang::AbstractConditionalOperator>(expression)),
                   rangeOf(expression));
  case Stmt::CallExprClass:
  case Stmt::CXXMemberCallExprClass:
  case Stmt::CXXOperatorCallExprClass:
  case Stmt::UserDefinedLiteralClass: {
    const TermId result = call(cast<clang::CallExpr>(expression), true);
    return expression->isGLValue() && !expression->isTypeDependent()
               ? terms_.dereference(result)
               : asPlace(result, rangeOf(expression));
  }
  case Stmt::ImplicitCastExprClass:
  case Stmt::CStyleCastExprClass:
  case Stmt::CXXFunctionalCastExprClass:
  case Stmt::CXXStaticCastExprClass:
  case Stmt::CXXReinterpretCastExprClass:
  case Stmt::CXXConstCastExprClass:
  case Stmt::CXXDynamicCastExprClass:
  case Stmt::CXXAddrspaceCastExprClass: {
    const clang::Expr* operand = cast<clang::CastExpr>(expression)->getSubExpr();
    if (operand->isGLValue() && expression->isGLValue())
      return place(operand);
    break;
  }
  case Stmt::MaterializeTemporaryExprClass: {
    const auto* temporary = cast<clang::MaterializeTemporaryExpr>(expression);
    return temporaryObject(temporary->getSubExpr(), temporary->getExtendingDecl(), true);
  }
  case Stmt::CompoundLiteralExprClass: {
    const auto* literal = cast<clang::CompoundLiteralExpr>(expression);
    const TermId object = graph_.newTemporary();
    initialize(object, literal->getType(), literal->getInitializer());
    return object;
  }
  case Stmt::StringLiteralClass:
  case Stmt::PredefinedExprClass:
    return terms_.dereference(valueOf(expression));
  case Stmt::OpaqueValueExprClass:
    if (auto bound = opaqueValues_.find(cast<clang::OpaqueValueExpr>(expression));
        bound != opaqueValues_.end())
      return bound->second;
    break;
  case Stmt::InitListExprClass:
    if (const auto* list = cast<clang::InitListExpr>(expression);
        list->isGLValue() && list->getNumInits() == 1)
      return place(list->getInit(0));
    break;
  case Stmt::PseudoObjectExprClass:
  case Stmt::MSPropertyRefExprClass:
  case Stmt::CXXTypeidExprClass:
  case Stmt::CXXUuidofExprClass:
  case Stmt::ExtVectorElementExprClass:
  case Stmt::MatrixSubscriptExprClass:
    return asPlace(expression->getStmtClass() == Stmt::MSPropertyRefExprClass ? opaqueOf(expression)
                                                                              : valueOf(expression),
                   rangeOf(expression));
  case Stmt::CXXThrowExprClass:
    valueOf(expression);
    return terms_.dereference(integer(0));
  default:
    break;
  }
  return asPlace(valueOf(expression), rangeOf(expression));
}

TermId FunctionLowering::placeOfDeclaration(const clang::DeclRefExpr* expression) {
  const clang::ValueDecl* declaration = expression->getDecl();
  if (const auto* binding = dyn_cast<clang::BindingDecl>(declaration)) {
    if (const clang::VarDecl* holder = binding->getHoldingVar())
      return placeOfVariable(holder);
    if (binding->getBinding())
      return place(binding->getBinding());
  }
  if (const auto* variable = dyn_cast<clang::VarDecl>(declaration)) {
    if (expression->refersToEnclosingVariableOrCapture() && !variable->hasGlobalStorage())
      return captured(variable);
    return placeOfVariable(variable);
  }
  if (const auto* function = dyn_cast<clang::FunctionDecl>(declaration))
    return terms_.dereference(terms_.function(unit_.intern(unit_.names.key(function))));
  return terms_.global(unit_.intern(declaration->getNameAsString()));
}

TermId FunctionLowering::placeOfVariable(const clang::VarDecl* variable) {
  TermId result;
  if (variable->hasGlobalStorage()) {
    result = terms_.global(unit_.intern(unit_.names.global(variable)));
  } else {
    auto [entry, isNew] = variables_.try_emplace(variable);
    if (isNew)
      entry->second = graph_.newVariable(VariableKind::Local, variable->getNameAsString());
    result = terms_.variable(entry->second);
  }
  return variable->getType()->isReferenceType() ? terms_.dereference(result) : result;
}

TermId FunctionLowering::placeOfField(TermId record, const clang::FieldDecl* field) {
  // The members of an anonymous struct are members of what holds it.
  if (field->isAnonymousStructOrUnion())
    return record;
  return terms_.field(record, unit_.intern(unit_.names.field(field)));
}

TermId FunctionLowering::placeOfMember(const clang::MemberExpr* expression) {
  const clang::Expr* base = expression->getBase();
  const auto* field = dyn_cast<clang::FieldDecl>(expression->getMemberDecl());
  if (!field) {
    effect(base);
    if (const auto* variable = dyn_cast<clang::VarDecl>(expression->getMemberDecl()))
      return placeOfVariable(variable);
    return asPlace(opaque(unit_.locations.text(expression->getSourceRange(), 200)),
                   rangeOf(expression));
  }
  const TermId record = expression->isArrow() ? terms_.dereference(value(base)) : place(base);
  const TermId result = placeOfField(record, field);
  return field->getType()->isReferenceType() ? terms_.dereference(result) : result;
}

TermId FunctionLowering::placeOfElement(TermId pointer, TermId index) {
  const TermId first = terms_.dereference(pointer);
  const Term& known = terms_[index];
  return known.kind == TermKind::Integer && known.value == 0 ? first : terms_.element(first, index);
}

TermId FunctionLowering::captured(const clang::VarDecl* variable) {
  const auto* method = dyn_cast<clang::CXXMethodDecl>(declaration_);
  if (!method || !method->getParent()->isLambda())
    return placeOfVariable(variable);
  llvm::DenseMap<const clang::ValueDecl*, clang::FieldDecl*> fields;
  clang::FieldDecl* thisField = nullptr;
  method->getParent()->getCaptureFields(fields, thisField);
  const clang::FieldDecl* field = fields.lookup(variable);
  if (!field)
    return placeOfVariable(variable);
  const TermId closure = terms_.dereference(terms_.variable(VariableId{0}));
  const TermId place = placeOfField(closure, field);
  return field->getType()->isReferenceType() ? terms_.dereference(place) : place;
}

TermId FunctionLowering::asPlace(TermId value, SourceRange range) {
  if (terms_[value].isPlace())
    return value;
  const TermId copy = graph_.newTemporary();
  graph_.assign(copy, value, range);
  return copy;
}

TermId FunctionLowering::addressOf(TermId place) {
  const TermId address = terms_.addressOf(place);
  TermId root = place;
  while (terms_[root].kind == TermKind::Field || terms_[root].kind == TermKind::Element)
    root = terms_[root].first;
  if (terms_[root].kind == TermKind::Variable)
    function_.variables[terms_[root].variable.index].addressTaken = true;
  return address;
}

TermId FunctionLowering::read(TermId place, clang::QualType type, const clang::Expr* written) {
  noteAccess(place, written);
  if (!type.isNull() && type.isVolatileQualified())
    return graph_.unknown("volatile");
  return place;
}

void FunctionLowering::noteAccess(TermId place, const clang::Expr* written) {
  while (terms_[place].kind == TermKind::Field || terms_[place].kind == TermKind::Element)
    place = terms_[place].first;
  if (terms_[place].kind != TermKind::Dereference)
    return;
  const TermId pointer = terms_[place].first;
  TermId root = pointer;
  bool throughField = false;
  for (;;) {
    const Term& term = terms_[root];
    throughField = throughField || term.kind == TermKind::Field;
    if (term.kind != TermKind::Field && term.kind != TermKind::Element &&
        term.kind != TermKind::Dereference && term.kind != TermKind::Binary)
      break;
    root = term.first;
  }
  const Term& origin = terms_[root];
  const bool own = origin.kind == TermKind::Variable &&
                   function_.variables[origin.variable.index].kind != VariableKind::Temporary;
  if ((own || throughField) && accessed_.insert(pointer).second)
    graph_.emit(Access{pointer}, rangeOf(written), macroOf(written));
}

} // namespace driver_tidy::frontend
