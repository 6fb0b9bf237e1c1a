// Expressions that Clang could not resolve: what they call is still called.

#include "checker/frontend/function_lowering.h"

#include <cctype>

namespace driver_tidy::frontend {

using namespace program;
using clang::cast;
using clang::dyn_cast;
using clang::isa;

namespace {

std::string leadingIdentifier(const std::string& text) {
  std::size_t end = 0;
  while (end < text.size() &&
         (std::isalnum(static_cast<unsigned char>(text[end])) || text[end] == '_'))
    ++end;
  if (end == 0 || std::isdigit(static_cast<unsigned char>(text[0])))
    return {};
  return text.substr(0, end);
}

const clang::Expr* strip(const clang::Expr* expression) {
  return expression->IgnoreParenImpCasts();
}

} // namespace

TermId FunctionLowering::recovered(const clang::Expr* expression) {
  TermId result;
  if (recoveredCall(expression, result))
    return result;
  if (const auto* member = dyn_cast<clang::CXXDependentScopeMemberExpr>(expression);
      member && !member->isImplicitAccess()) {
    const TermId base = value(member->getBase());
    const TermId record =
        member->isArrow() ? terms_.dereference(base) : asPlace(base, rangeOf(expression));
    return terms_.field(record, unit_.intern("?::" + member->getMember().getAsString()));
  }
  std::vector<TermId> parts;
  for (const clang::Stmt* child : expression->children())
    if (const auto* operand = dyn_cast_or_null<clang::Expr>(child))
      parts.push_back(value(operand));
  const std::string text = unit_.locations.text(expression->getSourceRange(), 200);
  if (parts.empty()) // an undeclared name is taken for a variable
    return terms_.global(unit_.intern(text));
  parts.resize(2);
  return opaque(text, parts[0], parts[1]);
}

bool FunctionLowering::recoveredCall(const clang::Expr* expression, TermId& result) {
  const std::string text = unit_.locations.text(expression->getSourceRange(), 200);
  std::vector<const clang::Expr*> parts;
  const clang::Expr* callee = nullptr;
  if (const auto* call = dyn_cast<clang::CallExpr>(expression)) {
    callee = strip(call->getCallee());
    parts.assign(call->arg_begin(), call->arg_end());
  } else if (isa<clang::RecoveryExpr>(expression)) {
    for (const clang::Stmt* child : expression->children())
      if (const auto* operand = dyn_cast_or_null<clang::Expr>(child))
        parts.push_back(operand);
  } else {
    return false;
  }
  const std::string name = leadingIdentifier(text);
  if (name.empty() || text.size() <= name.size() ||
      text.find_first_not_of(' ', name.size()) == std::string::npos ||
      text[text.find_first_not_of(' ', name.size())] != '(')
    return false;

  if (!callee && !parts.empty()) {
    const clang::Expr* first = strip(parts.front());
    const bool named =
        isa<clang::UnresolvedLookupExpr>(first) ||
        (isa<clang::DeclRefExpr>(first) &&
         cast<clang::DeclRefExpr>(first)->getNameInfo().getAsString() == name) ||
        (isa<clang::RecoveryExpr>(first) && first->getBeginLoc() == expression->getBeginLoc());
    if (named) {
      callee = first;
      parts.erase(parts.begin());
    }
  }
  Call call;
  call.name = unit_.intern(name);
  call.callee = call.name;
  clang::QualType type = unit_.context.IntTy;
  if (const auto* known = dyn_cast_or_null<clang::DeclRefExpr>(callee)) {
    if (const auto* function = dyn_cast<clang::FunctionDecl>(known->getDecl())) {
      call.callee = unit_.intern(unit_.names.key(function));
      call.name = unit_.intern(unit_.names.name(function));
      call.noReturn = function->isNoReturn();
      type = function->getReturnType();
    } else { // a pointer
      call.callee = {};
      call.pointer = value(known);
      if (const std::string slot = slotOf(unit_, known); !slot.empty())
        call.slot = unit_.intern(slot);
    }
  }
  for (const clang::Expr* part : parts) {
    if (part->isTypeDependent())
      call.arguments.push_back({value(part), {}});
    else
      call.arguments.push_back(argument(part));
  }
  result = finishCall(std::move(call), type, true, expression);
  return true;
}

} // namespace driver_tidy::frontend
