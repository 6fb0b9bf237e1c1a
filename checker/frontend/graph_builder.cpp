#include "checker/frontend/graph_builder.h"

#include "checker/program/successors.h"

#include <algorithm>

namespace driver_tidy::frontend {

using namespace program;

GraphBuilder::GraphBuilder(Function& function, SymbolTable& symbols)
    : function_(function), symbols_(symbols) {
  function_.entry = newBlock();
  startBlock(function_.entry);
}

BlockId GraphBuilder::newBlock() {
  const BlockId id{function_.blocks.size()};
  function_.blocks.emplace_back();
  scopeOfBlock_.push_back(scope_);
  return id;
}

void GraphBuilder::startBlock(BlockId block) {
  current_ = block;
  scopeOfBlock_[block.index] = scope_;
}

void GraphBuilder::emit(decltype(Statement::action) action, SourceRange range, SymbolId macro) {
  block(current_).statements.push_back({std::move(action), range, macro});
}

void GraphBuilder::assign(TermId place, TermId value, SourceRange range, SymbolId macro) {
  emit(Assign{place, value}, range, macro);
}

void GraphBuilder::end(Terminator terminator, SourceRange range, SymbolId macro) {
  Block& ended = block(current_);
  ended.terminator = std::move(terminator);
  ended.terminatorRange = range;
  ended.terminatorMacro = macro;
  startBlock(newBlock());
}

VariableId GraphBuilder::newVariable(VariableKind kind, const std::string& name) {
  const VariableId id{function_.variables.size()};
  function_.variables.push_back({symbols_.intern(name), kind, false});
  return id;
}

TermId GraphBuilder::newTemporary() {
  return function_.terms.variable(
      newVariable(VariableKind::Temporary, "tmp" + std::to_string(++temporaries_)));
}

TermId GraphBuilder::unknown(const char* reason) {
  return function_.terms.opaque(
      symbols_.intern(std::string(reason) + " " + std::to_string(++unknowns_)));
}

void GraphBuilder::enter(Scope scope) {
  scope.parent = scope_;
  scopes_.push_back(std::move(scope));
  resume(&scopes_.back());
}

void GraphBuilder::resume(Scope* scope) {
  if (scope == scope_)
    return;
  // A block has one exception target, so a scope starts and ends with a block.
  const BlockId next = newBlock();
  block(current_).terminator = Jump{next};
  scope_ = scope;
  startBlock(next);
}

void GraphBuilder::unwind(Scope* outer, SourceRange range) {
  while (scope_ != outer) {
    Scope& left = *scope_;
    resume(left.parent);
    if (left.kind == Scope::Kind::Cleanup && !left.onlyOnException)
      left.cleanup(range);
  }
}

void GraphBuilder::leave(Scope* outer, BlockId destination, SourceRange range) {
  Scope* const origin = scope_;
  bool wayIsNew = true;
  while (scope_ != outer && wayIsNew) {
    if (scope_->kind == Scope::Kind::Finally)
      wayIsNew = enterFinally(*scope_, destination);
    else
      unwind(scope_->parent, range);
  }
  if (wayIsNew)
    block(current_).terminator = Jump{destination};
  scope_ = origin;
  startBlock(newBlock());
}

bool GraphBuilder::enterFinally(Scope& scope, BlockId destination) {
  const auto known = std::find_if(scope.ways.begin(), scope.ways.end(), [&](const Scope::Way& way) {
    return way.destination == destination;
  });
  const std::int64_t number =
      known != scope.ways.end() ? known->number : static_cast<std::int64_t>(scope.ways.size()) + 1;
  const TermId continuation = function_.terms.variable(scope.continuation);
  assign(continuation, function_.terms.integer(number), {});
  block(current_).terminator = Jump{scope.entry};
  if (known != scope.ways.end())
    return false;
  const BlockId behind = newBlock();
  scope.ways.push_back({number, behind, destination});
  scope_ = scope.parent;
  startBlock(behind);
  assign(continuation, unknown("left"), {});
  return true;
}

void GraphBuilder::leaveForLabel(BlockId label, SourceRange range) {
  gotos_.push_back({current_, scope_, label, range});
  startBlock(newBlock());
}

void GraphBuilder::resolveGotos() {
  for (const PendingGoto& pending : gotos_) {
    // The innermost scope that holds both the goto and its label.
    std::vector<Scope*> around;
    for (Scope* scope = scopeOfBlock_[pending.label.index]; scope; scope = scope->parent)
      around.push_back(scope);
    Scope* common = pending.scope;
    while (common && std::find(around.begin(), around.end(), common) == around.end())
      common = common->parent;
    scope_ = pending.scope;
    startBlock(pending.from);
    leave(common, pending.label, pending.range);
  }
}

BlockId GraphBuilder::raiseTarget(Scope* scope) {
  for (; scope; scope = scope->parent) {
    if (scope->kind == Scope::Kind::Handler)
      return scope->entry;
    if (scope->kind == Scope::Kind::FinallyBody)
      continue;
    if (!scope->raiseEntry.valid()) {
      scope_ = scope->parent;
      scope->raiseEntry = newBlock();
      startBlock(scope->raiseEntry);
      if (scope->kind == Scope::Kind::Finally)
        enterFinally(*scope, scope->raiseEntry);
      else
        scope->cleanup({});
      end(Raise{});
    }
    return scope->raiseEntry;
  }
  return {};
}

void GraphBuilder::completeSwitches() {
  for (const Scope& scope : scopes_) {
    if (scope.kind != Scope::Kind::Finally || !scope.switchBlock.valid())
      continue;
    Switch ways;
    ways.value = function_.terms.variable(scope.continuation);
    for (const Scope::Way& way : scope.ways)
      ways.cases.push_back({way.number, way.number, way.block});
    Terminator& terminator = block(scope.switchBlock).terminator;
    if (auto* existing = std::get_if<Switch>(&terminator)) {
      ways.otherwise = existing->otherwise;
    } else {
      scope_ = scope.parent;
      ways.otherwise = newBlock(); // never taken: the ways are all there are
    }
    block(scope.switchBlock).terminator = std::move(ways);
  }
}

namespace {

bool mayRaise(const Block& block) {
  return std::holds_alternative<Raise>(block.terminator) ||
         std::any_of(block.statements.begin(), block.statements.end(), [](const Statement& s) {
           return std::holds_alternative<Call>(s.action) ||
                  std::holds_alternative<Access>(s.action);
         });
}

} // namespace

bool GraphBuilder::completeRaises() {
  const std::size_t before = function_.blocks.size();
  std::vector<bool> seen(before, false);
  std::vector<BlockId> work{function_.entry};
  while (!work.empty()) {
    const BlockId id = work.back();
    work.pop_back();
    if (id.index >= seen.size())
      seen.resize(function_.blocks.size(), false);
    if (seen[id.index])
      continue;
    seen[id.index] = true;
    if (mayRaise(block(id)))
      block(id).exceptionTarget = raiseTarget(scopeOfBlock_[id.index]);
    if (std::holds_alternative<Filter>(block(id).terminator)) {
      const BlockId search = raiseTarget(scopeOfBlock_[id.index]);
      std::get<Filter>(block(id).terminator).search = search;
    }
    for (BlockId next : successors(block(id)))
      work.push_back(next);
  }
  return function_.blocks.size() != before;
}

std::string GraphBuilder::finish() {
  resolveGotos();
  // A raise may need a new way through a __finally, which may reach new raises.
  do
    completeSwitches();
  while (completeRaises());
  std::string problem = verifyGraph(function_);
  if (problem.empty())
    cleanUpGraph(function_);
  return problem;
}

} // namespace driver_tidy::frontend
