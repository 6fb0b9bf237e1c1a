#include "checker/frontend/windows_files.h"

#include "checker/frontend/own_headers.h"
#include "checker/frontend/wpp.h"

#include <llvm/ADT/SmallString.h>
#include <llvm/ADT/StringMap.h>
#include <llvm/Support/MemoryBuffer.h>
#include <llvm/Support/Path.h>

namespace driver_tidy::frontend {

namespace {

namespace path = llvm::sys::path;

const std::string kStandIn = kOwnHeadersFolder + std::string("/generated_by_wpp.h");

class WindowsFiles : public llvm::vfs::ProxyFileSystem {
public:
  using ProxyFileSystem::ProxyFileSystem;

  llvm::ErrorOr<llvm::vfs::Status> status(const llvm::Twine& name) override {
    if (isGenerated(name.str()))
      return ProxyFileSystem::status(kStandIn);
    auto found = ProxyFileSystem::status(name);
    if (found || found.getError() != std::errc::no_such_file_or_directory)
      return found;
    const auto real = find(name.str());
    return real ? ProxyFileSystem::status(*real) : found;
  }

  llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>>
  openFileForRead(const llvm::Twine& name) override {
    if (isGenerated(name.str()))
      return openGenerated(name.str());
    auto opened = ProxyFileSystem::openFileForRead(name);
    const bool isThere = opened || opened.getError() != std::errc::no_such_file_or_directory;
    const auto real = isThere ? std::nullopt : find(name.str());
    opened_.push_back(real.value_or(name.str()));
    return real ? ProxyFileSystem::openFileForRead(*real) : std::move(opened);
  }

  bool exists(const llvm::Twine& name) override { return static_cast<bool>(status(name)); }

private:
  /// Names by their lower case.
  using Folder = llvm::StringMap<std::string>;

  /// Where a build would have written a header, ours has to do; the folder comes last.
  static bool isGenerated(const std::string& name) {
    return path::parent_path(name) == kOwnHeadersFolder && path::extension(name) == ".tmh";
  }

  llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>> openGenerated(const std::string& name) {
    auto standIn = ProxyFileSystem::getBufferForFile(kStandIn);
    if (!standIn)
      return standIn.getError();
    std::string text = (*standIn)->getBuffer().str();
    for (const std::string& header : opened_)
      if (auto buffer = ProxyFileSystem::getBufferForFile(header))
        text += traceMacros((*buffer)->getBuffer());
    generated_->addFile(name, 0, llvm::MemoryBuffer::getMemBufferCopy(text, name));
    return generated_->openFileForRead(name);
  }

  /// The path of a file that is there under another name.
  std::optional<std::string> find(const std::string& name) {
    llvm::SmallString<256> real;
    bool isWhole = true; // so far the names are there as written
    for (auto part = path::begin(name), end = path::end(name); part != end; ++part) {
      if (path::is_separator(part->front()) || *part == "." || *part == "..") {
        path::append(real, *part);
        continue;
      }
      const Folder& folder = namesIn(real.empty() ? "." : real.str());
      const auto found = folder.find(part->lower());
      if (found == folder.end())
        return std::nullopt;
      llvm::SmallString<256> asWritten(real);
      path::append(asWritten, *part);
      // Beside a namesake of other case the one asked for wins.
      const bool isThere =
          found->second == *part || static_cast<bool>(ProxyFileSystem::status(asWritten));
      path::append(real, isThere ? part->str() : found->second);
      isWhole = isWhole && isThere;
    }
    return isWhole ? std::nullopt : std::optional(real.str().str());
  }

  const Folder& namesIn(llvm::StringRef directory) {
    const auto [known, isNew] = folders_.try_emplace(directory);
    Folder& folder = known->second;
    if (!isNew)
      return folder;
    std::error_code error;
    for (auto entry = dir_begin(directory, error);
         !error && entry != llvm::vfs::directory_iterator(); entry.increment(error)) {
      const llvm::StringRef name = path::filename(entry->path());
      const auto [first, isFirst] = folder.try_emplace(name.lower(), name.str());
      if (!isFirst && name.str() < first->second)
        first->second = name.str();
    }
    return folder;
  }

  llvm::StringMap<Folder> folders_;
  std::vector<std::string> opened_; ///< of these, the driver's configure its trace functions
  llvm::IntrusiveRefCntPtr<llvm::vfs::InMemoryFileSystem> generated_{
      new llvm::vfs::InMemoryFileSystem};
};

} // namespace

llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>
windowsFiles(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> base) {
  return llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>(new WindowsFiles(std::move(base)));
}

llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>
withOwnHeaders(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> base) {
  const llvm::IntrusiveRefCntPtr<llvm::vfs::InMemoryFileSystem> headers(
      new llvm::vfs::InMemoryFileSystem);
  for (const OwnHeader& header : ownHeaders())
    headers->addFile(llvm::Twine(kOwnHeadersFolder) + "/" + header.name, 0,
                     llvm::MemoryBuffer::getMemBuffer(header.text, header.name, false));
  llvm::IntrusiveRefCntPtr<llvm::vfs::OverlayFileSystem> both(
      new llvm::vfs::OverlayFileSystem(std::move(base)));
  both->pushOverlay(headers);
  return both;
}

} // namespace driver_tidy::frontend
