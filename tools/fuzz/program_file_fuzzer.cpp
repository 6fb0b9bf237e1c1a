// Program files: a program that was read is whole; it can be written, linked and analysed.

#include "checker/program/program_file.h"
#include "tools/fuzz/whole_run.h"

#include <cstdlib>
#include <utility>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace driver_tidy;
  std::vector<program::Unit> units;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (!program::readUnits(bytes, units).empty())
    return 0;
  std::vector<program::Unit> again;
  if (!program::readUnits(program::writeUnits(units), again).empty())
    std::abort();
  fuzz::analyseTogether(std::move(units));
  return 0;
}
