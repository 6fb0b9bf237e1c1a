#pragma once
// SAL annotations, as kernel_macros.h leaves them in the AST, become program::Annotations.

#include "checker/frontend/translation_unit.h"

namespace driver_tidy::frontend {

/// Collects what all redeclarations of `function` and the function types that they are written with
/// promise. `into` is a Function or Declaration whose variables are made: parameters first.
void collectAnnotations(TranslationUnit& unit, const clang::FunctionDecl* function,
                        program::TermTable& terms, program::VariableId returnValue,
                        std::vector<program::Annotation>& into);

/// Adds a declaration of each annotated function that the unit calls and does not define.
void declareCalledFunctions(TranslationUnit& unit);

} // namespace driver_tidy::frontend
