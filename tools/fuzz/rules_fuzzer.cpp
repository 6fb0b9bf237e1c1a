// Files of rules: what was read without an error can be used.

#include "checker/contracts/contracts.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace driver_tidy::contracts;
  Contracts contracts;
  const std::string text(reinterpret_cast<const char*>(data), size);
  for (const Error& error : load({{"rules.json", text}}, contracts))
    if (error.message.empty())
      std::abort();
  return 0;
}
