#include "tools/tests/expectations.h"

#include <fstream>
#include <regex>

namespace driver_tidy::tests {

namespace {

std::string placed(const std::string& name, unsigned line, const std::smatch& words) {
  return name + ":" + std::to_string(line) + ": " + words.str(2) + " " + words.str(3);
}

} // namespace

void readExpectations(const std::string& path, const std::string& name, Expectations& into) {
  static const std::regex kFinding(
      R"(\b(expect|expect-next-line|gap): *(driver-[a-z0-9-]+) ([a-z-]+))");
  static const std::regex kOption(R"(// option: (strict-alternation|strict|check) (\S+))");
  static const std::regex kNotAnalysed(R"(// not-analysed: (\S+))");
  static const std::regex kClean(R"(^// clean\b)");
  static const std::regex kLooksLike(
      R"(//.*\b(expect|expects|expect-next-line|gap|not-analysed|not-analyzed|option) *:)");

  std::ifstream file(path);
  std::string line;
  for (unsigned number = 1; std::getline(file, line); ++number) {
    bool understood = false;
    for (std::sregex_iterator match(line.begin(), line.end(), kFinding), end; match != end;
         ++match) {
      understood = true;
      const std::string kind = match->str(1);
      if (kind == "gap")
        into.gaps.insert(placed(name, number, *match));
      else
        into.findings.insert(placed(name, number + (kind == "expect" ? 0 : 1), *match));
    }
    std::smatch match;
    if (std::regex_search(line, match, kOption)) {
      understood = true;
      (match.str(1) == "strict-alternation" ? into.strictAlternation
       : match.str(1) == "strict"           ? into.strict
                                            : into.checks)
          .push_back(match.str(2));
    }
    if (std::regex_search(line, match, kNotAnalysed)) {
      understood = true;
      into.notAnalysed.insert(match.str(1));
    }
    into.clean = into.clean || std::regex_search(line, kClean);
    if (!understood && std::regex_search(line, kLooksLike))
      into.mistakes.push_back(name + ":" + std::to_string(number) + ": " + line);
  }
}

} // namespace driver_tidy::tests
