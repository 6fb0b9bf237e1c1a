#include "tools/clang-tidy-plugin/driver_check.h"

#include "checker/report/fixes.h"
#include "checker/report/pragmas.h"
#include "checker/report/wording.h"

#include <clang/ASTMatchers/ASTMatchers.h>

namespace driver_tidy::plugin {

namespace {

std::vector<std::string> fileNames(llvm::StringRef list) {
  std::vector<std::string> names;
  llvm::SmallVector<llvm::StringRef> parts;
  list.split(parts, ';', -1, false);
  for (llvm::StringRef part : parts)
    names.push_back(part.trim().str());
  return names;
}

std::string joined(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names)
    list += (list.empty() ? "" : ";") + name;
  return list;
}

llvm::StringRef flagText(bool flag) {
  return flag ? "true" : "false";
}

/// Once for each translation unit.
void matchUnit(clang::ast_matchers::MatchFinder* finder,
               clang::ast_matchers::MatchFinder::MatchCallback* callback) {
  finder->addMatcher(clang::ast_matchers::translationUnitDecl(), callback);
}

} // namespace

DriverCheck::DriverCheck(llvm::StringRef name, clang::tidy::ClangTidyContext* context,
                         contracts::RuleKind kind, std::shared_ptr<UnitAnalysis> unit)
    : ClangTidyCheck(name, context), kind_(kind), unit_(std::move(unit)) {
  request_.check = name.str();
  if (kind == contracts::RuleKind::Balance)
    request_.strictAlternation = readFlag("StrictAlternation");
  if (kind == contracts::RuleKind::Level || kind == contracts::RuleKind::Within)
    request_.strict = readFlag("Strict");
  request_.contracts = fileNames(Options.get("Contracts", ""));
  request_.programs = fileNames(Options.get("Program", ""));
  unit_->add(request_);
}

// clang-tidy's own reading of numbers is a template that GCC and Clang name differently.
bool DriverCheck::readFlag(llvm::StringRef option) {
  const llvm::StringRef text = Options.get(option, "false");
  if (text != "true" && text != "false" && text != "1" && text != "0")
    configurationDiag("'%0' is no value of %1.%2: write true or false")
        << text << getID() << option;
  return text == "true" || text == "1";
}

void DriverCheck::storeOptions(clang::tidy::ClangTidyOptions::OptionMap& options) {
  if (kind_ == contracts::RuleKind::Balance)
    Options.store(options, "StrictAlternation", flagText(request_.strictAlternation));
  if (kind_ == contracts::RuleKind::Level || kind_ == contracts::RuleKind::Within)
    Options.store(options, "Strict", flagText(request_.strict));
  Options.store(options, "Contracts", joined(request_.contracts));
  Options.store(options, "Program", joined(request_.programs));
}

void DriverCheck::registerPPCallbacks(const clang::SourceManager&,
                                      clang::Preprocessor* preprocessor, clang::Preprocessor*) {
  unit_->start(*preprocessor);
}

void DriverCheck::registerMatchers(clang::ast_matchers::MatchFinder* finder) {
  matchUnit(finder, this);
}

void DriverCheck::check(const clang::ast_matchers::MatchFinder::MatchResult& match) {
  const analysis::Result& result = unit_->result(*match.Context);
  if (!request_.contracts.empty() || !request_.programs.empty())
    for (const std::string& error : unit_->errors())
      configurationDiag("%0", clang::DiagnosticIDs::Error) << error;
  for (const analysis::Finding& finding : result.findings)
    if (finding.check == request_.check && unit_->isOwn(finding.range))
      report(finding);
}

void DriverCheck::report(const analysis::Finding& finding) {
  const frontend::GuestCapture& capture = unit_->capture();
  const auto lines = [&](unsigned line) { return capture.line(finding.range.file, line); };
  if (report::isSuppressed(finding, lines))
    return;
  auto charRange = [&](const program::SourceRange& range) {
    const auto [begin, end] = capture.locations(unit_->program(), range);
    return clang::CharSourceRange::getCharRange(begin, end);
  };
  {
    auto warning = diag(capture.locations(unit_->program(), finding.range).first, "%0");
    warning << report::message(finding, unit_->contracts()) << charRange(finding.range);
    for (const report::Edit& edit : report::fix(finding, unit_->contracts(), lines))
      warning << clang::FixItHint::CreateReplacement(charRange(edit.range), edit.text);
  }
  for (const analysis::TraceStep& step : finding.trace) {
    diag(capture.locations(unit_->program(), step.range).first, "%0", clang::DiagnosticIDs::Note)
        << report::stepText(step, finding, unit_->contracts()) << charRange(step.range);
  }
}

void NotAnalysedCheck::registerPPCallbacks(const clang::SourceManager&,
                                           clang::Preprocessor* preprocessor,
                                           clang::Preprocessor*) {
  unit_->start(*preprocessor);
}

void NotAnalysedCheck::registerMatchers(clang::ast_matchers::MatchFinder* finder) {
  matchUnit(finder, this);
}

void NotAnalysedCheck::check(const clang::ast_matchers::MatchFinder::MatchResult& match) {
  const analysis::Result& result = unit_->result(*match.Context);
  const program::Program& program = unit_->program();
  std::set<program::NotAnalysed> notes(program.notAnalysed.begin(), program.notAnalysed.end());
  notes.insert(result.notAnalysed.begin(), result.notAnalysed.end());
  for (const program::NotAnalysed& note : notes)
    if (unit_->isOwn(note.range))
      diag(unit_->capture().locations(program, note.range).first,
           "'%0' is %select{not|partly}1 analysed: %2")
          << std::string(program.symbols.text(note.function)) << note.isPartly << note.reason;
}

} // namespace driver_tidy::plugin
