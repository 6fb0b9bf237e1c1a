#pragma once
// Builds one function's flow graph block by block and keeps account of what has to happen when
// control leaves a scope, whichever way it leaves.

#include "checker/program/function.h"
#include "checker/program/symbol_table.h"

#include <deque>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace driver_tidy::frontend {

/// Something that control is inside of. Scopes form a tree, as a goto may name a scope already
/// left.
struct Scope {
  enum class Kind {
    Cleanup,     ///< an object: `cleanup` emits its destruction
    Finally,     ///< the body of a __try with a __finally
    Handler,     ///< the body of a __try with an __except, or of a C++ try
    FinallyBody, ///< a __finally body; leaving it abandons the way out that it was entered for
  };
  /// One way through a __finally: entered with `number`, goes on at `block`, finally to
  /// `destination`.
  struct Way {
    std::int64_t number = 0;
    program::BlockId block;
    program::BlockId destination;
  };

  Kind kind = Kind::Cleanup;
  Scope* parent = nullptr;
  std::function<void(program::SourceRange)> cleanup;
  bool onlyOnException = false;     ///< Cleanup: a member that a constructor has made so far
  program::VariableId continuation; ///< Finally, FinallyBody
  program::BlockId entry;           ///< Finally: the body's first block. Handler: where raises go
  program::BlockId switchBlock;     ///< Finally: the block behind the body
  std::vector<Way> ways;            ///< Finally
  program::BlockId raiseEntry; ///< Cleanup, Finally: where a raise goes; made when first needed
};

class GraphBuilder {
public:
  using BlockId = program::BlockId;
  using TermId = program::TermId;
  using SourceRange = program::SourceRange;

  GraphBuilder(program::Function& function, program::SymbolTable& symbols);

  /// A block to be started later; it belongs to the scope that it is started in.
  BlockId newBlock();
  void startBlock(BlockId block);
  BlockId current() const { return current_; }
  program::Block& block(BlockId id) { return function_.blocks[id.index]; }
  void emit(decltype(program::Statement::action) action, SourceRange range,
            program::SymbolId macro = {});
  void assign(TermId place, TermId value, SourceRange range, program::SymbolId macro = {});
  /// Ends the current block; what follows is unreachable until a block is started.
  void end(program::Terminator terminator, SourceRange range = {}, program::SymbolId macro = {});
  void jump(BlockId target) { end(program::Jump{target}); }

  program::VariableId newVariable(program::VariableKind kind, const std::string& name);
  program::TermId newTemporary();
  /// A value that equals nothing else.
  TermId unknown(const char* reason);

  Scope* scope() const { return scope_; }
  void enter(Scope scope);
  /// Goes on in `scope` without any cleanup.
  void resume(Scope* scope);
  /// Cleans up down to `outer`, which becomes the current scope; control goes on here.
  void unwind(Scope* outer, SourceRange range);
  /// Leaves all scopes inside `outer` for `destination`.
  void leave(Scope* outer, BlockId destination, SourceRange range);
  /// Goes to a block in whatever scope that turns out to be started in.
  void leaveForLabel(BlockId label, SourceRange range);

  /// Completes exceptions' ways, drops unreachable blocks and numbers the rest in reverse post
  /// order. Returns what is wrong with the graph, or nothing.
  std::string finish();

private:
  struct PendingGoto {
    BlockId from;
    Scope* scope;
    BlockId label;
    SourceRange range;
  };
  /// Where a raise in `scope` goes; invalid: out of the function.
  BlockId raiseTarget(Scope* scope);
  /// Enters a __finally body on the way to `destination`. False: the rest of that way exists
  /// already.
  bool enterFinally(Scope& scope, BlockId destination);
  void resolveGotos();
  void completeSwitches();
  bool completeRaises();

  program::Function& function_;
  program::SymbolTable& symbols_;
  std::deque<Scope> scopes_;
  std::vector<Scope*> scopeOfBlock_;
  std::vector<PendingGoto> gotos_;
  Scope* scope_ = nullptr;
  BlockId current_;
  unsigned unknowns_ = 0;
  unsigned temporaries_ = 0;
};

/// Removes what no path reaches, joins blocks that always follow each other, and renumbers.
/// `blocks` in reverse post order after it.
void cleanUpGraph(program::Function& function);
/// What is wrong with a graph: a dangling block, term or variable. Empty where nothing is.
std::string verifyGraph(const program::Function& function);

} // namespace driver_tidy::frontend
