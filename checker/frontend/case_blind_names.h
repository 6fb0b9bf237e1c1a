#pragma once

#include <llvm/ADT/StringMap.h>
#include <llvm/Support/VirtualFileSystem.h>

#include <optional>
#include <string>

namespace driver_tidy::frontend {

/// Files whose names are written in another case than the disk has them. Each folder is listed
/// once.
class CaseBlindNames {
public:
  explicit CaseBlindNames(llvm::vfs::FileSystem& files) : files_(files) {}

  /// The path of a file that is there under another name. Where several names differ in case only,
  /// the one asked for, else the first in alphabetical order.
  std::optional<std::string> find(const std::string& name);

private:
  /// Names by their lower case.
  using Folder = llvm::StringMap<std::string>;

  const Folder& namesIn(llvm::StringRef directory);

  llvm::vfs::FileSystem& files_;
  llvm::StringMap<Folder> folders_;
};

} // namespace driver_tidy::frontend
