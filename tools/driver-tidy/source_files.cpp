#include "tools/driver-tidy/source_files.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <set>

namespace driver_tidy::command {

namespace {

namespace fs = std::filesystem;

class Walk {
public:
  explicit Walk(std::vector<report::InputError>& errors) : errors_(errors) {}

  void enter(const fs::path& directory) {
    std::error_code error;
    const fs::path real = fs::canonical(directory, error);
    if (error)
      return fail(directory, error);
    if (!seen_.insert(real).second)
      return;
    std::vector<fs::path> entries;
    fs::directory_iterator entry(directory, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error))
      entries.push_back(entry->path());
    if (error)
      fail(directory, error);
    std::sort(entries.begin(), entries.end());
    for (const fs::path& path : entries)
      visit(path);
  }

  std::vector<std::string> files;

private:
  void visit(const fs::path& path) {
    const std::string name = path.filename().string();
    std::error_code ignored;
    if (fs::is_directory(path, ignored)) {
      if (name.front() != '.')
        enter(path);
    } else if (isSourceName(name)) {
      files.push_back(path.string());
    }
  }

  void fail(const fs::path& directory, const std::error_code& error) {
    errors_.push_back({directory.string(), 0, 0, "cannot be read: " + error.message()});
  }

  std::vector<report::InputError>& errors_;
  std::set<fs::path> seen_;
};

} // namespace

bool isSourceName(const std::string& name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string::npos || dot == 0)
    return false;
  std::string extension = name.substr(dot + 1);
  for (char& c : extension)
    c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return extension == "c" || extension == "cc" || extension == "cpp" || extension == "cxx";
}

std::vector<std::string> sourceFilesBelow(const std::string& directory,
                                          std::vector<report::InputError>& errors) {
  Walk walk(errors);
  walk.enter(directory);
  return std::move(walk.files);
}

} // namespace driver_tidy::command
