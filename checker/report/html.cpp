#include "checker/report/html.h"

#include "checker/report/html_page.h"
#include "checker/report/sarif.h"
#include "checker/report/source_lines.h"
#include "checker/report/uri.h"

#include <nlohmann/json.hpp>

#include <limits>
#include <set>

namespace driver_tidy::report {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kNoLimit = std::numeric_limits<std::size_t>::max();

std::set<std::string> pathsOf(const Log& log) {
  std::set<std::string> paths;
  for (const Run* run : log.drivers) {
    auto add = [&](const program::SourceRange& range) {
      if (range.valid())
        paths.insert(run->program.files[range.file.index].path);
    };
    for (const Reported& reported : run->findings) {
      add(reported.finding.range);
      for (const analysis::TraceStep& step : reported.finding.trace)
        add(step.range);
    }
  }
  return paths;
}

void replace(std::string& text, const std::string& marker, const std::string& by) {
  text.replace(text.find(marker), marker.size(), by);
}

} // namespace

std::string html(const Log& log, const std::string& root, const std::string& coverage) {
  SourceLines sources;
  Json texts = Json::object();
  for (const std::string& path : pathsOf(log))
    texts[relativeUri(path, root)] = sources.text(path);
  Json drivers = Json::array(); // as results name them, in the order of the coverage
  for (const Run* run : log.drivers)
    drivers.push_back(run->project.empty() ? "" : relativeUri(run->project, root));
  const Json data = {{"sarif", Json::parse(sarif(log, root, kNoLimit))},
                     {"drivers", drivers},
                     {"coverage", Json::parse(coverage)},
                     {"sources", texts}};
  std::string json = data.dump(-1, ' ', false, Json::error_handler_t::replace);
  // "</script>" in a source would end the data.
  for (std::size_t at = 0; (at = json.find('<', at)) != std::string::npos;)
    json.replace(at, 1, "\\u003c");
  std::string page = kHtmlPage;
  replace(page, "/*STYLE*/", kHtmlStyle);
  replace(page, "/*SCRIPT*/", kHtmlScript);
  replace(page, "/*DATA*/", json);
  return page;
}

} // namespace driver_tidy::report
