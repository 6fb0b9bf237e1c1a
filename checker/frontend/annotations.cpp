#include "checker/frontend/annotations.h"

#include "checker/frontend/irql_levels.h"
#include "checker/frontend/text_tokens.h"
#include "checker/frontend/when_condition.h"

#include <clang/AST/Attr.h>
#include <clang/AST/TypeLoc.h>

#include <algorithm>

namespace driver_tidy::frontend {

using namespace program;
using clang::dyn_cast;

namespace {

/// What the text behind a macro's name means.
enum class Meaning {
  Exactly,   ///< a level
  AtMost,    ///< a level
  AtLeast,   ///< a level
  Nothing,   ///< it has none
  Here,      ///< it has none; the annotation stands on the place that it means
  Elsewhere, ///< a kind and a place
  Lock,      ///< a lock, of which only the critical region matters
};

struct Macro {
  llvm::StringLiteral name;
  AnnotationKind kind;
  Meaning meaning;
};

constexpr Macro kMacros[] = {
    {"_IRQL_requires_", AnnotationKind::RequiresLevel, Meaning::Exactly},
    {"_IRQL_requires_max_", AnnotationKind::RequiresLevel, Meaning::AtMost},
    {"_IRQL_requires_min_", AnnotationKind::RequiresLevel, Meaning::AtLeast},
    {"_IRQL_requires_same_", AnnotationKind::RequiresSameLevel, Meaning::Nothing},
    {"_IRQL_raises_", AnnotationKind::RaisesTo, Meaning::Exactly},
    {"_IRQL_saves_", AnnotationKind::SavesLevel, Meaning::Here},
    {"_IRQL_restores_", AnnotationKind::RestoresLevel, Meaning::Here},
    {"_IRQL_saves_global_", AnnotationKind::SavesLevelGlobally, Meaning::Elsewhere},
    {"_IRQL_restores_global_", AnnotationKind::RestoresLevelGlobally, Meaning::Elsewhere},
    {"_IRQL_always_function_max_", AnnotationKind::AlwaysLevel, Meaning::AtMost},
    {"_IRQL_always_function_min_", AnnotationKind::AlwaysLevel, Meaning::AtLeast},
    {"_Requires_lock_held_", AnnotationKind::RequiresCriticalRegion, Meaning::Lock},
    {"_Acquires_lock_", AnnotationKind::AcquiresCriticalRegion, Meaning::Lock},
    {"_Releases_lock_", AnnotationKind::ReleasesCriticalRegion, Meaning::Lock},
    {"__drv_requiresIRQL", AnnotationKind::RequiresLevel, Meaning::Exactly},
    {"__drv_maxIRQL", AnnotationKind::RequiresLevel, Meaning::AtMost},
    {"__drv_minIRQL", AnnotationKind::RequiresLevel, Meaning::AtLeast},
    {"__drv_sameIRQL", AnnotationKind::RequiresSameLevel, Meaning::Nothing},
    {"__drv_raisesIRQL", AnnotationKind::RaisesTo, Meaning::Exactly},
    {"__drv_savesIRQL", AnnotationKind::SavesLevel, Meaning::Here},
    {"__drv_restoresIRQL", AnnotationKind::RestoresLevel, Meaning::Here},
    {"__drv_savesIRQLGlobal", AnnotationKind::SavesLevelGlobally, Meaning::Elsewhere},
    {"__drv_restoresIRQLGlobal", AnnotationKind::RestoresLevelGlobally, Meaning::Elsewhere},
    {"__drv_maxFunctionIRQL", AnnotationKind::AlwaysLevel, Meaning::AtMost},
    {"__drv_minFunctionIRQL", AnnotationKind::AlwaysLevel, Meaning::AtLeast},
};

/// One of the attributes that kernel_macros.h makes, or one inside _When_.
struct Written {
  std::string macro;
  std::string argument;    ///< as written
  std::string expanded;    ///< the same without macros
  std::string annotations; ///< of _When_, _At_ and _Group_: the attributes inside, as text
};

Written writtenFrom(const std::vector<std::string>& parts) {
  auto part = [&](std::size_t i) { return i < parts.size() ? parts[i] : std::string(); };
  return {part(0), part(1), part(2), part(3)};
}

constexpr llvm::StringLiteral kMark = "driver-tidy";

/// Empty where the attribute is none of ours.
Written writtenFrom(const clang::AnnotateAttr& attribute) {
  if (attribute.getAnnotation() != kMark)
    return {};
  std::vector<std::string> parts;
  for (const clang::Expr* argument : attribute.args()) {
    if (const auto* constant = dyn_cast<clang::ConstantExpr>(argument))
      argument = constant->getSubExpr();
    const auto* text = dyn_cast<clang::StringLiteral>(argument->IgnoreParenImpCasts());
    if (!text || text->getCharByteWidth() != 1)
      return {};
    parts.push_back(text->getString().str());
  }
  return writtenFrom(parts);
}

/// The attributes in the text of a _When_: annotate("driver-tidy", "…", …).
std::vector<Written> writtenInside(const std::string& text) {
  std::vector<Written> result;
  const std::vector<TextToken> tokens = tokenize(text);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != TextToken::Kind::String || tokens[i].text != kMark)
      continue;
    std::vector<std::string> parts;
    std::size_t next = i + 1;
    while (tokens[next].is(",") && tokens[next + 1].kind == TextToken::Kind::String) {
      parts.emplace_back();
      for (++next; tokens[next].kind == TextToken::Kind::String; ++next) // adjacent ones are one
        parts.back() += tokens[next].text;
    }
    result.push_back(writtenFrom(parts));
  }
  return result;
}

class Collector {
public:
  Collector(TranslationUnit& unit, TermTable& terms, VariableId returnValue,
            std::vector<Annotation>& into)
      : unit_(unit), terms_(terms), returnValue_(returnValue), into_(into) {}

  void run(const clang::FunctionDecl* function) {
    const auto* method = dyn_cast<clang::CXXMethodDecl>(function);
    firstParameter_ = method && method->isInstance() ? 1 : 0; // behind `this`
    for (const clang::FunctionDecl* declared : function->redecls()) {
      const Scope scope = scopeOf(declared->parameters(), declared->getReturnType());
      addAll(declared, scope);
      addParameters(declared->parameters(), scope);
    }
    for (const clang::FunctionDecl* declared : function->redecls())
      if (const clang::TypeSourceInfo* written = declared->getTypeSourceInfo())
        addTypes(written->getType());
  }

private:
  /// The declaration that an annotation stands on, and under which condition.
  struct Scope : AnnotationScope {
    std::optional<NamedPlace> place; ///< it stands on this one: a parameter, or what _At_ names
    TermId condition = {};
    std::string text; ///< "_When_(Wait, ", to be closed by as many parentheses
    unsigned depth = 0;
  };

  Scope scopeOf(llvm::ArrayRef<clang::ParmVarDecl*> parameters, clang::QualType returnType) const {
    Scope scope;
    for (std::size_t i = 0; i < parameters.size(); ++i)
      if (parameters[i])
        scope.names[parameters[i]->getNameAsString()] = {VariableId{i + firstParameter_},
                                                         parameters[i]->getType()};
    if (returnValue_.valid())
      scope.names["return"] = {returnValue_, returnType};
    return scope;
  }

  void addParameters(llvm::ArrayRef<clang::ParmVarDecl*> parameters, const Scope& scope) {
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      if (!parameters[i] || !parameters[i]->hasAttrs())
        continue;
      Scope own = scope;
      own.place =
          NamedPlace{terms_.variable(VariableId{i + firstParameter_}), parameters[i]->getType()};
      addAll(parameters[i], own);
    }
  }

  void addTypes(clang::QualType type) {
    while (const auto* name = type->getAs<clang::TypedefType>()) {
      const clang::TypedefNameDecl* typedefName = name->getDecl();
      const clang::TypeLoc written = typedefName->getTypeSourceInfo()->getTypeLoc();
      if (const auto function = written.getAsAdjusted<clang::FunctionTypeLoc>()) {
        const Scope scope = scopeOf(function.getParams(), function.getTypePtr()->getReturnType());
        addAll(typedefName, scope);
        addParameters(function.getParams(), scope);
        return;
      }
      const auto* function = typedefName->getUnderlyingType()->getAs<clang::FunctionProtoType>();
      addAll(typedefName, scopeOf({}, function ? function->getReturnType() : clang::QualType()));
      type = typedefName->getUnderlyingType();
    }
  }

  void addAll(const clang::Decl* declaration, const Scope& scope) {
    for (const auto* attribute : declaration->specific_attrs<clang::AnnotateAttr>())
      if (!attribute->isInherited()) // it is met where it was written
        add(writtenFrom(*attribute), scope, attribute->getRange());
  }

  void add(const Written& written, const Scope& scope, clang::SourceRange range) {
    if (written.macro == "_Group_")
      return addInside(written, scope, range);
    if (written.macro == "_When_" || written.macro == "_At_")
      return addNested(written, scope, range);
    const auto* macro = std::find_if(std::begin(kMacros), std::end(kMacros),
                                     [&](const Macro& one) { return one.name == written.macro; });
    if (macro == std::end(kMacros))
      return;
    Annotation annotation;
    annotation.kind = macro->kind;
    annotation.condition = scope.condition;
    if (!fill(annotation, macro->meaning, written, scope))
      return;
    const std::string argument =
        written.argument.empty() ? std::string() : "(" + written.argument + ")";
    annotation.text =
        unit_.intern(scope.text + written.macro + argument + std::string(scope.depth, ')'));
    annotation.range = unit_.locations.range(range);
    if (std::none_of(into_.begin(), into_.end(),
                     [&](const Annotation& known) { return known.saysTheSame(annotation); }))
      into_.push_back(annotation);
  }

  void addInside(const Written& written, const Scope& scope, clang::SourceRange range) {
    for (const Written& inner : writtenInside(written.annotations))
      add(inner, scope, range);
  }

  void addNested(const Written& written, const Scope& scope, clang::SourceRange range) {
    constexpr unsigned kMaxDepth = 8;
    if (scope.depth == kMaxDepth || written.annotations.find(kMark) == std::string::npos)
      return;
    const auto subject = readAnnotationExpression(unit_, terms_, scope, written.expanded);
    if (!subject)
      return;
    Scope inner = scope;
    if (written.macro == "_At_")
      inner.place = subject;
    else if (scope.condition.valid())
      inner.condition = terms_.binary(Operation::And, truth(scope.condition), truth(subject->term));
    else
      inner.condition = subject->term;
    inner.text += written.macro + "(" + written.argument + ", ";
    ++inner.depth;
    addInside(written, inner, range);
  }

  TermId truth(TermId value) {
    return terms_.unary(Operation::Not, terms_.unary(Operation::Not, value));
  }

  /// False where the annotation says nothing that anybody could use.
  bool fill(Annotation& annotation, Meaning meaning, const Written& written, const Scope& scope) {
    switch (meaning) {
    case Meaning::Nothing:
      return true;
    case Meaning::Lock:
      return written.argument.find("_Global_critical_region_") != std::string::npos;
    case Meaning::Here:
      annotation.place = placeHere(annotation.kind, scope);
      return annotation.place.valid();
    case Meaning::Elsewhere:
      annotation.place = placeElsewhere(written, scope);
      return true;
    case Meaning::Exactly:
    case Meaning::AtMost:
    case Meaning::AtLeast:
      return fillLevels(annotation, meaning, written, scope);
    }
    return false;
  }

  bool fillLevels(Annotation& annotation, Meaning meaning, const Written& written,
                  const Scope& scope) {
    auto levels = levelsNamed(written.argument);
    if (!levels)
      levels = levelsNamed(written.expanded);
    if (levels) {
      annotation.levels =
          ValueSet::range(meaning == Meaning::AtMost ? 0 : levels->low(),
                          meaning == Meaning::AtLeast ? kHighestLevel : levels->high());
      return true;
    }
    // _IRQL_raises_(NewIrql)
    if (annotation.kind != AnnotationKind::RaisesTo)
      return false;
    const auto place = readAnnotationExpression(unit_, terms_, scope, written.expanded);
    if (!place || !terms_[place->term].isPlace())
      return false;
    annotation.place = place->term;
    return true;
  }

  TermId placeHere(AnnotationKind kind, const Scope& scope) {
    if (scope.place)
      return object(scope.place->term, scope.place->type);
    return kind == AnnotationKind::SavesLevel && returnValue_.valid()
               ? terms_.variable(returnValue_)
               : TermId{};
  }

  TermId placeElsewhere(const Written& written, const Scope& scope) {
    const auto place = readAnnotationExpression(unit_, terms_, scope, written.expanded);
    if (place && terms_[place->term].isPlace())
      return object(place->term, place->type);
    return terms_.global(unit_.intern(written.argument)); // a name that only annotations know
  }

  /// What a pointer points to, or else the value itself.
  TermId object(TermId value, clang::QualType type) {
    const bool pointer = !type.isNull() && (type->isAnyPointerType() || type->isReferenceType());
    return pointer ? terms_.dereference(value) : value;
  }

  TranslationUnit& unit_;
  TermTable& terms_;
  VariableId returnValue_;
  std::vector<Annotation>& into_;
  unsigned firstParameter_ = 0;
};

Declaration declarationOf(TranslationUnit& unit, const clang::FunctionDecl* function) {
  Declaration result;
  result.key = unit.intern(unit.names.key(function));
  result.name = unit.intern(unit.names.name(function));
  auto add = [&](const std::string& name, VariableKind kind) {
    result.variables.push_back({unit.intern(name), kind, false});
    return VariableId{result.variables.size() - 1};
  };
  const auto* method = dyn_cast<clang::CXXMethodDecl>(function);
  if (method && method->isInstance())
    add("this", VariableKind::Parameter);
  for (const clang::ParmVarDecl* parameter : function->parameters())
    add(parameter->getNameAsString(), VariableKind::Parameter);
  result.parameterCount = static_cast<unsigned>(result.variables.size());
  if (!function->getReturnType()->isVoidType())
    result.returnValue = add("return", VariableKind::ReturnValue);
  collectAnnotations(unit, function, result.terms, result.returnValue, result.annotations);
  return result;
}

} // namespace

void collectAnnotations(TranslationUnit& unit, const clang::FunctionDecl* function,
                        TermTable& terms, VariableId returnValue, std::vector<Annotation>& into) {
  Collector(unit, terms, returnValue, into).run(function);
}

void declareCalledFunctions(TranslationUnit& unit) {
  std::set<SymbolId> defined;
  for (const Function& function : unit.program.functions)
    defined.insert(function.key);
  for (const clang::FunctionDecl* function : unit.called) {
    Declaration declaration = declarationOf(unit, function);
    if (!declaration.annotations.empty() && defined.insert(declaration.key).second)
      unit.program.declarations.push_back(std::move(declaration));
  }
}

} // namespace driver_tidy::frontend
