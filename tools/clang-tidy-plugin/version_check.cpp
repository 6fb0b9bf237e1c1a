// A plugin that was built for another LLVM is loaded without complaint and finds nothing. It says
// so instead, when it is loaded.

#include <clang/Basic/Version.h>
#include <llvm/Config/llvm-config.h>

#include <cstdio>
#include <cstdlib>
#include <string>

namespace driver_tidy::plugin {

namespace {

bool checkVersion() {
  const std::string host = clang::getClangToolFullVersion("clang-tidy");
  const std::string wanted = "version " + std::to_string(LLVM_VERSION_MAJOR) + ".";
  if (host.find(wanted) != std::string::npos)
    return true;
  std::fprintf(stderr, "error: driver-tidy's plugin is built for LLVM %d, but this is %s\n",
               LLVM_VERSION_MAJOR, host.c_str());
  std::fflush(stderr);
  std::_Exit(1);
}

[[maybe_unused]] const bool kChecked = checkVersion();

} // namespace

} // namespace driver_tidy::plugin
