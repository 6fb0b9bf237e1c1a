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
  std::size_t files = 0; ///< of the captured program
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

Capture GuestCapture::capture(clang::ASTContext& context) {
  Capture& result = state_->result;
  state_->unit = std::make_unique<TranslationUnit>(context, result.program, state_->errors);
  result.functions = lowerTranslationUnit(*state_->unit);
  collectAddressFlows(*state_->unit);
  result.program.finish();
  result.errors = state_->errors.errors();
  state_->files = result.program.files.size();
  return std::move(result);
}

std::string GuestCapture::mainFile() const {
  const auto file = state_->sources.getFileEntryRefForID(state_->sources.getMainFileID());
  return file ? file->getName().str() : std::string();
}

std::pair<clang::SourceLocation, clang::SourceLocation>
GuestCapture::locations(const program::Program& program, const program::SourceRange& range) const {
  clang::FileID file;
  if (range.valid() && range.file.index < state_->files)
    file = state_->unit->locations.host(range.file);
  else if (range.valid()) // it is of another unit
    if (const auto entry = state_->sources.getFileManager().getOptionalFileRef(
            program.files[range.file.index].path))
      file = state_->sources.getOrCreateFileID(*entry, clang::SrcMgr::C_User);
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
