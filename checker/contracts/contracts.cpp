#include "checker/contracts/contracts.h"

#include <algorithm>

namespace driver_tidy::contracts {

const Contract* Contracts::find(std::string_view name) const {
  auto found = byName.find(name);
  return found == byName.end() ? nullptr : &found->second;
}

const Rule* Contracts::findCheck(std::string_view check) const {
  auto found = std::find_if(rules.begin(), rules.end(),
                            [&](const Rule& rule) { return rule.check == check; });
  return found == rules.end() ? nullptr : &*found;
}

std::string Error::text() const {
  std::string text = path;
  if (line != 0)
    text += ":" + std::to_string(line);
  if (!pointer.empty())
    text += ": " + pointer;
  return text + ": " + message;
}

} // namespace driver_tidy::contracts
