#include "checker/analysis/graph_builder_for_tests.h"

#include <algorithm>

namespace driver_tidy::analysis {

using program::BlockId;
using program::SymbolId;
using program::TermId;
using program::ValueSet;

contracts::Contracts exampleContracts() {
  contracts::Contracts contracts;
  contracts.counters = {{"region", "region", "region", "entered", "left"},
                        {"mutex", "region", "mutex", "acquired", "released"}};
  auto changes = [](contracts::CounterId counter, int amount) {
    contracts::Contract contract;
    contract.outcomes.resize(1);
    contract.outcomes[0].effects = {{counter, amount}};
    return contract;
  };
  contracts.byName["EnterRegion"] = changes(kRegion, 1);
  contracts.byName["LeaveRegion"] = changes(kRegion, -1);
  contracts.byName["AcquireMutex"] = changes(kMutex, 1);
  contracts.byName["ReleaseMutex"] = changes(kMutex, -1);

  contracts::Contract& tries = contracts.byName["TryAcquireMutex"];
  tries.outcomes.resize(2);
  tries.outcomes[0].result = ValueSet::except(0);
  tries.outcomes[0].effects = {{kMutex, 1}};
  tries.outcomes[1].result = ValueSet::only(0);

  contracts::Contract plain;
  plain.outcomes.resize(1);
  contracts::Contract& probe = contracts.byName["Probe"] = plain;
  probe.raises = true;
  probe.userPointers = {0};
  contracts.byName["MayRaise"] = plain;
  contracts.byName["MayRaise"].raises = true;
  contracts.byName["RaiseStatus"] = plain;
  contracts.byName["RaiseStatus"].raises = true;
  contracts.byName["RaiseStatus"].endsPath = true;
  contracts.byName["TerminateThread"] = plain;
  contracts.byName["TerminateThread"].endsThread = true;
  contracts.byName["BugCheck"] = plain;
  contracts.byName["BugCheck"].endsPath = true;

  contracts.roleByType["DISPATCH"] = {"dispatch-routine", "dispatch routine", false};
  contracts.roleByType["ACQUIRE_CALLBACK"] = {"acquire-callback", "acquire callback", true};

  contracts::Rule rule;
  rule.id = "Regions";
  rule.check = kCheck;
  rule.counters = {kRegion, kMutex};
  contracts.rules = {rule};
  return contracts;
}

GraphBuilder::GraphBuilder(program::Program& program, std::uint32_t& line, const std::string& name,
                           const std::vector<std::string>& parameters,
                           program::ReturnKind returnKind)
    : program_(program), line_(line) {
  function_.key = function_.name = function_.displayName = symbol(name);
  function_.range = nextLine();
  function_.returnKind = returnKind;
  function_.parameterCount = static_cast<unsigned>(parameters.size());
  for (const std::string& parameter : parameters)
    function_.variables.push_back({symbol(parameter), program::VariableKind::Parameter});
  if (returnKind != program::ReturnKind::None) {
    function_.returnValue = program::VariableId(function_.variables.size());
    function_.variables.push_back({symbol("result"), program::VariableKind::ReturnValue});
  }
  function_.entry = BlockId(open());
}

SymbolId GraphBuilder::symbol(const std::string& text) {
  return program_.symbols.intern(text);
}

program::SourceRange GraphBuilder::nextLine() {
  ++line_;
  return {program::FileId(0), line_, 1, line_, 2};
}

std::uint32_t GraphBuilder::open() {
  current_ = static_cast<std::uint32_t>(function_.blocks.size());
  function_.blocks.emplace_back();
  return current_;
}

std::uint32_t GraphBuilder::add(decltype(program::Statement::action) action) {
  block(current_).statements.push_back({std::move(action), nextLine(), {}});
  return line_;
}

TermId GraphBuilder::local(const std::string& name, program::VariableKind kind) {
  function_.variables.push_back({symbol(name), kind});
  return terms().variable(program::VariableId(function_.variables.size() - 1));
}

TermId GraphBuilder::global(const std::string& name) {
  return terms().global(symbol(name));
}

TermId GraphBuilder::arrow(TermId pointer, const std::string& field) {
  return terms().field(terms().dereference(pointer), symbol("Record::" + field));
}

std::uint32_t GraphBuilder::call(const std::string& name, const std::vector<TermId>& arguments,
                                 TermId result, const std::string& pointee) {
  program::Call call;
  call.callee = call.name = symbol(name);
  for (TermId argument : arguments)
    call.arguments.push_back({argument, pointee.empty() ? SymbolId() : symbol(pointee)});
  if (result.valid())
    call.result = terms()[result].variable;
  return add(std::move(call));
}

std::uint32_t GraphBuilder::callThrough(const std::string& slot,
                                        const std::vector<TermId>& arguments) {
  program::Call call;
  call.pointer = global(slot);
  call.slot = symbol(slot);
  for (TermId argument : arguments)
    call.arguments.push_back({argument, {}});
  return add(std::move(call));
}

std::uint32_t GraphBuilder::lose(const std::string& reason) {
  return add(program::Lost{symbol(reason)});
}

GraphBuilder::Part GraphBuilder::enclose(const Body& body) {
  Part part;
  part.first = open();
  body();
  part.end = current_;
  return part;
}

void GraphBuilder::jump(std::uint32_t from, std::uint32_t to) {
  block(from).terminator = program::Jump{BlockId(to)};
}

std::uint32_t GraphBuilder::when(TermId condition, const Body& then, const Body& otherwise) {
  const std::uint32_t from = current_;
  block(from).terminatorRange = nextLine();
  const std::uint32_t line = line_;
  const Part whenTrue = enclose(then);
  const Part whenFalse = otherwise ? enclose(otherwise) : Part();
  const std::uint32_t join = open();
  jump(whenTrue.end, join);
  if (otherwise)
    jump(whenFalse.end, join);
  block(from).terminator = program::Branch{
      condition, BlockId(whenTrue.first), BlockId(otherwise ? whenFalse.first : join), symbol("c")};
  return line;
}

std::uint32_t GraphBuilder::loop(TermId condition, const Body& body) {
  const std::uint32_t before = current_;
  const std::uint32_t head = open();
  jump(before, head);
  block(head).entered = program::Region::Loop;
  block(head).enteredRange = block(head).terminatorRange = nextLine();
  const std::uint32_t line = line_;
  loopEnds_.emplace_back();
  const Part pass = enclose(body);
  jump(pass.end, head);
  const std::uint32_t after = open();
  block(head).terminator =
      program::Branch{condition, BlockId(pass.first), BlockId(after), symbol("c")};
  for (std::uint32_t end : loopEnds_.back())
    jump(end, after);
  loopEnds_.pop_back();
  return line;
}

void GraphBuilder::leaveLoop() {
  loopEnds_.back().push_back(current_);
  open();
}

std::uint32_t GraphBuilder::select(TermId value,
                                   const std::vector<std::pair<std::int64_t, Body>>& cases,
                                   const Body& otherwise) {
  const std::uint32_t from = current_;
  block(from).terminatorRange = nextLine();
  const std::uint32_t line = line_;
  program::Switch choice;
  choice.value = value;
  choice.text = symbol("v");
  std::vector<std::uint32_t> ends;
  for (const auto& [label, body] : cases) {
    const Part part = enclose(body);
    ends.push_back(part.end);
    choice.cases.push_back({label, label, BlockId(part.first)});
  }
  if (otherwise) {
    const Part part = enclose(otherwise);
    ends.push_back(part.end);
    choice.otherwise = BlockId(part.first);
  }
  const std::uint32_t join = open();
  for (std::uint32_t end : ends)
    jump(end, join);
  if (!otherwise)
    choice.otherwise = BlockId(join);
  block(from).terminator = std::move(choice);
  return line;
}

std::uint32_t GraphBuilder::returns(TermId value) {
  if (value.valid())
    assign(terms().variable(function_.returnValue), value);
  block(current_).terminator = program::Return{};
  block(current_).terminatorRange = nextLine();
  const std::uint32_t line = line_;
  open();
  return line;
}

std::uint32_t GraphBuilder::raise() {
  block(current_).terminator = program::Raise{};
  block(current_).terminatorRange = nextLine();
  const std::uint32_t line = line_;
  open();
  return line;
}

void GraphBuilder::raiseTo(std::uint32_t first, std::uint32_t end, std::uint32_t target) {
  for (std::uint32_t i = first; i < end; ++i)
    if (!block(i).exceptionTarget.valid())
      block(i).exceptionTarget = BlockId(target);
}

void GraphBuilder::tryExcept(const Body& body, TermId filter, const Body& handler) {
  const std::uint32_t before = current_;
  const Part guarded = enclose(body);
  jump(before, guarded.first);
  const std::uint32_t filtering = open();
  raiseTo(guarded.first, filtering, filtering);
  const Part handling = enclose(handler);
  block(handling.first).entered = program::Region::ExceptHandler;
  block(handling.first).enteredRange = nextLine();
  block(filtering).terminator = program::Filter{filter, {}, BlockId(handling.first)};
  const std::uint32_t after = open();
  jump(guarded.end, after);
  jump(handling.end, after);
}

void GraphBuilder::tryFinally(const Body& body, TermId continuation, const Body& handler) {
  const std::uint32_t before = current_;
  const Part guarded = enclose(body);
  jump(before, guarded.first);
  assign(continuation, number(0));
  const std::uint32_t raised = open();
  raiseTo(guarded.first, raised, raised);
  assign(continuation, number(1));
  const Part handling = enclose(handler);
  jump(guarded.end, handling.first);
  jump(raised, handling.first);
  block(handling.first).entered = program::Region::Finally;
  block(handling.first).enteredRange = nextLine();
  const std::uint32_t raising = open();
  block(raising).terminator = program::Raise{};
  const std::uint32_t after = open();
  block(handling.end).terminator =
      program::Switch{continuation, {{1, 1, BlockId(raising)}}, BlockId(after), {}};
}

program::FunctionId GraphBuilder::finish() {
  returns();
  function_.end = nextLine();
  program_.functions.push_back(std::move(function_));
  return program::FunctionId(program_.functions.size() - 1);
}

program::FunctionId DriverBuilder::define(const std::string& name,
                                          const std::vector<std::string>& parameters,
                                          program::ReturnKind returnKind,
                                          const std::function<void(GraphBuilder&)>& body) {
  GraphBuilder builder(program, line_, name, parameters, returnKind);
  body(builder);
  return builder.finish();
}

program::FunctionId
DriverBuilder::defineEntryPoint(const std::string& name,
                                const std::function<void(GraphBuilder&)>& body) {
  program::FunctionId id = define(name, body);
  declareAs(id, "DISPATCH");
  return id;
}

void DriverBuilder::declareAs(program::FunctionId function, const std::string& type) {
  program.functions[function.index].declaredTypes.push_back(program.symbols.intern(type));
}

void DriverBuilder::storeAddress(program::FunctionId function, const std::string& slot) {
  program.addressFlows.push_back(
      {program.functions[function.index].key, {}, program.symbols.intern(slot), {}, {}});
}

const program::Program& DriverBuilder::finished() {
  program.finish();
  return program;
}

Result DriverBuilder::analyze(bool strictAlternation) {
  Options options;
  options.checks = {kCheck};
  if (strictAlternation)
    options.strictAlternation = {kCheck};
  return analysis::analyze(finished(), contracts, options);
}

std::vector<std::string> DriverBuilder::findings() {
  std::vector<std::string> texts;
  for (const Finding& finding : analyze().findings)
    texts.push_back(text(finding));
  return texts;
}

std::string found(FindingKind kind, std::uint32_t line, const std::string& function) {
  static const char* const kNames[] = {"LeaveWithoutEnter",
                                       "MissingLeave",
                                       "MissingLeaveOnException",
                                       "MissingLeaveAtThreadEnd",
                                       "UnevenLoop",
                                       "WrongPartner",
                                       "NestedEnter",
                                       "LevelTooHigh",
                                       "LevelTooLow",
                                       "LevelChanged",
                                       "LevelNotAllowed",
                                       "RegionNotEntered",
                                       "RegionNotLeft",
                                       "NotWithin",
                                       "ProhibitedCall"};
  return std::string(kNames[static_cast<std::size_t>(kind)]) + " at " + std::to_string(line) +
         " in " + function;
}

std::string text(const Finding& finding) {
  return found(finding.kind, finding.range.line, finding.function);
}

Simulated::Simulated(DriverBuilder& driver, std::vector<contracts::CounterId> counters)
    : driver_(driver), graph_(buildCallGraph(driver.finished(), driver.contracts)),
      summaries_(driver.program.functions.size()),
      transfer_(driver.program, std::move(counters), summaries_, graph_.contexts) {
  for (const auto& component : graph_.components)
    for (program::FunctionId id : component) {
      simulations_[id] = simulate(id, {});
      summaries_[id.index] =
          summarize(context(id), simulations_[id], waysOut(context(id), simulations_[id]));
    }
}

Simulation Simulated::simulate(program::FunctionId id, const SimulationOptions& options) {
  return analysis::simulate(context(id), transfer_, options);
}

Replay Simulated::replay(program::FunctionId id, const Path& path,
                         const SimulationOptions& options) {
  return analysis::replay({driver_.program, context(id), transfer_, options}, simulation(id), path,
                          Passes::One);
}

} // namespace driver_tidy::analysis
