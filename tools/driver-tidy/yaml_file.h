#pragma once
// Reading a YAML file (JSON is YAML, too) with LLVM's YAML I/O, its errors as the tool tells them.
// The types that are read have llvm::yaml::MappingTraits.

#include "tools/driver-tidy/files.h"

#include <llvm/Support/JSON.h>
#include <llvm/Support/SourceMgr.h>
#include <llvm/Support/YAMLTraits.h>

#include <algorithm>
#include <string>

namespace driver_tidy::command {

/// Returns "path:line:column: what is wrong"; empty: `value` was read.
template <typename Value> std::string readYaml(const std::string& path, Value& value) {
  std::string text;
  if (const std::string why = readFile(path, text); !why.empty())
    return path + ": " + why;
  if (std::size_t at = 0; !llvm::json::isUTF8(text, &at))
    return path + ":" + std::to_string(std::count(text.data(), text.data() + at, '\n') + 1) +
           ": the file is not in UTF-8";
  struct Place {
    const std::string& path;
    std::string problem;
  } place{path, {}};
  const auto note = [](const llvm::SMDiagnostic& problem, void* context) {
    auto& found = *static_cast<Place*>(context);
    if (found.problem.empty())
      found.problem = found.path + ":" + std::to_string(problem.getLineNo()) + ":" +
                      std::to_string(problem.getColumnNo() + 1) + ": " + problem.getMessage().str();
  };
  llvm::yaml::Input input(text, nullptr, note, &place);
  input >> value;
  if (input.error() && place.problem.empty())
    return path + ": " + input.error().message();
  return place.problem;
}

} // namespace driver_tidy::command
