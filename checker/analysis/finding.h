#pragma once
// What the analysis says: plain data, no wording. The wording stands in checker/report/wording.h.

#include "checker/contracts/contracts.h"
#include "checker/program/program.h"

#include <cstdint>
#include <string>
#include <vector>

namespace driver_tidy::analysis {

/// The place of each kind is in parentheses: it is where Finding::range points.
enum class FindingKind : std::uint8_t {
  LeaveWithoutEnter, ///< the depth would fall below what the thread entered with (the leave)
  MissingLeave,      ///< returns with the region still held (the return, or the closing brace)
  MissingLeaveOnException, ///< an exception leaves with the region still held (the call that
                           ///< raises)
  MissingLeaveAtThreadEnd, ///< the thread ends with the region still held (the call that ends it)
  UnevenLoop,       ///< each pass through the loop changes the depth (the loop's condition or head)
  WrongPartner,     ///< entered by one means, left by another (the leave)
  NestedEnter,      ///< option StrictAlternation
  LevelTooHigh,     ///< a call above the highest IRQL that it is allowed at (the call)
  LevelTooLow,      ///< below the lowest (the call)
  LevelChanged,     ///< an entry point returns at another IRQL than it was called at (the return)
  LevelNotAllowed,  ///< at an IRQL that the function is annotated never to be at (the call)
  RegionNotEntered, ///< returns without the region that it is annotated to enter (the return)
  RegionNotLeft,    ///< returns with the region that it is annotated to leave (the return)
  NotWithin,        ///< a call outside of what it must be inside of (the call)
  ProhibitedCall,   ///< a call that this kind of driver must not make (the call)
};

enum class StepKind : std::uint8_t {
  Enter, ///< callee adds to a counter
  Leave, ///< callee takes from a counter
  ConditionTrue,
  ConditionFalse,
  Case,        ///< a switch goes to a case; detail: "Code: case 5" or "Code: default"
  CallEntered, ///< into a function whose effect matters; its steps follow one level deeper
  CallReturned,
  CallChanges,     ///< a call whose inside is not shown changes the depth
  ExceptionRaised, ///< detail: callee that raises, or empty for a memory access
  HandlerEntered,  ///< an __except or catch handler
  FinallyEntered,
  LoopAgain, ///< the next pass of a loop begins
  Returns,
  ThreadEnds,
  ExceptionLeaves,
  LevelRaised, ///< callee changes the IRQL
  LevelLowered,
  EnteredAs,         ///< the system calls the function here told in a role (detail: its title)
  ReleasedElsewhere, ///< behind the path: where another way through the function releases (detail:
                     ///< by what)
  OtherWayOut, ///< behind the path: another entry point (detail) that the same exception leaves
};

struct TraceStep {
  StepKind kind = StepKind::Enter;
  program::SourceRange range;
  std::string detail; ///< callee's name, or the condition as written
  std::string macro;  ///< the macro that the step stands in, if any
  unsigned level = 0; ///< call depth below the function of the finding, 0 in that function
  std::vector<int>
      depths; ///< after the step: one per counter of the rule, relative to the function's entry
  program::ValueSet levels = program::ValueSet::all(); ///< the IRQL after the step, where tracked
};

struct Finding {
  FindingKind kind = FindingKind::MissingLeave;
  std::string check;                ///< "driver-guarded-regions"
  contracts::CounterId counter = 0; ///< what is held or left
  contracts::CounterId partner = 0; ///< WrongPartner: what it was entered by
  std::string lock; ///< rules of kind pairing: the lock as the function names it; may be empty
  int depth = 0; ///< at the place, relative to the entry; for UnevenLoop the change in each pass:
                 ///< its sign tells
  /// MissingLeave: the only mistake of its rule in the function, made on every path that comes to
  /// the place; what is missing can be added there.
  bool isCertain = false;
  program::SourceRange range;
  std::string function;                                ///< display name
  std::string callee;                                  ///< the DDI or function called there, if any
  program::ValueSet levels = program::ValueSet::all(); ///< the IRQL there
  program::ValueSet allowed = program::ValueSet::all(); ///< the levels that would be right
  std::string macro;
  std::vector<TraceStep> trace;
};

} // namespace driver_tidy::analysis
