#pragma once
// What each DDI does, what each role means and what each rule forbids, as read from rules/*.json.

#include "checker/program/value_set.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace driver_tidy::contracts {

/// Index into Contracts::counters.
using CounterId = std::uint32_t;

/// Something a thread holds a number of times: a region entered, a mutex that disables APCs held.
struct Counter {
  std::string id;     ///< "guarded-region"
  std::string region; ///< which region it keeps the thread in: counters with equal text are the
                      ///< partners that must not be mixed
  std::string
      held; ///< "guarded region", "guarded mutex": for messages, "returns with the … still held"
  std::string enter; ///< verb phrase, "entered" or "acquired"
  std::string leave; ///< "left" or "released"
  /// Of a lock: one that its holder acquires again is never acquired.
  bool exclusive = false;
};

/// Adds `amount` (+1 enter, -1 leave) to a counter. 0: a lock is handed over to another owner, who
/// will release it.
struct Effect {
  CounterId counter = 0;
  int amount = 0;
};

/// Holds where argument `index` (from 0) may be one of `values` and, where `pointees` is not empty,
/// points to one of these types.
struct ArgumentCondition {
  unsigned index = 0;
  program::ValueSet values = program::ValueSet::all();
  std::vector<std::string> pointees;
};

/// Where a call keeps an IRQL, or takes it from.
struct LevelPlace {
  enum class Kind : std::uint8_t {
    Result,
    Argument, ///< its value
    Pointee,  ///< what it points to
    Object,   ///< inside the lock or handle that it points to
  };
  Kind kind = Kind::Result;
  unsigned argument = 0; ///< from 0; not for Result
};

/// What a call does to the IRQL: it saves the level, then it sets or restores it.
struct LevelChange {
  std::optional<LevelPlace> save;
  std::optional<LevelPlace> restore;
  std::optional<program::ValueSet> set;
  program::ValueSet assume = program::ValueSet::all(); ///< the call is only passed at these levels

  bool changes() const { return restore || set; }
};

/// One way a call may turn out.
struct Outcome {
  std::vector<ArgumentCondition>
      where; ///< all must be possible; what they say then holds on the path
  program::ValueSet result = program::ValueSet::all();
  std::vector<Effect> effects;
  LevelChange level;
};

/// What a call returns about the thread.
enum class Tells : std::uint8_t { Nothing, NormalApcsDisabled, AllApcsDisabled };

struct Contract {
  std::vector<Outcome> outcomes; ///< at least one. A call takes every outcome that the path allows
  bool raises = false;           ///< may raise an exception instead of its effect
  std::vector<ArgumentCondition> raisesWhere; ///< raises only where all of these may hold
  bool endsThread = false; ///< PsTerminateSystemThread: what is held then is never left
  bool endsPath =
      false; ///< KeBugCheckEx, ExRaiseStatus: does not return (with `raises`: always raises)
  std::vector<unsigned>
      userPointers; ///< arguments known to be user-mode addresses from here on (ProbeForRead)
  std::string
      undo; ///< the routine without arguments that leaves what this one enters; may be empty
  Tells tells = Tells::Nothing;
  std::vector<unsigned> accesses; ///< arguments whose memory is touched (RtlCopyMemory)
  /// The argument that names the lock which the effects are on; nothing: there is one for the whole
  /// system (the cancel spin lock), or the effects are on no lock.
  std::optional<unsigned> object;
};

/// What is known of a function by the type it is registered or declared with.
struct Role {
  std::string id;    ///< "dispatch-routine"
  std::string title; ///< for messages: "dispatch routine"
  /// Acquires or releases for its caller by design (AcquireForLazyWrite): may change any counter.
  bool changesRegions = false;
  program::ValueSet levels = program::ValueSet::all(); ///< called at one of these IRQLs
  bool noRegions = false;            ///< called with no region entered; else nothing is known
  std::vector<CounterId> holds = {}; ///< called with these held, each once, and must leave them
};

/// A call is allowed at some IRQLs only.
struct LevelDemand {
  program::ValueSet levels = program::ValueSet::all();
  std::vector<ArgumentCondition> where; ///< only for calls whose arguments are certainly such
  bool strict = false;                  ///< judged under the option Strict alone
};

/// Calls to demands.
using LevelDemands = std::map<std::string, std::vector<LevelDemand>, std::less<>>;

enum class RuleKind : std::uint8_t {
  Balance,    ///< what is entered is left
  Pairing,    ///< what is acquired is released, each lock for itself
  Level,      ///< calls at some IRQLs only
  Within,     ///< calls inside of something only
  Prohibited, ///< calls never, in some kind of driver
};

struct Rule {
  std::string id;    ///< "GuardedRegions", as SDV names it
  std::string check; ///< "driver-guarded-regions"
  RuleKind kind = RuleKind::Balance;
  std::string model;       ///< "wdm"
  std::string title;       ///< one line
  std::string description; ///< one paragraph, at most 1024 characters
  std::string url;         ///< public documentation page
  std::string page;        ///< Markdown of rules/<check>.md
  std::string precision;   ///< SARIF: "high", "medium", …
  std::string severity;    ///< "warning"
  bool onByDefault = true;
  std::vector<std::string> groups; ///< "sdv-wdm"
  /// Balance: what must balance; the first is the explicit one, the others hide it. Pairing: the
  /// kinds of lock. Within: what one must be inside of.
  std::vector<CounterId> counters;
  LevelDemands demands;           ///< Level
  bool documented = false;        ///< Level: judges Contracts::documentedLevels
  bool annotations = false;       ///< Level: judges what functions are annotated with
  bool sameLevelAtReturn = false; ///< Level: entry points return at the IRQL they were called at
  std::set<std::string, std::less<>> calls; ///< Within, Prohibited
  /// Within: calls that only some of the counters serve.
  std::map<std::string, std::vector<CounterId>, std::less<>> narrowerCalls;
  /// Within: levels that serve as well, but not under the option Strict.
  program::ValueSet levels = program::ValueSet::none();
  /// Within: what a call must be inside of.
  const std::vector<CounterId>& countersFor(std::string_view call) const {
    const auto narrower = narrowerCalls.find(call);
    return narrower == narrowerCalls.end() ? counters : narrower->second;
  }
  std::vector<std::string> driverCalls;    ///< Prohibited: drivers that call one of these
  std::vector<std::string> withoutRecords; ///< Prohibited: and use no field of these structures
};

struct Contracts {
  std::vector<Counter> counters;
  std::map<std::string, Contract, std::less<>>
      byName; ///< DDI or user function to contract, aliases included
  std::map<std::string, Role, std::less<>> roleByType; ///< DRIVER_DISPATCH, PDRIVER_DISPATCH
  std::map<std::string, Role, std::less<>>
      roleBySlot; ///< AddressFlow slots: "callee#index", "Record::field"
  std::map<std::string, Role, std::less<>>
      roleByName; ///< functions that the system calls by name: DriverEntry
  /// At which IRQLs a function may be called, as its own page says; and the texts of those pages
  /// that do not say so plainly.
  LevelDemands documentedLevels;
  std::map<std::string, std::string, std::less<>> undecidedLevels;
  std::vector<Rule> rules;

  const Contract* find(std::string_view name) const;
  const Rule* findCheck(std::string_view check) const;
};

/// Text of one rules file and the name that errors give.
struct Source {
  std::string path;
  std::string text;
};

/// What is wrong and where. `pointer` is a JSON pointer, empty where the text is no JSON at all.
struct Error {
  std::string path;
  unsigned line = 0; ///< from 1
  std::string pointer;
  std::string message;

  /// "rules/x.json:12: /contracts/3/outcomes: message".
  std::string text() const;
};

/// Reads sources in order, later ones add to and override contracts and roles of earlier ones by
/// name. All errors found are returned; `contracts` is usable only where there are none.
std::vector<Error> load(const std::vector<Source>& sources, Contracts& contracts);

/// The rules that are built into the tool (rules/ of the source tree, embedded at build time).
std::vector<Source> builtinSources();
/// Markdown page of a check as built in, or nothing.
std::optional<std::string> builtinPage(std::string_view check);

} // namespace driver_tidy::contracts
