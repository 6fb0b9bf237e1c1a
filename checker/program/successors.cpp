#include "checker/program/successors.h"

#include <algorithm>

namespace driver_tidy::program {

namespace {

struct Targets {
  std::vector<BlockId> found;

  void add(BlockId target) {
    if (target.valid() && std::find(found.begin(), found.end(), target) == found.end())
      found.push_back(target);
  }
  void operator()(const Unreachable&) {}
  void operator()(const Return&) {}
  void operator()(const Raise&) {}
  void operator()(const Jump& jump) { add(jump.target); }
  void operator()(const Branch& branch) {
    add(branch.whenTrue);
    add(branch.whenFalse);
  }
  void operator()(const Switch& choice) {
    for (const SwitchCase& label : choice.cases)
      add(label.target);
    add(choice.otherwise);
  }
  void operator()(const Choice& choice) {
    for (BlockId target : choice.targets)
      add(target);
  }
  void operator()(const Filter& filter) {
    add(filter.search);
    add(filter.handler);
  }
};

} // namespace

std::vector<BlockId> successors(const Block& block) {
  Targets targets;
  std::visit(targets, block.terminator);
  targets.add(block.exceptionTarget);
  return std::move(targets.found);
}

} // namespace driver_tidy::program
