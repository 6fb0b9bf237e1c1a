#include "checker/frontend/integers.h"

namespace driver_tidy::frontend {

using clang::dyn_cast;

std::optional<std::int64_t> Integers::constant(const clang::Expr* expression) const {
  const clang::QualType type = expression->getType();
  if (expression->isValueDependent() || expression->isTypeDependent() ||
      expression->containsErrors() || expression->isGLValue() || type.isNull())
    return {};
  if (type->isNullPtrType())
    return 0;
  clang::Expr::EvalResult result;
  if (type->isIntegralOrEnumerationType()) {
    if (expression->EvaluateAsInt(result, context_) && result.Val.isInt())
      return value(result.Val.getInt());
  } else if (type->isAnyPointerType()) {
    if (expression->EvaluateAsRValue(result, context_) && result.Val.isLValue() &&
        !result.Val.getLValueBase())
      return result.Val.getLValueOffset().getQuantity();
  }
  return {};
}

std::int64_t Integers::value(const llvm::APSInt& integer) const {
  const unsigned bits = integer.getBitWidth();
  if (bits >= 64)
    return static_cast<std::int64_t>(integer.extractBitsAsZExtValue(64, 0));
  const std::int64_t exact = integer.isSigned() ? integer.getSExtValue()
                                                : static_cast<std::int64_t>(integer.getZExtValue());
  return wrap(exact, bits);
}

std::int64_t Integers::wrap(std::int64_t value, unsigned width) const {
  return width == 32 ? static_cast<std::int32_t>(value) : value;
}

unsigned Integers::width(clang::QualType type) const {
  if (type.isNull() || type->isDependentType() || !type->isIntegralOrEnumerationType() ||
      type->isIncompleteType())
    return 64;
  return context_.getIntWidth(type);
}

clang::QualType Integers::originalType(const clang::Expr* expression) const {
  for (;;) {
    expression = expression->IgnoreParens();
    const auto* cast = dyn_cast<clang::CastExpr>(expression);
    if (!cast || cast->getCastKind() != clang::CK_IntegralCast ||
        width(cast->getType()) < width(cast->getSubExpr()->getType()))
      return expression->getType();
    expression = cast->getSubExpr();
  }
}

bool Integers::isInteger(clang::QualType type) const {
  return !type.isNull() && !type->isDependentType() && type->isIntegralOrEnumerationType();
}

} // namespace driver_tidy::frontend
