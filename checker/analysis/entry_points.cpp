#include "checker/analysis/entry_points.h"

namespace driver_tidy::analysis {

namespace {

using RoleTable = std::map<std::string, contracts::Role, std::less<>>;

const contracts::Role* lookUp(const RoleTable& table, std::string_view name) {
  auto found = table.find(name);
  return found == table.end() ? nullptr : &found->second;
}

} // namespace

std::vector<const contracts::Role*> findRoles(const program::Program& program,
                                              const contracts::Contracts& contracts) {
  std::vector<const contracts::Role*> roles(program.functions.size(), nullptr);
  // A role that allows the regions to change is kept: the same routine may be registered twice.
  auto add = [&](std::size_t function, const contracts::Role* role) {
    if (role != nullptr && (roles[function] == nullptr || role->changesRegions))
      roles[function] = role;
  };
  for (std::size_t i = 0; i < program.functions.size(); ++i) {
    const program::Function& function = program.functions[i];
    add(i, lookUp(contracts.roleByName, program.symbols.text(function.name)));
    for (program::SymbolId type : function.declaredTypes)
      add(i, lookUp(contracts.roleByType, program.symbols.text(type)));
  }
  for (const program::AddressFlow& flow : program.addressFlows) {
    auto found = program.functionByKey.find(flow.function);
    if (!flow.function.valid() || found == program.functionByKey.end())
      continue;
    add(found->second.index, lookUp(contracts.roleByType, program.symbols.text(flow.type)));
    add(found->second.index, lookUp(contracts.roleBySlot, program.symbols.text(flow.to)));
  }
  return roles;
}

} // namespace driver_tidy::analysis
