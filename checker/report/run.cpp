#include "checker/report/run.h"

#include <algorithm>

namespace driver_tidy::report {

const std::string& Log::severity(const std::string& check) const {
  const auto rule = std::find_if(rules().begin(), rules().end(),
                                 [&](const auto* candidate) { return candidate->check == check; });
  return (*rule)->severity;
}

} // namespace driver_tidy::report
