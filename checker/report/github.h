#pragma once

#include "checker/report/run.h"

#include <string>

namespace driver_tidy::report {

/// Open findings as commands to a GitHub workflow, which shows them beside the code:
/// "::warning file=…,line=…::…", one a line.
/// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
std::string githubAnnotations(const Log& log, const std::string& root);

} // namespace driver_tidy::report
