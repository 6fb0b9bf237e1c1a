#include "checker/report/baseline.h"

#include "checker/report/sarif.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <map>

namespace driver_tidy::report {

namespace {

using Json = nlohmann::ordered_json;

std::string withoutNumber(const std::string& fingerprint) {
  return fingerprint.substr(0, fingerprint.find(':'));
}

/// What two results share that are the same, the surest first. Like findings are numbered from top
/// to bottom, and a new one among them shifts the numbers: the first key does without.
using Key = std::function<std::string(const std::string& path, const std::string& place)>;
const Key kKeys[] = {
    [](const auto& path, const auto& place) {
      return withoutNumber(path) + " " + withoutNumber(place);
    },
    [](const auto&, const auto& place) { return place; },
    [](const auto& path, const auto&) { return path; },
    [](const auto& path, const auto&) { return withoutNumber(path); },
};

bool isOpen(const Json& result) {
  return result.value("baselineState", "new") != "absent" &&
         (!result.contains("suppressions") || result["suppressions"].empty());
}

} // namespace

std::string readBaseline(const std::string& text, std::vector<BaselineResult>& results) {
  try {
    bool isOurs = false;
    const Json log = Json::parse(text);
    for (const Json& run : log.at("runs")) {
      if (run.at("tool").at("driver").at("name") != "driver-tidy")
        continue;
      isOurs = true;
      for (const Json& result : run.at("results")) {
        if (!isOpen(result))
          continue;
        result.at("ruleId").get<std::string>(); // an absent result is looked up by it
        const Json& fingerprints = result.at("partialFingerprints");
        results.push_back(
            {fingerprints.at(kPathFingerprint), fingerprints.at(kPlaceFingerprint), result.dump()});
      }
    }
    return isOurs ? "" : "no SARIF log of driver-tidy";
  } catch (const Json::exception& error) {
    return std::string("no SARIF log of driver-tidy: ") + error.what();
  }
}

void compare(const std::vector<BaselineResult>& old, Log& log) {
  std::vector<Reported*> left;
  for (Run* run : log.drivers)
    for (Reported& reported : run->findings) {
      reported.baseline = BaselineState::New;
      left.push_back(&reported);
    }
  std::vector<bool> isTaken(old.size());
  for (const Key& key : kKeys) {
    std::multimap<std::string, std::size_t> free; // equal keys stay in their order
    for (std::size_t i = 0; i < old.size(); ++i)
      if (!isTaken[i])
        free.emplace(key(old[i].pathFingerprint, old[i].placeFingerprint), i);
    std::erase_if(left, [&](Reported* reported) {
      const auto same = free.find(key(reported->pathFingerprint, reported->placeFingerprint));
      if (same == free.end())
        return false;
      reported->baseline = BaselineState::Unchanged;
      isTaken[same->second] = true;
      free.erase(same);
      return true;
    });
  }
  for (std::size_t i = 0; i < old.size(); ++i)
    if (!isTaken[i])
      log.absent.push_back(old[i].json);
}

} // namespace driver_tidy::report
