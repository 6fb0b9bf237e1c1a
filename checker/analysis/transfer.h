#pragma once
// The transfer functions: what one statement does to the state of a path.

#include "checker/analysis/call_graph.h"
#include "checker/analysis/followed_lock.h"
#include "checker/analysis/state.h"

#include <cstdint>
#include <vector>

namespace driver_tidy::analysis {

/// One of the ways in which a call may turn out in a given state.
struct CallOutcome {
  enum class Kind : std::uint8_t { Continues, Raises, EndsThread };
  Kind kind = Kind::Continues;
  /// Names this way out of the call independently of the state, for replaying a path.
  std::uint32_t choice = 0;
  State state;
  const Exit* exit = nullptr; ///< of the callee's summary; null for contracts and unknown functions
  program::FunctionId callee; ///< whose summary
};

/// A condition that a state contradicts: why a way on is not possible.
struct Conflict {
  program::TermId term;     ///< as it stands in the source
  program::TermId resolved; ///< as the state knows it: what it was computed from
  program::ValueSet values = program::ValueSet::all();
};

/// Judges calls on the way, see State::broken.
class CallObserver {
public:
  virtual ~CallObserver() = default;
  virtual std::uint64_t brokenBy(FunctionContext& context, const program::Call& call,
                                 const State& state) const = 0;
};

/// Knows better than a summary whether a callee raises.
class RaiseOracle {
public:
  virtual ~RaiseOracle() = default;
  /// What is known of the callee's parameters and of globals because of which it does not raise;
  /// empty: it may.
  virtual Facts whyNot(FunctionContext& caller, const program::Call& call,
                       program::FunctionId callee, const State& state) const = 0;
};

/// What the analysis tracks in one run, and what is known of the callees. Refers to its owner's
/// data.
class Transfer {
public:
  /// `counters`: those whose depths are tracked, in the order of Depths. `summaries`: by
  /// FunctionId. `levels`: whether the IRQL is tracked.
  Transfer(const program::Program& program, std::vector<contracts::CounterId> counters,
           const std::vector<Summary>& summaries, std::vector<FunctionContext>& contexts,
           bool levels = false, const CallObserver* observer = nullptr);

  /// Asks `oracle`, which must outlive this object, about exceptions that lose a region.
  void askAboutRaises(const RaiseOracle& oracle) { oracle_ = &oracle; }

  /// Counts only what happens to `lock`, which must outlive this object.
  void follow(const FollowedLock& lock) { lock_ = &lock; }
  bool followsLock() const { return lock_ != nullptr; }

  std::size_t counterCount() const { return counters_.size(); }
  contracts::CounterId counter(std::size_t position) const { return counters_[position]; }
  bool tracksLevels() const { return levels_; }

  /// Every outcome that the state allows. `conflicts`, if given, receives why others are not
  /// possible, by their choice.
  std::vector<CallOutcome>
  call(FunctionContext& context, const program::Call& call, const CallTargets& targets,
       const State& state,
       std::vector<std::pair<std::uint32_t, Conflict>>* conflicts = nullptr) const;

  /// Assignments and lost parts; not for calls.
  void apply(FunctionContext& context, const program::Statement& statement, State& state) const;
  /// Whether the access may fault: it goes through a user-mode pointer.
  bool raises(FunctionContext& context, const program::Access& access, const State& state) const;

private:
  struct CallSite; // one call's arguments and outcomes so far
  void observe(CallSite& site) const;
  void byContract(CallSite& site, const contracts::Contract& contract) const;
  void tellApcs(const CallSite& site, contracts::Tells tells, State& state) const;
  static void changeLevel(const CallSite& site, const contracts::LevelChange& change, State& state);
  const std::vector<Exit>& exitsOf(const FunctionContext& context, const program::Call& call,
                                   program::FunctionId callee) const;
  void trustUnread(CallSite& site) const;
  void loseRenamed(const FunctionContext& context, program::TermId place, State& state) const;
  Facts whyNoRaise(const CallSite& site, program::FunctionId callee) const;
  void bySummary(CallSite& site, program::FunctionId callee, std::uint32_t firstChoice) const;

  const program::Program& program_;
  std::vector<contracts::CounterId> counters_;
  const std::vector<Summary>& summaries_;
  std::vector<FunctionContext>& contexts_;
  bool levels_;
  const CallObserver* observer_;
  const RaiseOracle* oracle_ = nullptr;
  const FollowedLock* lock_ = nullptr;
};

} // namespace driver_tidy::analysis
