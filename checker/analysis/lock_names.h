#pragma once
// By which terms a function names its locks, and which of them name the same lock.

#include "checker/analysis/followed_lock.h"
#include "checker/analysis/function_context.h"

namespace driver_tidy::analysis {

/// The values of locals that are assigned once, by variable. A local that is else only set to null
/// still names what it was assigned once.
class LockNames {
public:
  explicit LockNames(FunctionContext& context);

  /// `pointer` with its locals replaced by what they stand for.
  program::TermId canonical(program::TermId pointer) { return expand(pointer, 0); }

private:
  program::TermId expand(program::TermId id, unsigned depth);

  FunctionContext& context_;
  std::map<std::uint32_t, program::TermId> definitions_;
};

/// Whether two pointers, both canonical, name the same lock. No: for certain they do not.
SameLock compareLocks(const program::TermTable& terms, program::TermId left, program::TermId right);

/// The outermost field that holds the lock or the pointer to it; invalid where there is none.
program::SymbolId fieldOfLock(const program::TermTable& terms, program::TermId pointer);

} // namespace driver_tidy::analysis
