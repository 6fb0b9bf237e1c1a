#include "checker/frontend/case_blind_names.h"

#include <llvm/ADT/SmallString.h>
#include <llvm/Support/Path.h>

namespace driver_tidy::frontend {

namespace path = llvm::sys::path;

std::optional<std::string> CaseBlindNames::find(const std::string& name) {
  llvm::SmallString<256> real;
  bool isWhole = true; // so far the names are there as written
  for (auto part = path::begin(name), end = path::end(name); part != end; ++part) {
    if (path::is_separator(part->front()) || *part == "." || *part == "..") {
      path::append(real, *part);
      continue;
    }
    const Folder& folder = namesIn(real.empty() ? "." : real.str());
    const auto found = folder.find(part->lower());
    if (found == folder.end())
      return std::nullopt;
    llvm::SmallString<256> asWritten(real);
    path::append(asWritten, *part);
    // Beside a namesake of other case the one asked for wins.
    const bool isThere = found->second == *part || static_cast<bool>(files_.status(asWritten));
    path::append(real, isThere ? part->str() : found->second);
    isWhole = isWhole && isThere;
  }
  return isWhole ? std::nullopt : std::optional(real.str().str());
}

const CaseBlindNames::Folder& CaseBlindNames::namesIn(llvm::StringRef directory) {
  const auto [known, isNew] = folders_.try_emplace(directory);
  Folder& folder = known->second;
  if (!isNew)
    return folder;
  std::error_code error;
  for (auto entry = files_.dir_begin(directory, error);
       !error && entry != llvm::vfs::directory_iterator(); entry.increment(error)) {
    const llvm::StringRef name = path::filename(entry->path());
    const auto [first, isFirst] = folder.try_emplace(name.lower(), name.str());
    if (!isFirst && name.str() < first->second)
      first->second = name.str();
  }
  return folder;
}

} // namespace driver_tidy::frontend
