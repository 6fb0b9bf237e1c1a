#include "checker/program/program.h"

namespace driver_tidy::program {

namespace {

const char* nameOf(ReturnKind kind) {
  switch (kind) {
  case ReturnKind::None:
    return "void";
  case ReturnKind::Status:
    return "Status";
  case ReturnKind::Boolean:
    return "Boolean";
  case ReturnKind::Pointer:
    return "Pointer";
  case ReturnKind::Other:
    return "Other";
  }
  return "";
}

const char* nameOf(AnnotationKind kind) {
  switch (kind) {
  case AnnotationKind::RequiresLevel:
    return "requires level";
  case AnnotationKind::RaisesTo:
    return "raises to";
  case AnnotationKind::RequiresSameLevel:
    return "same level";
  case AnnotationKind::SavesLevel:
    return "saves level";
  case AnnotationKind::RestoresLevel:
    return "restores level";
  case AnnotationKind::SavesLevelGlobally:
    return "saves level globally";
  case AnnotationKind::RestoresLevelGlobally:
    return "restores level globally";
  case AnnotationKind::AlwaysLevel:
    return "always level";
  case AnnotationKind::RequiresCriticalRegion:
    return "requires critical region";
  case AnnotationKind::AcquiresCriticalRegion:
    return "acquires critical region";
  case AnnotationKind::ReleasesCriticalRegion:
    return "releases critical region";
  }
  return "";
}

class Dumper {
public:
  Dumper(const SymbolTable& symbols, const Function& function)
      : symbols_(symbols), function_(function) {}

  std::string text() const {
    std::string result = "function " + header() + ") -> " + nameOf(function_.returnKind);
    if (function_.entry != BlockId{0})
      result += ", entry " + name(function_.entry);
    result += "\n" + annotations();
    for (std::size_t i = 0; i < function_.blocks.size(); ++i)
      result += blockText(BlockId{i});
    return result;
  }

  std::string declaration() const { return "declaration " + header() + ")\n" + annotations(); }

private:
  /// Up to the last parameter.
  std::string header() const {
    std::string result = name(function_.displayName) + "(";
    for (std::size_t i = 0; i < function_.parameterCount; ++i)
      result += (i == 0 ? "" : ", ") + name(VariableId{i});
    return result;
  }

  std::string annotations() const {
    std::string result;
    for (const Annotation& annotation : function_.annotations) {
      std::string text = nameOf(annotation.kind);
      if (!annotation.levels.isAll())
        text += " " + annotation.levels.text();
      if (annotation.place.valid())
        text += " " + term(annotation.place);
      if (annotation.condition.valid())
        text += " if " + term(annotation.condition);
      if (annotation.text.valid())
        text += ": " + name(annotation.text);
      result += line(annotation.range, {}, text);
    }
    return result;
  }

  std::string blockText(BlockId id) const {
    const Block& block = function_.blocks[id.index];
    std::string result = "  " + name(id) + ":";
    if (block.exceptionTarget.valid())
      result += " [exception -> " + name(block.exceptionTarget) + "]";
    result += "\n";
    for (const Statement& statement : block.statements)
      result +=
          line(statement.range, statement.macro,
               std::visit([this](const auto& action) { return textOf(action); }, statement.action));
    return result +
           line(block.terminatorRange, block.terminatorMacro,
                std::visit([this](const auto& end) { return textOf(end); }, block.terminator));
  }

  std::string line(const SourceRange& range, SymbolId macro, const std::string& text) const {
    std::string result = "    ";
    if (range.valid())
      result += std::to_string(range.line) + ":" + std::to_string(range.column) + " ";
    result += text;
    if (macro.valid())
      result += " {" + name(macro) + "}";
    return result + "\n";
  }

  std::string textOf(const Call& call) const {
    std::string result;
    if (call.result.valid())
      result = name(call.result) + " = ";
    if (call.pointer.valid())
      result += "(*" + term(call.pointer) + ")";
    else
      result += name(call.name);
    result += "(";
    for (std::size_t i = 0; i < call.arguments.size(); ++i)
      result += (i == 0 ? "" : ", ") + term(call.arguments[i].value);
    result += ")";
    if (call.slot.valid())
      result += " [" + name(call.slot) + "]";
    return result + (call.noReturn ? " noreturn" : "");
  }

  std::string textOf(const Assign& assign) const {
    return term(assign.target) + " = " + term(assign.value);
  }
  std::string textOf(const Access& access) const { return "access " + term(access.pointer); }
  std::string textOf(const AssumeLevel& assumption) const {
    return "assume level " + assumption.levels.text();
  }
  std::string textOf(const Lost& lost) const { return "lost: " + name(lost.reason); }

  std::string textOf(const Jump& jump) const { return "goto " + name(jump.target); }

  std::string textOf(const Branch& branch) const {
    return "if (" + term(branch.condition) + ") " + name(branch.whenTrue) + " else " +
           name(branch.whenFalse);
  }

  std::string textOf(const Switch& choice) const {
    std::string result = "switch (" + term(choice.value) + ")";
    for (const SwitchCase& one : choice.cases) {
      result += " " + std::to_string(one.low);
      if (one.high != one.low)
        result += ".." + std::to_string(one.high);
      result += ": " + name(one.target) + ",";
    }
    return result + " else " + name(choice.otherwise);
  }

  std::string textOf(const Choice& choice) const {
    std::string result = "choose";
    for (BlockId target : choice.targets)
      result += " " + name(target);
    return result;
  }

  std::string textOf(const Filter& filter) const {
    return "filter (" + term(filter.value) + ") handler " + name(filter.handler) + " search " +
           name(filter.search);
  }

  std::string textOf(const Return&) const { return "return"; }
  std::string textOf(const Raise&) const { return "raise"; }
  std::string textOf(const Unreachable&) const { return "unreachable"; }

  std::string name(SymbolId symbol) const { return std::string(symbols_.text(symbol)); }
  std::string name(BlockId block) const {
    return block.valid() ? "b" + std::to_string(block.index) : "outside";
  }
  std::string term(TermId id) const { return describe(function_.terms, id, function_, symbols_); }
  std::string name(VariableId id) const { return describe(id, function_, symbols_); }

  const SymbolTable& symbols_;
  const Function& function_;
};

} // namespace

std::string dump(const Program& program, const Function& function) {
  return Dumper(program.symbols, function).text();
}

std::string dump(const Program& program, const Declaration& declaration) {
  Function function; // as far as its listing needs it
  function.displayName = declaration.name;
  function.parameterCount = declaration.parameterCount;
  function.variables = declaration.variables;
  function.returnValue = declaration.returnValue;
  function.terms = declaration.terms;
  function.annotations = declaration.annotations;
  return Dumper(program.symbols, function).declaration();
}

} // namespace driver_tidy::program
