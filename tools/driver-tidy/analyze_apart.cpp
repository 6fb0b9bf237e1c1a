#include "tools/driver-tidy/analyze_apart.h"

#include "checker/analysis/result_file.h"
#include "checker/program/program_file.h"

#include <sys/mman.h>

#include <optional>

namespace driver_tidy::command {

namespace {

using program::FunctionId;

/// More functions than this do not go wrong by themselves.
constexpr std::size_t kMaxGivenUp = 20;

/// A function's id that one process tells another.
class Told {
public:
  Told()
      : memory_(::mmap(nullptr, sizeof(FunctionId), PROT_READ | PROT_WRITE,
                       MAP_SHARED | MAP_ANONYMOUS, -1, 0)) {
    if (memory_ != MAP_FAILED)
      new (memory_) FunctionId;
  }
  ~Told() {
    if (memory_ != MAP_FAILED)
      ::munmap(memory_, sizeof(FunctionId));
  }
  Told(const Told&) = delete;
  Told& operator=(const Told&) = delete;

  void tell(FunctionId id) {
    if (memory_ != MAP_FAILED)
      *static_cast<FunctionId*>(memory_) = id;
  }
  FunctionId heard() const {
    return memory_ == MAP_FAILED ? FunctionId() : *static_cast<const FunctionId*>(memory_);
  }

private:
  void* memory_;
};

/// One attempt. Nothing: it went wrong, for the reason in `problem`.
std::optional<analysis::Result> attempt(const program::Program& program,
                                        const contracts::Contracts& contracts,
                                        analysis::Options& options, WorkerLimits limits,
                                        Told& following, std::string& problem) {
  std::optional<analysis::Result> result;
  limits.isTimePerStep = true;
  options.onFollow = [&](FunctionId id) {
    following.tell(id);
    beginStep(limits);
  };
  following.tell({});
  runWorkers(
      1, limits,
      [&](std::size_t) {
        return analysis::writeResult(analysis::analyze(program, contracts, options));
      },
      [&](std::size_t, WorkResult&& done) {
        problem = std::move(done.problem);
        if (problem.empty())
          result = analysis::readResult(done.output);
      });
  return result;
}

std::string keyOf(const program::Program& program, const std::string& rules,
                  const analysis::Options& options) {
  std::vector<std::string> parts = {program::programBytes(program), rules};
  for (const auto* names : {&options.checks, &options.strictAlternation, &options.strict}) {
    parts.insert(parts.end(), names->begin(), names->end());
    parts.emplace_back();
  }
  return joined(parts);
}

} // namespace

analysis::Result analyzeApart(const program::Program& program,
                              const contracts::Contracts& contracts, const std::string& rules,
                              analysis::Options options, const WorkerLimits& limits, Cache* cache,
                              std::string& problem) {
  const std::string key = cache == nullptr ? "" : keyOf(program, rules, options);
  if (cache != nullptr)
    if (const auto known = cache->findResult(key))
      if (auto result = analysis::readResult(*known))
        return std::move(*result);
  for (Told following;;) {
    std::optional<analysis::Result> result =
        attempt(program, contracts, options, limits, following, problem);
    if (result) {
      if (cache != nullptr && options.givenUp.empty())
        cache->storeResult(key, analysis::writeResult(*result));
      return std::move(*result);
    }
    const FunctionId wrong = following.heard();
    if (!wrong.valid() || options.givenUp.size() == kMaxGivenUp ||
        !options.givenUp.try_emplace(wrong, "its analysis " + problem).second)
      break;
  }
  analysis::Result nothing;
  for (const program::Function& function : program.functions)
    nothing.notAnalysed.push_back(
        {function.displayName, function.range, "the analysis of the driver " + problem});
  return nothing;
}

} // namespace driver_tidy::command
