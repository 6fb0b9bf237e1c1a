#include "checker/frontend/names.h"

#include <clang/AST/GlobalDecl.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/Support/raw_ostream.h>

namespace driver_tidy::frontend {

using clang::dyn_cast;
using clang::isa;

Names::Names(clang::ASTContext& context, Locations& locations)
    : context_(context), locations_(locations), mangler_(context.createMangleContext()) {}

const std::string& Names::key(const clang::FunctionDecl* function) {
  function = function->getCanonicalDecl();
  auto [entry, isNew] = keys_.try_emplace(function);
  if (isNew)
    entry->second = makeKey(function);
  return entry->second;
}

std::string Names::makeKey(const clang::FunctionDecl* function) {
  const clang::FunctionDecl* definition = nullptr;
  if (!function->hasBody(definition))
    definition = function;
  std::string key;
  if (function->isInvalidDecl() || function->isDependentContext()) {
    key = function->getQualifiedNameAsString(); // the mangler knows only what is well-formed
  } else if (mangler_->shouldMangleDeclName(function)) {
    llvm::raw_string_ostream out(key);
    if (auto* constructor = dyn_cast<clang::CXXConstructorDecl>(function))
      mangler_->mangleName(clang::GlobalDecl(constructor, clang::Ctor_Complete), out);
    else if (auto* destructor = dyn_cast<clang::CXXDestructorDecl>(function))
      mangler_->mangleName(clang::GlobalDecl(destructor, clang::Dtor_Complete), out);
    else
      mangler_->mangleName(clang::GlobalDecl(function), out);
  } else {
    key = function->getNameAsString();
  }
  if (!function->isExternallyVisible())
    key += "@" + locations_.path(definition->getLocation());
  return key;
}

std::string Names::name(const clang::FunctionDecl* function) const {
  if (function->isExternC() || !context_.getLangOpts().CPlusPlus)
    return function->getNameAsString();
  if (auto* method = dyn_cast<clang::CXXMethodDecl>(function);
      method && method->getParent()->isLambda())
    return "lambda";
  return function->getQualifiedNameAsString();
}

std::string Names::record(const clang::RecordDecl* record, bool& nested) const {
  nested = false;
  if (const clang::TypedefNameDecl* name = record->getTypedefNameForAnonDecl())
    return name->getQualifiedNameAsString();
  if (record->getIdentifier())
    return record->getQualifiedNameAsString();
  if (const auto* closure = dyn_cast<clang::CXXRecordDecl>(record); closure && closure->isLambda())
    return "Lambda";
  const auto* parent = dyn_cast<clang::RecordDecl>(record->getDeclContext());
  if (!parent)
    return "anonymous@" + locations_.path(record->getLocation()) + ":" +
           std::to_string(locations_.token(record->getLocation()).line);
  std::string path = this->record(parent, nested);
  if (record->isAnonymousStructOrUnion())
    return path;
  for (const clang::FieldDecl* field : parent->fields()) {
    const clang::Type* type = field->getType()->getBaseElementTypeUnsafe();
    if (type->isPointerType())
      type = type->getPointeeType()->getBaseElementTypeUnsafe();
    if (type->getAsRecordDecl() &&
        type->getAsRecordDecl()->getCanonicalDecl() == record->getCanonicalDecl()) {
      path += (nested ? "." : "::") + field->getNameAsString();
      nested = true;
      return path;
    }
  }
  return path;
}

std::string Names::field(const clang::FieldDecl* field) const {
  bool nested = false;
  std::string path = record(field->getParent(), nested);
  if (field->getParent()->isLambda()) {
    const auto* closure = dyn_cast<clang::CXXRecordDecl>(field->getParent());
    const clang::LambdaCapture* capture = closure->getCapture(field->getFieldIndex());
    return path + "::" +
           (capture->capturesVariable() ? capture->getCapturedVar()->getNameAsString() : "this");
  }
  return path + (nested ? "." : "::") + field->getNameAsString();
}

std::string Names::global(const clang::VarDecl* variable) {
  if (const auto* function =
          dyn_cast_or_null<clang::FunctionDecl>(variable->getParentFunctionOrMethod());
      function && !variable->hasExternalStorage())
    return slot(variable);
  std::string name = variable->getQualifiedNameAsString();
  if (!variable->isExternallyVisible())
    name += "@" + locations_.path(variable->getCanonicalDecl()->getLocation());
  return name;
}

std::string Names::slot(const clang::VarDecl* variable) {
  const auto* function =
      dyn_cast_or_null<clang::FunctionDecl>(variable->getParentFunctionOrMethod());
  if (!function || variable->hasExternalStorage())
    return global(variable);
  if (const auto* parameter = dyn_cast<clang::ParmVarDecl>(variable)) {
    const auto* method = dyn_cast<clang::CXXMethodDecl>(function);
    const unsigned first = method && method->isInstance() ? 1 : 0;
    return key(function) + "#" + std::to_string(parameter->getFunctionScopeIndex() + first);
  }
  return key(function) + "$" + variable->getNameAsString();
}

std::string Names::virtualSlot(const clang::CXXMethodDecl* method) {
  while (method->size_overridden_methods() != 0)
    method = *method->begin_overridden_methods();
  return "virtual:" + key(method);
}

std::string Names::type(clang::QualType type) const {
  if (type.isNull())
    return {};
  const clang::QualType canonical = type.getCanonicalType().getUnqualifiedType();
  if (const clang::RecordDecl* decl = canonical->getAsRecordDecl())
    return this->type(decl);
  clang::PrintingPolicy policy(context_.getLangOpts());
  policy.SuppressTagKeyword = true;
  return canonical.getAsString(policy);
}

std::string Names::type(const clang::RecordDecl* record) const {
  bool nested = false;
  return this->record(record, nested);
}

std::string typedefName(clang::QualType type) {
  while (!type.isNull() && !type->getAs<clang::TypedefType>() && type->isArrayType())
    type = type->getAsArrayTypeUnsafe()->getElementType();
  if (type.isNull())
    return {};
  if (const auto* written = type->getAs<clang::TypedefType>())
    return written->getDecl()->getNameAsString();
  return {};
}

} // namespace driver_tidy::frontend
