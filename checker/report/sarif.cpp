#include "checker/report/sarif.h"

#include "checker/contracts/levels.h"
#include "checker/report/fixes.h"
#include "checker/report/source_lines.h"
#include "checker/report/uri.h"
#include "checker/report/utf8.h"
#include "checker/report/wording.h"

#include <nlohmann/json.hpp>

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <numeric>
#include <optional>

namespace driver_tidy::report {

using analysis::Finding;
using analysis::StepKind;
using analysis::TraceStep;
using contracts::Rule;
using program::SourceRange;
using Json = nlohmann::ordered_json;

namespace {

// Positions in tool.driver.notifications.
constexpr int kInputError = 0;
constexpr int kNotAnalysed = 1;
constexpr int kLogCut = 2;

// What GitHub code scanning takes, and shows.
constexpr std::size_t kMaxTags = 10;
constexpr std::size_t kMaxRelated = 100;
constexpr std::size_t kMaxFlow = 1000;
constexpr std::size_t kMaxResults = 25000;

constexpr std::size_t kGzipHeader = 18; // and trailer

/// How many of each list are kept.
struct Cut {
  std::size_t results = kMaxResults;
  std::size_t notifications = std::numeric_limits<std::size_t>::max();
};

// What the rules are about; the tool has no page of its own.
constexpr const char* kInformationUri =
    "https://learn.microsoft.com/windows-hardware/drivers/devtest/ddi-compliance-rules";

Json text(const std::string& text) {
  return {{"text", text}};
}

Json notificationDescriptor(const char* id, const char* name, const char* sentence) {
  return {{"id", id},
          {"name", name},
          {"shortDescription", text(sentence)},
          {"fullDescription", text(sentence)},
          {"help", text(sentence)}};
}

/// Words of SARIF 2.1.0, 3.38.8.
Json stepKinds(StepKind kind) {
  switch (kind) {
  case StepKind::Enter:
    return {"acquire", "resource"};
  case StepKind::Leave:
    return {"release", "resource"};
  case StepKind::ConditionTrue:
    return {"branch", "true"};
  case StepKind::ConditionFalse:
    return {"branch", "false"};
  case StepKind::Case:
    return {"branch"};
  case StepKind::CallEntered:
    return {"call", "function"};
  case StepKind::CallReturned:
    return {"return", "function"};
  case StepKind::CallChanges:
    return {"call", "function"};
  case StepKind::ExceptionRaised:
    return {"branch", "implicit"};
  case StepKind::HandlerEntered:
    return {"enter", "handler"};
  case StepKind::FinallyEntered:
    return {"enter", "handler"};
  case StepKind::LoopAgain:
    return {"branch", "implicit"};
  case StepKind::Returns:
    return {"exit", "function"};
  case StepKind::ThreadEnds:
    return {"exit", "function"};
  case StepKind::ExceptionLeaves:
    return {"exit", "function"};
  case StepKind::LevelRaised:
  case StepKind::LevelLowered:
    return {"value", "resource"};
  case StepKind::EnteredAs:
    return {"enter", "function"};
  case StepKind::ReleasedElsewhere:
  case StepKind::OtherWayOut:
    break; // never on the path
  }
  return Json::array();
}

/// The smaller, the more it matters.
int rank(const Json& entry) {
  const bool isClosed = entry.value("baselineState", "new") != "new" ||
                        (entry.contains("suppressions") && !entry["suppressions"].empty());
  const std::string level = entry["level"];
  const int severity = level == "error" ? 0 : level == "warning" ? 1 : 2;
  return (isClosed ? 10 : 0) + severity;
}

/// Keeps `count` entries, those that matter most, in their order. Says how many are gone, if any.
std::string keepWorst(Json& entries, std::size_t count) {
  if (entries.size() <= count)
    return {};
  const std::size_t all = entries.size();
  std::vector<std::size_t> order(all);
  std::iota(order.begin(), order.end(), std::size_t(0));
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return rank(entries[a]) < rank(entries[b]);
  });
  order.resize(count);
  std::sort(order.begin(), order.end());
  Json kept = Json::array();
  for (const std::size_t index : order)
    kept.push_back(std::move(entries[index]));
  entries = std::move(kept);
  return std::to_string(all - count) + " of " + std::to_string(all);
}

/// Text inside a Markdown-like link of a SARIF message.
std::string linkText(const std::string& text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == '\\')
      escaped += '\\';
    escaped += c;
  }
  return escaped;
}

/// What one run of the log has, from all of its drivers.
class SarifWriter {
public:
  SarifWriter(const Log& log, const std::string& root) : log_(log), root_(root) {}

  Json run(const Cut& cut) {
    Json results = Json::array();
    for (const Run* run : log_.drivers)
      for (const Reported& reported : run->findings)
        results.push_back(result(*run, reported));
    // Where one result says whether it is suppressed, all have to.
    const bool anySuppressed = std::any_of(results.begin(), results.end(), [](const Json& result) {
      return result.contains("suppressions");
    });
    for (Json& result : results)
      if (anySuppressed && !result.contains("suppressions"))
        result["suppressions"] = Json::array();
    for (const std::string& old : log_.absent)
      results.push_back(absent(old));
    Json notifications = this->notifications();
    const std::string cutResults = keepWorst(results, cut.results);
    const std::string cutNotifications = keepWorst(notifications, cut.notifications);
    if (!cutResults.empty())
      notifications.push_back(ofTheLog(cutResults + " results"));
    if (!cutNotifications.empty())
      notifications.push_back(ofTheLog(cutNotifications + " notifications"));
    return {{"tool", {{"driver", driver()}}},
            {"invocations",
             {{{"executionSuccessful", allRead()},
               {"toolExecutionNotifications", std::move(notifications)}}}},
            {"columnKind", "utf16CodeUnits"},
            {"results", std::move(results)}};
  }

private:
  Json driver() const {
    Json rules = Json::array();
    for (const Rule* rule : log_.rules())
      rules.push_back(ruleDescriptor(*rule));
    return {{"name", "driver-tidy"},
            {"semanticVersion", DRIVER_TIDY_VERSION},
            {"informationUri", kInformationUri},
            {"rules", rules},
            {"notifications",
             {notificationDescriptor("input-error", "InputError",
                                     "An input could not be read, or only in part."),
              notificationDescriptor("not-analysed", "NotAnalysed",
                                     "A function could not be analysed."),
              notificationDescriptor("log-cut", "LogCut",
                                     "The log would be too large for those who read it.")}}};
  }

  Json ruleDescriptor(const Rule& rule) const {
    return {{"id", rule.check},
            {"name", rule.id},
            {"shortDescription", text(rule.title)},
            {"fullDescription", text(rule.description)},
            {"helpUri", rule.url},
            {"help", {{"text", rule.description}, {"markdown", rule.page}}},
            {"defaultConfiguration", {{"level", rule.severity}}},
            {"properties",
             {{"precision", rule.precision},
              {"problem.severity", rule.severity},
              {"tags", tags(rule)}}}};
  }

  static Json tags(const Rule& rule) {
    Json tags = {"correctness", "windows-driver", rule.model};
    for (const std::string& group : rule.groups)
      if (tags.size() < kMaxTags)
        tags.push_back(group);
    return tags;
  }

  /// Nothing where the rule did not run.
  std::optional<std::size_t> ruleIndex(const std::string& check) const {
    const std::vector<const Rule*>& rules = log_.rules();
    for (std::size_t i = 0; i < rules.size(); ++i)
      if (rules[i]->check == check)
        return i;
    return std::nullopt;
  }

  Json result(const Run& run, const Reported& reported) {
    const Finding& finding = reported.finding;
    const std::size_t index = ruleIndex(finding.check).value();
    const Rule& rule = *log_.rules()[index];
    std::string sentence = message(finding, run.contracts) + ".";
    Json related = Json::array();
    for (const TraceStep& step : finding.trace) {
      const bool isCause = step.kind == StepKind::Enter || step.kind == StepKind::LevelRaised ||
                           step.kind == StepKind::EnteredAs ||
                           step.kind == StepKind::ReleasedElsewhere ||
                           step.kind == StepKind::OtherWayOut;
      if (!isCause || related.size() == kMaxRelated)
        continue;
      const std::string words = stepText(step, finding, run.contracts);
      const std::size_t id = related.size() + 1;
      sentence += " [" + linkText(words) + "](" + std::to_string(id) + ").";
      related.push_back(location(run, step.range));
      related.back()["id"] = id;
      related.back()["message"] = text(words);
    }

    Json place = location(run, finding.range);
    place["logicalLocations"] = {{{"name", finding.function}, {"kind", "function"}}};
    Json result = {{"ruleId", finding.check},
                   {"ruleIndex", index},
                   {"level", rule.severity},
                   {"message", text(sentence)},
                   {"locations", {place}},
                   {"partialFingerprints",
                    {{kPathFingerprint, reported.pathFingerprint},
                     {kPlaceFingerprint, reported.placeFingerprint}}}};
    if (!related.empty())
      result["relatedLocations"] = related;
    const Json flow = flowLocations(run, finding, rule);
    if (!flow.empty())
      result["codeFlows"] = {{{"threadFlows", {{{"locations", flow}}}}}};
    if (const Json edits = replacements(run, finding); !edits.empty())
      result["fixes"] = {{{"description", text("Put right the pairing on this path.")},
                          {"artifactChanges",
                           {{{"artifactLocation", place["physicalLocation"]["artifactLocation"]},
                             {"replacements", edits}}}}}};
    if (reported.suppressor != Suppressor::Nobody) {
      Json suppression = {
          {"kind", reported.suppressor == Suppressor::Source ? "inSource" : "external"}};
      if (!reported.justification.empty())
        suppression["justification"] = reported.justification;
      result["suppressions"] = Json::array({suppression});
    }
    if (reported.baseline != BaselineState::None)
      result["baselineState"] = reported.baseline == BaselineState::New ? "new" : "unchanged";
    if (!run.project.empty()) {
      Json drivers = {relativeUri(run.project, root_)};
      for (const std::string& project : reported.alsoIn)
        drivers.push_back(relativeUri(project, root_));
      result["properties"] = {{"drivers", drivers}};
    }
    return result;
  }

  /// A result of the baseline that is gone.
  Json absent(const std::string& old) const {
    Json result = Json::parse(old);
    result["baselineState"] = "absent";
    result.erase("ruleIndex");
    if (const auto index = ruleIndex(result["ruleId"]))
      result["ruleIndex"] = *index;
    return result;
  }

  Json flowLocations(const Run& run, const Finding& finding, const Rule& rule) {
    Json locations = Json::array();
    for (const TraceStep& step : finding.trace) {
      if (step.kind == StepKind::OtherWayOut || step.kind == StepKind::ReleasedElsewhere)
        continue; // not on the path: a related location
      Json place = location(run, step.range);
      place["message"] = text(stepText(step, finding, run.contracts));
      Json state = Json::object();
      const std::vector<contracts::CounterId> counters = countersOf(finding, rule);
      for (std::size_t i = 0; i < counters.size() && i < step.depths.size(); ++i)
        state[run.contracts.counters[counters[i]].id] = text(std::to_string(step.depths[i]));
      if (!step.levels.isAll())
        state["irql"] = text(contracts::describeLevels(step.levels));
      locations.push_back({{"location", place},
                           {"kinds", stepKinds(step.kind)},
                           {"nestingLevel", step.level},
                           {"state", state}});
    }
    // The causes stand at the front, the mistake at the end.
    if (locations.size() > kMaxFlow)
      locations.erase(locations.begin() + kMaxFlow / 2,
                      locations.end() - static_cast<std::ptrdiff_t>(kMaxFlow / 2));
    return locations;
  }

  Json replacements(const Run& run, const Finding& finding) {
    const std::string& path = run.program.files[finding.range.file.index].path;
    const Lines lines = [&](unsigned line) { return lines_.line(path, line); };
    Json list = Json::array();
    for (const Edit& edit : fix(finding, run.contracts, lines))
      list.push_back({{"deletedRegion",
                       {{"startLine", edit.range.line},
                        {"startColumn", utf16(path, edit.range.line, edit.range.column)},
                        {"endLine", edit.range.endLine},
                        {"endColumn", utf16(path, edit.range.endLine, edit.range.endColumn)}}},
                      {"insertedContent", text(edit.text)}});
    return list;
  }

  bool allRead() const {
    for (const Run* run : log_.drivers)
      for (const InputError& error : run->errors)
        if (error.fileLost)
          return false;
    return true;
  }

  Json notifications() {
    Json notifications = Json::array();
    for (const Run* run : log_.drivers) {
      const std::size_t first = notifications.size();
      for (const InputError& error : run->errors) {
        Json place = {{"artifactLocation", {{"uri", relativeUri(error.path, root_)}}}};
        if (error.line != 0)
          place["region"] = {{"startLine", error.line}};
        if (error.line != 0 && error.column != 0)
          place["region"]["startColumn"] = utf16(error.path, error.line, error.column);
        notifications.push_back({{"descriptor", {{"id", "input-error"}, {"index", kInputError}}},
                                 {"level", error.fileLost ? "error" : "warning"},
                                 {"message", text(error.message)},
                                 {"locations", {{{"physicalLocation", place}}}}});
      }
      for (const NotAnalysed& function : run->notAnalysed)
        notifications.push_back({{"descriptor", {{"id", "not-analysed"}, {"index", kNotAnalysed}}},
                                 {"level", "warning"},
                                 {"message", text("'" + function.function +
                                                  (function.isPartly ? "' was partly analysed: "
                                                                     : "' was not analysed: ") +
                                                  function.reason)},
                                 {"locations", {location(*run, function.range)}}});
      if (!run->project.empty())
        for (std::size_t i = first; i < notifications.size(); ++i)
          notifications[i]["properties"] = {{"driver", relativeUri(run->project, root_)}};
    }
    return notifications;
  }

  static Json ofTheLog(const std::string& what) {
    return {{"descriptor", {{"id", "log-cut"}, {"index", kLogCut}}},
            {"level", "warning"},
            {"message", text("The log would be too large: it leaves out " + what + ".")}};
  }

  Json location(const Run& run, const SourceRange& range) {
    if (!range.valid())
      return Json::object();
    const std::string& path = run.program.files[range.file.index].path;
    return {{"physicalLocation",
             {{"artifactLocation", {{"uri", relativeUri(path, root_)}}},
              {"region", region(path, range)}}}};
  }

  /// The part of the range on its first line: GitHub shows an alert only where all its lines are in
  /// the diff.
  Json region(const std::string& path, const SourceRange& range) {
    std::size_t end = range.endColumn;
    if (range.endLine != range.line || end <= range.column) {
      const auto line = lines_.line(path, range.line);
      end = std::max<std::size_t>(line ? line->size() + 1 : 0, range.column + 1);
    }
    const std::size_t startColumn = utf16(path, range.line, range.column);
    return {{"startLine", range.line},
            {"startColumn", startColumn},
            {"endLine", range.line},
            {"endColumn", std::max(utf16(path, range.line, end), startColumn + 1)}};
  }

  std::size_t utf16(const std::string& path, std::size_t number, std::size_t column) {
    const auto line = lines_.line(path, number);
    return line && column <= line->size() + 1 ? utf16Column(*line, column) : column;
  }

  const Log& log_;
  const std::string& root_;
  SourceLines lines_;
};

/// In bytes, as GitHub counts them.
std::size_t gzipSize(const std::string& text) {
  uLongf size = compressBound(static_cast<uLong>(text.size()));
  std::vector<Bytef> packed(size);
  compress(packed.data(), &size, reinterpret_cast<const Bytef*>(text.data()),
           static_cast<uLong>(text.size()));
  return size + kGzipHeader;
}

} // namespace

std::string sarif(const Log& log, const std::string& root, std::size_t maxGzipSize) {
  for (Cut cut;;) {
    const Json document = {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                           {"version", "2.1.0"},
                           {"runs", {SarifWriter(log, root).run(cut)}}};
    // Source text in messages may be no UTF-8: replaced, as a report must always come out.
    std::string text = document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
    if (text.size() <= maxGzipSize || gzipSize(text) <= maxGzipSize || cut.results == 0)
      return text;
    const Json& run = document["runs"][0];
    cut.results = run["results"].size() / 2;
    cut.notifications = run["invocations"][0]["toolExecutionNotifications"].size() / 2;
  }
}

} // namespace driver_tidy::report
