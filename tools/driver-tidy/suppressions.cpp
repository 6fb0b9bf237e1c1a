#include "tools/driver-tidy/suppressions.h"

#include "checker/report/pragmas.h"
#include "checker/report/source_lines.h"
#include "tools/driver-tidy/nolint.h"
#include "tools/driver-tidy/yaml_file.h"

#include <set>

namespace driver_tidy::command {

namespace {

struct List {
  std::vector<ListedSuppression> suppressions;
};

/// What the sources suppress.
class Sources {
public:
  bool suppress(const std::string& path, const analysis::Finding& finding) {
    const report::Lines lines = [&](unsigned line) { return lines_.line(path, line); };
    bool isSuppressed = report::isSuppressed(finding, lines);
    const std::vector<Nolint>& comments = commentsOf(path);
    for (std::size_t i = 0; i < comments.size(); ++i)
      if (comments[i].isFor(finding.check, finding.range.line)) {
        isSuppressed = true;
        used_.emplace(path, i);
      }
    return isSuppressed;
  }

  void tellUnused(const std::string& path, std::vector<std::string>& unused) {
    const std::vector<Nolint>& comments = commentsOf(path);
    for (std::size_t i = 0; i < comments.size(); ++i)
      if (comments[i].namesOurs() && !used_.contains({path, i}))
        unused.push_back(path + ":" + std::to_string(comments[i].line) + ": NOLINT(" +
                         *comments[i].globs + ") suppresses nothing");
  }

private:
  const std::vector<Nolint>& commentsOf(const std::string& path) {
    const auto [entry, isNew] = comments_.try_emplace(path);
    if (isNew)
      entry->second = nolints([&](unsigned line) { return lines_.line(path, line); });
    return entry->second;
  }

  report::SourceLines lines_;
  std::map<std::string, std::vector<Nolint>> comments_;
  std::set<std::pair<std::string, std::size_t>> used_;
};

} // namespace

} // namespace driver_tidy::command

LLVM_YAML_IS_SEQUENCE_VECTOR(driver_tidy::command::ListedSuppression)

template <> struct llvm::yaml::MappingTraits<driver_tidy::command::ListedSuppression> {
  static void mapping(IO& io, driver_tidy::command::ListedSuppression& entry) {
    io.mapRequired("fingerprint", entry.fingerprint);
    io.mapRequired("reason", entry.reason);
    io.mapOptional("check", entry.check);
    io.mapOptional("function", entry.function);
  }
  static std::string validate(IO&, driver_tidy::command::ListedSuppression& entry) {
    return entry.reason.empty() ? "a suppression needs a reason" : "";
  }
};

template <> struct llvm::yaml::MappingTraits<driver_tidy::command::List> {
  static void mapping(IO& io, driver_tidy::command::List& list) {
    io.mapRequired("suppressions", list.suppressions);
  }
};

namespace driver_tidy::command {

std::string readSuppressions(const std::string& path, std::vector<ListedSuppression>& list) {
  List file;
  std::string problem = readYaml(path, file);
  list = std::move(file.suppressions);
  return problem;
}

std::vector<std::string> suppress(report::Log& log, const std::vector<ListedSuppression>& list,
                                  const std::string& listPath) {
  Sources sources;
  std::set<std::string> usedEntries;
  for (report::Run* run : log.drivers)
    for (report::Reported& reported : run->findings) {
      const analysis::Finding& finding = reported.finding;
      for (const ListedSuppression& entry : list)
        if (entry.fingerprint == reported.pathFingerprint ||
            entry.fingerprint == reported.placeFingerprint) {
          reported.suppressor = report::Suppressor::Project;
          reported.justification = entry.reason;
          usedEntries.insert(entry.fingerprint);
        }
      if (sources.suppress(run->program.files[finding.range.file.index].path, finding)) {
        reported.suppressor = report::Suppressor::Source;
        reported.justification.clear();
      }
    }
  std::vector<std::string> unused;
  for (const ListedSuppression& entry : list)
    if (!usedEntries.contains(entry.fingerprint))
      unused.push_back(listPath + ": no finding has the fingerprint " + entry.fingerprint);
  std::set<std::string> files;
  for (const report::Run* run : log.drivers)
    for (const program::File& file : run->program.files)
      if (!file.isSystemHeader)
        files.insert(file.path);
  for (const std::string& file : files)
    sources.tellUnused(file, unused);
  return unused;
}

} // namespace driver_tidy::command
