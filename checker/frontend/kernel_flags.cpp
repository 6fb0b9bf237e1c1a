#include "checker/frontend/capture.h"
#include "checker/frontend/own_headers.h"

#include <filesystem>

namespace driver_tidy::frontend {

namespace {

/// Where distributions put headers of the driver kit; each is used only where it exists.
constexpr const char* kHeaderDirectories[] = {
    "/usr/x86_64-w64-mingw32/include/ddk",
    "/usr/x86_64-w64-mingw32/include",
    "/usr/include/wine/wine/windows/ddk",
};

std::vector<std::string> makeKernelFlags() {
  std::vector<std::string> flags = {
      "--target=x86_64-pc-windows-msvc",
      "-fms-extensions",
      "-fms-compatibility",
      // Without __GNUC__ the headers of mingw-w64 erase __attribute__.
      "-fgnuc-version=4.2.1",
      "-fdeclspec",
      // Templates that are never parsed have no bodies.
      "-fno-delayed-template-parsing",
      "-D_AMD64_",
      "-DAMD64",
      "-D_WIN64",
      "-D_WIN32_WINNT=0x0A00",
      "-DNTDDI_VERSION=0x0A00000C",
      "-D_KERNEL_MODE=1",
      // What the Microsoft compiler lets pass.
      "-w",
      "-Wno-error=implicit-function-declaration",
      "-Wno-error=implicit-int",
      "-Wno-error=int-conversion",
      "-Wno-error=incompatible-pointer-types",
      "-Wno-error=incompatible-function-pointer-types",
      "-Wno-error=return-type",
      "-Wno-error=return-mismatch",
  };
  flags.insert(flags.end(), {"-idirafter", kOwnHeadersFolder}); // extends those that follow
  for (const char* directory : kHeaderDirectories) {
    std::error_code ignored;
    if (std::filesystem::is_directory(directory, ignored)) {
      flags.push_back("-idirafter"); // behind every directory that the user names
      flags.push_back(directory);
    }
  }
  return flags;
}

} // namespace

const std::vector<std::string>& kernelFlags() {
  static const std::vector<std::string> flags = makeKernelFlags();
  return flags;
}

} // namespace driver_tidy::frontend
