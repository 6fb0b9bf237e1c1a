#pragma once
// One lock among many: locks that have nothing to do with each other are followed one by one, so
// that their states do not multiply.

#include "checker/analysis/summary.h"
#include "checker/contracts/contracts.h"
#include "checker/program/program.h"

#include <compare>
#include <cstdint>
#include <map>
#include <set>
#include <utility>

namespace driver_tidy::analysis {

enum class SameLock : std::uint8_t { No, Perhaps, Yes };

/// A lock as one function names it.
struct Lock {
  contracts::CounterId kind = 0;
  program::TermId pointer; ///< invalid: there is one such lock in the system

  auto operator<=>(const Lock&) const = default;
};

/// Which calls of a function are on a lock. No call of another function is.
struct FollowedLock {
  using Callee = std::pair<const program::Call*, program::FunctionId>;

  program::FunctionId function;
  Lock lock;
  std::map<const program::Call*, SameLock> calls; ///< of DDIs; those that are missing: No
  /// What a callee does to the lock; those that are missing: nothing. Owned by whoever follows it.
  std::map<Callee, const Summary*> summaries;
  std::set<Callee> uncertain; ///< may do more to the lock than is known

  SameLock isOn(program::FunctionId caller, const program::Call& call) const {
    const auto known = calls.find(&call);
    return caller != function || known == calls.end() ? SameLock::No : known->second;
  }
  const Summary* summary(program::FunctionId caller, const program::Call& call,
                         program::FunctionId callee) const {
    const auto known = summaries.find({&call, callee});
    return caller != function || known == summaries.end() ? nullptr : known->second;
  }
  bool isUncertain(program::FunctionId caller, const program::Call& call,
                   program::FunctionId callee) const {
    return caller == function && uncertain.contains({&call, callee});
  }
};

} // namespace driver_tidy::analysis
