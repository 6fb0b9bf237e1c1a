#include "checker/frontend/reading.h"

#include "checker/frontend/diagnostics.h"
#include "checker/frontend/llvm_version.h"
#include "checker/frontend/own_headers.h"
#include "checker/frontend/sticky_macros.h"
#include "checker/frontend/translation_unit.h"
#include "checker/frontend/windows_files.h"

#include <clang/AST/ASTConsumer.h>
#include <clang/Frontend/FrontendAction.h>
#include <clang/Tooling/Tooling.h>
#include <llvm/Support/CrashRecoveryContext.h>
#include <llvm/Support/MemoryBuffer.h>
#include <llvm/Support/Path.h>
#include <llvm/Support/TargetSelect.h>

#include <algorithm>

namespace driver_tidy::frontend {

namespace {

/// How far into a file a zero byte makes it a binary.
constexpr std::size_t kTextProbe = 4096;

class Lowering : public clang::ASTConsumer {
public:
  Lowering(Capture& capture, const Diagnostics& diagnostics, const ReadingHooks& hooks)
      : capture_(capture), diagnostics_(diagnostics), hooks_(hooks) {}

  void HandleTranslationUnit(clang::ASTContext& context) override {
    if (hooks_.wantsProgram && !hooks_.wantsProgram())
      return;
    TranslationUnit unit(context, capture_.program, diagnostics_);
    capture_.functions = lowerTranslationUnit(unit);
    collectAddressFlows(unit);
    capture_.program.finish();
  }

private:
  Capture& capture_;
  const Diagnostics& diagnostics_;
  const ReadingHooks& hooks_;
};

class LoweringAction : public clang::ASTFrontendAction {
public:
  LoweringAction(Capture& capture, Diagnostics& diagnostics, const ReadingHooks& hooks)
      : capture_(capture), diagnostics_(diagnostics), hooks_(hooks) {}

protected:
  bool BeginSourceFileAction(clang::CompilerInstance& compiler) override {
    // A missing header does not end the reading.
    compiler.getDiagnostics().setFatalsAsError(true);
    addKernelMacros(compiler.getPreprocessor());
    if (hooks_.begin)
      hooks_.begin(compiler.getPreprocessor(), diagnostics_);
    return true;
  }
  std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(clang::CompilerInstance&,
                                                        llvm::StringRef) override {
    return std::make_unique<Lowering>(capture_, diagnostics_, hooks_);
  }

private:
  Capture& capture_;
  Diagnostics& diagnostics_;
  const ReadingHooks& hooks_;
};

/// Runs the frontend without a word on stderr.
class QuietRun : public clang::tooling::ToolAction {
public:
  QuietRun(Capture& capture, Diagnostics& diagnostics, const ReadingHooks& hooks)
      : capture_(capture), diagnostics_(diagnostics), hooks_(hooks) {}

  bool started = false;

  bool runInvocation(std::shared_ptr<clang::CompilerInvocation> invocation,
                     clang::FileManager* files,
                     std::shared_ptr<clang::PCHContainerOperations> containers,
                     clang::DiagnosticConsumer* consumer) override {
    if (!diagnostics_.errors().empty())
      return false; // of the flags
    started = true;
    invocation->getDiagnosticOpts().ShowCarets = false;
    auto compiler = makeCompiler(std::move(invocation), std::move(containers), files, consumer);
    compiler->setVerboseOutputStream(llvm::nulls());
    LoweringAction action(capture_, diagnostics_, hooks_);
    return compiler->ExecuteAction(action);
  }

private:
  Capture& capture_;
  Diagnostics& diagnostics_;
  const ReadingHooks& hooks_;
};

bool hasFlag(const std::vector<std::string>& arguments, llvm::StringRef prefix) {
  return std::any_of(arguments.begin(), arguments.end(), [&](const std::string& argument) {
    return llvm::StringRef(argument).starts_with(prefix);
  });
}

std::vector<std::string> commandLine(const CompileCommand& command) {
  std::vector<std::string> result = {"clang"};
  if (hasFlag(command.arguments, "--driver-mode=")) // has to come before all that it decides about
    for (const std::string& argument : command.arguments)
      if (llvm::StringRef(argument).starts_with("--driver-mode="))
        result.push_back(argument);
  // LLVM 19 keeps a call with an undeclared argument only where it may look for spelling mistakes.
  // In a file that lacks its headers that takes minutes: from some number on the calls are lost.
  result.insert(result.end(), {"-fsyntax-only", "-ferror-limit=0", "-fspell-checking",
                               "-fspell-checking-limit=100"});
  if (!hasFlag(command.arguments, "-resource-dir"))
    result.push_back("-resource-dir=" DRIVER_TIDY_RESOURCE_DIR);
  const llvm::StringRef extension = llvm::sys::path::extension(command.file);
  const bool isC = extension.equals_insensitive(".c") || extension.equals_insensitive(".h");
  if (!hasFlag(command.arguments, "-std") && !hasFlag(command.arguments, "-x"))
    result.push_back(isC ? "-std=gnu17" : "-std=c++17");
  result.insert(result.end(), command.arguments.begin(), command.arguments.end());
  result.push_back(command.file);
  return result;
}

bool travelsInside(llvm::StringRef name) {
  return name.starts_with(kOwnFolder);
}

bool travelsInside(const program::AbsentName& absent) {
  return travelsInside(llvm::StringRef(absent.name));
}

/// Each once, without those that travel inside the tool.
template <typename Name> std::vector<Name> sortedOnDisk(std::vector<Name> names) {
  std::erase_if(names, [](const Name& name) { return travelsInside(name); });
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

} // namespace

std::string pathOf(const CompileCommand& command) {
  if (command.directory.empty() || llvm::sys::path::is_absolute(command.file))
    return command.file;
  llvm::SmallString<256> path(command.directory);
  llvm::sys::path::append(path, command.file);
  return path.str().str();
}

std::string whyUnreadable(llvm::vfs::FileSystem& disk, const std::string& path) {
  if (const auto status = disk.status(path); status && status->isDirectory())
    return "is a directory";
  auto buffer = disk.getBufferForFile(path);
  if (!buffer)
    return "cannot be read: " + buffer.getError().message();
  const llvm::StringRef start = (*buffer)->getBuffer().take_front(kTextProbe);
  if (start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF"))
    return "is UTF-16, which Clang does not read: save it as UTF-8";
  return start.contains('\0') ? "is no text" : std::string();
}

void read(const CompileCommand& command,
          const llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>& disk, const ReadingHooks& hooks,
          Capture& capture) {
  clang::FileSystemOptions options;
  options.WorkingDir = command.directory;
  if (const std::string why = whyUnreadable(*disk, pathOf(command)); !why.empty()) {
    capture.usable = false;
    capture.errors.push_back({command.file, 0, 0, true, why});
    return;
  }
  Diagnostics diagnostics;
  FileRecord record;
  llvm::IntrusiveRefCntPtr<clang::FileManager> files(
      new clang::FileManager(options, windowsFiles(withOwnHeaders(disk), record)));
  QuietRun action(capture, diagnostics, hooks);
  clang::tooling::ToolInvocation invocation(commandLine(command), &action, files.get(),
                                            std::make_shared<clang::PCHContainerOperations>());
  invocation.setDiagnosticConsumer(&diagnostics);
  invocation.run();
  capture.dependencies = sortedOnDisk(std::move(record.opened));
  capture.absent = sortedOnDisk(std::move(record.absent));
  capture.errors = diagnostics.errors();
  if (action.started)
    return;
  capture.usable = false;
  capture.errors.resize(std::min<std::size_t>(capture.errors.size(), 1));
  if (capture.errors.empty())
    capture.errors.push_back({command.file, 0, 0, true, "the flags name no compilation"});
}

bool guarded(const std::function<void()>& function) {
  // What Clang needs to read assembler.
  static const bool once = [] {
    llvm::InitializeAllTargetInfos();
    llvm::InitializeAllTargetMCs();
    llvm::InitializeAllAsmParsers();
    return true;
  }();
  static_cast<void>(once);
  constexpr unsigned kStackSize = 256U << 20; // only what is used is ever committed
  llvm::CrashRecoveryContext::Enable();
  llvm::CrashRecoveryContext context;
  return context.RunSafelyOnThread([&] { function(); }, kStackSize);
}

} // namespace driver_tidy::frontend
