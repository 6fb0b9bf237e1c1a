// Visual Studio solutions, of both kinds.

#include "tools/driver-tidy/msbuild/solutions.h"
#include "tools/fuzz/input_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<driver_tidy::report::InputError> problems;
  for (const char* name : {"a.sln", "a.slnx"})
    driver_tidy::msbuild::projectsOf(driver_tidy::fuzz::inputFile(name, data, size), problems);
  return 0;
}
