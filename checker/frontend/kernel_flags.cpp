#include "checker/frontend/kernel_flags.h"

#include "checker/frontend/driver_kit.h"
#include "checker/frontend/own_headers.h"

#include <filesystem>

namespace driver_tidy::frontend {

namespace {

constexpr const char* kMingw = "/usr/x86_64-w64-mingw32/include/ddk";

/// Where distributions put headers of the driver kit; each is used only where it exists.
constexpr const char* kHeaderDirectories[] = {
    kMingw,
    "/usr/x86_64-w64-mingw32/include",
    "/usr/include/wine/wine/windows/ddk",
};

constexpr const char* kLanguageFlags[] = {
    "--target=x86_64-pc-windows-msvc",
    "-fms-extensions",
    "-fms-compatibility",
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

bool isDirectory(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::is_directory(path, ignored);
}

/// Behind every directory that the user names. In one word: CMake drops repeated ones.
void addFolder(const std::string& folder, std::vector<std::string>& flags) {
  flags.push_back("-idirafter" + folder);
}

} // namespace

std::string kernelFlags(const std::string& headers, std::vector<std::string>& flags) {
  constexpr const char* kWdk = "wdk:";
  flags.assign(std::begin(kLanguageFlags), std::end(kLanguageFlags));
  if (headers.starts_with(kWdk)) {
    const std::string directory = headers.substr(std::string(kWdk).size());
    const std::vector<std::string> folders = driverKitFolders(directory);
    if (folders.empty())
      return directory + ": no folder 'km' of kernel headers below it";
    for (const std::string& folder : folders) // files are read in folders of their own
      addFolder(std::filesystem::absolute(folder).lexically_normal().string(), flags);
  } else if (headers == "auto" || headers == "mingw") {
    if (headers == "mingw" && !isDirectory(kMingw))
      return "the headers of mingw-w64 are not installed (mingw-w64-x86-64-dev)";
    // Without __GNUC__ the headers of mingw-w64 erase __attribute__.
    flags.emplace_back("-fgnuc-version=4.2.1");
    addFolder(kOwnHeadersFolder, flags); // extends those that follow
    for (const char* directory : kHeaderDirectories)
      if (isDirectory(directory))
        addFolder(directory, flags);
  } else if (headers == "none") {
    flags.insert(flags.end(), {"-include", kOwnHeadersFolder + std::string("/kernel_prelude.h")});
  } else {
    return "'" + headers + "' is none of auto, mingw, wdk:DIRECTORY, none";
  }
  addFolder(kGeneratedHeadersFolder, flags);
  return {};
}

const std::vector<std::string>& kernelFlags() {
  static const std::vector<std::string> flags = [] {
    std::vector<std::string> made;
    kernelFlags("auto", made);
    return made;
  }();
  return flags;
}

} // namespace driver_tidy::frontend
