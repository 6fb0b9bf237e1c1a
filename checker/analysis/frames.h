#pragma once
// The functions of a program as their callers enter them, followed from callers to callees, and the
// calls and returns that break a rule there.

#include "checker/analysis/call_checks.h"
#include "checker/analysis/summaries.h"

#include <deque>

namespace driver_tidy::analysis {

// Ways from an entry point to a call that are tried before it counts as not reached.
constexpr std::size_t kMaxChains = 6;
// Each path is looked at in many functions: fewer splits than where one function is judged alone.
constexpr std::size_t kMaxCallSplits = 6;

/// A statement of a function, as a place in its graph.
struct Site {
  std::uint32_t block = 0;
  std::uint32_t statement = 0;

  auto operator<=>(const Site&) const = default;
};

/// A function as it is entered in one way.
struct Frame {
  program::FunctionId function;
  Entry entry;
  bool isRoot = false;                    ///< the system calls it so, or nobody is known to
  const EntryPoint* entryPoint = nullptr; ///< of a root, if any
  std::vector<std::pair<std::uint32_t, Site>> callers; ///< frames and their calls
  unsigned joins = 0;
};

/// A frame on the way to a breach, and its call that enters the next one.
struct Link {
  std::uint32_t frame = 0;
  Site call;
};

/// A breach of a rule in one frame; at a return where `isReturn`.
struct Candidate {
  std::uint32_t frame = 0;
  Site site;
  Breach breach;
  bool isReturn = false;
  /// Within: the path has left nothing; what is missing, the entry point has never entered.
  bool isOfRoot = false;
};

class Frames {
public:
  /// Follows the whole program. Refers to its arguments.
  Frames(CallGraph& graph, const CallChecks& checks);
  Frames(const Frames&) = delete; // its transfer functions refer to it
  Frames& operator=(const Frames&) = delete;

  const Frame& frame(std::uint32_t index) const { return all_[index]; }
  const std::vector<Candidate>& candidates() const { return candidates_; }
  /// The ways from a root to `target`, the shortest first; at most kMaxChains.
  std::vector<std::vector<Link>> chainsTo(std::uint32_t target) const;
  std::vector<CallState> states() const; ///< in the order of their places

  FunctionContext& context(const Frame& frame) { return graph_.contexts[frame.function.index]; }
  const Transfer& transfer() const { return transfer_; }
  const Demands& demands() const { return demands_; }
  /// Whether two entries of one function share a frame.
  bool sameState(const Entry& left, const Entry& right) const;
  /// How a call enters a function. A recursion may be entered deeper with each call: how deep does
  /// not matter. What is below zero is a mistake of another rule; the path goes on as if it had
  /// been right.
  Entry entryInto(FunctionContext& caller, const State& state, const program::Call& call,
                  program::FunctionId callee);

  /// What could not be followed, and why.
  void fail(program::FunctionId id, const std::string& reason) {
    failures_.emplace_back(id, reason);
  }
  const std::vector<std::pair<program::FunctionId, std::string>>& failures() const {
    return failures_;
  }

private:
  /// Summaries of the functions that change a depth or the level; the others' stay plain.
  void summarizeChanges();
  /// A recursion may go deeper with each call: how deep does not matter here.
  static Summary limitDepths(Summary summary);
  void follow(const std::vector<program::FunctionId>& component);
  void follow(std::uint32_t index);
  void followCall(std::uint32_t index, Site site, const program::Call& call, const State& state);
  /// Functions that the contracts describe are not looked into.
  bool isFollowed(program::FunctionId id) const;
  void addRoots(program::FunctionId id);
  /// The ways in which the function's own annotations let it be called: one, or one for each of
  /// their conditions. None: they say nothing of the level.
  std::vector<Entry> annotatedEntries(program::FunctionId id);
  bool sameLevels(const program::ValueSet& left, const program::ValueSet& right) const;
  /// The frame for an entry, made or joined; `caller` null for a root.
  Frame& enter(program::FunctionId id, Entry entry, const std::uint32_t* caller, Site site);
  void collect(std::uint32_t index, const program::SourceRange& range, const State& state);
  /// The entry point from which a frame is reached first, for people.
  std::string originOf(std::uint32_t index) const;

  CallGraph& graph_;
  const CallChecks& checks_;
  Demands demands_;
  std::vector<Summary> summaries_;
  Transfer transfer_;
  std::vector<bool> judged_;
  std::vector<std::vector<std::uint32_t>> frames_; ///< by FunctionId: positions in all_
  std::deque<Frame> all_;
  std::deque<std::uint32_t> pending_;
  std::vector<Candidate> candidates_;
  std::map<program::SourceRange, CallState> states_;
  std::vector<std::pair<program::FunctionId, std::string>> failures_;
};

} // namespace driver_tidy::analysis
