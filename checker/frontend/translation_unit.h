#pragma once
// One parsed translation unit on its way to a program.

#include "checker/frontend/diagnostics.h"
#include "checker/frontend/locations.h"
#include "checker/frontend/names.h"
#include "checker/program/program.h"

#include <clang/AST/ASTContext.h>
#include <llvm/ADT/SetVector.h>

namespace driver_tidy::frontend {

struct TranslationUnit {
  TranslationUnit(clang::ASTContext& ast, program::Program& into, const Diagnostics& reported)
      : context(ast), program(into), diagnostics(reported),
        locations(into, ast.getSourceManager(), ast.getLangOpts()), names(ast, locations) {}

  program::SymbolId intern(std::string_view text) { return program.symbols.intern(text); }

  clang::ASTContext& context;
  program::Program& program;
  const Diagnostics& diagnostics;
  Locations locations;
  Names names;
  llvm::SmallSetVector<const clang::FunctionDecl*, 16> called; ///< by name; canonical declarations
};

/// Lowers every function with a body and collects all address flows. Returns the number of
/// functions met.
unsigned lowerTranslationUnit(TranslationUnit& unit);

/// Where function addresses go to: assignments, initialisers and call arguments of the whole unit,
/// and overrides of virtual methods.
void collectAddressFlows(TranslationUnit& unit);

/// The slot that a function pointer is read from or written to; empty where it has no name.
std::string slotOf(TranslationUnit& unit, const clang::Expr* place);

} // namespace driver_tidy::frontend
