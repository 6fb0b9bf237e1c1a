#include "checker/contracts/embedded.h"

namespace driver_tidy::contracts {

std::vector<Source> builtinSources() {
  return embeddedRules();
}

std::optional<std::string> builtinPage(std::string_view check) {
  const std::string path = "rules/" + std::string(check) + ".md";
  for (const Source& page : embeddedPages())
    if (page.path == path)
      return page.text;
  return std::nullopt;
}

} // namespace driver_tidy::contracts
