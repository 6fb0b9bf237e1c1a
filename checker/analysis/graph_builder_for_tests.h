#pragma once
// Test support: drivers written by hand as flow graphs, with a few made-up DDIs, and what the
// analysis makes of them. Every statement and terminator stands on a line of its own, which the
// builder's functions return.

#include "checker/analysis/analyze.h"
#include "checker/analysis/call_graph.h"
#include "checker/analysis/exits.h"

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace driver_tidy::analysis {

constexpr contracts::CounterId kRegion = 0; // EnterRegion, LeaveRegion
constexpr contracts::CounterId kMutex = 1;  // AcquireMutex, TryAcquireMutex, ReleaseMutex
constexpr const char* kCheck = "driver-regions";

contracts::Contracts exampleContracts();

/// One function, statement after statement. Bodies of branches and loops are given as lambdas.
class GraphBuilder {
public:
  using TermId = program::TermId;
  using Body = std::function<void()>;

  GraphBuilder(program::Program& program, std::uint32_t& line, const std::string& name,
               const std::vector<std::string>& parameters, program::ReturnKind returnKind);

  program::TermTable& terms() { return function_.terms; }
  program::Function& function() { return function_; }
  TermId parameter(std::size_t index) { return terms().variable(program::VariableId(index)); }
  TermId local(const std::string& name = "",
               program::VariableKind kind = program::VariableKind::Local);
  TermId global(const std::string& name);
  TermId number(std::int64_t value) { return terms().integer(value); }
  TermId address(TermId place) { return terms().addressOf(place); }
  TermId isNot(TermId term) { return terms().unary(program::Operation::Not, term); }
  TermId equals(TermId term, std::int64_t value) {
    return terms().binary(program::Operation::Equal, term, number(value));
  }
  TermId isLess(TermId left, TermId right) {
    return terms().binary(program::Operation::Less, left, right);
  }
  TermId plus(TermId term, std::int64_t amount) {
    return terms().binary(program::Operation::Add, term, number(amount));
  }
  TermId bits(TermId term, std::int64_t mask) {
    return terms().binary(program::Operation::And, term, number(mask));
  }
  /// pointer->field
  TermId arrow(TermId pointer, const std::string& field);
  /// A value that nothing is known of.
  TermId unknown() { return local(); }

  std::uint32_t call(const std::string& name, const std::vector<TermId>& arguments = {},
                     TermId result = {}, const std::string& pointee = "");
  std::uint32_t callThrough(const std::string& slot, const std::vector<TermId>& arguments = {});
  std::uint32_t assign(TermId target, TermId value) { return add(program::Assign{target, value}); }
  std::uint32_t access(TermId pointer) { return add(program::Access{pointer}); }
  std::uint32_t lose(const std::string& reason);

  std::uint32_t when(TermId condition, const Body& then, const Body& otherwise = {});
  std::uint32_t loop(TermId condition, const Body& body);
  void leaveLoop();
  std::uint32_t select(TermId value, const std::vector<std::pair<std::int64_t, Body>>& cases,
                       const Body& otherwise = {});
  std::uint32_t returns(TermId value = {});
  std::uint32_t raise();
  /// __try { body } __except (filter) { handler }
  void tryExcept(const Body& body, TermId filter, const Body& handler);
  /// __try { body } __finally { handler }, where the body falls through or raises;
  /// `continuation` tells which.
  void tryFinally(const Body& body, TermId continuation, const Body& handler);

  /// Ends the function and moves it to the program.
  program::FunctionId finish();

private:
  std::uint32_t add(decltype(program::Statement::action) action);
  program::SourceRange nextLine();
  program::SymbolId symbol(const std::string& text);
  program::Block& block(std::uint32_t index) { return function_.blocks[index]; }
  std::uint32_t open();
  /// The first block of a body and the one that falls out of it.
  struct Part {
    std::uint32_t first = 0;
    std::uint32_t end = 0;
  };
  Part enclose(const Body& body);
  void jump(std::uint32_t from, std::uint32_t to);
  void raiseTo(std::uint32_t first, std::uint32_t end, std::uint32_t target);

  program::Program& program_;
  std::uint32_t& line_;
  program::Function function_;
  std::uint32_t current_ = 0;
  std::vector<std::vector<std::uint32_t>> loopEnds_; // blocks that leave each open loop
};

class DriverBuilder {
public:
  DriverBuilder() : contracts(exampleContracts()) { program.files.push_back({.path = "driver.c"}); }

  /// Adds a function that `body` writes; it returns where the body ends.
  program::FunctionId define(const std::string& name, const std::vector<std::string>& parameters,
                             program::ReturnKind returnKind,
                             const std::function<void(GraphBuilder&)>& body);
  /// A void function without parameters.
  program::FunctionId define(const std::string& name,
                             const std::function<void(GraphBuilder&)>& body) {
    return define(name, {}, program::ReturnKind::None, body);
  }
  /// A void function that the system calls as a dispatch routine.
  program::FunctionId defineEntryPoint(const std::string& name,
                                       const std::function<void(GraphBuilder&)>& body);
  void declareAs(program::FunctionId function, const std::string& type);
  void storeAddress(program::FunctionId function, const std::string& slot);

  const program::Program& finished();
  Result analyze(bool strictAlternation = false);
  /// The findings as "kind at line in function", sorted.
  std::vector<std::string> findings();

  program::Program program;
  contracts::Contracts contracts;

private:
  std::uint32_t line_ = 0;
};

std::string text(const Finding& finding);
/// "MissingLeave at 4 in Read"
std::string found(FindingKind kind, std::uint32_t line, const std::string& function);

/// The driver's functions simulated in the order in which callers need them, unjudged.
class Simulated {
public:
  explicit Simulated(DriverBuilder& driver,
                     std::vector<contracts::CounterId> counters = {kRegion, kMutex});

  FunctionContext& context(program::FunctionId id) { return graph_.contexts[id.index]; }
  const Summary& summary(program::FunctionId id) const { return summaries_[id.index]; }
  const Simulation& simulation(program::FunctionId id) const { return simulations_.at(id); }
  Simulation simulate(program::FunctionId id, const SimulationOptions& options);
  Replay replay(program::FunctionId id, const Path& path, const SimulationOptions& options = {});
  const Transfer& transfer() const { return transfer_; }

private:
  DriverBuilder& driver_;
  CallGraph graph_;
  std::vector<Summary> summaries_;
  Transfer transfer_;
  std::map<program::FunctionId, Simulation> simulations_;
};

} // namespace driver_tidy::analysis
