#include "tools/driver-tidy/files.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace driver_tidy::command {

namespace {

namespace fs = std::filesystem;

std::string lastError() {
  return std::strerror(errno);
}

/// Devices and pipes are written to; a file is replaced.
bool isReplaceable(const fs::path& path) {
  std::error_code ignored;
  return !fs::exists(path, ignored) || fs::is_regular_file(path, ignored);
}

/// Where a symbolic link leads: the link itself stays.
fs::path behindLinks(const std::string& path) {
  std::error_code error;
  const fs::path target = fs::weakly_canonical(path, error);
  return error ? fs::path(path) : target;
}

/// A new file beside `target`, so that a rename does not leave the file system.
int openBeside(const fs::path& target, std::string& temporary) {
  temporary = target.string() + ".XXXXXX";
  return mkstemp(temporary.data());
}

bool writeAll(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(file, text.data(), text.size());
    if (written < 0 && errno == EINTR)
      continue;
    if (written < 0)
      return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

/// The mode of the file that is replaced, or what the user's mask leaves of a new one.
mode_t modeFor(const fs::path& target) {
  struct stat existing = {};
  if (::stat(target.c_str(), &existing) == 0)
    return existing.st_mode & 07777;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

std::string replaceFile(const fs::path& target, const std::string& text) {
  std::string temporary;
  const int file = openBeside(target, temporary);
  if (file < 0)
    return lastError();
  bool good = ::fchmod(file, modeFor(target)) == 0 && writeAll(file, text);
  std::string why = good ? "" : lastError();
  if (::close(file) != 0 && good) {
    why = lastError();
    good = false;
  }
  if (good && ::rename(temporary.c_str(), target.c_str()) != 0)
    why = lastError();
  if (!why.empty())
    ::unlink(temporary.c_str());
  return why;
}

} // namespace

std::string readFile(const std::string& path, std::string& text) {
  std::error_code error;
  if (fs::is_directory(path, error))
    return "is a directory";
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  if (file && file.peek() != std::ifstream::traits_type::eof())
    content << file.rdbuf();
  if (!file.is_open() || file.bad())
    return "cannot be read: " + lastError();
  text = content.str();
  return {};
}

std::string whyUnwritable(const std::string& path) {
  const fs::path target = behindLinks(path);
  std::error_code ignored;
  if (fs::is_directory(target, ignored))
    return "is a directory";
  if (fs::exists(target, ignored) && ::access(target.c_str(), W_OK) != 0)
    return "cannot be written: " + lastError();
  if (!isReplaceable(target))
    return {};
  std::string temporary;
  const int file = openBeside(target, temporary);
  if (file < 0)
    return "cannot be written: " + lastError();
  ::close(file);
  ::unlink(temporary.c_str());
  return {};
}

std::string writeFile(const std::string& path, const std::string& text) {
  const fs::path target = behindLinks(path);
  std::string why;
  if (isReplaceable(target)) {
    why = replaceFile(target, text);
  } else {
    errno = 0;
    std::ofstream file(path, std::ios::binary);
    if (!(file << text << std::flush))
      why = lastError();
  }
  return why.empty() ? why : "cannot be written: " + why;
}

} // namespace driver_tidy::command
