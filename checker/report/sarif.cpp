#include "checker/report/sarif.h"
#include "checker/contracts/levels.h"

#include "checker/report/fingerprint.h"
#include "checker/report/source_lines.h"
#include "checker/report/uri.h"
#include "checker/report/utf8.h"
#include "checker/report/wording.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

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
  case StepKind::OtherWayOut:
    break; // never on the path
  }
  return Json::array();
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

class SarifWriter {
public:
  SarifWriter(const Run& run, const std::string& root) : run_(run), root_(root) {}

  Json run() {
    Json results = Json::array();
    for (const Finding& finding : run_.findings)
      results.push_back(result(finding));
    // Where one result says whether it is suppressed, all have to.
    if (!run_.suppressed.empty())
      for (Json& shown : results)
        shown["suppressions"] = Json::array();
    for (const Finding& finding : run_.suppressed) {
      results.push_back(result(finding));
      results.back()["suppressions"] = {{{"kind", "inSource"}}};
    }
    Json log = {{"tool", {{"driver", driver()}}},
                {"invocations", {invocation()}},
                {"columnKind", "utf16CodeUnits"},
                {"results", results}};
    // Runs of one tool in one log are told apart by it.
    if (!run_.project.empty())
      log["automationDetails"] = {{"id", relativeUri(run_.project, root_) + "/"}};
    return log;
  }

private:
  Json driver() const {
    Json rules = Json::array();
    for (const Rule* rule : run_.rules)
      rules.push_back(ruleDescriptor(*rule));
    return {{"name", "driver-tidy"},
            {"semanticVersion", DRIVER_TIDY_VERSION},
            {"informationUri", kInformationUri},
            {"rules", rules},
            {"notifications",
             {notificationDescriptor("input-error", "InputError",
                                     "An input could not be read, or only in part."),
              notificationDescriptor("not-analysed", "NotAnalysed",
                                     "A function could not be analysed.")}}};
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
      tags.push_back(group);
    return tags;
  }

  Json result(const Finding& finding) {
    const auto rule =
        std::find_if(run_.rules.begin(), run_.rules.end(),
                     [&](const Rule* candidate) { return candidate->check == finding.check; });
    std::string sentence = message(finding, run_.contracts) + ".";
    Json related = Json::array();
    for (const TraceStep& step : finding.trace) {
      const bool isCause = step.kind == StepKind::Enter || step.kind == StepKind::LevelRaised ||
                           step.kind == StepKind::EnteredAs || step.kind == StepKind::OtherWayOut;
      if (!isCause)
        continue;
      const std::string words = stepText(step, finding, run_.contracts);
      const std::size_t id = related.size() + 1;
      sentence += " [" + linkText(words) + "](" + std::to_string(id) + ").";
      related.push_back(location(step.range));
      related.back()["id"] = id;
      related.back()["message"] = text(words);
    }

    Json place = location(finding.range);
    place["logicalLocations"] = {{{"name", finding.function}, {"kind", "function"}}};
    Json result = {{"ruleId", finding.check},
                   {"ruleIndex", rule - run_.rules.begin()},
                   {"level", (*rule)->severity},
                   {"message", text(sentence)},
                   {"locations", {place}},
                   {"partialFingerprints", {{"driverTidyPath/v1", distinctFingerprint(finding)}}}};
    if (!related.empty())
      result["relatedLocations"] = related;
    const Json flow = flowLocations(finding, **rule);
    if (!flow.empty())
      result["codeFlows"] = {{{"threadFlows", {{{"locations", flow}}}}}};
    return result;
  }

  Json flowLocations(const Finding& finding, const Rule& rule) {
    Json locations = Json::array();
    for (const TraceStep& step : finding.trace) {
      if (step.kind == StepKind::OtherWayOut)
        continue; // not on the path: a related location
      Json place = location(step.range);
      place["message"] = text(stepText(step, finding, run_.contracts));
      Json state = Json::object();
      for (std::size_t i = 0; i < rule.counters.size() && i < step.depths.size(); ++i)
        state[run_.contracts.counters[rule.counters[i]].id] = text(std::to_string(step.depths[i]));
      if (!step.levels.isAll())
        state["irql"] = text(contracts::describeLevels(step.levels));
      locations.push_back({{"location", place},
                           {"kinds", stepKinds(step.kind)},
                           {"nestingLevel", step.level},
                           {"state", state}});
    }
    return locations;
  }

  /// Numbers like paths of one function in their order, as GitHub's own fingerprints do.
  std::string distinctFingerprint(const Finding& finding) {
    const std::string digits = fingerprint(finding);
    return digits + ":" + std::to_string(++timesSeen_[digits]);
  }

  Json invocation() {
    Json notifications = Json::array();
    bool allRead = true;
    for (const InputError& error : run_.errors) {
      allRead = allRead && !error.fileLost;
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
    for (const NotAnalysed& function : run_.notAnalysed)
      notifications.push_back({{"descriptor", {{"id", "not-analysed"}, {"index", kNotAnalysed}}},
                               {"level", "warning"},
                               {"message", text("'" + function.function +
                                                (function.isPartly ? "' was partly analysed: "
                                                                   : "' was not analysed: ") +
                                                function.reason)},
                               {"locations", {location(function.range)}}});
    return {{"executionSuccessful", allRead}, {"toolExecutionNotifications", notifications}};
  }

  Json location(const SourceRange& range) {
    if (!range.valid())
      return Json::object();
    const std::string& path = run_.program.files[range.file.index].path;
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

  const Run& run_;
  const std::string& root_;
  SourceLines lines_;
  std::map<std::string, int> timesSeen_;
};

} // namespace

std::string sarif(const std::vector<const Run*>& runs, const std::string& root) {
  Json log = {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
              {"version", "2.1.0"},
              {"runs", Json::array()}};
  for (const Run* run : runs)
    log["runs"].push_back(SarifWriter(*run, root).run());
  // Source text in messages may be no UTF-8: replaced, as a report must always come out.
  return log.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace driver_tidy::report
