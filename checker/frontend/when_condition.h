#pragma once
// The condition of _When_(condition, …) and the places that annotations name, as terms.

#include "checker/frontend/translation_unit.h"

#include <map>
#include <optional>
#include <string>

namespace driver_tidy::frontend {

/// What an annotation on one declaration of a function may name.
struct AnnotationScope {
  struct Name {
    program::VariableId variable;
    clang::QualType type;
  };
  std::map<std::string, Name, std::less<>> names; ///< parameters; "return" where there is a value
};

/// The place or value that `text` names, with its type.
struct NamedPlace {
  program::TermId term;
  clang::QualType type; ///< null where it is a number
};

/// Reads integers, enumerators, parameters, `return`, members, comparisons, arithmetic, casts, &&
/// and
/// ||; a truth value is 0 or 1, so that && is a bitwise And. Nothing where any part is not
/// understood.
std::optional<NamedPlace> readAnnotationExpression(TranslationUnit& unit, program::TermTable& terms,
                                                   const AnnotationScope& scope,
                                                   const std::string& text);

} // namespace driver_tidy::frontend
