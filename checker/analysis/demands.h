#pragma once
// What rules of the kinds level and within demand of a call, and whether a state meets it.

#include "checker/analysis/finding.h"
#include "checker/analysis/simulation.h"

namespace driver_tidy::analysis {

/// A call that breaks a rule in some state.
struct Breach {
  const contracts::Rule* rule = nullptr;
  FindingKind kind = FindingKind::LevelTooHigh;
  program::ValueSet levels = program::ValueSet::all();  ///< the IRQL there
  program::ValueSet allowed = program::ValueSet::all(); ///< the levels that would be right
};

class Demands : public CallObserver {
public:
  /// Rules of other kinds are not looked at. `strict`: checks with the option Strict. Refers to its
  /// arguments.
  Demands(const program::Program& program, const contracts::Contracts& contracts,
          const std::vector<const contracts::Rule*>& rules, const std::vector<std::string>& strict);

  /// Whether any rule has something to say about calls of `name`.
  bool mentions(std::string_view name) const { return byName_.find(name) != byName_.end(); }
  /// The counters that the rules look at, in the order of Depths.
  const std::vector<contracts::CounterId>& counters() const { return counters_; }
  bool judgesReturns() const { return returnRule_ != nullptr; }
  /// Whether any call must be made at some level or above.
  bool judgesLowLevels() const { return judgesLowLevels_; }

  /// The rules that `call` breaks in `state`.
  std::vector<Breach> judge(FunctionContext& context, const program::Call& call,
                            const State& state) const;
  /// Whether every path has broken the rule in this state before.
  bool isRepeated(const Breach& breach, const State& state) const {
    return (state.broken & bitOf(*breach.rule)) != 0;
  }
  std::uint64_t brokenBy(FunctionContext& context, const program::Call& call,
                         const State& state) const override;
  /// Of the return of an entry point that was called at a known level.
  std::vector<Breach> judgeReturn(FunctionContext& context, const Entry& entry,
                                  const State& state) const;

private:
  struct Demand {
    const contracts::Rule* rule = nullptr;
    const contracts::LevelDemand* level = nullptr; ///< null: to be within the rule's counters
  };
  void addLevelRule(const contracts::Rule& rule, bool strict);
  /// The bit of State::broken; 0 for a rule whose every breach is told.
  std::uint64_t bitOf(const contracts::Rule& rule) const;
  bool appliesTo(FunctionContext& context, const contracts::LevelDemand& demand,
                 const program::Call& call, const State& state) const;
  bool isWithin(FunctionContext& context, const contracts::Rule& rule, const State& state,
                const program::ValueSet& levels) const;

  const program::Program& program_;
  const contracts::Contracts& contracts_;
  const std::vector<const contracts::Rule*> rules_;
  const std::vector<std::string>& strict_;
  std::vector<contracts::CounterId> counters_;
  std::map<std::string, std::vector<Demand>, std::less<>> byName_;
  const contracts::Rule* returnRule_ = nullptr;
  bool judgesLowLevels_ = false;
};

} // namespace driver_tidy::analysis
