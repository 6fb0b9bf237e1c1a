// Driver sources with mistakes in them: every flow graph is whole, and the analysis of it ends.

#include "checker/frontend/capture.h"
#include "checker/frontend/kernel_flags.h"
#include "tools/fuzz/input_file.h"
#include "tools/fuzz/statement_mutator.h"
#include "tools/fuzz/whole_run.h"

#include <string_view>
#include <utility>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace driver_tidy;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const bool isCxx =
      text.find("::") != std::string_view::npos || text.find("class ") != std::string_view::npos;
  std::vector<std::string> flags = frontend::kernelFlags();
  flags.emplace_back("-I" DRIVER_TIDY_TESTDATA "/include");
  std::vector<program::Unit> units;
  units.push_back(
      frontend::capture({fuzz::inputFile(isCxx ? "a.cpp" : "a.c", data, size), "/", flags}));
  fuzz::analyseTogether(std::move(units));
  return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t maxSize, unsigned seed) {
  return driver_tidy::fuzz::mutateStatements(data, size, maxSize, seed);
}
