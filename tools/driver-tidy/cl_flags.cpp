#include "tools/driver-tidy/cl_flags.h"

#include "tools/driver-tidy/msbuild/paths.h"

#include <algorithm>
#include <optional>

namespace driver_tidy::command {

namespace {

/// An option of cl whose value follows it, in the same word or the next, and Clang's for it.
struct WithValue {
  const char* cl;
  const char* clang;
  bool isPath;
};

constexpr WithValue kWithValue[] = {
    {"external:I", "-isystem", true},
    {"imsvc", "-isystem", true},
    {"FI", "-include", true},
    {"I", "-I", true},
    {"D", "-D", false},
    {"U", "-U", false},
};

/// The value of an option that may as well follow in the next word.
constexpr const char* kPassedOver[] = {"Fo", "Fd", "Fa", "Fp", "Fi", "Fe", "FR"};

struct Alone {
  const char* cl;
  std::vector<std::string> clang;
};

const std::vector<Alone>& alone() {
  static const std::vector<Alone> flags = {
      {"TC", {"-x", "c"}},
      {"TP", {"-x", "c++"}},
      {"J", {"-funsigned-char"}},
      {"X", {"-nostdinc"}},
      {"kernel", {"-D_KERNEL_MODE=1"}},
      {"std:c11", {"-std=c11"}},
      {"std:c17", {"-std=c17"}},
      {"std:clatest", {"-std=c2x"}},
      {"std:c++14", {"-std=c++14"}},
      {"std:c++17", {"-std=c++17"}},
      {"std:c++20", {"-std=c++20"}},
      {"std:c++latest", {"-std=c++2b"}},
  };
  return flags;
}

/// The option in a word such as "/DX" or "-DX", or nothing.
std::optional<std::string> optionIn(const std::string& word) {
  const bool isOption = word.size() > 1 && (word[0] == '/' || word[0] == '-');
  return isOption ? std::optional(word.substr(1)) : std::nullopt;
}

} // namespace

bool isCl(const std::string& program) {
  return program == "cl" || program == "CL" || program == "clang-cl";
}

std::vector<std::string> readingFlagsOfCl(const std::vector<std::string>& commandLine) {
  std::vector<std::string> flags;
  for (std::size_t i = 1; i < commandLine.size(); ++i) {
    const auto option = optionIn(commandLine[i]);
    if (!option)
      continue;
    const auto isIt = [&](const auto& known) { return *option == known.cl; };
    if (const auto known = std::find_if(alone().begin(), alone().end(), isIt);
        known != alone().end()) {
      flags.insert(flags.end(), known->clang.begin(), known->clang.end());
      continue;
    }
    if (std::find(std::begin(kPassedOver), std::end(kPassedOver), *option) !=
        std::end(kPassedOver)) {
      ++i;
      continue;
    }
    const auto starts = [&](const WithValue& known) { return option->starts_with(known.cl); };
    const auto known = std::find_if(std::begin(kWithValue), std::end(kWithValue), starts);
    if (known == std::end(kWithValue))
      continue;
    std::string value = option->substr(std::string(known->cl).size());
    if (value.empty() && i + 1 < commandLine.size())
      value = commandLine[++i];
    flags.insert(flags.end(), {known->clang, known->isPath ? msbuild::withSlashes(value) : value});
  }
  return flags;
}

} // namespace driver_tidy::command
