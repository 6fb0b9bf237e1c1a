#pragma once

#include "checker/report/run.h"

#include <string>

namespace driver_tidy::report {

/// Open findings as a Code Quality report of GitLab.
/// https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
std::string gitlabCodeQuality(const Log& log, const std::string& root);

} // namespace driver_tidy::report
