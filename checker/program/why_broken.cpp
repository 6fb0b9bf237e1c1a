// Whether all that a program refers to is there.

#include "checker/program/program_file.h"

#include <algorithm>

namespace driver_tidy::program {

namespace {

class Checker {
public:
  explicit Checker(const Program& program) : program_(program) {}

  std::string run() {
    for (const Function& function : program_.functions)
      check(function);
    for (const Declaration& declaration : program_.declarations)
      check(declaration);
    for (const AddressFlow& flow : program_.addressFlows) {
      for (const SymbolId symbol : {flow.function, flow.from, flow.type})
        check(symbol);
      need(flow.to);
      check(flow.range);
    }
    for (const NotAnalysed& note : program_.notAnalysed) {
      need(note.function);
      check(note.range);
    }
    return problem_;
  }

private:
  void fail(const char* what) {
    if (problem_.empty())
      problem_ = what;
  }

  void check(SymbolId symbol) {
    if (symbol.valid() && symbol.index >= program_.symbols.size())
      fail("a name is not there");
  }
  void need(SymbolId symbol) {
    check(symbol);
    if (!symbol.valid())
      fail("a name is missing");
  }
  void check(const SourceRange& range) {
    if (range.file.valid() && range.file.index >= program_.files.size())
      fail("a file is not there");
  }
  void check(VariableId variable) {
    if (variable.valid() && variable.index >= variables_)
      fail("a variable is not there");
  }
  void check(TermId term) {
    if (term.valid() && term.index >= terms_->size())
      fail("a term is not there");
  }
  void need(TermId term) {
    check(term);
    if (!term.valid())
      fail("a term is missing");
  }
  void check(BlockId block) {
    if (block.valid() && block.index >= blocks_)
      fail("a block is not there");
  }
  void need(BlockId block) {
    check(block);
    if (!block.valid())
      fail("a block is missing");
  }

  void check(const Term& term, std::size_t index) {
    check(term.symbol);
    check(term.variable);
    for (const TermId part : {term.first, term.second})
      if (part.valid() && part.index >= index) // parts stand in front, so there is no circle
        fail("a term stands in front of its parts");
    const bool needsFirst = term.kind == TermKind::Field || term.kind == TermKind::Dereference ||
                            term.kind == TermKind::Element || term.kind == TermKind::AddressOf ||
                            term.kind == TermKind::Unary || term.kind == TermKind::Binary;
    const bool needsSecond = term.kind == TermKind::Element || term.kind == TermKind::Binary;
    const bool needsSymbol = term.kind == TermKind::Global || term.kind == TermKind::Field ||
                             term.kind == TermKind::Function;
    if ((needsFirst && !term.first.valid()) || (needsSecond && !term.second.valid()) ||
        (needsSymbol && !term.symbol.valid()) ||
        (term.kind == TermKind::Variable && !term.variable.valid()))
      fail("a term lacks a part");
  }

  /// What functions and declarations have in common.
  template <typename Owner> void checkOwner(const Owner& owner) {
    variables_ = owner.variables.size();
    terms_ = &owner.terms;
    need(owner.key);
    need(owner.name);
    check(owner.returnValue);
    if (owner.parameterCount > owner.variables.size())
      fail("a parameter is not there");
    for (const Variable& variable : owner.variables)
      check(variable.name);
    for (std::size_t i = 0; i < owner.terms.size(); ++i)
      check(owner.terms[TermId{i}], i);
    for (const Annotation& annotation : owner.annotations) {
      check(annotation.place);
      check(annotation.condition);
      check(annotation.text);
      check(annotation.range);
    }
  }

  void check(const Declaration& declaration) { checkOwner(declaration); }

  void check(const Function& function) {
    blocks_ = function.blocks.size();
    checkOwner(function);
    need(function.displayName);
    check(function.range);
    check(function.end);
    for (const SymbolId type : function.declaredTypes)
      need(type);
    need(function.entry);
    for (const Block& block : function.blocks)
      check(block);
  }

  void check(const Block& block) {
    check(block.enteredRange);
    check(block.terminatorRange);
    check(block.terminatorMacro);
    check(block.exceptionTarget);
    for (const Statement& statement : block.statements) {
      check(statement.range);
      check(statement.macro);
      std::visit([this](const auto& action) { check(action); }, statement.action);
    }
    std::visit([this](const auto& terminator) { check(terminator); }, block.terminator);
  }

  void check(const Call& call) {
    for (const SymbolId symbol : {call.callee, call.name, call.slot})
      check(symbol);
    check(call.pointer);
    check(call.result);
    for (const Argument& argument : call.arguments) {
      need(argument.value);
      check(argument.pointee);
    }
  }
  void check(const Assign& assign) {
    need(assign.target);
    need(assign.value);
  }
  void check(const Access& access) { need(access.pointer); }
  void check(const AssumeLevel&) {}
  void check(const Lost& lost) { need(lost.reason); }

  void check(const Jump& jump) { need(jump.target); }
  void check(const Branch& branch) {
    need(branch.condition);
    need(branch.whenTrue);
    need(branch.whenFalse);
    check(branch.text);
  }
  void check(const Switch& choices) {
    need(choices.value);
    need(choices.otherwise);
    check(choices.text);
    for (const SwitchCase& label : choices.cases)
      need(label.target);
  }
  void check(const Choice& choice) {
    for (const BlockId target : choice.targets)
      need(target);
  }
  void check(const Filter& filter) {
    need(filter.value);
    check(filter.search);
    need(filter.handler);
  }
  void check(const Return&) {}
  void check(const Raise&) {}
  void check(const Unreachable&) {}

  const Program& program_;
  // Of the function that is being checked.
  std::size_t variables_ = 0;
  std::size_t blocks_ = 0;
  const TermTable* terms_ = nullptr;
  std::string problem_;
};

} // namespace

std::string whyBroken(const Program& program) {
  return Checker(program).run();
}

} // namespace driver_tidy::program
