// Where function addresses go: the calls through pointers find their targets by it, and a callback
// its role.

#include "checker/frontend/translation_unit.h"

#include <clang/AST/ExprCXX.h>
#include <clang/AST/RecursiveASTVisitor.h>

#include <set>

namespace driver_tidy::frontend {

using clang::dyn_cast;
using clang::isa;

std::string slotOf(TranslationUnit& unit, const clang::Expr* place) {
  place = place->IgnoreParenImpCasts();
  if (const auto* subscript = dyn_cast<clang::ArraySubscriptExpr>(place))
    return slotOf(unit, subscript->getBase());
  if (const auto* unary = dyn_cast<clang::UnaryOperator>(place);
      unary && unary->getOpcode() == clang::UO_Deref)
    return slotOf(unit, unary->getSubExpr());
  if (const auto* member = dyn_cast<clang::MemberExpr>(place)) {
    if (const auto* field = dyn_cast<clang::FieldDecl>(member->getMemberDecl()))
      return unit.names.field(field);
    if (const auto* variable = dyn_cast<clang::VarDecl>(member->getMemberDecl()))
      return unit.names.global(variable);
    return {};
  }
  if (const auto* named = dyn_cast<clang::DeclRefExpr>(place))
    if (const auto* variable = dyn_cast<clang::VarDecl>(named->getDecl()))
      return unit.names.slot(variable);
  return {};
}

namespace {

bool isFunctionPointer(clang::QualType type) {
  return !type.isNull() &&
         (type->isFunctionPointerType() || type->isFunctionReferenceType() ||
          (type->isArrayType() && type->getBaseElementTypeUnsafe()->isFunctionPointerType()));
}

class FlowCollector : public clang::RecursiveASTVisitor<FlowCollector> {
public:
  explicit FlowCollector(TranslationUnit& unit) : unit_(unit) {}

  bool shouldVisitTemplateInstantiations() const { return true; }
  /// A destructor that the compiler writes overrides its base's.
  bool shouldVisitImplicitCode() const { return true; }

  bool VisitVarDecl(clang::VarDecl* variable) {
    if (variable->getInit() && !variable->getDeclContext()->isDependentContext())
      initializer(unit_.names.slot(variable), variable->getType(), variable->getInit());
    return true;
  }
  bool VisitBinaryOperator(clang::BinaryOperator* expression) {
    if (expression->getOpcode() == clang::BO_Assign && !expression->isTypeDependent())
      initializer(slotOf(unit_, expression->getLHS()), expression->getLHS()->getType(),
                  expression->getRHS());
    return true;
  }
  bool VisitCompoundLiteralExpr(clang::CompoundLiteralExpr* literal) {
    initializer({}, literal->getType(), literal->getInitializer());
    return true;
  }
  bool VisitCallExpr(clang::CallExpr* call) {
    const clang::FunctionDecl* callee = call->getDirectCallee();
    if (!callee)
      return true;
    const auto* method = dyn_cast<clang::CXXMethodDecl>(callee);
    const bool isInstance = method && method->isInstance();
    // The object of an overloaded operator is its first argument, of another method it is none.
    const unsigned skip = isInstance && isa<clang::CXXOperatorCallExpr>(call) ? 1 : 0;
    arguments(callee, call->getArgs() + skip, call->getNumArgs() - skip, isInstance ? 1 : 0);
    return true;
  }
  bool VisitCXXConstructExpr(clang::CXXConstructExpr* expression) {
    arguments(expression->getConstructor(), expression->getArgs(), expression->getNumArgs(), 1);
    return true;
  }
  bool VisitCXXConstructorDecl(clang::CXXConstructorDecl* constructor) {
    for (const clang::CXXCtorInitializer* member : constructor->inits())
      if (member->isAnyMemberInitializer() && member->getInit() &&
          !constructor->isDependentContext())
        initializer(unit_.names.field(member->getAnyMember()), member->getAnyMember()->getType(),
                    member->getInit());
    return true;
  }
  bool VisitCXXMethodDecl(clang::CXXMethodDecl* method) {
    if (method->isVirtual() && !method->isPureVirtual() && !method->isDependentContext() &&
        method->isCanonicalDecl())
      overrides(method, method);
    return true;
  }

private:
  void overrides(const clang::CXXMethodDecl* method, const clang::CXXMethodDecl* root) {
    if (root->size_overridden_methods() == 0)
      return add(unit_.names.virtualSlot(root), {}, method, method->getLocation());
    for (const clang::CXXMethodDecl* overridden : root->overridden_methods())
      overrides(method, overridden);
  }

  void arguments(const clang::FunctionDecl* callee, clang::Expr** values, unsigned count,
                 unsigned first) {
    const std::string key = unit_.names.key(callee);
    for (unsigned i = 0; i < count; ++i) {
      const clang::QualType type =
          i < callee->getNumParams() ? callee->getParamDecl(i)->getType() : clang::QualType();
      initializer(key + "#" + std::to_string(i + first), type, values[i]);
    }
  }

  /// What `value` holds flows into `slot`, or into the fields of what it initialises.
  void initializer(const std::string& slot, clang::QualType type, const clang::Expr* value) {
    if (!value) // broken code
      return;
    value = value->IgnoreParenCasts();
    if (const auto* full = dyn_cast<clang::FullExpr>(value))
      return initializer(slot, type, full->getSubExpr());
    if (const auto* list = dyn_cast<clang::InitListExpr>(value))
      return fields(slot, type, list);
    if (const auto* choice = dyn_cast<clang::AbstractConditionalOperator>(value)) {
      initializer(slot, type, choice->getTrueExpr());
      return initializer(slot, type, choice->getFalseExpr());
    }
    if (const auto* comma = dyn_cast<clang::BinaryOperator>(value);
        comma && (comma->isCommaOp() || comma->getOpcode() == clang::BO_Assign))
      return initializer(slot, type, comma->getRHS());
    if (slot.empty())
      return;
    if (const clang::FunctionDecl* function = functionOf(value))
      return add(slot, type, function, value->getBeginLoc());
    if (!isFunctionPointer(type) && !isFunctionPointer(value->getType()))
      return;
    const std::string from = slotOf(unit_, value);
    if (!from.empty() && from != slot)
      addCopy(slot, type, from, value->getBeginLoc());
  }

  void fields(const std::string& slot, clang::QualType type, const clang::InitListExpr* list) {
    if (list->isSyntacticForm() && list->getSemanticForm())
      list = list->getSemanticForm();
    if (list->getType().isNull()) // broken code
      return;
    if (list->getType()->isArrayType()) {
      for (const clang::Expr* element : list->inits())
        initializer(slot, type, element);
      return;
    }
    const clang::RecordDecl* record = list->getType()->getAsRecordDecl();
    if (record && !record->getDefinition()) // broken code
      return;
    if (!record) {
      for (const clang::Expr* element : list->inits())
        initializer(slot, type, element);
      return;
    }
    if (record->isUnion()) {
      if (const clang::FieldDecl* field = list->getInitializedFieldInUnion();
          field && list->getNumInits() != 0)
        initializer(unit_.names.field(field), field->getType(), list->getInit(0));
      return;
    }
    unsigned next = 0;
    if (const auto* derived = dyn_cast<clang::CXXRecordDecl>(record))
      next = derived->getNumBases();
    for (const clang::FieldDecl* field : record->fields()) {
      if (field->isUnnamedBitField())
        continue;
      if (next >= list->getNumInits())
        break;
      initializer(field->isAnonymousStructOrUnion() ? std::string() : unit_.names.field(field),
                  field->getType(), list->getInit(next++));
    }
  }

  const clang::FunctionDecl* functionOf(const clang::Expr* value) const {
    value = value->IgnoreParenCasts();
    if (const auto* address = dyn_cast<clang::UnaryOperator>(value);
        address &&
        (address->getOpcode() == clang::UO_AddrOf || address->getOpcode() == clang::UO_Plus))
      return functionOf(address->getSubExpr());
    if (const auto* named = dyn_cast<clang::DeclRefExpr>(value))
      return dyn_cast<clang::FunctionDecl>(named->getDecl());
    // A lambda that becomes a function pointer is its call operator.
    if (const auto* conversion = dyn_cast<clang::CXXMemberCallExpr>(value))
      if (const clang::CXXMethodDecl* method = conversion->getMethodDecl();
          method && isa<clang::CXXConversionDecl>(method) && method->getParent()->isLambda())
        return method->getParent()->getLambdaCallOperator();
    return nullptr;
  }

  void add(const std::string& slot, clang::QualType type, const clang::FunctionDecl* function,
           clang::SourceLocation place) {
    program::AddressFlow flow;
    flow.function = unit_.intern(unit_.names.key(function));
    finish(std::move(flow), slot, type, place);
  }
  void addCopy(const std::string& slot, clang::QualType type, const std::string& from,
               clang::SourceLocation place) {
    program::AddressFlow flow;
    flow.from = unit_.intern(from);
    finish(std::move(flow), slot, type, place);
  }
  void finish(program::AddressFlow flow, const std::string& slot, clang::QualType type,
              clang::SourceLocation place) {
    flow.to = unit_.intern(slot);
    if (const std::string name = typedefName(type); !name.empty())
      flow.type = unit_.intern(name);
    flow.range = unit_.locations.token(place);
    if (seen_.insert(flow).second)
      unit_.program.addressFlows.push_back(flow);
  }

  TranslationUnit& unit_;
  std::set<program::AddressFlow> seen_;
};

} // namespace

void collectAddressFlows(TranslationUnit& unit) {
  FlowCollector(unit).TraverseDecl(unit.context.getTranslationUnitDecl());
}

} // namespace driver_tidy::frontend
