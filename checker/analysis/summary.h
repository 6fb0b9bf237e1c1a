#pragma once
// What a call of a function does, as its callers see it.

#include "checker/analysis/finding.h"
#include "checker/program/term.h"
#include "checker/program/value_set.h"

#include <algorithm>
#include <compare>
#include <cstdint>
#include <utility>
#include <vector>

namespace driver_tidy::analysis {

/// One depth per tracked counter, relative to the function's entry.
using Depths = std::vector<int>;

enum class ExitKind : std::uint8_t { Return, Exception, ThreadEnd };

/// What a return value tells a caller at a glance. Ways out that differ in it are kept apart.
enum class ReturnClass : std::uint8_t { Unknown, Success, Failure };

/// Terms and what they may be.
using Facts = std::vector<std::pair<program::TermId, program::ValueSet>>;

/// A way out of a function. Terms are the callee's.
struct Exit {
  ExitKind kind = ExitKind::Return;
  Depths depths;
  Depths lowest; ///< the least depths on the way, at most 0: what a caller must hold
  ReturnClass returnClass = ReturnClass::Unknown;
  /// The path behind it crosses something that was lost: nothing may be concluded from it.
  bool lost = false;
  program::ValueSet result = program::ValueSet::all();
  program::TermId resultTerm; ///< the value returned, in parameters and globals alone; else invalid
  /// True at entry already: about parameters and what the function does not write.
  Facts atEntry;
  /// True behind the call: about what the function writes.
  Facts atExit;
  /// Places that hold a value of the caller's behind the call: place, value at entry. The same
  /// twice: it is as it was.
  std::vector<std::pair<program::TermId, program::TermId>> stores;
  /// Shortest path to this way out: the steps that change depths, relative to the callee's entry.
  std::vector<TraceStep> trace;

  /// Whether a place that the function writes has its value at entry again, or still.
  bool keeps(program::TermId place) const {
    return std::find(stores.begin(), stores.end(), std::pair(place, place)) != stores.end();
  }

  bool sameForCallers(const Exit& other) const {
    return kind == other.kind && depths == other.depths && lowest == other.lowest &&
           returnClass == other.returnClass && lost == other.lost && result == other.result &&
           resultTerm == other.resultTerm && atEntry == other.atEntry && atExit == other.atExit &&
           stores == other.stores;
  }
};

/// Whether the callee leaves something of its caller's, be it to enter it again.
inline bool goesBelow(const Exit* exit) {
  return exit != nullptr &&
         std::any_of(exit->lowest.begin(), exit->lowest.end(), [](int depth) { return depth < 0; });
}

struct Summary {
  std::vector<Exit> exits; ///< none: never comes back (or, in a recursion, not known yet)

  bool sameForCallers(const Summary& other) const {
    if (exits.size() != other.exits.size())
      return false;
    for (std::size_t i = 0; i < exits.size(); ++i)
      if (!exits[i].sameForCallers(other.exits[i]))
        return false;
    return true;
  }
};

} // namespace driver_tidy::analysis
