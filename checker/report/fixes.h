#pragma once
// Edits that mend a finding, where they certainly do.

#include "checker/analysis/finding.h"
#include "checker/report/lines.h"

namespace driver_tidy::report {

/// Replaces a range by a text. An insertion's range is empty.
struct Edit {
  program::SourceRange range;
  std::string text;
};

/// All edits belong together. Empty where no fix is certain. Two mistakes are mended:
/// - a leave missing before a return of nothing, a name or a number, where this is the only mistake
///   of its rule in the function, every path that comes to the return lacks the leave, and the
///   region was entered by a routine that one without arguments undoes (Contract::undo), or
///   another way through the function releases the lock by a call that can be repeated there;
/// - a leave directly in front of the release that belongs inside the region.
/// `lines` are those of the finding's file.
std::vector<Edit> fix(const analysis::Finding& finding, const contracts::Contracts& contracts,
                      const Lines& lines);

} // namespace driver_tidy::report
