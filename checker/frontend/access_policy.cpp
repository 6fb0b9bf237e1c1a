#include "checker/frontend/function_lowering.h"

#include <clang/AST/RecursiveASTVisitor.h>

namespace driver_tidy::frontend {

namespace {

/// Fields of I/O requests that hold pointers of the calling process.
constexpr llvm::StringLiteral kUserPointerFields[] = {"UserBuffer", "Type3InputBuffer"};
/// What checks a user-mode pointer is called so: ProbeForRead, ProbeForWrite, ProbeForWriteUlong.
constexpr llvm::StringLiteral kProbePrefix = "ProbeFor";

class Finder : public clang::RecursiveASTVisitor<Finder> {
public:
  bool found = false;

  bool VisitSEHTryStmt(clang::SEHTryStmt*) { return stop(); }
  bool VisitCXXTryStmt(clang::CXXTryStmt*) { return stop(); }
  bool VisitDeclRefExpr(clang::DeclRefExpr* expression) {
    return !clang::isa<clang::FunctionDecl>(expression->getDecl()) ||
                   !expression->getNameInfo().getAsString().starts_with(kProbePrefix)
               ? true
               : stop();
  }
  bool VisitMemberExpr(clang::MemberExpr* expression) {
    const std::string name = expression->getMemberNameInfo().getAsString();
    return llvm::is_contained(kUserPointerFields, name) ? stop() : true;
  }

private:
  bool stop() {
    found = true;
    return false;
  }
};

} // namespace

bool shouldNoteAccesses(const clang::FunctionDecl* function) {
  Finder finder;
  finder.TraverseStmt(function->getBody());
  return finder.found;
}

} // namespace driver_tidy::frontend
