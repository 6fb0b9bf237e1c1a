#include "checker/analysis/entry_points.h"

#include <algorithm>

namespace driver_tidy::analysis {

namespace {

using RoleTable = std::map<std::string, contracts::Role, std::less<>>;

const contracts::Role* lookUp(const RoleTable& table, std::string_view name) {
  auto found = table.find(name);
  return found == table.end() ? nullptr : &found->second;
}

} // namespace

std::vector<std::vector<EntryPoint>> findEntryPoints(const program::Program& program,
                                                     const contracts::Contracts& contracts) {
  std::vector<std::vector<EntryPoint>> entryPoints(program.functions.size());
  auto add = [&](std::size_t function, const contracts::Role* role,
                 const program::SourceRange& range) {
    auto& known = entryPoints[function];
    bool isNew = role != nullptr &&
                 std::none_of(known.begin(), known.end(),
                              [&](const auto& other) { return other.role->id == role->id; });
    if (isNew)
      known.push_back({role, range});
  };
  for (std::size_t i = 0; i < program.functions.size(); ++i) {
    const program::Function& function = program.functions[i];
    add(i, lookUp(contracts.roleByName, program.symbols.text(function.name)), function.range);
    for (program::SymbolId type : function.declaredTypes)
      add(i, lookUp(contracts.roleByType, program.symbols.text(type)), function.range);
  }
  for (const program::AddressFlow& flow : program.addressFlows) {
    auto found = program.functionByKey.find(flow.function);
    if (!flow.function.valid() || found == program.functionByKey.end())
      continue;
    std::uint32_t index = found->second.index;
    add(index, lookUp(contracts.roleByType, program.symbols.text(flow.type)), flow.range);
    add(index, lookUp(contracts.roleBySlot, program.symbols.text(flow.to)), flow.range);
  }
  return entryPoints;
}

const EntryPoint* judgedForBalance(const std::vector<EntryPoint>& entryPoints) {
  for (const EntryPoint& entryPoint : entryPoints)
    if (entryPoint.role->changesRegions)
      return &entryPoint;
  return entryPoints.empty() ? nullptr : &entryPoints.front();
}

} // namespace driver_tidy::analysis
