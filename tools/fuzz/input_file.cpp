#include "tools/fuzz/input_file.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace driver_tidy::fuzz {

namespace {

namespace fs = std::filesystem;

/// Removed when the process ends.
struct Folder {
  fs::path path;

  Folder() {
    std::string pattern = (fs::temp_directory_path() / "driver-tidy-fuzz-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr)
      std::abort();
    path = pattern;
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
};

} // namespace

std::string inputFile(const std::string& name, const std::uint8_t* data, std::size_t size) {
  static const Folder folder;
  const fs::path path = folder.path / name;
  std::ofstream(path, std::ios::binary)
      .write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
  return path.string();
}

} // namespace driver_tidy::fuzz
