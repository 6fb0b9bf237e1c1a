#include "checker/frontend/function_lowering.h"

#include "checker/frontend/annotations.h"

#include <clang/AST/RecursiveASTVisitor.h>

#include <algorithm>

namespace driver_tidy::frontend {

using namespace program;
using clang::dyn_cast;
using clang::isa;

FunctionLowering::FunctionLowering(TranslationUnit& unit, const clang::FunctionDecl* declaration,
                                   Function& function)
    : unit_(unit), declaration_(declaration), function_(function), terms_(function.terms),
      graph_(function, unit.program.symbols), integers_(unit.context) {}

std::string FunctionLowering::run() {
  describe();
  declareParameters();
  collectAnnotations(unit_, declaration_, terms_, function_.returnValue, function_.annotations);
  markLostErrors();
  lowerBody();
  if (!reason_.empty())
    return reason_;

  resolveIndirectGotos();
  if (!reason_.empty())
    return reason_;

  std::vector<Statement>& first = graph_.block(function_.entry).statements;
  for (TermId flag : existenceFlags_) {
    Statement absent;
    absent.action = Assign{flag, integer(0)};
    absent.range = function_.range;
    first.insert(first.begin(), std::move(absent));
  }
  return graph_.finish();
}

namespace {

/// The labels whose address is taken, in a static table as well.
class TakenLabels : public clang::RecursiveASTVisitor<TakenLabels> {
public:
  bool VisitAddrLabelExpr(clang::AddrLabelExpr* expression) {
    if (!llvm::is_contained(labels, expression->getLabel()))
      labels.push_back(expression->getLabel());
    return true;
  }
  std::vector<const clang::LabelDecl*> labels;
};

} // namespace

void FunctionLowering::resolveIndirectGotos() {
  if (indirectGotos_.empty())
    return;
  TakenLabels taken;
  taken.TraverseStmt(declaration_->getBody());
  if (taken.labels.empty())
    return unsupported("IndirectGotoStmt to labels of another function");
  for (const Target& from : indirectGotos_) {
    graph_.resume(from.scope);
    Choice anyLabel;
    for (const clang::LabelDecl* label : taken.labels)
      anyLabel.targets.push_back(wayToLabel(label));
    graph_.block(from.block).terminator = std::move(anyLabel);
  }
}

void FunctionLowering::unsupported(const char* kind) {
  if (reason_.empty())
    reason_ = std::string("statement of kind ") + kind + " is not supported";
}

namespace {

/// How a return type tells success, by the typedefs that it is written with.
ReturnKind returnKindOf(clang::QualType type) {
  if (type->isVoidType())
    return ReturnKind::None;
  clang::QualType written = type;
  while (const auto* name = written->getAs<clang::TypedefType>()) {
    const llvm::StringRef text = name->getDecl()->getName();
    if (text == "NTSTATUS" || text == "HRESULT")
      return ReturnKind::Status;
    if (text == "BOOLEAN" || text == "BOOL" || text == "LOGICAL")
      return ReturnKind::Boolean;
    written = name->desugar();
  }
  if (type->isBooleanType())
    return ReturnKind::Boolean;
  return type->isAnyPointerType() || type->isReferenceType() ? ReturnKind::Pointer
                                                             : ReturnKind::Other;
}

} // namespace

void FunctionLowering::describe() {
  function_.key = unit_.intern(unit_.names.key(declaration_));
  function_.name = unit_.intern(unit_.names.name(declaration_));
  std::string display = unit_.names.name(declaration_);
  const auto* method = dyn_cast<clang::CXXMethodDecl>(declaration_);
  if (method && method->getParent()->isLambda())
    display = "lambda at line " +
              std::to_string(unit_.locations.token(method->getParent()->getLocation()).line);
  function_.displayName = unit_.intern(display);
  function_.range = unit_.locations.token(declaration_->getNameInfo().getLoc());
  function_.end = unit_.locations.token(declaration_->getBodyRBrace());
  function_.isStatic = declaration_->getStorageClass() == clang::SC_Static;
  function_.isVirtual = method && method->isVirtual();
  for (const clang::FunctionDecl* declared : declaration_->redecls()) {
    const clang::TypeSourceInfo* written = declared->getTypeSourceInfo();
    if (!written)
      continue;
    const std::string name = typedefName(written->getType());
    if (name.empty())
      continue;
    const SymbolId type = unit_.intern(name);
    std::vector<SymbolId>& types = function_.declaredTypes;
    if (std::find(types.begin(), types.end(), type) == types.end())
      types.push_back(type);
  }
}

void FunctionLowering::declareParameters() {
  const auto* method = dyn_cast<clang::CXXMethodDecl>(declaration_);
  if (method && method->isInstance())
    graph_.newVariable(VariableKind::Parameter, "this");
  for (const clang::ParmVarDecl* parameter : declaration_->parameters())
    variables_[parameter] =
        graph_.newVariable(VariableKind::Parameter, parameter->getNameAsString());
  function_.parameterCount = static_cast<unsigned>(function_.variables.size());

  const clang::QualType type = declaration_->getReturnType();
  function_.returnKind = returnKindOf(type);
  if (!type->isVoidType())
    function_.returnValue = graph_.newVariable(VariableKind::ReturnValue, "return");
}

void FunctionLowering::lowerBody() {
  Scope* const outermost = graph_.scope();
  if (const auto* constructor = dyn_cast<clang::CXXConstructorDecl>(declaration_))
    initializeMembers(constructor);
  if (const auto* destructor = dyn_cast<clang::CXXDestructorDecl>(declaration_))
    enterMembersForDestruction(destructor);
  if (declaration_->isDefaulted() && isa<clang::CXXMethodDecl>(declaration_) &&
      !isa<clang::CXXConstructorDecl, clang::CXXDestructorDecl>(declaration_))
    lowerImplicitCopy();
  else
    statement(declaration_->getBody());
  graph_.unwind(outermost, function_.end);
  graph_.end(Return{}, function_.end);
}

void FunctionLowering::initializeMembers(const clang::CXXConstructorDecl* constructor) {
  const TermId self = terms_.dereference(terms_.variable(VariableId{0}));
  for (const clang::CXXCtorInitializer* initializer : constructor->inits()) {
    if (!initializer->getInit())
      continue;
    Scope* const outer = graph_.scope();
    TermId place = self;
    clang::QualType type;
    if (initializer->isAnyMemberInitializer()) {
      const clang::FieldDecl* field = initializer->getAnyMember();
      place = placeOfField(self, field);
      type = field->getType();
    } else {
      type = clang::QualType(initializer->getInit()->getType());
    }
    if (type.isNull()) { // broken code
      graph_.emit(Lost{unit_.intern("an initializer that Clang could not make sense of")},
                  rangeOf(initializer->getInit()));
      continue;
    }
    const bool isObject = !initializer->isDelegatingInitializer();
    initialize(place, type, initializer->getInit());
    graph_.unwind(outer, rangeOf(initializer->getInit()));
    // Once made, a subobject is destroyed where the constructor's rest throws.
    if (isObject && type.isDestructedType() == clang::QualType::DK_cxx_destructor) {
      const SourceRange range = rangeOf(initializer->getInit());
      Scope scope;
      scope.onlyOnException = true;
      scope.cleanup = [this, place, type, range](SourceRange) { destroy(place, type, range); };
      graph_.enter(std::move(scope));
    }
  }
}

void FunctionLowering::enterMembersForDestruction(const clang::CXXDestructorDecl* destructor) {
  const TermId self = terms_.dereference(terms_.variable(VariableId{0}));
  const clang::CXXRecordDecl* record = destructor->getParent();
  for (const clang::CXXBaseSpecifier& base : record->bases())
    destroyAtEndOfScope(self, base.getType(), destructor->getSourceRange());
  if (record->isUnion())
    return;
  for (const clang::FieldDecl* field : record->fields())
    destroyAtEndOfScope(placeOfField(self, field), field->getType(), field->getSourceRange());
}

void FunctionLowering::lowerImplicitCopy() {
  const bool assigns = cast<clang::CXXMethodDecl>(declaration_)->isCopyAssignmentOperator() ||
                       cast<clang::CXXMethodDecl>(declaration_)->isMoveAssignmentOperator();
  // Its body, where there is one, copies member by member; a defaulted comparison has a plain body.
  if (declaration_->getBody())
    statement(declaration_->getBody());
  else if (!assigns)
    unsupported("defaulted function");
}

namespace {

/// Where a function's body has kept what was wrong: the parts that stand for it in the AST.
class KeptParts : public clang::RecursiveASTVisitor<KeptParts> {
public:
  explicit KeptParts(const clang::SourceManager& sources) : sources_(sources) {}

  bool VisitExpr(clang::Expr* expression) {
    add(expression->getSourceRange());
    if (isa<clang::RecoveryExpr>(expression))
      addLines(expression->getSourceRange());
    return true;
  }
  bool VisitVarDecl(clang::VarDecl* variable) {
    add(variable->getSourceRange());
    if (variable->isInvalidDecl())
      addLines(variable->getSourceRange());
    return true;
  }
  bool covers(clang::SourceLocation error) const {
    const unsigned offset = sources_.getFileOffset(error);
    const unsigned line = sources_.getSpellingLineNumber(error);
    auto holds = [](const std::vector<std::pair<unsigned, unsigned>>& ranges, unsigned position) {
      return std::any_of(ranges.begin(), ranges.end(), [&](const auto& range) {
        return range.first <= position && position <= range.second;
      });
    };
    return holds(offsets_, offset) || holds(lines_, line);
  }

private:
  void add(clang::SourceRange range) {
    if (range.isInvalid())
      return;
    const clang::SourceLocation end = sources_.getExpansionRange(range.getEnd()).getEnd();
    offsets_.emplace_back(sources_.getFileOffset(sources_.getExpansionLoc(range.getBegin())),
                          sources_.getFileOffset(end) + clang::Lexer::MeasureTokenLength(
                                                            end, sources_, clang::LangOptions()));
  }
  void addLines(clang::SourceRange range) {
    lines_.emplace_back(sources_.getExpansionLineNumber(range.getBegin()),
                        sources_.getExpansionLineNumber(range.getEnd()));
  }

  const clang::SourceManager& sources_;
  std::vector<std::pair<unsigned, unsigned>> offsets_;
  std::vector<std::pair<unsigned, unsigned>> lines_;
};

} // namespace

void FunctionLowering::markLostErrors() {
  const clang::SourceManager& sources = unit_.context.getSourceManager();
  const clang::Stmt* body = declaration_->getBody();
  if (!body)
    return;
  // A constructor's initializers stand before its body.
  const auto* constructor = dyn_cast<clang::CXXConstructorDecl>(declaration_);
  const clang::FunctionTypeLoc header = declaration_->getFunctionTypeLoc();
  const clang::SourceLocation begin =
      sources.getFileLoc(constructor && header ? header.getRParenLoc() : body->getBeginLoc());
  const clang::SourceLocation end = sources.getFileLoc(body->getEndLoc());
  std::vector<const Diagnostics::Place*> inside;
  for (const Diagnostics::Place& place : unit_.diagnostics.places())
    if (sources.getFileID(place.location) == sources.getFileID(begin) &&
        sources.getFileOffset(place.location) >= sources.getFileOffset(begin) &&
        sources.getFileOffset(place.location) <= sources.getFileOffset(end))
      inside.push_back(&place);
  if (inside.empty())
    return;
  KeptParts kept(sources);
  kept.TraverseStmt(const_cast<clang::Stmt*>(body));
  if (constructor)
    for (const clang::CXXCtorInitializer* initializer : constructor->inits())
      kept.TraverseStmt(initializer->getInit());
  for (const Diagnostics::Place* place : inside)
    // A name that Clang guessed is not what the source says.
    if (!kept.covers(place->location) || place->message.find("did you mean") != std::string::npos) {
      graph_.emit(Lost{unit_.intern(place->message)}, unit_.locations.token(place->location));
      return;
    }
}

SourceRange FunctionLowering::rangeOf(const clang::Stmt* statement) {
  return unit_.locations.range(statement->getSourceRange());
}

SymbolId FunctionLowering::macroOf(const clang::Stmt* statement) {
  return unit_.locations.macro(statement->getBeginLoc());
}

void FunctionLowering::emitAssign(TermId place, TermId value, const clang::Stmt* written) {
  graph_.assign(place, value, rangeOf(written), macroOf(written));
}

} // namespace driver_tidy::frontend
