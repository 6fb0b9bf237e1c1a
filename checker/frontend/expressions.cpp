// Expressions: what they do is emitted, what they are comes back as a term.

#include "checker/frontend/function_lowering.h"

#include <algorithm>

namespace driver_tidy::frontend {

using namespace program;
using clang::cast;
using clang::dyn_cast;
using clang::isa;

namespace {

/// Text that stands for a term is cut here: longer texts would only make the program file large.
constexpr std::size_t kOpaqueText = 200;
/// A term of more nodes is no condition that a driver tests twice.
constexpr unsigned kMaxNodes = 48;

} // namespace

TermId FunctionLowering::fullExpression(const clang::Expr* expression) {
  Scope* const outer = graph_.scope();
  TermId result = value(expression);
  if (graph_.scope() != outer) {
    // What the temporaries are asked for is kept beyond their end.
    const TermId kept = graph_.newTemporary();
    emitAssign(kept, result, expression);
    graph_.unwind(outer, rangeOf(expression));
    result = kept;
  }
  return result;
}

void FunctionLowering::effect(const clang::Expr* expression) {
  expression = expression->IgnoreParens();
  if (const auto* cleanups = dyn_cast<clang::ExprWithCleanups>(expression))
    return effect(cleanups->getSubExpr());
  if (const auto* conversion = dyn_cast<clang::CastExpr>(expression);
      conversion && (conversion->getCastKind() == clang::CK_ToVoid ||
                     conversion->getCastKind() == clang::CK_NoOp))
    return effect(conversion->getSubExpr());
  if (const auto* called = dyn_cast<clang::CallExpr>(expression)) {
    call(called, false);
    return;
  }
  if (const auto* unary = dyn_cast<clang::UnaryOperator>(expression);
      unary && unary->isIncrementDecrementOp()) {
    incrementOrDecrement(unary, false);
    return;
  }
  if (const auto* binary = dyn_cast<clang::BinaryOperator>(expression)) {
    if (binary->isCommaOp()) {
      effect(binary->getLHS());
      return effect(binary->getRHS());
    }
    if (binary->isLogicalOp()) {
      const BlockId after = graph_.newBlock();
      branchOn(binary, after, after);
      return graph_.startBlock(after);
    }
  }
  if (expression->isGLValue() && !expression->isTypeDependent())
    place(expression);
  else
    value(expression);
}

TermId FunctionLowering::value(const clang::Expr* expression) {
  // An object that is made, and not read, is not a constant.
  if (const auto known = integers_.constant(expression))
    return integer(*known);
  return valueOf(expression);
}

TermId FunctionLowering::valueOf(const clang::Expr* expression) {
  using clang::Stmt;
  switch (expression->getStmtClass()) {
  case Stmt::ParenExprClass:
    return valueOf(cast<clang::ParenExpr>(expression)->getSubExpr());
  case Stmt::ConstantExprClass:
  case Stmt::ExprWithCleanupsClass:
    return value(cast<clang::FullExpr>(expression)->getSubExpr());
  case Stmt::SubstNonTypeTemplateParmExprClass:
    return value(cast<clang::SubstNonTypeTemplateParmExpr>(expression)->getReplacement());
  case Stmt::GenericSelectionExprClass:
    if (cast<clang::GenericSelectionExpr>(expression)->isResultDependent())
      return opaqueOf(expression);
    return value(cast<clang::GenericSelectionExpr>(expression)->getResultExpr());
  case Stmt::ChooseExprClass:
    if (cast<clang::ChooseExpr>(expression)->isConditionDependent())
      return opaqueOf(expression);
    return value(cast<clang::ChooseExpr>(expression)->getChosenSubExpr());
  case Stmt::CXXDefaultArgExprClass:
    return value(cast<clang::CXXDefaultArgExpr>(expression)->getExpr());
  case Stmt::CXXDefaultInitExprClass:
    return value(cast<clang::CXXDefaultInitExpr>(expression)->getExpr());
  case Stmt::CXXRewrittenBinaryOperatorClass:
    return value(cast<clang::CXXRewrittenBinaryOperator>(expression)->getSemanticForm());
  case Stmt::CXXStdInitializerListExprClass:
    value(cast<clang::CXXStdInitializerListExpr>(expression)->getSubExpr());
    return graph_.unknown("initializer list");
  case Stmt::OpaqueValueExprClass: {
    const auto* named = cast<clang::OpaqueValueExpr>(expression);
    if (auto bound = opaqueValues_.find(named); bound != opaqueValues_.end())
      return bound->second;
    return named->getSourceExpr() ? value(named->getSourceExpr()) : opaqueOf(expression);
  }
  case Stmt::PseudoObjectExprClass:
    return pseudoObject(cast<clang::PseudoObjectExpr>(expression));

  case Stmt::IntegerLiteralClass:
  case Stmt::CharacterLiteralClass:
  case Stmt::CXXBoolLiteralExprClass:
  case Stmt::FloatingLiteralClass:
  case Stmt::FixedPointLiteralClass:
  case Stmt::ImaginaryLiteralClass:
  case Stmt::StringLiteralClass:
  case Stmt::PredefinedExprClass:
  case Stmt::SourceLocExprClass:
  case Stmt::OffsetOfExprClass:
  case Stmt::TypeTraitExprClass:
  case Stmt::ArrayTypeTraitExprClass:
  case Stmt::ExpressionTraitExprClass:
  case Stmt::CXXNoexceptExprClass:
  case Stmt::RequiresExprClass:
  case Stmt::ConceptSpecializationExprClass:
  case Stmt::SizeOfPackExprClass:
  case Stmt::UnaryExprOrTypeTraitExprClass: // its operand is not evaluated
  case Stmt::CXXTypeidExprClass:
  case Stmt::CXXUuidofExprClass:
    return opaque(unit_.locations.text(expression->getSourceRange(), kOpaqueText));
  case Stmt::CXXNullPtrLiteralExprClass:
  case Stmt::GNUNullExprClass:
  case Stmt::ImplicitValueInitExprClass:
  case Stmt::CXXScalarValueInitExprClass:
    return integer(0);
  case Stmt::AddrLabelExprClass:
    return opaque("&&" + cast<clang::AddrLabelExpr>(expression)->getLabel()->getNameAsString());

  case Stmt::ImplicitCastExprClass:
  case Stmt::CStyleCastExprClass:
  case Stmt::CXXFunctionalCastExprClass:
  case Stmt::CXXStaticCastExprClass:
  case Stmt::CXXReinterpretCastExprClass:
  case Stmt::CXXConstCastExprClass:
  case Stmt::CXXDynamicCastExprClass:
  case Stmt::CXXAddrspaceCastExprClass:
  case Stmt::BuiltinBitCastExprClass:
    return castValue(cast<clang::CastExpr>(expression));
  case Stmt::UnaryOperatorClass:
    return unaryValue(cast<clang::UnaryOperator>(expression));
  case Stmt::BinaryOperatorClass:
  case Stmt::CompoundAssignOperatorClass:
    return binaryValue(cast<clang::BinaryOperator>(expression));
  case Stmt::ConditionalOperatorClass:
  case Stmt::BinaryConditionalOperatorClass:
    return conditionalValue(cast<clang::AbstractConditionalOperator>(expression));

  case Stmt::CallExprClass:
  case Stmt::CXXMemberCallExprClass:
  case Stmt::CXXOperatorCallExprClass:
  case Stmt::UserDefinedLiteralClass: {
    const auto* called = cast<clang::CallExpr>(expression);
    if (called->isGLValue() && !called->isTypeDependent())
      return place(called);
    return call(called, true);
  }
  case Stmt::DeclRefExprClass:
  case Stmt::MemberExprClass:
  case Stmt::ArraySubscriptExprClass:
  case Stmt::MaterializeTemporaryExprClass:
  case Stmt::CompoundLiteralExprClass:
  case Stmt::MSPropertyRefExprClass:
    return place(expression);
  case Stmt::CXXBindTemporaryExprClass:
  case Stmt::CXXConstructExprClass:
  case Stmt::CXXTemporaryObjectExprClass:
  case Stmt::LambdaExprClass:
    return temporaryObject(expression, nullptr, true);
  case Stmt::InitListExprClass:
  case Stmt::CXXParenListInitExprClass: {
    const auto* list = dyn_cast<clang::InitListExpr>(expression);
    if (!list || list->getType()->isRecordType() || list->getType()->isArrayType())
      return temporaryObject(expression, nullptr, true);
    if (list->getNumInits() == 0 && list->getType()->isScalarType())
      return integer(0);
    TermId only;
    for (const clang::Expr* element : list->inits())
      only = value(element);
    return list->getNumInits() == 1 ? only : graph_.unknown("list"); // broken code
  }
  case Stmt::CXXThisExprClass:
    return thisPointer();
  case Stmt::CXXThrowExprClass:
    throwException(cast<clang::CXXThrowExpr>(expression));
    return integer(0);
  case Stmt::CXXNewExprClass:
    return newObject(cast<clang::CXXNewExpr>(expression));
  case Stmt::CXXDeleteExprClass:
    deleteObject(cast<clang::CXXDeleteExpr>(expression));
    return integer(0);
  case Stmt::CXXPseudoDestructorExprClass:
    value(cast<clang::CXXPseudoDestructorExpr>(expression)->getBase());
    return integer(0);
  case Stmt::CXXInheritedCtorInitExprClass:
    return temporaryObject(expression, nullptr, false);

  case Stmt::StmtExprClass: {
    const clang::CompoundStmt* block = cast<clang::StmtExpr>(expression)->getSubStmt();
    TermId result = integer(0);
    Scope* const outer = graph_.scope();
    for (const clang::Stmt* inner : block->body()) {
      const auto* last = dyn_cast<clang::Expr>(inner);
      if (inner == block->body_back() && last && !last->getType()->isVoidType()) {
        accessed_.clear();
        result = fullExpression(last);
      } else {
        statement(inner);
      }
    }
    graph_.unwind(outer, unit_.locations.token(block->getRBracLoc()));
    return result;
  }
  case Stmt::AtomicExprClass:
    return atomicValue(cast<clang::AtomicExpr>(expression));
  case Stmt::VAArgExprClass:
    value(cast<clang::VAArgExpr>(expression)->getSubExpr());
    return graph_.unknown("va_arg");
  case Stmt::ArrayInitLoopExprClass:
  case Stmt::DesignatedInitUpdateExprClass:
  case Stmt::NoInitExprClass:
    return graph_.unknown("array");
  case Stmt::ExtVectorElementExprClass:
  case Stmt::ShuffleVectorExprClass:
  case Stmt::ConvertVectorExprClass:
  case Stmt::MatrixSubscriptExprClass:
    return opaqueOf(expression);

  case Stmt::RecoveryExprClass:
  case Stmt::CXXUnresolvedConstructExprClass:
  case Stmt::CXXDependentScopeMemberExprClass:
  case Stmt::DependentScopeDeclRefExprClass:
  case Stmt::UnresolvedLookupExprClass:
  case Stmt::UnresolvedMemberExprClass:
  case Stmt::ParenListExprClass:
  case Stmt::DesignatedInitExprClass:
    return recovered(expression);
  default:
    unsupported(expression->getStmtClassName());
    return integer(0);
  }
}

TermId FunctionLowering::opaque(const std::string& text, TermId first, TermId second) {
  if ((first.valid() && terms_.nodes(first, kMaxNodes) >= kMaxNodes) ||
      (second.valid() && terms_.nodes(second, kMaxNodes) >= kMaxNodes))
    return graph_.unknown("large expression");
  return terms_.opaque(unit_.intern(text), first, second);
}

TermId FunctionLowering::opaqueOf(const clang::Expr* expression) {
  std::vector<TermId> parts;
  for (const clang::Stmt* child : expression->children())
    if (const auto* operand = dyn_cast_or_null<clang::Expr>(child))
      parts.push_back(operand->isGLValue() && !operand->isTypeDependent() ? place(operand)
                                                                          : value(operand));
  parts.resize(2);
  return opaque(unit_.locations.text(expression->getSourceRange(), kOpaqueText), parts[0],
                parts[1]);
}

bool FunctionLowering::isBoolean(TermId term) const {
  const Term& known = terms_[term];
  switch (known.kind) {
  case TermKind::Integer:
    return known.value == 0 || known.value == 1;
  case TermKind::Unary:
    return known.operation == Operation::Not;
  case TermKind::Binary:
    return known.operation == Operation::Equal || known.operation == Operation::Less ||
           known.operation == Operation::LessOrEqual;
  default:
    return std::find(booleanTemporaries_.begin(), booleanTemporaries_.end(), term) !=
           booleanTemporaries_.end();
  }
}

TermId FunctionLowering::castValue(const clang::CastExpr* conversion) {
  const clang::Expr* operand = conversion->getSubExpr();
  switch (conversion->getCastKind()) {
  case clang::CK_LValueToRValue:
    return read(place(operand), operand->getType(), operand);
  case clang::CK_AtomicToNonAtomic:
    value(operand);
    return graph_.unknown("atomic");
  case clang::CK_ArrayToPointerDecay:
    if (isa<clang::StringLiteral, clang::PredefinedExpr>(operand->IgnoreParens()))
      return valueOf(operand->IgnoreParens());
    return addressOf(place(operand));
  case clang::CK_FunctionToPointerDecay:
  case clang::CK_BuiltinFnToFnPtr:
    if (const auto* named = dyn_cast<clang::DeclRefExpr>(operand->IgnoreParens()))
      if (const auto* function = dyn_cast<clang::FunctionDecl>(named->getDecl()))
        return terms_.function(unit_.intern(unit_.names.key(function)));
    return addressOf(place(operand));
  case clang::CK_NullToPointer:
  case clang::CK_NullToMemberPointer:
    value(operand);
    return integer(0);
  case clang::CK_ToVoid:
    effect(operand);
    return integer(0);
  case clang::CK_IntegralCast:
  case clang::CK_IntegralToBoolean:
  case clang::CK_PointerToIntegral:
  case clang::CK_PointerToBoolean:
  case clang::CK_BooleanToSignedIntegral:
  case clang::CK_IntegralToPointer:
    return convert(value(operand), operand->getType(), conversion->getType());
  case clang::CK_NoOp:
  case clang::CK_BitCast:
  case clang::CK_LValueBitCast:
  case clang::CK_NonAtomicToAtomic:
  case clang::CK_CPointerToObjCPointerCast:
  case clang::CK_AddressSpaceConversion:
  case clang::CK_DerivedToBase:
  case clang::CK_UncheckedDerivedToBase:
  case clang::CK_BaseToDerived:
  case clang::CK_Dependent:
  case clang::CK_ConstructorConversion:
  case clang::CK_UserDefinedConversion:
  case clang::CK_ReinterpretMemberPointer:
  case clang::CK_BaseToDerivedMemberPointer:
  case clang::CK_DerivedToBaseMemberPointer:
  case clang::CK_ToUnion:
    return operand->isGLValue() && !operand->isTypeDependent() ? place(operand) : value(operand);
  default:
    return opaque("(" + conversion->getType().getAsString() + ")",
                  operand->isGLValue() ? place(operand) : value(operand));
  }
}

TermId FunctionLowering::convert(TermId value, clang::QualType from, clang::QualType to) {
  if (to->isBooleanType()) {
    if (from->isBooleanType() || isBoolean(value))
      return value;
    return terms_.unary(Operation::Not, terms_.binary(Operation::Equal, value, integer(0)));
  }
  const unsigned width = integers_.width(to);
  if (width >= integers_.width(from) || isBoolean(value))
    return value;
  const Term operand = terms_[value];
  if (operand.kind == TermKind::Integer && width == 32)
    return integer(integers_.wrap(operand.value, 32));
  // A mask that fits the narrower type keeps the value.
  if (operand.kind == TermKind::Binary && operand.operation == Operation::And) {
    const Term& mask = terms_[operand.second];
    const unsigned valueBits = width - (to->isSignedIntegerOrEnumerationType() ? 1 : 0);
    if (mask.kind == TermKind::Integer && mask.value >= 0 && (mask.value >> valueBits) == 0)
      return value;
  }
  return opaque("(" + unit_.names.type(to) + ")", value);
}

TermId FunctionLowering::unaryValue(const clang::UnaryOperator* expression) {
  const clang::Expr* operand = expression->getSubExpr();
  switch (expression->getOpcode()) {
  case clang::UO_PostInc:
  case clang::UO_PostDec:
  case clang::UO_PreInc:
  case clang::UO_PreDec:
    return incrementOrDecrement(expression, true);
  case clang::UO_AddrOf:
    if (const auto* named = dyn_cast<clang::DeclRefExpr>(operand->IgnoreParens())) {
      if (const auto* function = dyn_cast<clang::FunctionDecl>(named->getDecl()))
        return terms_.function(unit_.intern(unit_.names.key(function)));
      if (isa<clang::FieldDecl>(named->getDecl())) // a pointer to member
        return opaque(unit_.locations.text(expression->getSourceRange(), kOpaqueText));
    }
    return addressOf(place(operand));
  case clang::UO_Deref:
    return place(expression);
  case clang::UO_LNot: {
    const clang::Expr* inner = operand->IgnoreParenImpCasts();
    if (const auto* binary = dyn_cast<clang::BinaryOperator>(inner);
        binary && binary->isLogicalOp())
      return logicalValue(expression);
    return terms_.unary(Operation::Not, value(operand));
  }
  case clang::UO_Plus:
  case clang::UO_Extension:
    return value(operand);
  case clang::UO_Minus:
  case clang::UO_Not: {
    const TermId term = value(operand);
    if (!integers_.isInteger(expression->getType()))
      return opaque(expression->getOpcode() == clang::UO_Minus ? "-" : "~", term);
    return terms_.unary(expression->getOpcode() == clang::UO_Minus ? Operation::Negate
                                                                   : Operation::Complement,
                        term);
  }
  case clang::UO_Real:
  case clang::UO_Imag:
    return opaqueOf(expression);
  default:
    unsupported("co_await");
    return integer(0);
  }
}

TermId FunctionLowering::binaryValue(const clang::BinaryOperator* expression) {
  if (expression->isAssignmentOp())
    return read(assignment(expression), expression->getLHS()->getType(), expression);
  if (expression->isCommaOp()) {
    effect(expression->getLHS());
    return value(expression->getRHS());
  }
  if (expression->isLogicalOp())
    return logicalValue(expression);
  if (expression->isPtrMemOp())
    return opaqueOf(expression);

  // a + b + c leans to the left: taken in a loop, as it may be thousands long.
  std::vector<const clang::BinaryOperator*> spine;
  const clang::Expr* leftmost = expression;
  while (const auto* next = dyn_cast<clang::BinaryOperator>(leftmost->IgnoreParens())) {
    if (next->isAssignmentOp() || next->isCommaOp() || next->isLogicalOp() || next->isPtrMemOp())
      break;
    spine.push_back(next);
    leftmost = next->getLHS();
  }
  TermId result = value(leftmost);
  for (std::size_t i = spine.size(); i-- > 0;) {
    const clang::BinaryOperator* operation = spine[i];
    const TermId right = value(operation->getRHS());
    result = binaryTerm(operation->getOpcode(), result, right, operation->getLHS(),
                        operation->getRHS(), operation->getType());
  }
  return result;
}

TermId FunctionLowering::binaryTerm(clang::BinaryOperatorKind kind, TermId left, TermId right,
                                    const clang::Expr* leftWritten, const clang::Expr* rightWritten,
                                    clang::QualType type) {
  if (terms_.nodes(left, kMaxNodes) >= kMaxNodes || terms_.nodes(right, kMaxNodes) >= kMaxNodes)
    return graph_.unknown("large expression");
  if (clang::BinaryOperator::isComparisonOp(kind) && kind != clang::BO_Cmp)
    return comparison(kind, left, right, leftWritten, rightWritten);
  const bool exact =
      integers_.isInteger(type) || type->isAnyPointerType() || type->isDependentType();
  Operation operation = Operation::None;
  switch (kind) {
  case clang::BO_Add:
    operation = Operation::Add;
    break;
  case clang::BO_Sub:
    operation = Operation::Subtract;
    break;
  case clang::BO_Mul:
    operation = Operation::Multiply;
    break;
  case clang::BO_And:
    operation = Operation::And;
    break;
  case clang::BO_Or:
    operation = Operation::Or;
    break;
  case clang::BO_Xor:
    operation = Operation::Xor;
    break;
  case clang::BO_Shl:
    operation = Operation::ShiftLeft;
    break;
  case clang::BO_Shr:
    // The sign bit of a 32-bit unsigned number is not shifted in, but of its term it would be.
    if (type->isSignedIntegerOrEnumerationType())
      operation = Operation::ShiftRight;
    break;
  default:
    break;
  }
  if (!exact || operation == Operation::None)
    return opaque(clang::BinaryOperator::getOpcodeStr(kind).str(), left, right);
  const TermId result = terms_.binary(operation, left, right);
  if (const Term folded = terms_[result]; folded.kind == TermKind::Integer)
    return integer(integers_.wrap(folded.value, integers_.width(type)));
  return result;
}

TermId FunctionLowering::comparison(clang::BinaryOperatorKind kind, TermId left, TermId right,
                                    const clang::Expr* leftWritten,
                                    const clang::Expr* rightWritten) {
  // Bring it to the form of < and <=.
  bool negated = false;
  if (kind == clang::BO_GT || kind == clang::BO_GE) {
    std::swap(left, right);
    std::swap(leftWritten, rightWritten);
    kind = kind == clang::BO_GT ? clang::BO_LT : clang::BO_LE;
  } else if (kind == clang::BO_NE) {
    negated = true;
    kind = clang::BO_EQ;
  }
  // A constant is compared with what the other side really holds: (ULONG)Status == 0xC0000001.
  auto adapt = [&](TermId& constant, const clang::Expr* other) {
    const Term known = terms_[constant];
    const clang::QualType original = integers_.originalType(other);
    if (known.kind == TermKind::Integer && integers_.isInteger(original))
      constant = integer(integers_.wrap(known.value, integers_.width(original)));
  };
  const clang::QualType type = leftWritten->getType();
  const bool isUnsigned = type->isUnsignedIntegerOrEnumerationType();
  if (kind == clang::BO_EQ) {
    if (isUnsigned) {
      adapt(left, rightWritten);
      adapt(right, leftWritten);
    }
    const bool exact = integers_.isInteger(type) || type->isDependentType() ||
                       type->isAnyPointerType() || type->isNullPtrType();
    const TermId equal =
        exact ? terms_.binary(Operation::Equal, left, right) : opaque("==", left, right);
    return negated ? terms_.unary(Operation::Not, equal) : equal;
  }

  const bool strict = kind == clang::BO_LT;
  if (integers_.isInteger(type) && !isUnsigned)
    return terms_.binary(strict ? Operation::Less : Operation::LessOrEqual, left, right);
  auto opaqueOrder = [&] {
    // a <= b is !(b < a), so that both forms share one term.
    return strict ? opaque("<", left, right)
                  : terms_.unary(Operation::Not, opaque("<", right, left));
  };
  if (!isUnsigned)
    return integers_.isInteger(type) || type->isAnyPointerType()
               ? opaqueOrder()
               : opaque(strict ? "<" : "<=", left, right);
  const Term low = terms_[left];
  const Term high = terms_[right];
  const bool lowKnown = low.kind == TermKind::Integer;
  const bool highKnown = high.kind == TermKind::Integer;
  if (lowKnown && low.value == 0) // 0 < x, 0 <= x
    return strict ? terms_.unary(Operation::Not, terms_.binary(Operation::Equal, right, integer(0)))
                  : integer(1);
  if (lowKnown && low.value == 1 && !strict) // 1 <= x
    return terms_.unary(Operation::Not, terms_.binary(Operation::Equal, right, integer(0)));
  if (highKnown && high.value == 0) // x < 0, x <= 0
    return strict ? integer(0) : terms_.binary(Operation::Equal, left, integer(0));
  if (highKnown && high.value == 1 && strict) // x < 1
    return terms_.binary(Operation::Equal, left, integer(0));
  // Read as signed, an unsigned number above half of its range is negative; sizes and counts are
  // not.
  if ((lowKnown && low.value > 0) || (highKnown && high.value > 0))
    return terms_.binary(strict ? Operation::Less : Operation::LessOrEqual, left, right);
  return opaqueOrder();
}

TermId FunctionLowering::assignment(const clang::BinaryOperator* expression) {
  const clang::Expr* leftWritten = expression->getLHS();
  const clang::Expr* rightWritten = expression->getRHS();
  const TermId target = asPlace(place(leftWritten), rangeOf(leftWritten));
  TermId result;
  if (const auto* compound = dyn_cast<clang::CompoundAssignOperator>(expression)) {
    const TermId old = read(target, leftWritten->getType(), leftWritten);
    clang::QualType type = compound->getComputationResultType();
    if (type.isNull()) // broken code
      type = expression->getType();
    result = binaryTerm(clang::BinaryOperator::getOpForCompoundAssignment(compound->getOpcode()),
                        old, value(rightWritten), leftWritten, rightWritten, type);
  } else {
    result = value(rightWritten);
  }
  noteAccess(target, leftWritten);
  emitAssign(target, result, expression);
  return target;
}

TermId FunctionLowering::incrementOrDecrement(const clang::UnaryOperator* expression, bool used) {
  const clang::Expr* operand = expression->getSubExpr();
  const TermId target = asPlace(place(operand), rangeOf(operand));
  TermId old = read(target, operand->getType(), operand);
  if (used && expression->isPostfix()) {
    const TermId copy = graph_.newTemporary();
    emitAssign(copy, old, expression);
    old = copy;
  }
  const clang::QualType type = expression->getType();
  const bool exact = integers_.isInteger(type) || type->isAnyPointerType();
  const TermId step = integer(expression->isIncrementOp() ? 1 : -1);
  emitAssign(target, exact ? terms_.binary(Operation::Add, target, step) : graph_.unknown("step"),
             expression);
  return expression->isPostfix() ? old : target;
}

TermId FunctionLowering::atomicValue(const clang::AtomicExpr* expression) {
  const TermId pointer = value(expression->getPtr());
  for (const clang::Stmt* child : expression->children())
    if (const auto* operand = dyn_cast_or_null<clang::Expr>(child);
        operand && operand != expression->getPtr())
      value(operand);
  emitAssign(terms_.dereference(pointer), graph_.unknown("atomic"), expression);
  return graph_.unknown("atomic");
}

TermId FunctionLowering::pseudoObject(const clang::PseudoObjectExpr* expression) {
  TermId result = integer(0);
  for (const clang::Expr* part : expression->semantics()) {
    const auto* named = dyn_cast<clang::OpaqueValueExpr>(part);
    if (named && named->getSourceExpr())
      opaqueValues_[named] = named->getSourceExpr()->isGLValue() ? place(named->getSourceExpr())
                                                                 : value(named->getSourceExpr());
    if (part == expression->getResultExpr())
      result = value(part);
    else if (!named)
      effect(part);
  }
  return result;
}

} // namespace driver_tidy::frontend
