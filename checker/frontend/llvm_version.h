#pragma once
// Every difference between the LLVM versions that the tool is built against (19 to 22). No other
// file of the frontend asks for the version.

#include <clang/Frontend/CompilerInstance.h>
#include <clang/Frontend/CompilerInvocation.h>
#include <llvm/Config/llvm-config.h>

#include <memory>
#include <utility>

namespace driver_tidy::frontend {

/// A compiler that reads through `files`, under the invocation's own overlays (-ivfsoverlay), and
/// reports to `diagnostics` only.
inline std::unique_ptr<clang::CompilerInstance>
makeCompiler(std::shared_ptr<clang::CompilerInvocation> invocation,
             std::shared_ptr<clang::PCHContainerOperations> containers, clang::FileManager* files,
             clang::DiagnosticConsumer* diagnostics) {
  const auto base = files->getVirtualFileSystemPtr();
#if LLVM_VERSION_MAJOR >= 21
  auto compiler =
      std::make_unique<clang::CompilerInstance>(std::move(invocation), std::move(containers));
#else
  auto compiler = std::make_unique<clang::CompilerInstance>(std::move(containers));
  compiler->setInvocation(std::move(invocation));
#endif
#if LLVM_VERSION_MAJOR >= 22
  compiler->setVirtualFileSystem(base);
#endif
#if LLVM_VERSION_MAJOR == 20 || LLVM_VERSION_MAJOR == 21
  compiler->createDiagnostics(*base, diagnostics, false);
#else
  compiler->createDiagnostics(diagnostics, false);
#endif
  const auto overlaid = clang::createVFSFromCompilerInvocation(compiler->getInvocation(),
                                                               compiler->getDiagnostics(), base);
  const llvm::IntrusiveRefCntPtr<clang::FileManager> manager(
      new clang::FileManager(files->getFileSystemOpts(), overlaid));
#if LLVM_VERSION_MAJOR >= 22
  compiler->setVirtualFileSystem(overlaid);
  compiler->setFileManager(manager);
  compiler->createSourceManager();
#else
  compiler->setFileManager(manager.get());
  compiler->createSourceManager(*manager);
#endif
  return compiler;
}

} // namespace driver_tidy::frontend
