#include "checker/report/identity.h"

#include "checker/report/fingerprint.h"

namespace driver_tidy::report {

void Identities::name(Run& run) {
  auto numbered = [&](const std::string& hash) {
    return hash + ":" + std::to_string(++timesSeen_[hash]);
  };
  std::vector<Reported> own;
  std::vector<Place> places;
  for (Reported& reported : run.findings) {
    const program::SourceRange& range = reported.finding.range;
    const std::string& path = run.program.files[range.file.index].path;
    const std::string hash = fingerprint(reported.finding);
    Place place(hash, path, range.line, range.column);
    if (const auto same = known_.find(place); same != known_.end()) {
      const auto [first, index] = same->second;
      first->findings[index].alsoIn.push_back(run.project);
      continue;
    }
    reported.pathFingerprint = numbered(hash);
    reported.placeFingerprint =
        numbered(placeFingerprint(reported.finding, lines_.line(path, range.line).value_or("")));
    own.push_back(std::move(reported));
    places.push_back(std::move(place));
  }
  run.findings = std::move(own);
  for (std::size_t i = 0; i < places.size(); ++i) // only now: one driver's own like findings stay
    known_.emplace(std::move(places[i]), std::pair(&run, i));
}

} // namespace driver_tidy::report
