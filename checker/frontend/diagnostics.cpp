#include "checker/frontend/diagnostics.h"

#include <clang/Basic/SourceManager.h>

namespace driver_tidy::frontend {

namespace {

/// A file that is no C at all makes an error of every line.
constexpr std::size_t kMaxErrors = 1000;

} // namespace

void Diagnostics::HandleDiagnostic(clang::DiagnosticsEngine::Level level,
                                   const clang::Diagnostic& info) {
  clang::DiagnosticConsumer::HandleDiagnostic(level, info);
  if (level < clang::DiagnosticsEngine::Error)
    return;
  llvm::SmallString<128> message;
  info.FormatDiagnostic(message);
  Diagnostic error;
  error.message = message.str().str();
  error.fatal = level == clang::DiagnosticsEngine::Fatal;
  if (info.getLocation().isValid() && info.hasSourceManager()) {
    const clang::SourceManager& sources = info.getSourceManager();
    const clang::SourceLocation place = sources.getFileLoc(info.getLocation());
    places_.push_back({place, error.message});
    error.path = sources.getFilename(place).str();
    error.line = sources.getSpellingLineNumber(place);
    error.column = sources.getSpellingColumnNumber(place);
  }
  const std::string identity = error.path + ":" + std::to_string(error.line) + ":" +
                               std::to_string(error.column) + ":" + error.message;
  if (!seen_.insert(identity).second)
    return;
  if (errors_.size() < kMaxErrors)
    errors_.push_back(std::move(error));
  else if (errors_.size() == kMaxErrors)
    errors_.push_back({error.path, 0, 0, false, "more errors follow, which are not listed"});
}

void Diagnostics::move(const std::string& path, const std::string& instead,
                       const std::vector<unsigned>& lines) {
  for (Diagnostic& error : errors_)
    if (error.path == path) {
      error.path = instead;
      error.line = lines.at(error.line - 1);
    }
}

} // namespace driver_tidy::frontend
