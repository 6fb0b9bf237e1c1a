#include "checker/frontend/guest_capture.h"

#include "checker/frontend/diagnostics.h"
#include "checker/frontend/sticky_macros.h"
#include "checker/frontend/translation_unit.h"

#include <clang/Lex/PreprocessorOptions.h>

namespace driver_tidy::frontend {

namespace {

/// Records what passes to the host's own consumer.
class Recorder : public clang::DiagnosticConsumer {
public:
  Recorder(clang::DiagnosticConsumer& host, Diagnostics& record) : host_(host), record_(record) {}

  void HandleDiagnostic(clang::DiagnosticsEngine::Level level,
                        const clang::Diagnostic& info) override {
    host_.HandleDiagnostic(level, info);
    record_.HandleDiagnostic(level, info);
    NumWarnings = host_.getNumWarnings();
    NumErrors = host_.getNumErrors();
  }
  void BeginSourceFile(const clang::LangOptions& language,
                       const clang::Preprocessor* preprocessor) override {
    host_.BeginSourceFile(language, preprocessor);
  }
  void EndSourceFile() override { host_.EndSourceFile(); }
  void finish() override { host_.finish(); }
  void clear() override { host_.clear(); }
  bool IncludeInDiagnosticCounts() const override { return host_.IncludeInDiagnosticCounts(); }

private:
  clang::DiagnosticConsumer& host_;
  Diagnostics& record_;
};

} // namespace

struct GuestCapture::State {
  explicit State(clang::Preprocessor& preprocessor)
      : sources(preprocessor.getSourceManager()), engine(preprocessor.getDiagnostics()),
        host(engine.getClient()), owned(engine.takeClient()), recorder(*host, errors) {}

  clang::SourceManager& sources;
  clang::DiagnosticsEngine& engine;
  clang::DiagnosticConsumer* host;
  std::unique_ptr<clang::DiagnosticConsumer> owned; ///< the host's, if the engine owned it
  Diagnostics errors;
  Recorder recorder;
  Capture result;
  std::unique_ptr<TranslationUnit> unit;
};

GuestCapture::GuestCapture(clang::Preprocessor& preprocessor)
    : state_(std::make_unique<State>(preprocessor)) {
  clang::DiagnosticsEngine& engine = state_->engine;
  engine.setClient(&state_->recorder, false);
  engine.setFatalsAsError(true);
  engine.setErrorLimit(0);
  // A precompiled header would not fit other macros than its own.
  if (preprocessor.getPreprocessorOpts().ImplicitPCHInclude.empty())
    addKernelMacros(preprocessor);
}

GuestCapture::~GuestCapture() {
  const bool isOwned = state_->owned != nullptr;
  state_->engine.setClient(isOwned ? state_->owned.release() : state_->host, isOwned);
}

const Capture& GuestCapture::capture(clang::ASTContext& context) {
  if (!state_->unit) {
    state_->unit =
        std::make_unique<TranslationUnit>(context, state_->result.program, state_->errors);
    state_->result.functions = lowerTranslationUnit(*state_->unit);
    collectAddressFlows(*state_->unit);
    state_->result.program.finish();
    state_->result.errors = state_->errors.errors();
  }
  return state_->result;
}

std::pair<clang::SourceLocation, clang::SourceLocation>
GuestCapture::locations(const program::SourceRange& range) const {
  const clang::FileID file =
      range.valid() && state_->unit ? state_->unit->locations.host(range.file) : clang::FileID();
  if (file.isInvalid())
    return {};
  return {state_->sources.translateLineCol(file, range.line, range.column),
          state_->sources.translateLineCol(file, range.endLine, range.endColumn)};
}

std::optional<std::string_view> GuestCapture::line(program::FileId file, unsigned number) const {
  const clang::FileID id = state_->unit ? state_->unit->locations.host(file) : clang::FileID();
  if (id.isInvalid() || number == 0)
    return std::nullopt;
  // A line that is not there is the last one.
  const clang::SourceLocation begin = state_->sources.translateLineCol(id, number, 1);
  if (begin.isInvalid() || state_->sources.getSpellingLineNumber(begin) != number)
    return std::nullopt;
  const llvm::StringRef rest =
      state_->sources.getBufferData(id).substr(state_->sources.getFileOffset(begin));
  return std::string_view(rest.take_until([](char c) { return c == '\n' || c == '\r'; }));
}

} // namespace driver_tidy::frontend
