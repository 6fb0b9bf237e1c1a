// A project's settings and its list of suppressions: what was read can be written and read again.

#include "tools/driver-tidy/config_file.h"
#include "tools/driver-tidy/suppressions.h"
#include "tools/fuzz/input_file.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace driver_tidy;
  const std::string path = fuzz::inputFile(".driver-tidy.yaml", data, size);
  std::vector<command::ListedSuppression> list;
  command::readSuppressions(path, list);
  command::ConfigFile config;
  if (!command::readConfigFile(path, config).empty())
    return 0;
  command::rulesOf(config.roles);
  const std::string text = command::dumpConfig(config);
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  command::ConfigFile again;
  if (!command::readConfigFile(fuzz::inputFile("again.yaml", bytes, text.size()), again).empty())
    std::abort();
  return 0;
}
