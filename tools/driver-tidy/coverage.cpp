#include "tools/driver-tidy/coverage.h"

#include "tools/driver-tidy/summary.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace driver_tidy::command {

namespace {

using Json = nlohmann::ordered_json;

/// As a list of objects, the most frequent first.
Json ranked(const std::map<std::string, std::size_t>& counts, const char* name) {
  std::vector<std::pair<std::string, std::size_t>> sorted(counts.begin(), counts.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  Json list = Json::array();
  for (const auto& [text, count] : sorted)
    list.push_back({{name, text}, {"functions", count}});
  return list;
}

Json coverageOf(const ReadProgram& read, const report::Run& run) {
  std::map<std::string, std::size_t> reasons;
  std::map<std::string, std::size_t> lostByFile;
  for (const report::NotAnalysed& note : run.notAnalysed) {
    ++reasons[note.reason];
    if (note.range.valid())
      ++lostByFile[run.program.files[note.range.file.index].path];
  }
  std::map<std::string, std::size_t> headers;
  for (const auto& [header, files] : read.missingHeaders) {
    std::size_t& lost = headers[header];
    for (const std::string& file : files)
      lost += lostByFile[file];
  }
  const FunctionCount functions = countFunctions(run);
  return {{"project", run.project},
          {"files", read.files.checked},
          {"filesLost", read.files.lost},
          {"functions", functions.total},
          {"analysed", functions.analysed()},
          {"partlyAnalysed", functions.partly},
          {"notAnalysed", functions.notAnalysed},
          {"reasons", ranked(reasons, "reason")},
          {"missingHeaders", ranked(headers, "header")}};
}

} // namespace

std::string
coverage(const std::vector<std::pair<const ReadProgram*, const report::Run*>>& drivers) {
  Json list = Json::array();
  for (const auto& [read, run] : drivers)
    list.push_back(coverageOf(*read, *run));
  return Json{{"drivers", list}}.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace driver_tidy::command
