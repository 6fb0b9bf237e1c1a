#include "checker/frontend/capture.h"

#include "checker/frontend/reading.h"

#include <clang/Basic/Version.h>

namespace driver_tidy::frontend {

std::string readerVersion() {
  return clang::getClangFullVersion();
}

Capture capture(const CompileCommand& command) {
  Capture result;
  result.source = command.file;
  if (!guarded([&] { read(command, llvm::vfs::getRealFileSystem(), {}, result); })) {
    result = Capture();
    result.source = command.file;
    result.usable = false;
    result.errors.push_back({command.file, 0, 0, true, "Clang ended abnormally"});
  }
  return result;
}

} // namespace driver_tidy::frontend
