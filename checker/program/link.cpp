#include "checker/program/program.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <utility>

namespace driver_tidy::program {

namespace {

/// Rewrites what one unit calls its symbols and files into what the linked program calls them.
class Renamer {
public:
  Renamer(const Program& unit, Program& linked,
          std::unordered_map<std::string, FileId>& fileByPath) {
    for (std::size_t i = 0; i < unit.symbols.size(); ++i)
      symbols_.push_back(linked.symbols.intern(unit.symbols.text(SymbolId{i})));
    for (const File& file : unit.files) {
      auto [entry, isNew] = fileByPath.try_emplace(file.path, FileId{linked.files.size()});
      if (isNew)
        linked.files.push_back(file);
      else
        linked.files[entry->second.index].isSystemHeader &= file.isSystemHeader;
      files_.push_back(entry->second);
    }
  }

  void rename(Function& function) const {
    rename(function.key);
    rename(function.name);
    rename(function.displayName);
    rename(function.range);
    rename(function.end);
    for (SymbolId& type : function.declaredTypes)
      rename(type);
    for (Variable& variable : function.variables)
      rename(variable.name);
    function.terms.renameSymbols(symbols_);
    for (Block& block : function.blocks)
      rename(block);
  }

  void rename(AddressFlow& flow) const {
    rename(flow.function);
    rename(flow.from);
    rename(flow.to);
    rename(flow.type);
    rename(flow.range);
  }

  void rename(NotAnalysed& note) const {
    rename(note.function);
    rename(note.range);
  }

private:
  void rename(SymbolId& symbol) const {
    if (symbol.valid())
      symbol = symbols_[symbol.index];
  }

  void rename(SourceRange& range) const {
    if (range.file.valid())
      range.file = files_[range.file.index];
  }

  void rename(Block& block) const {
    for (Statement& statement : block.statements) {
      std::visit([this](auto& action) { rename(action); }, statement.action);
      rename(statement.range);
      rename(statement.macro);
    }
    if (auto* branch = std::get_if<Branch>(&block.terminator))
      rename(branch->text);
    if (auto* choice = std::get_if<Switch>(&block.terminator))
      rename(choice->text);
    rename(block.enteredRange);
    rename(block.terminatorRange);
    rename(block.terminatorMacro);
  }

  void rename(Call& call) const {
    rename(call.callee);
    rename(call.name);
    rename(call.slot);
    for (Argument& argument : call.arguments)
      rename(argument.pointee);
  }

  void rename(Lost& lost) const { rename(lost.reason); }
  void rename(Assign&) const {}
  void rename(Access&) const {}

  std::vector<SymbolId> symbols_;
  std::vector<FileId> files_;
};

void mergeDeclaredTypes(Function& kept, const Function& other) {
  for (SymbolId type : other.declaredTypes)
    if (std::ranges::find(kept.declaredTypes, type) == kept.declaredTypes.end())
      kept.declaredTypes.push_back(type);
}

/// Includes of kernel code spell one header in several cases: its inline functions are the same all
/// the same.
bool isSamePlace(const SourceRange& left, const SourceRange& right, const Program& program) {
  if (!left.file.valid() || !right.file.valid())
    return left == right;
  auto equalButForCase = [](char a, char b) {
    return std::tolower(static_cast<unsigned char>(a)) ==
           std::tolower(static_cast<unsigned char>(b));
  };
  return left.line == right.line && left.column == right.column &&
         std::ranges::equal(program.files[left.file.index].path,
                            program.files[right.file.index].path, equalButForCase);
}

} // namespace

Program link(std::vector<Program> units) {
  Program linked;
  std::unordered_map<std::string, FileId> fileByPath;
  std::set<AddressFlow> knownFlows;
  std::set<NotAnalysed> knownNotes;
  for (Program& unit : units) {
    Renamer renamer(unit, linked, fileByPath);
    for (Function& function : unit.functions) {
      renamer.rename(function);
      auto [entry, isNew] =
          linked.functionByKey.try_emplace(function.key, FunctionId{linked.functions.size()});
      if (isNew) {
        linked.functions.push_back(std::move(function));
        continue;
      }
      Function& kept = linked.functions[entry->second.index];
      mergeDeclaredTypes(kept, function);
      if (isSamePlace(function.range, kept.range, linked))
        continue;
      const NotAnalysed note{function.displayName, function.range,
                             "another file defines a function of this name, which was taken"};
      if (knownNotes.insert(note).second)
        linked.notAnalysed.push_back(note);
    }
    for (AddressFlow& flow : unit.addressFlows) {
      renamer.rename(flow);
      if (knownFlows.insert(flow).second)
        linked.addressFlows.push_back(flow);
    }
    for (NotAnalysed& note : unit.notAnalysed) {
      renamer.rename(note);
      if (knownNotes.insert(note).second)
        linked.notAnalysed.push_back(std::move(note));
    }
    unit = {}; // a driver of many files should not stand in memory twice
  }
  return linked;
}

} // namespace driver_tidy::program
