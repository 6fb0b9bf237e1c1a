#include "checker/program/symbol_table.h"

namespace driver_tidy::program {

SymbolId SymbolTable::intern(std::string_view text) {
  if (auto found = index_.find(text); found != index_.end())
    return found->second;
  SymbolId id{texts_.size()};
  texts_.emplace_back(text);
  index_.emplace(texts_.back(), id);
  return id;
}

SymbolId SymbolTable::find(std::string_view text) const {
  auto found = index_.find(text);
  return found == index_.end() ? SymbolId{} : found->second;
}

std::string_view SymbolTable::text(SymbolId id) const {
  return id.valid() ? std::string_view(texts_[id.index]) : std::string_view();
}

} // namespace driver_tidy::program
