#pragma once

#include "checker/analysis/finding.h"

#include <string>
#include <string_view>

namespace driver_tidy::report {

/// "missing-leave": part of fingerprints that users keep, so it never changes.
const char* kindName(analysis::FindingKind kind);

/// Identifies a finding over edits elsewhere in the file: a hash of check, kind, function and the
/// path's steps, without files and line numbers. Sixteen hexadecimal digits, the same on every
/// machine. Two like paths of one function have equal fingerprints.
std::string fingerprint(const analysis::Finding& finding);

/// The same of check, kind, function, callee and `line`, the source line of the finding, however
/// its blanks stand: survives edits that change the path to it.
std::string placeFingerprint(const analysis::Finding& finding, std::string_view line);

} // namespace driver_tidy::report
