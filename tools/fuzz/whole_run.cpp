#include "tools/fuzz/whole_run.h"

#include "checker/analysis/analyze.h"
#include "checker/program/program_file.h"

#include <cstdlib>
#include <utility>

namespace driver_tidy::fuzz {

namespace {

const contracts::Contracts& builtinContracts() {
  static const contracts::Contracts all = [] {
    contracts::Contracts contracts;
    if (!contracts::load(contracts::builtinSources(), contracts).empty())
      std::abort();
    return contracts;
  }();
  return all;
}

} // namespace

void analyseTogether(std::vector<program::Unit> units) {
  std::vector<program::Program> programs;
  for (program::Unit& unit : units)
    programs.push_back(std::move(unit.program));
  const program::Program program = program::link(std::move(programs));
  if (!program::whyBroken(program).empty())
    std::abort();
  analysis::Options options;
  for (const contracts::Rule& rule : builtinContracts().rules)
    if (rule.onByDefault)
      options.checks.push_back(rule.check);
  analysis::analyze(program, builtinContracts(), options);
}

} // namespace driver_tidy::fuzz
