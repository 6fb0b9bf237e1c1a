#pragma once

#include "checker/frontend/capture.h"

#include <clang/Basic/Diagnostic.h>

#include <set>
#include <string>
#include <vector>

namespace driver_tidy::frontend {

/// Collects what Clang calls an error. Prints nothing.
class Diagnostics : public clang::DiagnosticConsumer {
public:
  struct Place {
    clang::SourceLocation location; ///< in a file, not in a macro
    std::string message;
  };

  void HandleDiagnostic(clang::DiagnosticsEngine::Level level,
                        const clang::Diagnostic& info) override;

  /// Tells errors in `path` as those in line `lines[i]` of `instead`, where they are in line i + 1.
  void move(const std::string& path, const std::string& instead,
            const std::vector<unsigned>& lines);

  const std::vector<Diagnostic>& errors() const { return errors_; }
  /// Errors that have a place in the source, in the order that Clang met them.
  const std::vector<Place>& places() const { return places_; }

private:
  std::vector<Diagnostic> errors_;
  std::vector<Place> places_;
  std::set<std::string> seen_;
};

} // namespace driver_tidy::frontend
