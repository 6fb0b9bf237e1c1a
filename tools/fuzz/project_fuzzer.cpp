// Visual Studio projects: each is read to its end, and what is wrong is said.

#include "tools/driver-tidy/msbuild/project.h"
#include "tools/fuzz/input_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string path = driver_tidy::fuzz::inputFile("a.vcxproj", data, size);
  driver_tidy::msbuild::readProject(path, "Debug|x64");
  return 0;
}
