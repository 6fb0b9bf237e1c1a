#pragma once

#include "checker/program/function.h"
#include "checker/program/symbol_table.h"

#include <compare>
#include <string>
#include <unordered_map>
#include <vector>

namespace driver_tidy::program {

struct File {
  std::string path; ///< as given on the command line or found by the preprocessor
  bool isSystemHeader = false;
};

/// A function's address, or what another slot holds, is stored somewhere. A slot is a name for all
/// places of one kind: "Record::field", a global's name, "function-key#2" for its third parameter,
/// or "function-key$name" for a local. A callback registered by a call flows into "callee#index".
struct AddressFlow {
  SymbolId function; ///< key of the function; invalid: the values of `from` flow on
  SymbolId from;     ///< a slot, where `function` is invalid
  SymbolId to;       ///< a slot
  SymbolId type;     ///< typedef name of the destination (PDRIVER_DISPATCH), if any
  SourceRange range;

  auto operator<=>(const AddressFlow&) const = default;
};

/// A function whose body has no faithful flow graph.
struct NotAnalysed {
  SymbolId function; ///< display name
  SourceRange range;
  std::string reason;
  bool isPartly = false; ///< some of it was lost; it is followed up to there

  auto operator<=>(const NotAnalysed&) const = default;
};

/// One translation unit, or many linked into one.
struct Program {
  SymbolTable symbols;
  std::vector<File> files;
  std::vector<Function> functions;
  std::vector<Declaration> declarations; ///< of functions that are not among `functions`
  std::vector<AddressFlow> addressFlows;
  std::vector<NotAnalysed> notAnalysed;

  /// By key; link() and finish() fill them.
  std::unordered_map<SymbolId, FunctionId> functionByKey;
  std::unordered_map<SymbolId, DeclarationId> declarationByKey;
  void finish();
};

/// Joins translation units into one program. Functions with equal keys (inline functions in
/// headers) are kept once, with the declared types of all; one that stands elsewhere (two drivers,
/// each with its DriverEntry) is listed as not analysed. Files with equal paths become one; equal
/// flows and notes are kept once. So are declarations, and a function takes over the annotations
/// that it is declared with elsewhere. The order of `units` decides the order of the result.
Program link(std::vector<Program> units);

/// A readable listing of one function's graph, for tests and for people.
std::string dump(const Program& program, const Function& function);
/// The same of a declaration: its parameters and annotations.
std::string dump(const Program& program, const Declaration& declaration);

} // namespace driver_tidy::program
