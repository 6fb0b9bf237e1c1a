#pragma once
// Runs Clang over one file, in this process, and hands its AST to the lowering.

#include "checker/frontend/capture.h"
#include "checker/frontend/diagnostics.h"

#include <clang/Lex/Preprocessor.h>
#include <llvm/Support/VirtualFileSystem.h>

#include <functional>

namespace driver_tidy::frontend {

/// What somebody has to do with a reading besides; any may be empty.
struct ReadingHooks {
  /// Before the first line.
  std::function<void(clang::Preprocessor&, Diagnostics&)> begin;
  /// Behind the last one: whether there is anything to lower.
  std::function<bool()> wantsProgram;
};

/// Reads the unit, with the files of `disk` and the tool's own headers, into `capture`.
void read(const CompileCommand& command,
          const llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>& disk, const ReadingHooks& hooks,
          Capture& capture);

/// Where the disk has the file of the unit.
std::string pathOf(const CompileCommand& command);

/// Why the file is nothing that Clang should read, or nothing.
std::string whyUnreadable(llvm::vfs::FileSystem& disk, const std::string& path);

/// Calls `function` with a stack for anything but hostile nesting. False: it crashed.
bool guarded(const std::function<void()>& function);

} // namespace driver_tidy::frontend
