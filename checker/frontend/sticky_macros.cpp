#include "checker/frontend/sticky_macros.h"

#include <clang/Basic/SourceManager.h>
#include <clang/Lex/PPCallbacks.h>
#include <clang/Lex/PreprocessorOptions.h>

#include <map>

namespace driver_tidy::frontend {

// Written by CMake.
extern const char* const kKernelMacros;   ///< kernel_macros.h
extern const char* const kKernelDefaults; ///< kernel_defaults.h

namespace {

constexpr llvm::StringLiteral kStickyName = "driver-tidy/kernel_macros.h";

class StickyMacros : public clang::PPCallbacks {
public:
  explicit StickyMacros(clang::Preprocessor& preprocessor) : preprocessor_(preprocessor) {}

  void MacroDefined(const clang::Token& name, const clang::MacroDirective* directive) override {
    const clang::PresumedLoc place =
        preprocessor_.getSourceManager().getPresumedLoc(name.getLocation());
    clang::IdentifierInfo* identifier = name.getIdentifierInfo();
    if (place.isValid() && place.getFilename() == kStickyName)
      macros_[identifier] = const_cast<clang::MacroInfo*>(directive->getMacroInfo());
    else
      restore(identifier);
    restoreUndefined();
  }

  void MacroUndefined(const clang::Token& name, const clang::MacroDefinition&,
                      const clang::MacroDirective*) override {
    restoreUndefined();
    undefined_ = name.getIdentifierInfo(); // it is still defined during this call
  }

  void FileChanged(clang::SourceLocation, FileChangeReason, clang::SrcMgr::CharacteristicKind,
                   clang::FileID) override {
    restoreUndefined();
  }

private:
  void restore(clang::IdentifierInfo* identifier) {
    if (const auto found = macros_.find(identifier); found != macros_.end())
      preprocessor_.appendDefMacroDirective(identifier, found->second);
  }
  void restoreUndefined() {
    if (undefined_ && !undefined_->hasMacroDefinition())
      restore(undefined_);
    undefined_ = nullptr;
  }

  clang::Preprocessor& preprocessor_;
  std::map<const clang::IdentifierInfo*, clang::MacroInfo*> macros_;
  clang::IdentifierInfo* undefined_ = nullptr; ///< by the last #undef
};

bool isKernelCode(const clang::Preprocessor& preprocessor) {
  const clang::PreprocessorOptions& options = preprocessor.getPreprocessorOpts();
  bool result = preprocessor.getLangOpts().Kernel; // clang-cl /kernel
  for (const auto& [definition, isUndefined] : options.Macros)
    if (llvm::StringRef(definition).split('=').first == "_KERNEL_MODE")
      result = !isUndefined;
  return result;
}

/// The text as a system header of this name, for Clang's own text in front of the main file.
std::string asHeader(llvm::StringRef name, const char* text) {
  return "# 1 \"" + name.str() + "\" 1 3\n" + text + "\n# 1 \"<built-in>\" 2\n";
}

} // namespace

void addKernelMacros(clang::Preprocessor& preprocessor) {
  if (!isKernelCode(preprocessor))
    return;
  const std::string headers = asHeader(kStickyName, kKernelMacros) +
                              asHeader("driver-tidy/kernel_defaults.h", kKernelDefaults);
  // Behind Clang's own macros and those of the command line, in front of what -include names.
  constexpr llvm::StringLiteral kEndOfCommandLine = "# 1 \"<built-in>\" 2\n";
  std::string predefines = preprocessor.getPredefines();
  const std::size_t end = predefines.find(kEndOfCommandLine);
  predefines.insert(end == std::string::npos ? predefines.size() : end + kEndOfCommandLine.size(),
                    headers);
  preprocessor.setPredefines(std::move(predefines));
  preprocessor.addPPCallbacks(std::make_unique<StickyMacros>(preprocessor));
}

} // namespace driver_tidy::frontend
