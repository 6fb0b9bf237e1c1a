#pragma once
// A function of the driver as a flow graph: the data that passes from the frontend to the analysis.
//
// What lowering guarantees, and the analysis leans on:
// - Short circuits, ?:, switches, loops, SEH and C++ scopes are edges; a term has no side effect.
// - `return e` assigns e to `returnValue` and jumps; every way out through __finally or a
// destructor is
//   written out. Block::exceptionTarget says where a statement that raises continues.
// - A __finally body stands once in the graph. A variable of kind Continuation says why it was
// entered (0:
//   fall-through or __leave; each other way out has a number of its own) and the Switch behind the
//   body goes on accordingly. AbnormalTermination() is that variable's being not 0. States that
//   differ in a Continuation are never joined, and it is forgotten behind the Switch.

#include "checker/program/annotation.h"
#include "checker/program/id.h"
#include "checker/program/source_range.h"
#include "checker/program/term.h"
#include "checker/program/value_set.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace driver_tidy::program {

enum class VariableKind : std::uint8_t {
  Parameter, ///< in order, `this` first
  Local,
  Temporary, ///< made by lowering: a call's result, a ?: value
  ReturnValue,
  Continuation, ///< why a __finally body was entered
};

struct Variable {
  SymbolId name;
  VariableKind kind = VariableKind::Local;
  bool addressTaken = false; ///< &v stands somewhere, or a lambda captures it by reference
};

/// How a caller reads success from the return value.
enum class ReturnKind : std::uint8_t {
  None,    ///< void
  Status,  ///< NTSTATUS, HRESULT: >= 0 is success
  Boolean, ///< not 0 is success
  Pointer, ///< not null is success
  Other,
};

struct Argument {
  TermId value;
  SymbolId pointee; ///< for a pointer: canonical name of what it points to before implicit
                    ///< conversion to void* ("_KMUTANT"); else invalid
};

/// A call of a function, constructor, destructor or of a pointer.
struct Call {
  SymbolId callee; ///< the callee's key (Function::key); invalid: through `pointer`
  SymbolId name;   ///< as rules name it: unqualified in C, "Class::method" in C++
  TermId pointer;  ///< what is called where the callee is not known by name
  SymbolId slot;   ///< the AddressFlow slot that `pointer` is read from, if any; for a virtual call
                   ///< the slot of the overridden method
  std::vector<Argument> arguments;
  VariableId result;     ///< receives the result; invalid where it is unused
  bool noReturn = false; ///< declared __declspec(noreturn)
};

/// target = value. An Opaque value makes the target unknown.
struct Assign {
  TermId target;
  TermId value;
};

/// Memory reached through `pointer` is read or written; raises where the pointer comes from user
/// mode. Where the path goes on, the pointer is not null.
struct Access {
  TermId pointer;
};

/// The IRQL is one of these levels from here on: an assertion says so.
struct AssumeLevel {
  ValueSet levels = ValueSet::all();
};

/// From here on the path has lost something that the source says (broken code): nothing found
/// behind it may be reported.
struct Lost {
  SymbolId reason;
};

struct Statement {
  std::variant<Call, Assign, Access, AssumeLevel, Lost> action;
  SourceRange range;
  SymbolId macro; ///< outermost macro that the statement came from, if any
};

struct Jump {
  BlockId target;
};

struct Branch {
  TermId condition; ///< taken where it is not 0
  BlockId whenTrue;
  BlockId whenFalse;
  SymbolId text; ///< the condition as written, shortened
};

struct SwitchCase {
  std::int64_t low = 0;
  std::int64_t high = 0; ///< inclusive; equal to low but for GNU ranges
  BlockId target;
};

struct Switch {
  TermId value;
  std::vector<SwitchCase> cases;
  BlockId otherwise;
  SymbolId text; ///< as the user wrote it; none: behind a __finally, to where control came for
};

/// Goes to any of the targets: computed goto, asm goto, a catch clause that may match.
struct Choice {
  std::vector<BlockId> targets;
};

/// An __except filter: passes the exception on to `search` only where `value` is certainly 0
/// (EXCEPTION_CONTINUE_SEARCH); in all other cases `handler` runs.
struct Filter {
  TermId value;
  BlockId search; ///< invalid: the exception leaves the function
  BlockId handler;
};

struct Return {}; ///< leaves the function with `returnValue`
struct Raise {};  ///< an exception is under way: goes to exceptionTarget, or leaves the function
struct Unreachable {}; ///< behind a call that does not return

using Terminator = std::variant<Unreachable, Jump, Branch, Switch, Choice, Filter, Return, Raise>;

/// What a block is the first one of.
enum class Region : std::uint8_t {
  None,
  Loop, ///< each pass of a loop starts here; a block that only one edge reaches is never marked so
  Finally,
  ExceptHandler,
  CatchHandler,
};

struct Block {
  Region entered = Region::None;
  SourceRange enteredRange; ///< the handler's keyword; the loop's condition, or its keyword where
                            ///< it has none
  std::vector<Statement> statements;
  Terminator terminator;
  SourceRange terminatorRange;
  SymbolId terminatorMacro;
  BlockId
      exceptionTarget; ///< where a raise inside this block goes on; invalid: it leaves the function
};

struct Function {
  SymbolId key; ///< unique in the program; "name" where external, "name@file" where static, mangled
                ///< in C++
  SymbolId name;        ///< as rules name it
  SymbolId displayName; ///< for people
  SourceRange range;    ///< of the name in the definition
  SourceRange end;      ///< of the closing brace
  ReturnKind returnKind = ReturnKind::None;
  VariableId returnValue;              ///< invalid for void
  std::vector<SymbolId> declaredTypes; ///< function typedefs it is declared with: DRIVER_DISPATCH
  std::vector<Annotation> annotations; ///< of all its declarations first, then of declaredTypes
  bool isStatic = false;
  bool isVirtual = false;
  unsigned parameterCount = 0; ///< the first variables
  std::vector<Variable> variables;
  TermTable terms;
  BlockId entry;
  std::vector<Block> blocks;
};

/// A function that is called and annotated but has no body here.
struct Declaration {
  SymbolId key;                    ///< as Function::key
  SymbolId name;                   ///< as rules name it
  unsigned parameterCount = 0;     ///< the first variables
  std::vector<Variable> variables; ///< parameters and the return value
  VariableId returnValue;          ///< invalid for void
  TermTable terms;
  std::vector<Annotation> annotations; ///< at least one
};

} // namespace driver_tidy::program
