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

/// Texts one behind the other, so that none can be taken for another.
std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts)
    all += std::to_string(text.size()) + ":" + text;
  return all;
}

} // namespace

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

std::string Cache::entryOf(const frontend::CompileCommand& command) const {
  std::vector<std::string> parts = {tool_, command.directory, command.file};
  parts.insert(parts.end(), command.arguments.begin(), command.arguments.end());
  return directory_ + "/" + kPrefix + hashOf(joined(parts));
}

// An entry: the hash of what follows; the number of files; for each its hash and name; the number
// of absent names; for each the name and what was taken for it, a line each; the program file.

std::optional<frontend::Capture> Cache::find(const frontend::CompileCommand& command) {
  ++askedFor_;
  std::string entry;
  if (!problem_.empty() || !readFile(entryOf(command), entry).empty())
    return std::nullopt;
  std::optional<frontend::Capture> unit = read(entry);
  if (unit) {
    ++found_;
    std::error_code ignored;
    fs::last_write_time(entryOf(command), fs::file_time_type::clock::now(), ignored); // used lately
  }
  return unit;
}

std::optional<frontend::Capture> Cache::read(const std::string& entry) {
  const std::size_t head = entry.find('\n');
  if (head == std::string::npos ||
      entry.substr(0, head) != hashOf(llvm::StringRef(entry).substr(head + 1)))
    return std::nullopt;
  std::istringstream text(entry.substr(head + 1));
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
  if (!program::readUnits(std::string_view(entry).substr(head + 1 + rest), units).empty() ||
      units.size() != 1)
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
  // A full disk is no reason to fail: the next run reads the file again.
  writeFile(entryOf(command), hashOf(body) + "\n" + body);
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
