#include "checker/frontend/translation_unit.h"

#include "checker/frontend/annotations.h"
#include "checker/frontend/function_lowering.h"

#include <clang/AST/RecursiveASTVisitor.h>

#include <set>

namespace driver_tidy::frontend {

namespace {

class FunctionCollector : public clang::RecursiveASTVisitor<FunctionCollector> {
public:
  explicit FunctionCollector(Locations& locations) : locations_(locations) {}

  bool shouldVisitTemplateInstantiations() const { return true; }
  /// Destructors and constructors that the compiler writes call those of members.
  bool shouldVisitImplicitCode() const { return true; }

  bool VisitFunctionDecl(clang::FunctionDecl* function) {
    if (!function->doesThisDeclarationHaveABody() || function->isDependentContext() ||
        function->isDeleted() || locations_.inSystemHeader(function->getLocation()))
      return true;
    if (const auto* method = clang::dyn_cast<clang::CXXMethodDecl>(function)) {
      if (method->isLambdaStaticInvoker())
        return true; // its body is only made when code is generated
      if (clang::isa<clang::CXXConversionDecl>(method) && method->getParent()->isLambda())
        return true;
    }
    if (seen_.insert(function->getCanonicalDecl()).second)
      functions.push_back(function);
    return true;
  }

  std::vector<clang::FunctionDecl*> functions;

private:
  Locations& locations_;
  std::set<const clang::FunctionDecl*> seen_;
};

} // namespace

unsigned lowerTranslationUnit(TranslationUnit& unit) {
  FunctionCollector collector(unit.locations);
  collector.TraverseDecl(unit.context.getTranslationUnitDecl());
  for (const clang::FunctionDecl* declaration : collector.functions) {
    program::Function function;
    FunctionLowering lowering(unit, declaration, function);
    std::string reason = lowering.run();
    if (reason.empty())
      unit.program.functions.push_back(std::move(function));
    else
      unit.program.notAnalysed.push_back({function.displayName, function.range, std::move(reason)});
  }
  declareCalledFunctions(unit);
  return static_cast<unsigned>(collector.functions.size());
}

} // namespace driver_tidy::frontend
