#include "checker/frontend/driver_kit.h"

#include <llvm/ADT/StringRef.h>
#include <llvm/Support/VersionTuple.h>

#include <filesystem>
#include <map>

namespace driver_tidy::frontend {

namespace {

namespace fs = std::filesystem;

// packages/Microsoft.Windows.WDK.x64.10.0.1/c/Include/wdf/kmdf/1.33
constexpr int kMaxDepth = 7;

/// A part of the kit, such as km, by the version that its folder stands for.
using Versions = std::map<llvm::VersionTuple, std::string>;

struct Kit {
  Versions km, shared, um, kmdf;
};

llvm::VersionTuple versionOf(const fs::path& folder) {
  llvm::VersionTuple version;
  version.tryParse(folder.filename().string()); // where it is none: before all others
  return version;
}

/// Of equal versions, as in packages for several processors, the first by name.
void add(Versions& versions, const llvm::VersionTuple& version, const std::string& folder) {
  std::string& known = versions[version];
  if (known.empty() || folder < known)
    known = folder;
}

Kit findParts(const std::string& directory) {
  Kit kit;
  std::error_code error;
  for (fs::recursive_directory_iterator
           entry(directory, fs::directory_options::skip_permission_denied, error),
       end;
       !error && entry != end; entry.increment(error)) {
    std::error_code ignored;
    if (!entry->is_directory(ignored))
      continue;
    const fs::path& path = entry->path();
    const llvm::VersionTuple version = versionOf(path.parent_path());
    const std::string name = llvm::StringRef(path.filename().string()).lower();
    Versions* part = name == "km"       ? &kit.km
                     : name == "shared" ? &kit.shared
                     : name == "um"     ? &kit.um
                                        : nullptr;
    if (part != nullptr)
      add(*part, version, path.string());
    else if (llvm::StringRef(path.parent_path().filename().string()).equals_insensitive("kmdf"))
      add(kit.kmdf, versionOf(path), path.string());
    const bool isLibrary = name == "lib"; // has a km, too
    if (part != nullptr || isLibrary || entry.depth() == kMaxDepth)
      entry.disable_recursion_pending();
  }
  return kit;
}

} // namespace

std::vector<std::string> driverKitFolders(const std::string& directory) {
  const Kit kit = findParts(directory);
  if (kit.km.empty())
    return {};
  const auto& [version, km] = *kit.km.rbegin();
  std::vector<std::string> folders = {km, (fs::path(km) / "crt").string()};
  for (const Versions* part : {&kit.shared, &kit.um}) {
    const auto same = part->find(version);
    if (same != part->end())
      folders.push_back(same->second);
    else if (!part->empty())
      folders.push_back(part->rbegin()->second);
  }
  if (!kit.kmdf.empty())
    folders.push_back(kit.kmdf.rbegin()->second);
  return folders;
}

} // namespace driver_tidy::frontend
