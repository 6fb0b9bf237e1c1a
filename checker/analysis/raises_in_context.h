#pragma once
// Whether a call may raise in the state that it is made in. A summary joins all reasons for which a
// function raises; of what it knows of one reason, little holds for all. Where an exception would
// lose a region, the callee is therefore simulated once more with what the caller's path knows.

#include "checker/analysis/simulation.h"

#include <map>
#include <tuple>

namespace driver_tidy::analysis {

class RaisesInContext final : public RaiseOracle {
public:
  /// `transfer`: what callees are followed with; it is to ask this oracle in turn.
  RaisesInContext(const Transfer& transfer, std::vector<FunctionContext>& contexts)
      : transfer_(transfer), contexts_(contexts) {}

  Facts whyNot(FunctionContext& caller, const program::Call& call, program::FunctionId callee,
               const State& state) const override;
  /// Answers hold as long as the summaries do that they were found with: to be called whenever some
  /// of those change, as in the rounds of a recursion.
  void forgetAnswers() {
    answers_.clear();
    simulated_ = 0;
  }

private:
  bool raises(FunctionContext& callee, const Entry& entry) const;

  const Transfer& transfer_;
  std::vector<FunctionContext>& contexts_;
  /// The callers on the way from the first question to the one that is being answered.
  mutable std::vector<program::FunctionId> open_;
  /// By the number of calls in between: further down, less is looked at.
  mutable std::map<std::tuple<std::size_t, program::FunctionId, Facts>, Facts> answers_;
  mutable std::size_t simulated_ = 0;
};

} // namespace driver_tidy::analysis
