#include "tools/clang-tidy-plugin/unit_analysis.h"

#include "checker/contracts/contracts.h"
#include "checker/program/program_file.h"

#include <llvm/Support/FileSystem.h>
#include <llvm/Support/MemoryBuffer.h>

namespace driver_tidy::plugin {

void UnitAnalysis::add(const Request& request) {
  options_.checks.push_back(request.check);
  if (request.strictAlternation)
    options_.strictAlternation.push_back(request.check);
  if (request.strict)
    options_.strict.push_back(request.check);
  contractFiles_.insert(request.contracts.begin(), request.contracts.end());
  programFiles_.insert(request.programs.begin(), request.programs.end());
}

void UnitAnalysis::start(clang::Preprocessor& preprocessor) {
  if (!capture_)
    capture_ = std::make_unique<frontend::GuestCapture>(preprocessor);
}

const analysis::Result& UnitAnalysis::result(clang::ASTContext& context) {
  if (result_)
    return *result_;
  result_.emplace();
  loadContracts();
  program_ = capture_->capture(context).program;
  ownFiles_ = program_.files.size();
  if (!programFiles_.empty())
    linkOthers();
  if (errors_.empty())
    result_ = analysis::analyze(program_, contracts_, options_);
  return *result_;
}

void UnitAnalysis::linkOthers() {
  const std::string mainFile = capture_->mainFile();
  std::vector<program::Program> programs;
  programs.push_back(std::move(program_)); // the first keeps the numbers of its files
  for (const std::string& file : programFiles_) {
    std::vector<program::Unit> units;
    const auto buffer = llvm::MemoryBuffer::getFile(file);
    const std::string why = buffer ? program::readUnits((*buffer)->getBuffer(), units)
                                   : "cannot be read: " + buffer.getError().message();
    if (!why.empty())
      errors_.push_back(file + ": " + why);
    for (program::Unit& unit : units)
      if (unit.usable && !llvm::sys::fs::equivalent(unit.source, mainFile))
        programs.push_back(std::move(unit.program));
  }
  program_ = program::link(std::move(programs));
}

void UnitAnalysis::loadContracts() {
  std::vector<contracts::Source> sources = contracts::builtinSources();
  for (const std::string& file : contractFiles_) {
    auto buffer = llvm::MemoryBuffer::getFile(file);
    if (buffer)
      sources.push_back({file, (*buffer)->getBuffer().str()});
    else
      errors_.push_back(file + ": cannot be read: " + buffer.getError().message());
  }
  for (const contracts::Error& error : contracts::load(sources, contracts_))
    errors_.push_back(error.text());
}

} // namespace driver_tidy::plugin
