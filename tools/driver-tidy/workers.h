#pragma once
// Work in processes of its own: one that crashes, hangs or takes all memory costs its own result
// only.

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>

namespace driver_tidy::command {

struct WorkerLimits {
  unsigned jobs = 1;              ///< processes at a time
  std::chrono::seconds time{600}; ///< for one piece of work, by the clock
  std::size_t megabytes = 4096;   ///< of memory for one piece of work
};

struct WorkResult {
  std::string output;  ///< what the work returned
  std::string problem; ///< why there is none: "took longer than 600 s"; empty: there is one
};

/// Does `count` pieces of work, each `work(index)` in a process that begins as a copy of this one,
/// and gives each result to `onDone`, in the order in which they end. This process must have one
/// thread.
void runWorkers(std::size_t count, const WorkerLimits& limits,
                const std::function<std::string(std::size_t)>& work,
                const std::function<void(std::size_t, WorkResult&&)>& onDone);

} // namespace driver_tidy::command
