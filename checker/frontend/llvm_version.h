#pragma once
// Every difference between the LLVM versions that the tool is built against (19 to 22). No other
// file of the frontend asks for the version.

#include <clang/Frontend/CompilerInstance.h>
#include <clang/Frontend/CompilerInvocation.h>
#include <llvm/Config/llvm-config.h>

#include <memory>
#include <utility>

namespace driver_tidy::frontend {

/// A compiler that reads through `files` and reports to `diagnostics` only.
inline std::unique_ptr<clang::CompilerInstance>
makeCompiler(std::shared_ptr<clang::CompilerInvocation> invocation,
             std::shared_ptr<clang::PCHContainerOperations> containers, clang::FileManager* files,
             clang::DiagnosticConsumer* diagnostics) {
#if LLVM_VERSION_MAJOR >= 21
  auto compiler =
      std::make_unique<clang::CompilerInstance>(std::move(invocation), std::move(containers));
#else
  auto compiler = std::make_unique<clang::CompilerInstance>(std::move(containers));
  compiler->setInvocation(std::move(invocation));
#endif
#if LLVM_VERSION_MAJOR >= 22
  compiler->setVirtualFileSystem(files->getVirtualFileSystemPtr());
#endif
  compiler->setFileManager(files);
#if LLVM_VERSION_MAJOR == 20 || LLVM_VERSION_MAJOR == 21
  compiler->createDiagnostics(files->getVirtualFileSystem(), diagnostics, false);
#else
  compiler->createDiagnostics(diagnostics, false);
#endif
#if LLVM_VERSION_MAJOR >= 22
  compiler->createSourceManager();
#else
  compiler->createSourceManager(*files);
#endif
  return compiler;
}

} // namespace driver_tidy::frontend
