// Expressions that Clang could not resolve: what they call is still called.

#include "checker/frontend/function_lowering.h"

#include <clang/Lex/Lexer.h>

namespace driver_tidy::frontend {

using namespace program;
using clang::cast;
using clang::dyn_cast;
using clang::isa;

namespace {

/// The name of "Name(…", as it is spelled where the expression begins; empty where it is no such
/// call.
std::string calledName(const clang::Expr* expression, const clang::ASTContext& context) {
  const clang::SourceManager& sources = context.getSourceManager();
  const clang::LangOptions& language = context.getLangOpts();
  const clang::SourceLocation begin = sources.getSpellingLoc(expression->getBeginLoc());
  clang::Token name;
  if (begin.isInvalid() || clang::Lexer::getRawToken(begin, name, sources, language) ||
      !name.is(clang::tok::raw_identifier))
    return {};
  const auto next = clang::Lexer::findNextToken(begin, sources, language);
  return next && next->is(clang::tok::l_paren) ? name.getRawIdentifier().str() : std::string();
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
  const std::string name = calledName(expression, unit_.context);
  if (name.empty())
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
      unit_.called.insert(function->getCanonicalDecl());
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
