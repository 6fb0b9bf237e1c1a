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

  /// Whether any rule has something to say about the call.
  bool concerns(const program::Call& call) const;
  /// The counters that rules look at, in the order of Depths.
  const std::vector<contracts::CounterId>& counters() const { return counters_; }
  /// Whether any rule has something to say about returns of the function.
  bool concernsReturns(const program::Function& function, bool isEntryPoint) const;
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
  /// Of a return of the function.
  std::vector<Breach> judgeReturn(FunctionContext& context, const Entry& entry, bool isEntryPoint,
                                  const State& state) const;

private:
  struct Demand {
    const contracts::Rule* rule = nullptr;
    const contracts::LevelDemand* level = nullptr;             ///< null: to be within something
    const std::vector<contracts::CounterId>* within = nullptr; ///< what serves, if `level` is null
  };
  /// What a callee is annotated with, and the terms that say it.
  struct Annotated {
    const std::vector<program::Annotation>* annotations = nullptr; ///< null: it is not
    const program::TermTable* terms = nullptr;
    unsigned parameterCount = 0;
  };
  Annotated annotationsOf(const program::Call& call) const;
  /// The levels that the call takes for granted: PAGED_CODE().
  program::ValueSet assumedLevels(const program::Call& call) const;
  void judgeAnnotations(FunctionContext& context, const program::Call& call, const State& state,
                        std::vector<Breach>& breaches) const;
  /// Breaks of what the function itself is annotated never to leave.
  void judgeAlways(FunctionContext& context, const State& state,
                   std::vector<Breach>& breaches) const;
  void judgeRegionPromise(FunctionContext& context, const program::Annotation& annotation,
                          const Entry& entry, const State& state,
                          std::vector<Breach>& breaches) const;
  void addLevelRule(const contracts::Rule& rule, bool strict);
  /// The bit of State::broken; 0 for a rule whose every breach is told.
  std::uint64_t bitOf(const contracts::Rule& rule) const;
  bool appliesTo(FunctionContext& context, const contracts::LevelDemand& demand,
                 const program::Call& call, const State& state) const;
  bool isWithin(FunctionContext& context, const Demand& demand, const State& state,
                const program::ValueSet& levels) const;

  const program::Program& program_;
  const contracts::Contracts& contracts_;
  const std::vector<const contracts::Rule*> rules_;
  const std::vector<std::string>& strict_;
  std::vector<contracts::CounterId> counters_;
  std::map<std::string, std::vector<Demand>, std::less<>> byName_;
  const contracts::Rule* returnRule_ = nullptr;
  const contracts::Rule* annotationRule_ = nullptr;
  bool judgesLowLevels_ = false;
};

} // namespace driver_tidy::analysis
