#include "tools/driver-tidy/workers.h"

#include <gmock/gmock.h>

#include <csignal>
#include <map>
#include <thread>

namespace driver_tidy::command {
namespace {

using testing::HasSubstr;
using testing::SizeIs;

std::map<std::size_t, WorkResult> run(std::size_t count, const WorkerLimits& limits,
                                      const std::function<std::string(std::size_t)>& work) {
  std::map<std::size_t, WorkResult> results;
  runWorkers(count, limits, work,
             [&](std::size_t index, WorkResult&& result) { results[index] = std::move(result); });
  return results;
}

TEST(Workers, GiveEachResult) {
  for (const unsigned jobs : {1U, 3U}) {
    const auto results = run(20, {.jobs = jobs}, [](std::size_t index) {
      return std::string(index * 40'000, static_cast<char>('a' + index));
    });
    ASSERT_THAT(results, SizeIs(20));
    for (const auto& [index, result] : results) {
      EXPECT_EQ(result.problem, "");
      EXPECT_EQ(result.output, std::string(index * 40'000, static_cast<char>('a' + index)));
    }
  }
  EXPECT_THAT(run(0, {}, [](std::size_t) { return ""; }), SizeIs(0));
}

TEST(Workers, EndByThemselves) {
  auto results = run(4, {.jobs = 2, .time = std::chrono::seconds(1), .megabytes = 512},
                     [](std::size_t index) -> std::string {
                       if (index == 0)
                         ::raise(SIGSEGV);
                       if (index == 1)
                         std::this_thread::sleep_for(std::chrono::hours(1));
                       if (index == 2)
                         return std::string(std::size_t(1) << 30, 'x');
                       return "fine";
                     });
#ifndef DRIVER_TIDY_SANITIZED // AddressSanitizer takes signals and memory for itself
  EXPECT_THAT(results[0].problem, HasSubstr("ended abnormally: Segmentation fault"));
  EXPECT_EQ(results[2].problem, "needs more than 512 MB of memory");
#endif
  EXPECT_EQ(results[1].problem, "took longer than 1 s");
  EXPECT_EQ(results[3].problem, "");
  EXPECT_EQ(results[3].output, "fine");
}

} // namespace
} // namespace driver_tidy::command
