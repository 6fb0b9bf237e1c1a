#pragma once
// How functions, fields, globals and types are called across translation units.

#include "checker/frontend/locations.h"

#include <clang/AST/ASTContext.h>
#include <clang/AST/Decl.h>
#include <clang/AST/DeclCXX.h>
#include <clang/AST/Mangle.h>

#include <memory>
#include <string>
#include <unordered_map>

namespace driver_tidy::frontend {

class Names {
public:
  Names(clang::ASTContext& context, Locations& locations);

  /// program::Function::key.
  const std::string& key(const clang::FunctionDecl* function);
  /// As rules name it: unqualified in C, "Class::method" in C++.
  std::string name(const clang::FunctionDecl* function) const;
  /// "Record::field"; "Record::outer.field" where the record in between has no name of its own.
  std::string field(const clang::FieldDecl* field) const;
  /// A variable with static storage; "function-key$name" inside a function.
  std::string global(const clang::VarDecl* variable);
  /// AddressFlow slot of a parameter or local variable.
  std::string slot(const clang::VarDecl* variable);
  /// "virtual:" and the key of the method that `method` overrides in the end.
  std::string virtualSlot(const clang::CXXMethodDecl* method);
  /// Canonical name of a type: without typedefs, qualifiers and "struct".
  std::string type(clang::QualType type) const;
  std::string type(const clang::RecordDecl* record) const;

private:
  std::string makeKey(const clang::FunctionDecl* function);
  std::string record(const clang::RecordDecl* record, bool& nested) const;

  clang::ASTContext& context_;
  Locations& locations_;
  std::unique_ptr<clang::MangleContext> mangler_;
  std::unordered_map<const clang::FunctionDecl*, std::string> keys_;
};

/// The outermost typedef that `type` was written with, below arrays; empty where it was written
/// without.
std::string typedefName(clang::QualType type);

} // namespace driver_tidy::frontend
