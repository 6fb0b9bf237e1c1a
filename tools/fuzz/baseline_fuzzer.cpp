// Logs that are taken as a baseline.

#include "checker/report/baseline.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace driver_tidy::report;
  std::vector<BaselineResult> results;
  if (!readBaseline(std::string(reinterpret_cast<const char*>(data), size), results).empty())
    return 0;
  Log log;
  compare(results, log);
  if (log.absent.size() > results.size())
    std::abort();
  return 0;
}
