#pragma once

#include <llvm/Support/VirtualFileSystem.h>

#include <string>
#include <vector>

namespace driver_tidy::frontend {

/// Files as drivers name them: what `base` does not have under the name given is looked for without
/// regard to case, folder by folder. The first of several in alphabetical order is taken. A header
/// that the trace preprocessor would generate (*.tmh) and that is nowhere is empty. Not for use
/// from several threads. Every file that is read is added to `opened`, which has to live as long.
llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>
windowsFiles(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> base,
             std::vector<std::string>& opened);

/// `base`, and the tool's own headers in kOwnHeadersFolder.
llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>
withOwnHeaders(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> base);

} // namespace driver_tidy::frontend
