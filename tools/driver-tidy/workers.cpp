#include "tools/driver-tidy/workers.h"

#include <llvm/Support/ErrorHandling.h>

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <new>
#include <vector>

namespace driver_tidy::command {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kOutOfMemory = 77; // an exit code that nothing else has here
constexpr int kFailed = 78;
constexpr std::size_t kChunk = std::size_t(1) << 16;

struct Worker {
  pid_t process = 0;
  int pipe = -1; ///< where its output comes from
  std::size_t index = 0;
  Clock::time_point deadline;
  std::string output;
};

[[noreturn]] void endOutOfMemory() {
  ::_exit(kOutOfMemory);
}

/// In the new process.
void limitSelf(const WorkerLimits& limits) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL); // nobody would end it
#ifndef DRIVER_TIDY_SANITIZED         // AddressSanitizer reserves terabytes
  const rlim_t bytes = static_cast<rlim_t>(limits.megabytes) << 20;
  const rlimit memory = {bytes, bytes};
  ::setrlimit(RLIMIT_AS, &memory);
#endif
  const rlimit noCore = {0, 0};
  ::setrlimit(RLIMIT_CORE, &noCore);
  if (const int nowhere = ::open("/dev/null", O_WRONLY); nowhere >= 0)
    ::dup2(nowhere, STDERR_FILENO); // LLVM's last words
  std::set_new_handler(endOutOfMemory);
  llvm::remove_bad_alloc_error_handler(); // there may be one already
  llvm::install_bad_alloc_error_handler([](void*, const char*, bool) { endOutOfMemory(); });
}

std::string problemOf(int status, bool wasLate, const WorkerLimits& limits) {
  if (wasLate || (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM))
    return "took longer than " + std::to_string(limits.time.count()) + " s";
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
    return {};
  if (WIFEXITED(status) && WEXITSTATUS(status) == kOutOfMemory)
    return "needs more than " + std::to_string(limits.megabytes) + " MB of memory";
  if (WIFSIGNALED(status))
    return std::string("ended abnormally: ") + ::strsignal(WTERMSIG(status));
  return "ended abnormally";
}

} // namespace

std::optional<Part> makeParts(std::size_t count, const WorkerLimits& limits,
                              const std::function<void(std::size_t, WorkResult&&)>& onDone) {
  std::vector<Worker> workers;
  std::size_t next = 0;
  auto start = [&]() -> std::optional<Part> {
    Worker worker;
    worker.index = next++;
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) {
      onDone(worker.index, {{}, std::string("no pipe: ") + std::strerror(errno)});
      return std::nullopt;
    }
    worker.process = ::fork();
    if (worker.process == 0) {
      ::close(ends[0]);
      limitSelf(limits);
      if (limits.isTimePerStep)
        beginStep(limits);
      return Part{worker.index, ends[1]};
    }
    ::close(ends[1]);
    worker.pipe = ends[0];
    if (worker.process < 0) {
      ::close(ends[0]);
      onDone(worker.index, {{}, std::string("no process: ") + std::strerror(errno)});
      return std::nullopt;
    }
    worker.deadline = limits.isTimePerStep ? Clock::time_point::max() : Clock::now() + limits.time;
    workers.push_back(std::move(worker));
    return std::nullopt;
  };
  auto finish = [&](Worker& worker, bool isLate) {
    if (isLate)
      ::kill(worker.process, SIGKILL);
    int status = 0;
    while (::waitpid(worker.process, &status, 0) < 0 && errno == EINTR) {
    }
    ::close(worker.pipe);
    worker.pipe = -1;
    onDone(worker.index, {std::move(worker.output), problemOf(status, isLate, limits)});
  };

  std::vector<char> chunk(kChunk);
  while (next < count || !workers.empty()) {
    while (next < count && workers.size() < std::max(1U, limits.jobs))
      if (const std::optional<Part> part = start())
        return part;
    std::vector<pollfd> polled;
    Clock::time_point soonest = Clock::time_point::max();
    for (const Worker& worker : workers) {
      polled.push_back({worker.pipe, POLLIN, 0});
      soonest = std::min(soonest, worker.deadline);
    }
    if (workers.empty())
      continue;
    constexpr std::chrono::milliseconds kLongest = std::chrono::minutes(1);
    const auto left = std::min<Clock::duration>(soonest - Clock::now(), kLongest);
    const auto wait = std::chrono::duration_cast<std::chrono::milliseconds>(left).count() + 1;
    ::poll(polled.data(), polled.size(), static_cast<int>(std::max<std::int64_t>(wait, 0)));
    for (std::size_t i = 0; i < workers.size(); ++i) {
      Worker& worker = workers[i];
      const bool isReady = (polled[i].revents & (POLLIN | POLLHUP | POLLERR)) != 0;
      const ssize_t size = isReady ? ::read(worker.pipe, chunk.data(), chunk.size()) : -1;
      if (size > 0)
        worker.output.append(chunk.data(), static_cast<std::size_t>(size));
      if (size == 0)
        finish(worker, false);
      else if (Clock::now() >= worker.deadline)
        finish(worker, true);
    }
    std::erase_if(workers, [](const Worker& worker) { return worker.pipe < 0; });
  }
  return std::nullopt;
}

void beginStep(const WorkerLimits& limits) {
  ::alarm(static_cast<unsigned>(limits.time.count())); // ends the process
}

void endPart(const Part& part, const std::string& output) {
  for (std::size_t at = 0; at < output.size();) {
    const ssize_t written = ::write(part.pipe, output.data() + at, output.size() - at);
    if (written < 0 && errno != EINTR)
      ::_exit(kFailed);
    at += written < 0 ? 0 : static_cast<std::size_t>(written);
  }
  ::_exit(0);
}

void runWorkers(std::size_t count, const WorkerLimits& limits,
                const std::function<std::string(std::size_t)>& work,
                const std::function<void(std::size_t, WorkResult&&)>& onDone) {
  if (const std::optional<Part> part = makeParts(count, limits, onDone))
    endPart(*part, work(part->index));
}

} // namespace driver_tidy::command
