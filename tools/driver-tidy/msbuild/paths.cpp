#include "tools/driver-tidy/msbuild/paths.h"

#include "tools/driver-tidy/msbuild/expressions.h"

#include <algorithm>
#include <sstream>

namespace driver_tidy::msbuild {

namespace fs = std::filesystem;

std::string withSlashes(std::string path) {
  std::replace(path.begin(), path.end(), '\\', '/');
  return path;
}

bool sameIgnoringCase(const std::string& left, const std::string& right) {
  const IgnoringCase less;
  return !less(left, right) && !less(right, left);
}

fs::path inAnyCase(const fs::path& path) {
  std::error_code error;
  if (fs::exists(path, error) || !path.has_relative_path())
    return path;
  const fs::path folder = inAnyCase(path.parent_path());
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error))
    if (sameIgnoringCase(entry->path().filename().string(), path.filename().string()))
      return entry->path();
  return folder / path.filename();
}

std::vector<std::string> listed(const std::string& text) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, ';');) {
    const std::size_t begin = part.find_first_not_of(" \t\r\n");
    if (begin != std::string::npos)
      parts.push_back(part.substr(begin, part.find_last_not_of(" \t\r\n") - begin + 1));
  }
  return parts;
}

} // namespace driver_tidy::msbuild
