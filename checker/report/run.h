#pragma once

#include "checker/analysis/finding.h"
#include "checker/contracts/contracts.h"
#include "checker/program/program.h"

#include <cstdint>
#include <string>
#include <vector>

namespace driver_tidy::report {

/// An input that could not be read or was read only in part.
struct InputError {
  std::string path;
  unsigned line = 0; ///< 0: the file as a whole
  unsigned column = 0;
  std::string message;
  bool fileLost = true; ///< nothing of the file was checked
};

struct NotAnalysed {
  std::string function;
  program::SourceRange range;
  std::string reason;
  bool isPartly = false; ///< some of it was lost; it was followed up to there
};

/// Who says that a finding is not to be acted on.
enum class Suppressor : std::uint8_t {
  Nobody,
  Source,  ///< a comment or pragma beside the code
  Project, ///< the project's list, by fingerprint
};

enum class BaselineState : std::uint8_t {
  None, ///< there is no baseline
  New,
  Unchanged,
};

/// A finding and what is known of it besides.
struct Reported {
  analysis::Finding finding;
  Suppressor suppressor = Suppressor::Nobody;
  std::string justification = {}; ///< of the suppression; may be empty
  BaselineState baseline = BaselineState::None;
  /// What it is known by in later runs, see identity.h. Empty: not named yet.
  std::string pathFingerprint = {};
  std::string placeFingerprint = {};
  std::vector<std::string> alsoIn = {}; ///< projects of other drivers with the same finding

  /// Somebody has to look at it.
  bool isOpen() const {
    return suppressor == Suppressor::Nobody && baseline != BaselineState::Unchanged;
  }
};

/// Everything that the check of a driver has to say; what the formats are made from. Refers to its
/// owner's data.
struct Run {
  const program::Program& program; ///< for file paths
  const contracts::Contracts& contracts;
  std::vector<const contracts::Rule*> rules; ///< those that ran
  std::vector<Reported> findings;
  std::vector<NotAnalysed> notAnalysed;
  std::vector<InputError> errors;
  std::string project = {}; ///< path of the driver's project, if it has one
};

/// All that a command has to say. There is at least one driver, and the same rules ran on all.
struct Log {
  std::vector<Run*> drivers;
  /// Results of the baseline that are gone: each an object of SARIF as it stood there.
  std::vector<std::string> absent = {};

  const std::vector<const contracts::Rule*>& rules() const { return drivers.front()->rules; }
  /// The severity of a check that ran: "error", "warning" or "note".
  const std::string& severity(const std::string& check) const;
};

} // namespace driver_tidy::report
