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
    for (Annotation& annotation : function.annotations)
      rename(annotation);
    for (Block& block : function.blocks)
      rename(block);
  }

  void rename(Declaration& declaration) const {
    rename(declaration.key);
    rename(declaration.name);
    for (Variable& variable : declaration.variables)
      rename(variable.name);
    declaration.terms.renameSymbols(symbols_);
    for (Annotation& annotation : declaration.annotations)
      rename(annotation);
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

  void rename(Annotation& annotation) const {
    rename(annotation.text);
    rename(annotation.range);
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
  void rename(AssumeLevel&) const {}

  std::vector<SymbolId> symbols_;
  std::vector<FileId> files_;
};

void mergeDeclaredTypes(Function& kept, const Function& other) {
  for (SymbolId type : other.declaredTypes)
    if (std::ranges::find(kept.declaredTypes, type) == kept.declaredTypes.end())
      kept.declaredTypes.push_back(type);
}

/// Takes over annotations of another declaration of the same function: the terms that they hold are
/// built again over the function's own parameters.
template <typename Into, typename From> class AnnotationMerge {
public:
  AnnotationMerge(Into& into, const From& from) : into_(into), from_(from) {}

  void run() {
    if (into_.parameterCount != from_.parameterCount ||
        into_.returnValue.valid() != from_.returnValue.valid())
      return; // not the same function after all
    for (const Annotation& annotation : from_.annotations) {
      Annotation taken = annotation;
      taken.place = copy(annotation.place);
      taken.condition = copy(annotation.condition);
      if (std::ranges::none_of(into_.annotations,
                               [&](const Annotation& known) { return known.saysTheSame(taken); }))
        into_.annotations.push_back(std::move(taken));
    }
  }

private:
  TermId copy(TermId id) {
    if (!id.valid())
      return {};
    const Term term = from_.terms[id];
    TermTable& terms = into_.terms;
    switch (term.kind) {
    case TermKind::Integer:
      return terms.integer(term.value);
    case TermKind::Variable:
      return terms.variable(term.variable == from_.returnValue ? into_.returnValue : term.variable);
    case TermKind::Global:
      return terms.global(term.symbol);
    case TermKind::Field:
      return terms.field(copy(term.first), term.symbol);
    case TermKind::Dereference:
      return terms.dereference(copy(term.first));
    case TermKind::AddressOf:
      return terms.addressOf(copy(term.first));
    case TermKind::Function:
      return terms.function(term.symbol);
    case TermKind::Opaque:
      return terms.opaque(term.symbol, copy(term.first), copy(term.second));
    case TermKind::Unary:
      return terms.unary(term.operation, copy(term.first));
    case TermKind::Element:
    case TermKind::Binary: {
      const TermId first = copy(term.first);
      const TermId second = copy(term.second);
      return term.kind == TermKind::Element ? terms.element(first, second)
                                            : terms.binary(term.operation, first, second);
    }
    }
    return {};
  }

  Into& into_;
  const From& from_;
};

void mergeAnnotations(auto& into, const auto& from) {
  AnnotationMerge(into, from).run();
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

/// A function that another unit defines is no mere declaration.
void giveDefinitionsTheirDeclarations(Program& linked) {
  std::erase_if(linked.declarations, [&](const Declaration& declaration) {
    const auto found = linked.functionByKey.find(declaration.key);
    if (found == linked.functionByKey.end())
      return false;
    mergeAnnotations(linked.functions[found->second.index], declaration);
    return true;
  });
  linked.finish();
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
      if (isSamePlace(function.range, kept.range, linked)) {
        mergeAnnotations(kept, function);
        continue;
      }
      const NotAnalysed note{function.displayName, function.range,
                             "another file defines a function of this name, which was taken"};
      if (knownNotes.insert(note).second)
        linked.notAnalysed.push_back(note);
    }
    for (Declaration& declaration : unit.declarations) {
      renamer.rename(declaration);
      auto [entry, isNew] = linked.declarationByKey.try_emplace(
          declaration.key, DeclarationId{linked.declarations.size()});
      if (isNew)
        linked.declarations.push_back(std::move(declaration));
      else
        mergeAnnotations(linked.declarations[entry->second.index], declaration);
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
  giveDefinitionsTheirDeclarations(linked);
  return linked;
}

} // namespace driver_tidy::program
