#pragma once
// One translation unit under clang-tidy: lowered and analysed once, for all checks that are on.

#include "checker/analysis/analyze.h"
#include "checker/frontend/guest_capture.h"

#include <memory>
#include <optional>
#include <set>
#include <string>

namespace driver_tidy::plugin {

class UnitAnalysis {
public:
  /// What one check asks for.
  struct Request {
    std::string check;
    bool strictAlternation = false;
    bool strict = false;
    std::vector<std::string> contracts; ///< files, which count for all checks
    std::vector<std::string> programs;  ///< program files of the driver's other sources, likewise
  };
  /// While the checks of a translation unit are being made, before start().
  void add(const Request& request);
  bool hasStarted() const { return capture_ != nullptr; }
  void start(clang::Preprocessor& preprocessor);

  /// The findings of all checks. Runs the analysis when it is first asked for.
  const analysis::Result& result(clang::ASTContext& context);

  // Behind result():
  const program::Program& program() const { return program_; }
  const contracts::Contracts& contracts() const { return contracts_; }
  const frontend::GuestCapture& capture() const { return *capture_; }
  /// Whether the range is in a file of this unit: what is elsewhere is told with other units.
  bool isOwn(const program::SourceRange& range) const {
    return range.file.valid() && range.file.index < ownFiles_;
  }
  /// What is wrong with the files that options name; then there are no findings.
  const std::vector<std::string>& errors() const { return errors_; }

private:
  void loadContracts();
  /// Adds the driver's other units to the program.
  void linkOthers();

  analysis::Options options_;
  std::set<std::string> contractFiles_;
  std::set<std::string> programFiles_;
  std::unique_ptr<frontend::GuestCapture> capture_;
  program::Program program_;
  std::size_t ownFiles_ = 0;
  contracts::Contracts contracts_;
  std::vector<std::string> errors_;
  std::optional<analysis::Result> result_;
};

} // namespace driver_tidy::plugin
