#pragma once

#include "checker/program/unit.h"

#include <llvm/Support/VirtualFileSystem.h>

#include <string>
#include <vector>

namespace driver_tidy::frontend {

/// What was asked of a file system.
struct FileRecord {
  std::vector<std::string> opened;         ///< files that were read, in their order
  std::vector<program::AbsentName> absent; ///< names that are not there as written
};

/// Files as drivers name them: what `base` does not have under the name given is looked for without
/// regard to case, folder by folder. The first of several in alphabetical order is taken. A header
/// that the trace preprocessor would generate (*.tmh) and that is nowhere is empty. Not for use
/// from several threads. `record` has to live as long.
llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>
windowsFiles(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> base, FileRecord& record);

/// `base`, and the tool's own headers in kOwnHeadersFolder.
llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>
withOwnHeaders(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> base);

} // namespace driver_tidy::frontend
