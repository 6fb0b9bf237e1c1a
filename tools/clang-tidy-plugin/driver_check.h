#pragma once
// One rule of rules/*.json as a clang-tidy check.

#include "tools/clang-tidy-plugin/unit_analysis.h"

#include <clang-tidy/ClangTidyCheck.h>

namespace driver_tidy::plugin {

class DriverCheck : public clang::tidy::ClangTidyCheck {
public:
  /// Options, under CheckOptions: Contracts and Program (files, separated by semicolons) for every
  /// rule; StrictAlternation for rules of kind balance; Strict for rules of kind level and within.
  DriverCheck(llvm::StringRef name, clang::tidy::ClangTidyContext* context,
              contracts::RuleKind kind, std::shared_ptr<UnitAnalysis> unit);

  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap& options) override;
  void registerPPCallbacks(const clang::SourceManager& sources, clang::Preprocessor* preprocessor,
                           clang::Preprocessor* expander) override;
  void registerMatchers(clang::ast_matchers::MatchFinder* finder) override;
  void check(const clang::ast_matchers::MatchFinder::MatchResult& match) override;

private:
  bool readFlag(llvm::StringRef option);
  void report(const analysis::Finding& finding);

  contracts::RuleKind kind_;
  UnitAnalysis::Request request_;
  std::shared_ptr<UnitAnalysis> unit_;
};

/// Warns of every function that no check has looked at in full.
class NotAnalysedCheck : public clang::tidy::ClangTidyCheck {
public:
  NotAnalysedCheck(llvm::StringRef name, clang::tidy::ClangTidyContext* context,
                   std::shared_ptr<UnitAnalysis> unit)
      : ClangTidyCheck(name, context), unit_(std::move(unit)) {}

  void registerPPCallbacks(const clang::SourceManager& sources, clang::Preprocessor* preprocessor,
                           clang::Preprocessor* expander) override;
  void registerMatchers(clang::ast_matchers::MatchFinder* finder) override;
  void check(const clang::ast_matchers::MatchFinder::MatchResult& match) override;

private:
  std::shared_ptr<UnitAnalysis> unit_;
};

} // namespace driver_tidy::plugin
