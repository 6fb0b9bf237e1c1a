#pragma once
// Integers as the analysis sees them: 64-bit and signed.
//
// A 32- or 64-bit value stands for its bits read as signed, whether its type is signed or not: then
// (ULONG)x and (LONG)x are the same number, as are 0xC000000D and STATUS_INVALID_PARAMETER, and ~1
// as a ULONG mask and as a LONGLONG mask. Narrower types are promoted before anything happens to
// them and keep their values.

#include <clang/AST/ASTContext.h>
#include <clang/AST/Expr.h>

#include <cstdint>
#include <optional>

namespace driver_tidy::frontend {

class Integers {
public:
  explicit Integers(clang::ASTContext& context) : context_(context) {}

  /// The constant that an expression is, if Clang can evaluate it.
  std::optional<std::int64_t> constant(const clang::Expr* expression) const;
  std::int64_t value(const llvm::APSInt& integer) const;
  /// `value` as the 32- or 64-bit signed number with the same bits.
  std::int64_t wrap(std::int64_t value, unsigned width) const;
  /// Width in bits; 64 for what is no integer.
  unsigned width(clang::QualType type) const;
  /// The type of what remains after the casts that keep a value: how its bits are really read.
  clang::QualType originalType(const clang::Expr* expression) const;
  bool isInteger(clang::QualType type) const;

private:
  clang::ASTContext& context_;
};

} // namespace driver_tidy::frontend
