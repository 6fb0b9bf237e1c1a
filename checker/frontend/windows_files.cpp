#include "checker/frontend/windows_files.h"

#include "checker/frontend/case_blind_names.h"
#include "checker/frontend/message_compiler.h"
#include "checker/frontend/own_headers.h"
#include "checker/frontend/wpp.h"

#include <llvm/ADT/SmallString.h>
#include <llvm/Support/MemoryBuffer.h>
#include <llvm/Support/Path.h>

namespace driver_tidy::frontend {

namespace {

namespace path = llvm::sys::path;

/// Of ours, the one that is part of each generated one and in no include folder by itself.
constexpr const char* kTraceHeader = "generated_by_wpp.h";

class WindowsFiles : public llvm::vfs::ProxyFileSystem {
public:
  WindowsFiles(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> base, FileRecord& record)
      : ProxyFileSystem(std::move(base)), record_(record) {}

  llvm::ErrorOr<llvm::vfs::Status> status(const llvm::Twine& name) override {
    auto found = ProxyFileSystem::status(name);
    if (found || found.getError() != std::errc::no_such_file_or_directory)
      return found;
    if (const auto real = inOtherCase(name.str()))
      return ProxyFileSystem::status(*real);
    const auto text = generated(name.str());
    if (!text)
      return found;
    llvm::vfs::InMemoryFileSystem file;
    file.addFile(name, 0, llvm::MemoryBuffer::getMemBuffer(*text));
    return file.status(name);
  }

  llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>>
  openFileForRead(const llvm::Twine& name) override {
    auto opened = ProxyFileSystem::openFileForRead(name);
    if (opened || opened.getError() != std::errc::no_such_file_or_directory) {
      record_.opened.push_back(name.str());
      return opened;
    }
    if (const auto real = inOtherCase(name.str())) {
      record_.opened.push_back(*real);
      return ProxyFileSystem::openFileForRead(*real);
    }
    const auto text = generated(name.str());
    if (!text)
      return opened;
    generated_->addFile(name, 0, llvm::MemoryBuffer::getMemBufferCopy(*text));
    return generated_->openFileForRead(name);
  }

  bool exists(const llvm::Twine& name) override { return static_cast<bool>(status(name)); }

private:
  /// The path of a file that is there under another name than `name`, which is not.
  std::optional<std::string> inOtherCase(const std::string& name) {
    std::optional<std::string> real = names_.find(name);
    record_.absent.push_back({name, real.value_or("")});
    return real;
  }

  /// The text of a header that a build would have written.
  std::optional<std::string> generated(const std::string& name) {
    if (path::extension(name) == ".tmh" && path::parent_path(name) == kGeneratedHeadersFolder)
      return traceHeader();
    if (!llvm::StringRef(path::extension(name)).equals_insensitive(".h"))
      return std::nullopt;
    llvm::SmallString<256> messages(name);
    path::replace_extension(messages, "mc");
    std::string file = messages.str().str();
    if (!ProxyFileSystem::exists(file))
      file = inOtherCase(file).value_or("");
    const auto buffer = getUnderlyingFS().getBufferForFile(file);
    if (!buffer)
      return std::nullopt;
    record_.opened.push_back(file);
    return messageHeader((*buffer)->getBuffer());
  }

  std::optional<std::string> traceHeader() {
    const auto standIn = getUnderlyingFS().getBufferForFile(llvm::Twine(kGeneratedHeadersFolder) +
                                                            "/" + kTraceHeader);
    if (!standIn)
      return std::nullopt;
    std::string text = (*standIn)->getBuffer().str();
    for (const std::string& header : record_.opened)
      if (const auto buffer = getUnderlyingFS().getBufferForFile(header))
        text += traceMacros((*buffer)->getBuffer());
    return text;
  }

  CaseBlindNames names_{getUnderlyingFS()};
  FileRecord& record_; ///< of these, the driver's configure its trace functions
  llvm::IntrusiveRefCntPtr<llvm::vfs::InMemoryFileSystem> generated_{
      new llvm::vfs::InMemoryFileSystem};
};

} // namespace

llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>
windowsFiles(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> base, FileRecord& record) {
  return llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>(new WindowsFiles(std::move(base), record));
}

llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>
withOwnHeaders(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> base) {
  const llvm::IntrusiveRefCntPtr<llvm::vfs::InMemoryFileSystem> headers(
      new llvm::vfs::InMemoryFileSystem);
  for (const OwnHeader& header : ownHeaders()) {
    const char* folder = header.name == kTraceHeader ? kGeneratedHeadersFolder : kOwnHeadersFolder;
    headers->addFile(llvm::Twine(folder) + "/" + header.name, 0,
                     llvm::MemoryBuffer::getMemBuffer(header.text, header.name, false));
  }
  llvm::IntrusiveRefCntPtr<llvm::vfs::OverlayFileSystem> both(
      new llvm::vfs::OverlayFileSystem(std::move(base)));
  both->pushOverlay(headers);
  return both;
}

} // namespace driver_tidy::frontend
