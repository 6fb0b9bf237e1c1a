#include "checker/analysis/call_graph.h"

#include "checker/analysis/conditions.h"
#include "checker/analysis/declared_contract.h"
#include "checker/analysis/level.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace driver_tidy::analysis {

using program::FunctionId;
using program::SymbolId;
using program::Term;
using program::TermId;
using program::TermKind;

namespace {

// A function that writes more places than this is not described to its callers any better.
constexpr std::size_t kMaxWrites = 64;

/// The functions that each slot may hold, following copies from slot to slot.
std::unordered_map<SymbolId, std::set<FunctionId>> slotContents(const program::Program& program) {
  std::unordered_map<SymbolId, std::set<FunctionId>> contents;
  std::unordered_map<SymbolId, std::vector<SymbolId>> copies;
  std::vector<SymbolId> pending;
  for (const program::AddressFlow& flow : program.addressFlows) {
    if (!flow.function.valid()) {
      copies[flow.from].push_back(flow.to);
      continue;
    }
    auto found = program.functionByKey.find(flow.function);
    if (found != program.functionByKey.end() && contents[flow.to].insert(found->second).second)
      pending.push_back(flow.to);
  }
  while (!pending.empty()) {
    SymbolId from = pending.back();
    pending.pop_back();
    const std::set<FunctionId> functions = contents[from];
    for (SymbolId to : copies[from]) {
      std::size_t before = contents[to].size();
      contents[to].insert(functions.begin(), functions.end());
      if (contents[to].size() != before)
        pending.push_back(to);
    }
  }
  return contents;
}

/// Tarjan's algorithm with an explicit stack, as call chains may be deep.
class ComponentFinder {
public:
  explicit ComponentFinder(const std::vector<std::vector<std::uint32_t>>& callees)
      : callees_(callees), number_(callees.size(), kUnseen), low_(callees.size()),
        onStack_(callees.size(), false) {
    for (std::uint32_t function = 0; function < callees.size(); ++function)
      if (number_[function] == kUnseen)
        visit(function);
  }
  std::vector<std::vector<FunctionId>> components;

private:
  static constexpr std::uint32_t kUnseen = UINT32_MAX;
  struct Frame {
    std::uint32_t function;
    std::size_t next = 0;
  };

  void open(std::uint32_t function) {
    number_[function] = low_[function] = counter_++;
    stack_.push_back(function);
    onStack_[function] = true;
    frames_.push_back({function});
  }

  void close(std::uint32_t root) {
    std::vector<FunctionId> component;
    std::uint32_t member = kUnseen;
    do {
      member = stack_.back();
      stack_.pop_back();
      onStack_[member] = false;
      component.emplace_back(member);
    } while (member != root);
    std::sort(component.begin(), component.end());
    components.push_back(std::move(component));
  }

  void visit(std::uint32_t start) {
    open(start);
    while (!frames_.empty()) {
      Frame& frame = frames_.back();
      std::uint32_t function = frame.function;
      if (frame.next < callees_[function].size()) {
        std::uint32_t callee = callees_[function][frame.next++];
        if (number_[callee] == kUnseen)
          open(callee);
        else if (onStack_[callee])
          low_[function] = std::min(low_[function], number_[callee]);
        continue;
      }
      frames_.pop_back();
      if (!frames_.empty()) {
        std::uint32_t caller = frames_.back().function;
        low_[caller] = std::min(low_[caller], low_[function]);
      }
      if (low_[function] == number_[function])
        close(function);
    }
  }

  const std::vector<std::vector<std::uint32_t>>& callees_;
  std::vector<std::uint32_t> number_;
  std::vector<std::uint32_t> low_;
  std::vector<bool> onStack_;
  std::vector<std::uint32_t> stack_;
  std::vector<Frame> frames_;
  std::uint32_t counter_ = 0;
};

/// Locals that are assigned once stand for their value: `Vcb = Context->Vcb; Vcb->State = 1` writes
/// a field of the parameter Context.
class SingleDefinitions {
public:
  explicit SingleDefinitions(FunctionContext& context) : context_(context) {
    std::map<std::uint32_t, unsigned> assignments;
    for (const program::Block& block : context.function->blocks)
      for (const program::Statement& statement : block.statements) {
        const auto* assign = std::get_if<program::Assign>(&statement.action);
        if (assign == nullptr)
          continue;
        const Term& target = context.terms[assign->target];
        // The unknown value that a declaration starts with is no definition.
        if (target.kind != TermKind::Variable ||
            context.terms[assign->value].kind == TermKind::Opaque)
          continue;
        ++assignments[target.variable.index];
        definitions_[target.variable.index] = assign->value;
      }
    for (const auto& [variable, count] : assignments)
      if (count > 1 || variable < context.function->parameterCount)
        definitions_.erase(variable);
  }

  /// `id` in parameters and globals; invalid where other things stand in it.
  TermId expand(TermId id, unsigned depth = 0) {
    if (depth > kMaxDepth)
      return TermId();
    const Term term = context_.terms[id];
    if (term.kind == TermKind::Variable) {
      if (term.variable.index < context_.function->parameterCount)
        return id;
      auto found = definitions_.find(term.variable.index);
      return found == definitions_.end() ? TermId() : expand(found->second, depth + 1);
    }
    if (term.kind == TermKind::Opaque)
      return TermId();
    if (term.kind == TermKind::AddressOf) {
      TermId place = expandPlace(term.first, depth + 1);
      return place.valid() ? context_.terms.addressOf(place) : TermId();
    }
    TermId first = term.first.valid() ? expand(term.first, depth + 1) : TermId();
    TermId second = term.second.valid() ? expand(term.second, depth + 1) : TermId();
    if (term.first.valid() != first.valid() || term.second.valid() != second.valid())
      return TermId();
    return first.valid() ? context_.terms.withParts(term, first, second) : id;
  }

  /// The memory of the place `id`; invalid where it is the function's own, or not known. Of an
  /// array whose index is not known, the array.
  TermId expandPlace(TermId id, unsigned depth = 0) {
    const Term term = context_.terms[id];
    if (depth > kMaxDepth)
      return TermId();
    if (term.kind == TermKind::Global)
      return id;
    if (term.kind == TermKind::Dereference) {
      TermId pointer = expand(term.first, depth + 1);
      return pointer.valid() ? context_.terms.dereference(pointer) : TermId();
    }
    if (term.kind != TermKind::Field && term.kind != TermKind::Element)
      return TermId();
    TermId whole = expandPlace(term.first, depth + 1);
    if (!whole.valid() || term.kind == TermKind::Field)
      return whole.valid() ? context_.terms.field(whole, term.symbol) : whole;
    TermId index = expand(term.second, depth + 1);
    return index.valid() ? context_.terms.element(whole, index) : whole;
  }

private:
  static constexpr unsigned kMaxDepth = 16;
  FunctionContext& context_;
  std::map<std::uint32_t, TermId> definitions_;
};

/// `always`: also where there are too many already.
void addUnique(std::vector<TermId>& list, TermId id, bool always = false) {
  if ((always || list.size() < kMaxWrites) && std::find(list.begin(), list.end(), id) == list.end())
    list.push_back(id);
}

/// What a function writes through its parameters and to globals, callees included.
void findWrites(FunctionContext& context, std::vector<FunctionContext>& contexts) {
  SingleDefinitions definitions(context);
  auto addWrite = [&](TermId place, std::int64_t bits) {
    TermId written = definitions.expandPlace(place);
    if (!written.valid())
      return;
    addUnique(context.writes, written, written == currentLevel(context.terms));
    context.writtenBits[written] |= bits;
  };
  const auto& blocks = context.function->blocks;
  for (std::uint32_t block = 0; block < blocks.size(); ++block)
    for (std::uint32_t index = 0; index < blocks[block].statements.size(); ++index) {
      const auto& action = blocks[block].statements[index].action;
      if (const auto* assign = std::get_if<program::Assign>(&action))
        addWrite(assign->target, changedBits(context.terms, assign->target, assign->value));
      const auto* call = std::get_if<program::Call>(&action);
      if (call == nullptr)
        continue;
      const CallTargets& targets = context.targets(block, index);
      std::vector<TermId> arguments;
      for (const program::Argument& argument : call->arguments)
        arguments.push_back(argument.value);
      if (targets.contract != nullptr)
        for (TermId place : levelWrites(*targets.contract, context.terms, arguments))
          addWrite(place, -1);
      if (targets.functions.empty())
        for (TermId argument : arguments) {
          TermId escaped = definitions.expand(argument);
          if (escaped.valid())
            addUnique(context.escapes, escaped);
        }
      for (FunctionId calleeId : targets.functions) {
        const FunctionContext& callee = contexts[calleeId.index];
        if (&callee == &context)
          continue;
        for (TermId place : callee.writes) {
          TermId mine = substitute(callee.terms, place, callee.function->parameterCount,
                                   context.terms, arguments);
          if (mine.valid() && context.terms[mine].isPlace())
            addWrite(mine, callee.writtenBits.at(place));
        }
        for (TermId address : callee.escapes) {
          TermId mine = substitute(callee.terms, address, callee.function->parameterCount,
                                   context.terms, arguments);
          TermId escaped = mine.valid() ? definitions.expand(mine) : TermId();
          if (escaped.valid())
            addUnique(context.escapes, escaped);
        }
      }
    }
}

} // namespace

CallGraph buildCallGraph(const program::Program& program, const contracts::Contracts& contracts) {
  CallGraph graph;
  auto slots = slotContents(program);
  auto declaredContractOf = [&](program::SymbolId key) -> const contracts::Contract* {
    auto declaration = program.declarationByKey.find(key);
    if (declaration == program.declarationByKey.end())
      return nullptr;
    auto [at, isNew] = graph.declared.try_emplace(key);
    if (isNew)
      at->second = declaredContract(program.declarations[declaration->second.index], contracts);
    return &at->second;
  };
  std::vector<std::vector<std::uint32_t>> callees(program.functions.size());
  graph.contexts.reserve(program.functions.size());
  for (std::uint32_t i = 0; i < program.functions.size(); ++i) {
    const program::Function& function = program.functions[i];
    FunctionContext context = makeContext(function, FunctionId(i));
    for (std::uint32_t block = 0; block < function.blocks.size(); ++block) {
      const auto& statements = function.blocks[block].statements;
      for (std::uint32_t index = 0; index < statements.size(); ++index) {
        const auto* call = std::get_if<program::Call>(&statements[index].action);
        if (call == nullptr)
          continue;
        CallTargets targets;
        if (call->callee.valid()) {
          targets.contract = contracts.find(program.symbols.text(call->name));
          auto found = program.functionByKey.find(call->callee);
          if (targets.contract == nullptr && found != program.functionByKey.end())
            targets.functions.push_back(found->second);
          else if (targets.contract == nullptr)
            targets.contract = declaredContractOf(call->callee);
        } else if (auto slot = slots.find(call->slot); call->slot.valid() && slot != slots.end()) {
          for (FunctionId candidate : slot->second)
            if (program.functions[candidate.index].parameterCount == call->arguments.size())
              targets.functions.push_back(candidate);
        }
        for (FunctionId callee : targets.functions)
          callees[i].push_back(callee.index);
        context.calls.emplace(std::pair(block, index), std::move(targets));
      }
    }
    graph.contexts.push_back(std::move(context));
  }

  ComponentFinder finder(callees);
  graph.components = std::move(finder.components);
  graph.recursive.assign(program.functions.size(), false);
  for (const auto& component : graph.components) {
    for (FunctionId member : component) {
      const auto& mine = callees[member.index];
      graph.recursive[member.index] =
          component.size() > 1 || std::find(mine.begin(), mine.end(), member.index) != mine.end();
      findWrites(graph.contexts[member.index], graph.contexts);
    }
  }
  return graph;
}

} // namespace driver_tidy::analysis
