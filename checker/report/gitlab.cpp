#include "checker/report/gitlab.h"

#include "checker/report/uri.h"
#include "checker/report/wording.h"

#include <nlohmann/json.hpp>

namespace driver_tidy::report {

using Json = nlohmann::ordered_json;

namespace {

const char* severity(const std::string& level) {
  return level == "error" ? "critical" : level == "warning" ? "major" : "minor";
}

} // namespace

std::string gitlabCodeQuality(const Log& log, const std::string& root) {
  Json list = Json::array();
  for (const Run* run : log.drivers)
    for (const Reported& reported : run->findings) {
      if (!reported.isOpen())
        continue;
      const analysis::Finding& finding = reported.finding;
      const std::string& path = run->program.files[finding.range.file.index].path;
      list.push_back(
          {{"description", message(finding, run->contracts)},
           {"check_name", finding.check},
           {"fingerprint", reported.pathFingerprint},
           {"severity", severity(log.severity(finding.check))},
           {"location",
            {{"path", relativePath(path, root)}, {"lines", {{"begin", finding.range.line}}}}}});
    }
  return list.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace driver_tidy::report
