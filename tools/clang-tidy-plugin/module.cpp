// Registers every rule of rules/*.json with clang-tidy.

#include "tools/clang-tidy-plugin/driver_check.h"
#include "tools/clang-tidy-plugin/llvm_version.h"

namespace driver_tidy::plugin {

namespace {

/// The checks of one translation unit are made one after the other, before any of them runs.
std::shared_ptr<UnitAnalysis> currentUnit(std::weak_ptr<UnitAnalysis>& last) {
  std::shared_ptr<UnitAnalysis> unit = last.lock();
  if (!unit || unit->hasStarted())
    last = unit = std::make_shared<UnitAnalysis>();
  return unit;
}

class DriverModule : public clang::tidy::ClangTidyModule {
public:
  void addCheckFactories(clang::tidy::ClangTidyCheckFactories& factories) override {
    contracts::Contracts contracts;
    contracts::load(contracts::builtinSources(), contracts);
    const auto last = std::make_shared<std::weak_ptr<UnitAnalysis>>();
    for (const contracts::Rule& rule : contracts.rules)
      factories.registerCheckFactory(
          rule.check,
          [last, kind = rule.kind](llvm::StringRef name, clang::tidy::ClangTidyContext* context) {
            return std::make_unique<DriverCheck>(name, context, kind, currentUnit(*last));
          });
    factories.registerCheckFactory(
        "driver-not-analysed",
        [last](llvm::StringRef name, clang::tidy::ClangTidyContext* context) {
          return std::make_unique<NotAnalysedCheck>(name, context, currentUnit(*last));
        });
  }
};

const clang::tidy::ClangTidyModuleRegistry::Add<DriverModule>
    kRegistration("driver-module", "Rules for Windows kernel drivers.");

} // namespace

} // namespace driver_tidy::plugin
