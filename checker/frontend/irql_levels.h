#pragma once
// Levels as annotations and asserts write them.

#include "checker/program/value_set.h"

#include <llvm/ADT/StringRef.h>

#include <cstdint>
#include <optional>

namespace driver_tidy::frontend {

constexpr std::int64_t kHighestLevel = 31;

/// "DISPATCH_LEVEL", "(KIRQL)2", "DIRQL" (any device level); nothing where it names no level.
std::optional<program::ValueSet> levelsNamed(llvm::StringRef text);

/// What an asserted condition says of the current level: "KeGetCurrentIrql() <= APC_LEVEL && p"
/// says 0..1. Nothing where it says nothing.
std::optional<program::ValueSet> levelsAsserted(llvm::StringRef condition);

/// A number as C writes it, read as a signed one of 32 or 64 bits.
std::optional<std::int64_t> integerFrom(llvm::StringRef literal);

} // namespace driver_tidy::frontend
