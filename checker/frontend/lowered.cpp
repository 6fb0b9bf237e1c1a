#include "checker/frontend/lowered.h"

#include "checker/frontend/kernel_flags.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <optional>

namespace driver_tidy::frontend::testing {

using namespace program;

Lowered::Lowered(const std::string& code, const std::string& file,
                 const std::vector<std::string>& flags) {
  const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
  const std::filesystem::path directory =
      std::filesystem::path(::testing::TempDir()) /
      (std::string(test->test_suite_name()) + "." + test->name());
  std::filesystem::create_directories(directory);
  std::ofstream(directory / file) << code;
  CompileCommand command{file, directory.string(), kernelFlags()};
  command.arguments.insert(command.arguments.end(), flags.begin(), flags.end());
  captured_ = capture(command);
  std::filesystem::remove_all(directory);
}

const Function& Lowered::function(const std::string& name) const {
  for (const Function& function : program().functions)
    if (text(function.name) == name)
      return function;
  ADD_FAILURE() << "no graph of " << name;
  static const Function none;
  return none;
}

std::string Lowered::text(SymbolId symbol) const {
  return std::string(program().symbols.text(symbol));
}

std::string Lowered::listing(const std::string& name) const {
  const std::string text = dump(program(), function(name));
  return text.substr(text.find('\n') + 1);
}

namespace {

class Walker {
public:
  Walker(const Lowered& lowered, const Function& function)
      : lowered_(lowered), function_(function) {}

  void walk() { enter(function_.entry, {}); }
  std::set<std::string> paths;

private:
  struct Path {
    std::string calls;
    std::map<VariableId, std::int64_t> known;
    std::map<BlockId, int> visits;
  };

  std::optional<std::int64_t> evaluate(TermId id, const Path& path) const {
    const Term& term = function_.terms[id];
    if (term.kind == TermKind::Integer)
      return term.value;
    if (term.kind == TermKind::Variable) {
      const auto found = path.known.find(term.variable);
      return found == path.known.end() ? std::optional<std::int64_t>() : found->second;
    }
    if (term.operation == Operation::Not)
      if (const auto operand = evaluate(term.first, path))
        return *operand == 0;
    if (term.operation == Operation::Equal) {
      const auto left = evaluate(term.first, path);
      const auto right = evaluate(term.second, path);
      if (left && right)
        return *left == *right;
    }
    return {};
  }

  void finish(const Path& path, const std::string& how, const SourceRange& range = {}) {
    paths.insert(path.calls + how + (range.valid() ? " " + std::to_string(range.line) : ""));
  }
  void raise(const Block& block, const Path& path) {
    if (block.exceptionTarget.valid())
      enter(block.exceptionTarget, path);
    else
      finish(path, "raises");
  }

  void enter(BlockId id, Path path) {
    if (++path.visits[id] > 2)
      return;
    const Block& block = function_.blocks[id.index];
    for (const Statement& statement : block.statements) {
      if (const auto* call = std::get_if<Call>(&statement.action)) {
        const std::string name = lowered_.text(call->name);
        path.calls += (name.empty() ? lowered_.text(call->slot) : name) + " ";
        if (name.starts_with("raise"))
          raise(block, path);
      } else if (const auto* assign = std::get_if<Assign>(&statement.action)) {
        const Term& target = function_.terms[assign->target];
        if (target.kind != TermKind::Variable)
          continue;
        if (const auto value = evaluate(assign->value, path))
          path.known[target.variable] = *value;
        else
          path.known.erase(target.variable);
      }
    }
    goOn(block, path);
  }

  void goOn(const Block& block, const Path& path) {
    if (const auto* jump = std::get_if<Jump>(&block.terminator)) {
      enter(jump->target, path);
    } else if (const auto* branch = std::get_if<Branch>(&block.terminator)) {
      const auto known = evaluate(branch->condition, path);
      if (!known || *known != 0)
        enter(branch->whenTrue, path);
      if (!known || *known == 0)
        enter(branch->whenFalse, path);
    } else if (const auto* choice = std::get_if<Switch>(&block.terminator)) {
      const auto known = evaluate(choice->value, path);
      bool taken = false;
      for (const SwitchCase& label : choice->cases)
        if (!known || (label.low <= *known && *known <= label.high)) {
          taken = known.has_value();
          enter(label.target, path);
        }
      if (!taken)
        enter(choice->otherwise, path);
    } else if (const auto* any = std::get_if<Choice>(&block.terminator)) {
      for (BlockId target : any->targets)
        enter(target, path);
    } else if (const auto* filter = std::get_if<Filter>(&block.terminator)) {
      enter(filter->handler, path);
      if (filter->search.valid())
        enter(filter->search, path);
      else
        finish(path, "raises");
    } else if (std::holds_alternative<Return>(block.terminator)) {
      finish(path, "return", block.terminatorRange);
    } else if (std::holds_alternative<Raise>(block.terminator)) {
      raise(block, path);
    } else {
      finish(path, "ends");
    }
  }

  const Lowered& lowered_;
  const Function& function_;
};

} // namespace

std::set<std::string> Lowered::paths(const std::string& name) const {
  const Function& found = function(name);
  if (found.blocks.empty())
    return {};
  Walker walker(*this, found);
  walker.walk();
  return walker.paths;
}

} // namespace driver_tidy::frontend::testing
