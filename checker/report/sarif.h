#pragma once

#include "checker/report/run.h"

#include <string>

namespace driver_tidy::report {

// Keys of partialFingerprints, see identity.h.
inline constexpr const char* kPathFingerprint = "driverTidyPath/v1";
inline constexpr const char* kPlaceFingerprint = "driverTidyPlace/v1";

/// What GitHub code scanning takes, in bytes.
inline constexpr std::size_t kMaxGzipSize = 10'000'000;

/// The log as one run of SARIF 2.1.0: rules with their pages, results with codeFlows, notifications
/// for what was not analysed. Paths are relative to `root`, never absolute. Deterministic: no
/// clock. Of a log that packs to more than `maxGzipSize`, or has more results than GitHub takes,
/// the worst results are kept, and a notification says how many are gone.
std::string sarif(const Log& log, const std::string& root, std::size_t maxGzipSize = kMaxGzipSize);

} // namespace driver_tidy::report
