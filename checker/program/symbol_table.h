#pragma once

#include "checker/program/id.h"

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace driver_tidy::program {

/// Interned strings: equal text has equal id. Text lives as long as the table.
class SymbolTable {
public:
  SymbolTable() = default;
  // NOLINTNEXTLINE(performance-noexcept-move-constructor): a deque's may allocate
  SymbolTable(SymbolTable&&) = default;
  SymbolTable& operator=(SymbolTable&&) = default;
  SymbolTable(const SymbolTable&) = delete;
  SymbolTable& operator=(const SymbolTable&) = delete;

  SymbolId intern(std::string_view text);
  /// The id of `text`, or an invalid id where it was never interned.
  SymbolId find(std::string_view text) const;
  /// The empty string for an invalid id.
  std::string_view text(SymbolId id) const;
  std::size_t size() const { return texts_.size(); }

private:
  std::deque<std::string> texts_; // a deque: growing it moves no string that index_ points into
  std::unordered_map<std::string_view, SymbolId> index_;
};

} // namespace driver_tidy::program
