#include "checker/report/sarif.h"

#include "checker/report/example_run.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace driver_tidy::report {
namespace {

using analysis::Finding;
using analysis::FindingKind;
using analysis::StepKind;
using Json = nlohmann::json;

/// One file below a root of its own, with a path that enters in a helper and returns.
class Sarif : public testing::Test {
protected:
  Sarif() {
    const std::string path = directory_.write("src/read me.c", "Status = Lock(\n"
                                                               "/*\xC3\xA4\xE4*/ Enter();\n"
                                                               "return\n"
                                                               "  Status;\n");
    program_.files = {{path, false}};
    Finding finding = exampleFinding(FindingKind::MissingLeave);
    finding.range = {kFile, 3, 1, 4, 9};
    finding.trace = {exampleStep(StepKind::CallEntered, "Lock", {0, 0}),
                     exampleStep(StepKind::Enter, "KeEnterGuardedRegion", {1, 0}),
                     exampleStep(StepKind::Returns, "", {1, 0})};
    finding.trace[0].range = {kFile, 1, 10, 1, 14};
    finding.trace[1].range = {kFile, 2, 9, 2, 16};
    finding.trace[1].level = 1;
    finding.trace[2].range = finding.range;
    run_.findings = {Reported{finding}};
    run_.rules = {&contracts_.rules[0]};
  }

  std::string text() { return sarif({{&run_}}, directory_.path()); }
  Json run() { return Json::parse(text())["runs"][0]; }
  Json result() { return run()["results"][0]; }

  static constexpr program::FileId kFile{0};
  TemporaryDirectory directory_;
  program::Program program_;
  contracts::Contracts contracts_ = exampleContracts();
  report::Run run_{program_, contracts_, {}, {}, {}, {}};
};

TEST_F(Sarif, StatesVersionAndTool) {
  const Json log = Json::parse(text());
  EXPECT_EQ(log["$schema"], "https://json.schemastore.org/sarif-2.1.0.json");
  EXPECT_EQ(log["version"], "2.1.0");
  ASSERT_EQ(log["runs"].size(), 1u);
  const Json run = log["runs"][0];
  EXPECT_EQ(run["tool"]["driver"]["name"], "driver-tidy");
  EXPECT_FALSE(run["tool"]["driver"]["semanticVersion"].get<std::string>().empty());
  EXPECT_EQ(run["columnKind"], "utf16CodeUnits");
}

TEST_F(Sarif, DescribesTheRulesThatRan) {
  const Json expected = {
      {"id", "driver-guarded-regions"},
      {"name", "GuardedRegions"},
      {"shortDescription", {{"text", "Guarded regions pair up."}}},
      {"fullDescription",
       {{"text", "Every guarded region that a thread enters is left on every path."}}},
      {"helpUri",
       "https://learn.microsoft.com/windows-hardware/drivers/devtest/wdm-guardedregions"},
      {"help",
       {{"text", "Every guarded region that a thread enters is left on every path."},
        {"markdown", "# GuardedRegions\n\nEvery guarded region that a thread enters is left.\n"}}},
      {"defaultConfiguration", {{"level", "warning"}}},
      {"properties",
       {{"precision", "high"},
        {"problem.severity", "warning"},
        {"tags", {"correctness", "windows-driver", "wdm"}}}}};
  EXPECT_EQ(run()["tool"]["driver"]["rules"], Json::array({expected}));
}

TEST_F(Sarif, PointsAtTheFirstLineOfTheFinding) {
  const Json found = result();
  EXPECT_EQ(found["ruleId"], "driver-guarded-regions");
  EXPECT_EQ(found["ruleIndex"], 0);
  EXPECT_EQ(found["level"], "warning");
  const Json place = found["locations"][0];
  EXPECT_EQ(place["physicalLocation"]["artifactLocation"]["uri"], "src/read%20me.c");
  const Json region = {{"startLine", 3}, {"startColumn", 1}, {"endLine", 3}, {"endColumn", 7}};
  EXPECT_EQ(place["physicalLocation"]["region"], region);
  EXPECT_EQ(place["logicalLocations"],
            Json::parse(R"([{"name": "FatFsdRead", "kind": "function"}])"));
}

TEST_F(Sarif, LinksWhereTheRegionWasEntered) {
  const Json found = result();
  EXPECT_EQ(found["message"]["text"],
            "'FatFsdRead' returns with the guarded region still entered. [guarded region entered "
            "here by KeEnterGuardedRegion (depth 1)](1).");
  ASSERT_EQ(found["relatedLocations"].size(), 1u);
  EXPECT_EQ(found["relatedLocations"][0]["id"], 1);
  EXPECT_EQ(found["relatedLocations"][0]["physicalLocation"]["region"]["startLine"], 2);
}

TEST_F(Sarif, EscapesBracketsInLinks) {
  run_.findings[0].finding.trace[1].detail = "Table[0]\\x";
  EXPECT_NE(result()["message"]["text"].get<std::string>().find("'Table\\[0\\]\\\\x'"),
            std::string::npos);
}

TEST_F(Sarif, CountsColumnsInUtf16) {
  const Json region = result()["relatedLocations"][0]["physicalLocation"]["region"];
  EXPECT_EQ(region["startColumn"], 8);
  EXPECT_EQ(region["endColumn"], 15);
}

TEST_F(Sarif, KeepsByteColumnsWithoutTheSource) {
  program_.files[0].path = directory_.path() + "/missing.c";
  const Json region = result()["relatedLocations"][0]["physicalLocation"]["region"];
  EXPECT_EQ(region["startColumn"], 9);
  EXPECT_EQ(region["endColumn"], 16);
  const Json primary = result()["locations"][0]["physicalLocation"]["region"];
  EXPECT_EQ(primary["endLine"], 3);
  EXPECT_EQ(primary["endColumn"], 2);
}

TEST_F(Sarif, ShowsThePathWithItsState) {
  const Json flows = result()["codeFlows"];
  ASSERT_EQ(flows.size(), 1u);
  ASSERT_EQ(flows[0]["threadFlows"].size(), 1u);
  const Json steps = flows[0]["threadFlows"][0]["locations"];
  ASSERT_EQ(steps.size(), 3u);
  EXPECT_EQ(steps[0]["location"]["message"]["text"], "calls 'Lock'");
  EXPECT_EQ(steps[0]["kinds"], Json::array({"call", "function"}));
  EXPECT_EQ(steps[0]["nestingLevel"], 0);
  EXPECT_EQ(steps[1]["kinds"], Json::array({"acquire", "resource"}));
  EXPECT_EQ(steps[1]["nestingLevel"], 1);
  EXPECT_EQ(steps[1]["location"]["physicalLocation"]["region"]["startLine"], 2);
  EXPECT_EQ(steps[1]["state"],
            Json::parse(R"({"guarded-region": {"text": "1"}, "guarded-mutex": {"text": "0"}})"));
  EXPECT_EQ(steps[2]["location"]["message"]["text"], "returns here with depth 1");
}

TEST_F(Sarif, GivesEveryStepItsKinds) {
  for (int kind = 0; kind <= static_cast<int>(StepKind::ExceptionLeaves); ++kind) {
    run_.findings[0].finding.trace = {exampleStep(static_cast<StepKind>(kind), "X", {1, 0})};
    EXPECT_FALSE(result()["codeFlows"][0]["threadFlows"][0]["locations"][0]["kinds"].empty());
  }
}

TEST_F(Sarif, KeepsOtherWaysOutOffThePath) {
  run_.findings[0].finding.trace = {exampleStep(StepKind::Returns, "", {1, 0}),
                                    exampleStep(StepKind::OtherWayOut, "FatFsdWrite", {0, 0}),
                                    exampleStep(StepKind::ReleasedElsewhere, "Unlock", {0, 0})};
  const Json found = result();
  EXPECT_EQ(found["codeFlows"][0]["threadFlows"][0]["locations"].size(), 1u);
  EXPECT_EQ(found["relatedLocations"][0]["message"]["text"],
            "the same exception leaves 'FatFsdWrite' here");
  EXPECT_EQ(found["relatedLocations"][1]["message"]["text"],
            "another way through the function releases it here, by 'Unlock'");
}

TEST_F(Sarif, HasNoCodeFlowWithoutAPath) {
  run_.findings[0].finding.trace.clear();
  const Json found = result();
  EXPECT_FALSE(found.contains("codeFlows"));
  EXPECT_FALSE(found.contains("relatedLocations"));
  EXPECT_EQ(found["message"]["text"],
            "'FatFsdRead' returns with the guarded region still entered.");
}

TEST_F(Sarif, GivesFingerprints) {
  run_.findings[0].pathFingerprint = "0123456789abcdef:1";
  run_.findings[0].placeFingerprint = "fedcba9876543210:2";
  const Json expected = {{"driverTidyPath/v1", "0123456789abcdef:1"},
                         {"driverTidyPlace/v1", "fedcba9876543210:2"}};
  EXPECT_EQ(result()["partialFingerprints"], expected);
}

TEST_F(Sarif, SaysWhoSuppressesWhat) {
  run_.findings.assign(3, run_.findings[0]);
  run_.findings[1].suppressor = Suppressor::Source;
  run_.findings[2].suppressor = Suppressor::Project;
  run_.findings[2].justification = "the caller leaves it";
  const Json results = run()["results"];
  EXPECT_EQ(results[0]["suppressions"], Json::array());
  EXPECT_EQ(results[1]["suppressions"], Json::parse(R"([{"kind": "inSource"}])"));
  EXPECT_EQ(results[2]["suppressions"],
            Json::parse(R"([{"kind": "external", "justification": "the caller leaves it"}])"));
}

TEST_F(Sarif, ComparesWithTheBaseline) {
  EXPECT_FALSE(result().contains("baselineState"));
  run_.findings.assign(2, run_.findings[0]);
  run_.findings[0].baseline = BaselineState::New;
  run_.findings[1].baseline = BaselineState::Unchanged;
  const std::string gone = R"({"ruleId": "driver-guarded-regions", "ruleIndex": 7, "level":
    "warning", "message": {"text": "gone"}})";
  const std::string ofAnotherRule = R"({"ruleId": "driver-old", "ruleIndex": 7, "level": "note"})";
  const std::string text = sarif({{&run_}, {gone, ofAnotherRule}}, directory_.path());
  const Json results = Json::parse(text)["runs"][0]["results"];
  ASSERT_EQ(results.size(), 4U);
  EXPECT_EQ(results[0]["baselineState"], "new");
  EXPECT_EQ(results[1]["baselineState"], "unchanged");
  EXPECT_EQ(results[2]["baselineState"], "absent");
  EXPECT_EQ(results[2]["ruleIndex"], 0);
  EXPECT_EQ(results[2]["message"]["text"], "gone");
  EXPECT_FALSE(results[3].contains("ruleIndex"));
}

TEST_F(Sarif, JoinsTheDrivers) {
  run_.project = directory_.path() + "/a/a.vcxproj";
  run_.findings[0].alsoIn = {directory_.path() + "/b/b.vcxproj"};
  report::Run other = run_;
  other.project = directory_.path() + "/c/c.vcxproj";
  other.findings[0].alsoIn.clear();
  const std::string text = sarif({{&run_, &other}}, directory_.path());
  const Json runs = Json::parse(text)["runs"];
  ASSERT_EQ(runs.size(), 1U);
  ASSERT_EQ(runs[0]["results"].size(), 2U);
  EXPECT_EQ(runs[0]["results"][0]["properties"]["drivers"],
            Json::array({"a/a.vcxproj", "b/b.vcxproj"}));
  EXPECT_EQ(runs[0]["results"][1]["properties"]["drivers"], Json::array({"c/c.vcxproj"}));
}

TEST_F(Sarif, KeepsTheWorstWhereThereIsTooMuch) {
  run_.findings.assign(40, run_.findings[0]);
  for (std::size_t i = 0; i < run_.findings.size(); ++i) {
    run_.findings[i].finding.function = "Function" + std::to_string(i);
    if (i % 2 == 0)
      run_.findings[i].suppressor = Suppressor::Source;
  }
  run_.notAnalysed.assign(40, {"Broken", {kFile, 1, 1, 1, 7}, "a statement was lost"});
  const std::string whole = text();
  const std::string cut = sarif({{&run_}}, directory_.path(), 4000);
  const Json log = Json::parse(cut)["runs"][0];
  EXPECT_LT(cut.size(), whole.size());
  ASSERT_FALSE(log["results"].empty());
  ASSERT_LT(log["results"].size(), 40U);
  for (std::size_t i = 0; i < std::min<std::size_t>(log["results"].size(), 20); ++i)
    EXPECT_EQ(log["results"][i]["suppressions"], Json::array());
  const Json notifications = log["invocations"][0]["toolExecutionNotifications"];
  const std::string left = std::to_string(40 - log["results"].size());
  EXPECT_EQ(notifications[notifications.size() - 2]["message"]["text"],
            "The log would be too large: it leaves out " + left + " of 40 results.");
}

TEST_F(Sarif, OffersAFix) {
  const std::string path = directory_.write("src/fix.c", "  KeEnterGuardedRegion();\n  return;\n");
  program_.files[0].path = path;
  contracts::Contract& enter = contracts_.byName["KeEnterGuardedRegion"];
  enter.undo = "KeLeaveGuardedRegion";
  Finding& finding = run_.findings[0].finding;
  finding.isCertain = true;
  finding.range = {kFile, 2, 3, 2, 9};
  finding.trace = {exampleStep(StepKind::Enter, "KeEnterGuardedRegion", {1, 0})};
  finding.trace[0].range = {kFile, 1, 3, 1, 25};
  const Json change = result()["fixes"][0]["artifactChanges"][0];
  EXPECT_EQ(change["artifactLocation"]["uri"], "src/fix.c");
  const Json region = {{"startLine", 2}, {"startColumn", 3}, {"endLine", 2}, {"endColumn", 3}};
  EXPECT_EQ(change["replacements"][0]["deletedRegion"], region);
  EXPECT_EQ(change["replacements"][0]["insertedContent"]["text"], "KeLeaveGuardedRegion();\n  ");
}

TEST_F(Sarif, ListsWhatWasNotAnalysed) {
  run_.notAnalysed = {{"Broken", {kFile, 1, 1, 1, 7}, "a statement was lost"},
                      {"Damaged", {kFile, 2, 1, 2, 7}, "unknown type", true}};
  const Json invocation = run()["invocations"][0];
  EXPECT_EQ(invocation["executionSuccessful"], true);
  const Json notification = invocation["toolExecutionNotifications"][0];
  EXPECT_EQ(notification["level"], "warning");
  EXPECT_EQ(notification["message"]["text"], "'Broken' was not analysed: a statement was lost");
  EXPECT_EQ(notification["locations"][0]["physicalLocation"]["region"]["startLine"], 1);
  EXPECT_EQ(invocation["toolExecutionNotifications"][1]["message"]["text"],
            "'Damaged' was partly analysed: unknown type");
  const Json descriptor = notification["descriptor"];
  EXPECT_EQ(run()["tool"]["driver"]["notifications"][descriptor["index"].get<int>()]["id"],
            descriptor["id"]);
}

TEST_F(Sarif, ListsInputsThatCouldNotBeRead) {
  run_.errors = {{directory_.path() + "/lost.c", 0, 0, "no such file", true},
                 {directory_.path() + "/src/read me.c", 2, 9, "unknown type name", false}};
  const Json invocation = run()["invocations"][0];
  EXPECT_EQ(invocation["executionSuccessful"], false);
  const Json lost = invocation["toolExecutionNotifications"][0];
  EXPECT_EQ(lost["level"], "error");
  EXPECT_EQ(lost["message"]["text"], "no such file");
  const Json lostPlace = {{"artifactLocation", {{"uri", "lost.c"}}}};
  EXPECT_EQ(lost["locations"][0]["physicalLocation"], lostPlace);
  const Json partly = invocation["toolExecutionNotifications"][1];
  EXPECT_EQ(partly["level"], "warning");
  const Json region = {{"startLine", 2}, {"startColumn", 8}};
  EXPECT_EQ(partly["locations"][0]["physicalLocation"]["region"], region);
  const Json descriptor = lost["descriptor"];
  EXPECT_EQ(run()["tool"]["driver"]["notifications"][descriptor["index"].get<int>()]["id"],
            descriptor["id"]);
}

TEST_F(Sarif, IsSuccessfulWhereFilesWereReadInPart) {
  run_.errors = {{directory_.path() + "/src/read me.c", 2, 9, "unknown type name", false}};
  EXPECT_EQ(run()["invocations"][0]["executionSuccessful"], true);
}

TEST_F(Sarif, SurvivesInvalidUtf8) {
  run_.findings[0].finding.trace[0].detail = "\xE4";
  EXPECT_EQ(
      result()["codeFlows"][0]["threadFlows"][0]["locations"][0]["location"]["message"]["text"],
      "calls '\xEF\xBF\xBD'");
}

TEST_F(Sarif, HasNoAbsolutePathAndIsTheSameTwice) {
  EXPECT_EQ(text().find(directory_.path()), std::string::npos);
  EXPECT_EQ(text(), text());
}

TEST_F(Sarif, HasEmptyResultsWithoutFindings) {
  run_.findings.clear();
  EXPECT_EQ(run()["results"], Json::array());
}

} // namespace
} // namespace driver_tidy::report
