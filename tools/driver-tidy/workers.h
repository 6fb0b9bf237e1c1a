#pragma once
// Work in processes of its own: one that crashes, hangs or takes all memory costs its own result
// only.

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>

namespace driver_tidy::command {

struct WorkerLimits {
  unsigned jobs = 1;              ///< processes at a time
  std::chrono::seconds time{600}; ///< for one piece of work, by the clock
  bool isTimePerStep = false;     ///< for one step of it, which beginStep() begins
  std::size_t megabytes = 4096;   ///< of memory for one piece of work
};

struct WorkResult {
  std::string output;  ///< what the work returned
  std::string problem; ///< why there is none, of the work: "took longer than 600 s", "ended
                       ///< abnormally: Segmentation fault"; empty: there is one
};

/// Which part of some work a process has, and where its result goes.
struct Part {
  std::size_t index = 0;
  int pipe = -1;
};

/// Makes `count` processes, copies of this one. Returns in each of them its part, to be ended by
/// endPart(); in this one nothing, after all results were given to `onDone`, in the order in which
/// they came. The calling thread is the only one that goes on in the copies.
std::optional<Part> makeParts(std::size_t count, const WorkerLimits& limits,
                              const std::function<void(std::size_t, WorkResult&&)>& onDone);

/// In such a process, where limits.isTimePerStep.
void beginStep(const WorkerLimits& limits);

/// Ends this process with the result of its part.
[[noreturn]] void endPart(const Part& part, const std::string& output);

/// The same for work that a function does: each piece is `work(index)`.
void runWorkers(std::size_t count, const WorkerLimits& limits,
                const std::function<std::string(std::size_t)>& work,
                const std::function<void(std::size_t, WorkResult&&)>& onDone);

} // namespace driver_tidy::command
