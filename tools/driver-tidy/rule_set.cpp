#include "tools/driver-tidy/rule_set.h"

#include "tools/driver-tidy/exit_code.h"
#include "tools/driver-tidy/files.h"
#include "tools/driver-tidy/messages.h"

#include <algorithm>
#include <iostream>

namespace driver_tidy::command {

bool loadContracts(const RuleRequest& request, contracts::Contracts& contracts, std::string* text) {
  std::vector<contracts::Source> sources = contracts::builtinSources();
  const std::size_t builtIn = sources.size();
  bool good = true;
  if (!request.roles.empty())
    sources.push_back({request.config, rulesOf(request.roles)});
  for (const std::string& file : request.files) {
    contracts::Source source{file, {}};
    if (const std::string why = readFile(file, source.text); !why.empty()) {
      printError(file + ": " + why);
      good = false;
      continue;
    }
    sources.push_back(std::move(source));
  }
  for (std::size_t i = builtIn; text != nullptr && i < sources.size(); ++i)
    *text += sources[i].path + "\n" + sources[i].text + "\n";
  for (contracts::Error& error : contracts::load(sources, contracts)) {
    if (error.path == request.config)
      error.line = 0; // it is not that of the file
    printError(error.text());
    good = false;
  }
  return good;
}

bool selectChecks(const contracts::Contracts& contracts, const std::string& globs,
                  std::vector<CheckSwitch>& checks) {
  for (const contracts::Rule& rule : contracts.rules)
    checks.push_back({rule.check, rule.onByDefault, rule.groups});
  std::sort(checks.begin(), checks.end(),
            [](const CheckSwitch& a, const CheckSwitch& b) { return a.name < b.name; });
  const std::vector<std::string> unknown = applyGlobs(globs, checks);
  for (const std::string& glob : unknown)
    printError("--checks: '" + glob + "' matches no check; --list-checks lists them");
  return unknown.empty();
}

void listChecks(const contracts::Contracts& contracts, const std::vector<CheckSwitch>& checks) {
  std::size_t width = 0;
  for (const CheckSwitch& check : checks)
    width = std::max(width, check.name.size());
  for (const CheckSwitch& check : checks)
    std::cout << (check.on ? "[on]  " : "[off] ") << check.name
              << std::string(width - check.name.size() + 2, ' ')
              << contracts.findCheck(check.name)->title << '\n';
}

int explain(const std::string& name) {
  contracts::Contracts contracts;
  if (!loadContracts({}, contracts))
    return kUnusable;
  const auto rule =
      std::find_if(contracts.rules.begin(), contracts.rules.end(),
                   [&](const contracts::Rule& r) { return r.check == name || r.id == name; });
  if (rule == contracts.rules.end()) {
    printError("'" + name + "' is no rule; --list-checks lists them");
    return kUnusable;
  }
  std::cout << rule->page;
  return kClean;
}

} // namespace driver_tidy::command
