#pragma once
// Program files of earlier runs, by what they were made from: the tool itself, the flags, every
// byte that was read, and what was taken for names that were not there as written. An entry is one
// file, written in one step: runs at the same time, and runs that are killed, do no harm.

#include "checker/frontend/capture.h"

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace driver_tidy::command {

class Cache {
public:
  /// In `directory`, which is made where it is not there. One that cannot be used is as good as
  /// none: problem() then says why.
  explicit Cache(std::string directory);
  ~Cache();
  Cache(const Cache&) = delete;
  Cache& operator=(const Cache&) = delete;

  const std::string& problem() const { return problem_; }

  std::size_t found() const { return found_; }
  std::size_t askedFor() const { return askedFor_; }

  /// The unit, if nothing that it was made from has changed since it was stored.
  std::optional<frontend::Capture> find(const frontend::CompileCommand& command);

  /// Keeps a usable unit, but for one of which something has changed since `began`.
  void store(const frontend::CompileCommand& command, const frontend::Capture& unit,
             std::chrono::system_clock::time_point began);

  /// What was stored under exactly this key by this very program.
  std::optional<std::string> findResult(const std::string& key);
  void storeResult(const std::string& key, const std::string& result);

  /// Throws out what was used least lately, where there is more than a gigabyte.
  void prune() const;

private:
  class Files;

  std::optional<frontend::Capture> read(const std::string& body);
  /// Whether there is an entry that is whole. It counts as used lately.
  bool readEntry(const std::string& path, std::string& body) const;
  void writeEntry(const std::string& path, const std::string& body) const;
  std::string entryOf(const std::string& key) const;
  std::string entryOf(const frontend::CompileCommand& command) const;

  std::string directory_;
  std::string problem_;
  std::string tool_; ///< hash of this very program
  std::unique_ptr<Files> files_;
  std::size_t found_ = 0;
  std::size_t askedFor_ = 0;
};

/// Texts one behind the other, so that none can be taken for another.
std::string joined(const std::vector<std::string>& texts);

/// Where the cache is if nobody says: $XDG_CACHE_HOME/driver-tidy or ~/.cache/driver-tidy. Empty:
/// there is no such place.
std::string defaultCacheDirectory();

} // namespace driver_tidy::command
