#pragma once
// Strong index types: a block cannot be mistaken for a variable.

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace driver_tidy::program {

/// An index into the table that `Tag` stands for. Default-constructed: refers to nothing.
template <typename Tag> struct Id {
  static constexpr std::uint32_t kNone = UINT32_MAX;
  std::uint32_t index = kNone;

  constexpr Id() = default;
  constexpr explicit Id(std::size_t position) : index(static_cast<std::uint32_t>(position)) {}
  constexpr bool valid() const { return index != kNone; }
  constexpr auto operator<=>(const Id&) const = default;
};

using SymbolId = Id<struct SymbolTag>;           ///< into Program::symbols
using FileId = Id<struct FileTag>;               ///< into Program::files
using FunctionId = Id<struct FunctionTag>;       ///< into Program::functions
using DeclarationId = Id<struct DeclarationTag>; ///< into Program::declarations
using BlockId = Id<struct BlockTag>;             ///< into Function::blocks
using VariableId = Id<struct VariableTag>;       ///< into Function::variables
using TermId = Id<struct TermTag>;               ///< into a TermTable

} // namespace driver_tidy::program

template <typename Tag> struct std::hash<driver_tidy::program::Id<Tag>> {
  std::size_t operator()(driver_tidy::program::Id<Tag> id) const noexcept { return id.index; }
};
