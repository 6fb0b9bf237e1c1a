// Conditions: short circuits, negations and ?: become edges.

#include "checker/frontend/function_lowering.h"

namespace driver_tidy::frontend {

using namespace program;
using clang::cast;
using clang::dyn_cast;
using clang::isa;

namespace {

/// Length that a condition's text is shortened to in traces.
constexpr std::size_t kConditionText = 60;

/// Past what does not change whether an expression is 0.
const clang::Expr* stripCondition(const clang::Expr* expression) {
  for (;;) {
    expression = expression->IgnoreParens();
    if (const auto* constant = dyn_cast<clang::ConstantExpr>(expression)) {
      expression = constant->getSubExpr();
    } else if (const auto* conversion = dyn_cast<clang::CastExpr>(expression)) {
      switch (conversion->getCastKind()) {
      case clang::CK_IntegralToBoolean:
      case clang::CK_NoOp:
        expression = conversion->getSubExpr();
        continue;
      case clang::CK_IntegralCast:
        // Truth values survive any width.
        if (const clang::Expr* inner = conversion->getSubExpr()->IgnoreParens();
            isa<clang::BinaryOperator>(inner) &&
            cast<clang::BinaryOperator>(inner)->isLogicalOp()) {
          expression = inner;
          continue;
        } else if (inner->getType()->isBooleanType() || isa<clang::CastExpr>(inner)) {
          if (conversion->getType()->isIntegerType() && inner->isKnownToHaveBooleanValue()) {
            expression = inner;
            continue;
          }
        }
        return expression;
      default:
        return expression;
      }
    } else if (const auto* call = dyn_cast<clang::CallExpr>(expression);
               call && call->getBuiltinCallee() == clang::Builtin::BI__builtin_expect) {
      expression = call->getArg(0);
    } else {
      return expression;
    }
  }
}

bool isLogicalNot(const clang::Expr* expression) {
  const auto* negation = dyn_cast<clang::UnaryOperator>(expression);
  return negation && negation->getOpcode() == clang::UO_LNot;
}

/// Whether branchOn() takes the expression apart.
bool isCompound(const clang::Expr* expression) {
  if (const auto* binary = dyn_cast<clang::BinaryOperator>(expression))
    return binary->isLogicalOp() || binary->isCommaOp();
  return isa<clang::AbstractConditionalOperator>(expression);
}

} // namespace

const clang::Expr* FunctionLowering::negatedLogical(const clang::Expr* comparison,
                                                    bool& negated) const {
  const auto* binary = dyn_cast<clang::BinaryOperator>(comparison);
  if (!binary || !binary->isEqualityOp())
    return nullptr;
  const clang::Expr* left = stripCondition(binary->getLHS());
  const auto right = integers_.constant(binary->getRHS());
  if (!right || (*right != 0 && *right != 1) || !left->isKnownToHaveBooleanValue() ||
      !(isCompound(left) || isLogicalNot(left)))
    return nullptr;
  negated = (binary->getOpcode() == clang::BO_EQ) == (*right == 0);
  return left;
}

void FunctionLowering::branchOn(const clang::Expr* condition, BlockId whenTrue, BlockId whenFalse) {
  const clang::Expr* written = condition;
  condition = stripCondition(condition);
  if (const auto known = integers_.constant(condition)) {
    graph_.jump(*known != 0 ? whenTrue : whenFalse);
    return;
  }
  if (isLogicalNot(condition)) {
    const clang::Expr* inner = stripCondition(cast<clang::UnaryOperator>(condition)->getSubExpr());
    bool ignored = false;
    if (isCompound(inner) || isLogicalNot(inner) || negatedLogical(inner, ignored))
      return branchOn(inner, whenFalse, whenTrue);
  }
  bool negated = false;
  if (const clang::Expr* inner = negatedLogical(condition, negated))
    return negated ? branchOn(inner, whenFalse, whenTrue) : branchOn(inner, whenTrue, whenFalse);

  if (const auto* cleanups = dyn_cast<clang::ExprWithCleanups>(condition)) {
    Scope* const outer = graph_.scope();
    const BlockId succeeded = graph_.newBlock();
    const BlockId failed = graph_.newBlock();
    branchOn(cleanups->getSubExpr(), succeeded, failed);
    Scope* const inside = graph_.scope();
    for (auto [from, to] : {std::pair{succeeded, whenTrue}, std::pair{failed, whenFalse}}) {
      graph_.resume(inside);
      graph_.startBlock(from);
      graph_.unwind(outer, rangeOf(cleanups));
      graph_.jump(to);
    }
    return;
  }
  if (const auto* binary = dyn_cast<clang::BinaryOperator>(condition)) {
    if (binary->isCommaOp()) {
      effect(binary->getLHS());
      return branchOn(binary->getRHS(), whenTrue, whenFalse);
    }
    if (binary->isLogicalOp()) {
      // a && b && c leans to the left: taken in a loop, as it may be long.
      const clang::BinaryOperatorKind kind = binary->getOpcode();
      std::vector<const clang::Expr*> operands;
      const clang::Expr* rest = condition;
      for (const auto* next = binary; next && next->getOpcode() == kind;
           next = dyn_cast<clang::BinaryOperator>(rest)) {
        operands.push_back(next->getRHS());
        rest = stripCondition(next->getLHS());
      }
      operands.push_back(rest);
      for (std::size_t i = operands.size(); i-- > 0;) {
        const bool last = i == 0;
        const BlockId next = last ? BlockId{} : graph_.newBlock();
        const bool conditional = i + 1 != operands.size();
        conditionalDepth_ += conditional;
        if (kind == clang::BO_LAnd)
          branchOn(operands[i], last ? whenTrue : next, whenFalse);
        else
          branchOn(operands[i], whenTrue, last ? whenFalse : next);
        conditionalDepth_ -= conditional;
        if (!last)
          graph_.startBlock(next);
      }
      return;
    }
  }
  if (const auto* choice = dyn_cast<clang::AbstractConditionalOperator>(condition)) {
    const BlockId first = graph_.newBlock();
    const BlockId second = graph_.newBlock();
    bindCommon(choice);
    branchOn(choice->getCond(), first, second);
    ++conditionalDepth_;
    graph_.startBlock(first);
    branchOn(choice->getTrueExpr(), whenTrue, whenFalse);
    graph_.startBlock(second);
    branchOn(choice->getFalseExpr(), whenTrue, whenFalse);
    --conditionalDepth_;
    return;
  }
  branchOnTerm(value(condition), written, whenTrue, whenFalse);
}

void FunctionLowering::branchOnTerm(TermId value, const clang::Expr* written, BlockId whenTrue,
                                    BlockId whenFalse) {
  if (const Term& known = terms_[value]; known.kind == TermKind::Integer) {
    graph_.jump(known.value != 0 ? whenTrue : whenFalse);
    return;
  }
  const clang::Expr* shown = written->IgnoreParens();
  Branch branch{value, whenTrue, whenFalse,
                unit_.intern(unit_.locations.text(shown->getSourceRange(), kConditionText))};
  graph_.end(branch, rangeOf(shown), macroOf(shown));
}

TermId FunctionLowering::logicalValue(const clang::Expr* expression) {
  const TermId result = graph_.newTemporary();
  booleanTemporaries_.push_back(result);
  const BlockId whenTrue = graph_.newBlock();
  const BlockId whenFalse = graph_.newBlock();
  const BlockId after = graph_.newBlock();
  branchOn(expression, whenTrue, whenFalse);
  for (const bool truth : {true, false}) {
    graph_.startBlock(truth ? whenTrue : whenFalse);
    emitAssign(result, integer(truth), expression);
    graph_.jump(after);
  }
  graph_.startBlock(after);
  return result;
}

void FunctionLowering::bindCommon(const clang::AbstractConditionalOperator* expression) {
  // GNU's a ?: b names its first operand by an opaque value.
  if (const auto* binary = dyn_cast<clang::BinaryConditionalOperator>(expression))
    opaqueValues_[binary->getOpaqueValue()] =
        binary->getCommon()->isGLValue() ? place(binary->getCommon()) : value(binary->getCommon());
}

TermId FunctionLowering::conditionalValue(const clang::AbstractConditionalOperator* expression) {
  const bool isVoid = expression->getType()->isVoidType();
  const bool isPlace = expression->isGLValue();
  const TermId result = isVoid ? integer(0) : graph_.newTemporary();
  const BlockId whenTrue = graph_.newBlock();
  const BlockId whenFalse = graph_.newBlock();
  const BlockId after = graph_.newBlock();
  bindCommon(expression);
  branchOn(expression->getCond(), whenTrue, whenFalse);
  ++conditionalDepth_;
  bool boolean = !isVoid;
  for (const bool truth : {true, false}) {
    const clang::Expr* arm = truth ? expression->getTrueExpr() : expression->getFalseExpr();
    graph_.startBlock(truth ? whenTrue : whenFalse);
    if (isVoid || arm->getType()->isVoidType()) { // an arm may be a throw
      effect(arm);
    } else {
      const TermId armValue = isPlace ? addressOf(place(arm)) : value(arm);
      boolean = boolean && isBoolean(armValue);
      emitAssign(result, armValue, arm);
    }
    graph_.jump(after);
  }
  --conditionalDepth_;
  graph_.startBlock(after);
  if (boolean)
    booleanTemporaries_.push_back(result);
  return isPlace ? terms_.dereference(result) : result;
}

} // namespace driver_tidy::frontend
