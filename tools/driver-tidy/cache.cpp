#include "tools/driver-tidy/cache.h"

#include "checker/frontend/case_blind_names.h"
#include "checker/program/program_file.h"
#include "tools/driver-tidy/files.h"

#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/BLAKE3.h>
#include <llvm/Support/CachePruning.h>
#include <llvm/Support/MemoryBuffer.h>
#include <llvm/Support/Path.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <sstream>

namespace driver_tidy::command {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMaxBytes = std::uint64_t(1) << 30;
constexpr const char* kPrefix = "llvmcache-"; // what LLVM's pruning looks at
/// Clocks of file systems are coarse.
constexpr std::chrono::seconds kClockSlack{2};

std::string hashOf(llvm::StringRef bytes) {
  return llvm::toHex(llvm::BLAKE3::hash<16>(llvm::arrayRefFromStringRef(bytes)), true);
}

} // namespace

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts)
    all += std::to_string(text.size()) + ":" + text;
  return all;
}

/// The files of a run, each looked at once.
class Cache::Files {
public:
  /// Empty: it cannot be read.
  const std::string& hash(const std::string& path) {
    const auto [entry, isNew] = hashes_.try_emplace(path);
    if (isNew)
      if (const auto buffer = llvm::MemoryBuffer::getFile(path, false, false))
        entry->second = hashOf((*buffer)->getBuffer());
    return entry->second;
  }

  /// The file that is meant by `name`. Empty: none.
  const std::string& meant(const std::string& name) {
    const auto [entry, isNew] = meant_.try_emplace(name);
    if (isNew)
      entry->second = disk_->exists(name) ? name : names_.find(name).value_or("");
    return entry->second;
  }

private:
  std::map<std::string, std::string> hashes_;
  std::map<std::string, std::string> meant_;
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> disk_ = llvm::vfs::getRealFileSystem();
  frontend::CaseBlindNames names_{*disk_};
};

Cache::Cache(std::string directory)
    : directory_(std::move(directory)), files_(std::make_unique<Files>()) {
  std::error_code error;
  fs::create_directories(directory_, error);
  problem_ = error ? error.message() : whyUnwritable(directory_ + "/" + kPrefix + "probe");
  tool_ = files_->hash("/proc/self/exe") + frontend::readerVersion();
}

Cache::~Cache() = default;

std::string Cache::entryOf(const std::string& key) const {
  return directory_ + "/" + kPrefix + hashOf(tool_ + key);
}

std::string Cache::entryOf(const frontend::CompileCommand& command) const {
  std::vector<std::string> parts = {command.directory, command.file};
  parts.insert(parts.end(), command.arguments.begin(), command.arguments.end());
  return entryOf(joined(parts));
}

bool Cache::readEntry(const std::string& path, std::string& body) const {
  std::string entry;
  if (!problem_.empty() || !readFile(path, entry).empty())
    return false;
  const std::size_t head = entry.find('\n');
  if (head == std::string::npos)
    return false;
  body = entry.substr(head + 1);
  if (entry.substr(0, head) != hashOf(body))
    return false;
  std::error_code ignored;
  fs::last_write_time(path, fs::file_time_type::clock::now(), ignored);
  return true;
}

void Cache::writeEntry(const std::string& path, const std::string& body) const {
  // A full disk is no reason to fail: the next run does the work again.
  if (problem_.empty())
    writeFile(path, hashOf(body) + "\n" + body);
}

std::optional<std::string> Cache::findResult(const std::string& key) {
  std::string result;
  return readEntry(entryOf(key), result) ? std::optional(std::move(result)) : std::nullopt;
}

void Cache::storeResult(const std::string& key, const std::string& result) {
  writeEntry(entryOf(key), result);
}

// An entry: the hash of what follows. For a unit follow: the number of files; for each its hash and
// name; the number of absent names; for each the name and what was taken for it, a line each; the
// program file.

std::optional<frontend::Capture> Cache::find(const frontend::CompileCommand& command) {
  ++askedFor_;
  std::string body;
  if (!readEntry(entryOf(command), body))
    return std::nullopt;
  std::optional<frontend::Capture> unit = read(body);
  found_ += unit ? 1 : 0;
  return unit;
}

std::optional<frontend::Capture> Cache::read(const std::string& body) {
  std::istringstream text(body);
  std::string line;
  std::getline(text, line);
  for (std::size_t left = std::strtoul(line.c_str(), nullptr, 10); left != 0; --left) {
    std::getline(text, line);
    const std::size_t blank = line.find(' ');
    if (files_->hash(line.substr(blank + 1)) != line.substr(0, blank))
      return std::nullopt;
  }
  std::getline(text, line);
  for (std::size_t left = std::strtoul(line.c_str(), nullptr, 10); left != 0; --left) {
    std::string taken;
    std::getline(text, line);
    std::getline(text, taken);
    if (files_->meant(line) != taken)
      return std::nullopt;
  }
  std::vector<frontend::Capture> units;
  const auto rest = static_cast<std::size_t>(text.tellg());
  if (!program::readUnits(std::string_view(body).substr(rest), units).empty() || units.size() != 1)
    return std::nullopt;
  return std::move(units.front());
}

void Cache::store(const frontend::CompileCommand& command, const frontend::Capture& unit,
                  std::chrono::system_clock::time_point began) {
  if (!problem_.empty() || !unit.usable)
    return;
  std::string body = std::to_string(unit.dependencies.size()) + "\n";
  for (const std::string& file : unit.dependencies) {
    std::error_code error;
    const auto changed =
        std::chrono::file_clock::to_sys(fs::last_write_time(file, error)) + kClockSlack;
    const std::string& hash = files_->hash(file);
    if (error || hash.empty() || changed >= began || file.find('\n') != std::string::npos)
      return;
    body += hash + " " + file + "\n";
  }
  body += std::to_string(unit.absent.size()) + "\n";
  for (const program::AbsentName& absent : unit.absent)
    body += absent.name + "\n" + absent.inOtherCase + "\n";
  body += program::writeUnits({&unit, 1});
  writeEntry(entryOf(command), body);
}

void Cache::prune() const {
  llvm::CachePruningPolicy policy;
  policy.MaxSizeBytes = kMaxBytes;
  if (problem_.empty())
    llvm::pruneCache(directory_, policy);
}

std::string defaultCacheDirectory() {
  if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache != nullptr && *cache != 0)
    return std::string(cache) + "/driver-tidy";
  if (const char* home = std::getenv("HOME"); home != nullptr && *home != 0)
    return std::string(home) + "/.cache/driver-tidy";
  return {};
}

} // namespace driver_tidy::command
