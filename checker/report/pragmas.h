#pragma once
// Findings that the source itself suppresses for Microsoft's Code Analysis:
// #pragma warning(suppress: 28121) and #pragma prefast(suppress: 28121, "why").

#include "checker/analysis/finding.h"
#include "checker/report/lines.h"

namespace driver_tidy::report {

/// The numbers of Code Analysis's warnings that say what a finding of this kind says (the warning
/// pages C26110 to C26167 and C28103 to C28167).
const std::vector<unsigned>& warningNumbers(analysis::FindingKind kind);

/// Whether a pragma in front of the finding's line names one of its numbers. As with Microsoft's
/// compiler it holds for the next line of code only; blank lines, comments of a line and other
/// pragmas may stand between. `lines` are those of the finding's file.
bool isSuppressed(const analysis::Finding& finding, const Lines& lines);

} // namespace driver_tidy::report
