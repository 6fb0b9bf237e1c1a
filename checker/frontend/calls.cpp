// Calls: who is called, with what.

#include "checker/frontend/function_lowering.h"

#include "checker/frontend/irql_levels.h"

#include <clang/Basic/Builtins.h>

namespace driver_tidy::frontend {

using namespace program;
using clang::cast;
using clang::dyn_cast;
using clang::isa;

namespace {

/// Compiler intrinsics of structured exceptions, by every name that headers give them.
constexpr llvm::StringLiteral kAbnormalTermination[] = {
    "AbnormalTermination", "_abnormal_termination", "__abnormal_termination",
    "abnormal_termination"};
constexpr llvm::StringLiteral kExceptionValues[] = {
    "GetExceptionCode", "_exception_code",  "__exception_code", "GetExceptionInformation",
    "_exception_info",  "__exception_info", "exception_info",   "exception_code"};

/// What kernel_macros.h makes of ASSERT: its argument is the condition's text.
constexpr llvm::StringLiteral kAssert = "driver_tidy_assert";

} // namespace

TermId FunctionLowering::call(const clang::CallExpr* expression, bool used) {
  if (const clang::FunctionDecl* callee = expression->getDirectCallee()) {
    bool handled = false;
    const TermId result = builtinCall(expression, callee, handled);
    if (handled)
      return result;
  } else if (isa<clang::CXXPseudoDestructorExpr>(expression->getCallee()->IgnoreParens())) {
    effect(expression->getCallee()->IgnoreParens());
    return integer(0);
  } else if (expression->isTypeDependent() && isa<clang::UnresolvedLookupExpr, clang::RecoveryExpr>(
                                                  expression->getCallee()->IgnoreParenImpCasts())) {
    return recovered(expression);
  }
  Call call;
  setCallee(call, expression);
  clang::QualType result = unit_.context.IntTy; // as C takes it in broken code
  if (const clang::FunctionDecl* callee = expression->getDirectCallee())
    result = callee->getReturnType();
  else if (!expression->isTypeDependent())
    result = expression->getCallReturnType(unit_.context);
  return finishCall(std::move(call), result, used, expression);
}

TermId FunctionLowering::builtinCall(const clang::CallExpr* expression,
                                     const clang::FunctionDecl* callee, bool& handled) {
  handled = true;
  const std::string name = callee->getNameAsString();
  if (llvm::is_contained(kAbnormalTermination, name))
    return abnormalTermination();
  if (llvm::is_contained(kExceptionValues, name))
    return graph_.unknown("exception");
  if (name == kAssert) {
    assertion(expression);
    return integer(0);
  }
  const unsigned id = callee->getBuiltinID();
  switch (id) {
  case clang::Builtin::NotBuiltin:
    break;
  case clang::Builtin::BI__builtin_expect:
  case clang::Builtin::BI__builtin_expect_with_probability:
  case clang::Builtin::BI__builtin_assume_aligned:
    return value(expression->getArg(0));
  case clang::Builtin::BI__builtin_unreachable:
    graph_.end(Unreachable{}, rangeOf(expression), macroOf(expression));
    return integer(0);
  case clang::Builtin::BI__assume:
  case clang::Builtin::BI__builtin_assume:
    if (const auto known = integers_.constant(expression->getArg(0)); known && *known == 0)
      graph_.end(Unreachable{}, rangeOf(expression), macroOf(expression));
    return integer(0);
  default:
    if (unit_.context.BuiltinInfo.isConst(id) && !callee->getReturnType()->isVoidType()) {
      std::vector<TermId> operands;
      for (const clang::Expr* operand : expression->arguments())
        operands.push_back(value(operand));
      while (operands.size() > 2) {
        const TermId last = operands.back();
        operands.pop_back();
        operands.back() = opaque(",", operands.back(), last);
      }
      operands.resize(2);
      return opaque(name, operands[0], operands[1]);
    }
  }
  handled = false;
  return {};
}

void FunctionLowering::assertion(const clang::CallExpr* expression) {
  const auto* condition =
      dyn_cast<clang::StringLiteral>(expression->getArg(0)->IgnoreParenImpCasts());
  if (const auto levels = condition ? levelsAsserted(condition->getString()) : std::nullopt)
    graph_.emit(AssumeLevel{*levels}, rangeOf(expression), macroOf(expression));
}

void FunctionLowering::setCallee(Call& call, const clang::CallExpr* expression) {
  llvm::ArrayRef<const clang::Expr*> arguments(expression->getArgs(), expression->getNumArgs());
  const clang::Expr* written = expression->getCallee()->IgnoreParens();
  const clang::FunctionDecl* callee = expression->getDirectCallee();
  const auto* method = dyn_cast_or_null<clang::CXXMethodDecl>(callee);

  if (const auto* member = dyn_cast<clang::CXXMemberCallExpr>(expression)) {
    const clang::Expr* object = member->getImplicitObjectArgument();
    const auto* pointerToMember = dyn_cast<clang::BinaryOperator>(written);
    if (object) {
      const bool isPointer = object->getType()->isAnyPointerType();
      const TermId self = isPointer ? value(object) : addressOf(place(object));
      const clang::QualType record =
          isPointer ? object->getType()->getPointeeType() : object->getType();
      call.arguments.push_back({self, unit_.intern(unit_.names.type(record))});
    }
    if (pointerToMember && pointerToMember->isPtrMemOp())
      call.pointer = value(pointerToMember->getRHS());
    const auto* access = dyn_cast<clang::MemberExpr>(written);
    if (method && method->isVirtual() && !(access && access->hasQualifier()) &&
        !method->hasAttr<clang::FinalAttr>() && !method->getParent()->hasAttr<clang::FinalAttr>()) {
      call.slot = unit_.intern(unit_.names.virtualSlot(method));
      call.pointer = terms_.opaque(call.slot, call.arguments.front().value);
      call.name = unit_.intern(unit_.names.name(method));
      addArguments(call, arguments);
      return;
    }
  } else if (isa<clang::CXXOperatorCallExpr>(expression) && method && method->isInstance()) {
    const clang::Expr* object = arguments.front();
    call.arguments.push_back(
        {addressOf(place(object)), unit_.intern(unit_.names.type(object->getType()))});
    arguments = arguments.drop_front();
    if (method->isVirtual() && !method->hasAttr<clang::FinalAttr>() &&
        !method->getParent()->hasAttr<clang::FinalAttr>()) {
      call.slot = unit_.intern(unit_.names.virtualSlot(method));
      call.pointer = terms_.opaque(call.slot, call.arguments.front().value);
      call.name = unit_.intern(unit_.names.name(method));
      addArguments(call, arguments);
      return;
    }
  }
  if (callee) {
    unit_.called.insert(callee->getCanonicalDecl());
    call.callee = unit_.intern(unit_.names.key(callee));
    call.name = unit_.intern(unit_.names.name(callee));
    call.noReturn = callee->isNoReturn();
  } else if (!call.pointer.valid()) {
    const clang::Expr* pointer = written->IgnoreParenImpCasts();
    if (const auto* dereference = dyn_cast<clang::UnaryOperator>(pointer);
        dereference && dereference->getOpcode() == clang::UO_Deref)
      pointer = dereference->getSubExpr()->IgnoreParenImpCasts();
    const std::string slot = slotOf(unit_, pointer);
    if (!slot.empty())
      call.slot = unit_.intern(slot);
    call.pointer = value(expression->getCallee());
  }
  addArguments(call, arguments);
}

void FunctionLowering::addArguments(Call& call, llvm::ArrayRef<const clang::Expr*> arguments) {
  for (const clang::Expr* written : arguments)
    call.arguments.push_back(argument(written));
}

Argument FunctionLowering::argument(const clang::Expr* expression) {
  Argument result;
  const bool byReference = expression->isGLValue() && !expression->isTypeDependent();
  if (byReference) {
    result.value = addressOf(place(expression));
    result.pointee = unit_.intern(unit_.names.type(expression->getType()));
    return result;
  }
  result.value = value(expression);
  // Back to the type before conversions to void*, implicit or written.
  for (;;) {
    expression = expression->IgnoreParens();
    const auto* conversion = dyn_cast<clang::CastExpr>(expression);
    if (!conversion || (conversion->getCastKind() != clang::CK_BitCast &&
                        conversion->getCastKind() != clang::CK_NoOp))
      break;
    if (!isa<clang::ImplicitCastExpr>(conversion) && !conversion->getType()->isVoidPointerType())
      break;
    expression = conversion->getSubExpr();
  }
  if (expression->getType()->isAnyPointerType())
    result.pointee = unit_.intern(unit_.names.type(expression->getType()->getPointeeType()));
  return result;
}

TermId FunctionLowering::finishCall(Call call, clang::QualType type, bool used,
                                    const clang::Expr* written) {
  TermId result = integer(0);
  if (used && !type->isVoidType()) {
    result = graph_.newTemporary();
    call.result = terms_[result].variable;
    if (type->isBooleanType())
      booleanTemporaries_.push_back(result);
  }
  const bool ends = call.noReturn;
  const SourceRange range = rangeOf(written);
  const SymbolId macro = macroOf(written);
  graph_.emit(std::move(call), range, macro);
  if (ends)
    graph_.end(Unreachable{}, range, macro);
  return result;
}

} // namespace driver_tidy::frontend
