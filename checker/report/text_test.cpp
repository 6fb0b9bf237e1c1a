#include "checker/report/text.h"

#include "checker/report/example_run.h"

#include <gtest/gtest.h>

#include <sstream>

namespace driver_tidy::report {
namespace {

using analysis::Finding;
using analysis::FindingKind;
using analysis::StepKind;

std::string written(const std::vector<std::string>& paths, const std::vector<Finding>& findings,
                    bool color = false) {
  program::Program program;
  for (const std::string& path : paths)
    program.files.push_back({path, false});
  const contracts::Contracts contracts = exampleContracts();
  std::vector<Reported> reported;
  for (const Finding& finding : findings)
    reported.push_back({finding});
  std::ostringstream out;
  writeText({program, contracts, {}, std::move(reported), {}, {}}, color, out);
  return out.str();
}

/// A finding at line 3 of the file, with one step at line 2.
Finding findingIn(program::FileId file) {
  Finding finding = exampleFinding(FindingKind::MissingLeave);
  finding.range = {file, 3, 3, 3, 16};
  finding.trace = {exampleStep(StepKind::Enter, "KeEnterGuardedRegion", {1, 0})};
  finding.trace[0].range = {file, 2, 2, 2, 24};
  return finding;
}

TEST(Text, HasTheShapeOfClangTidy) {
  const TemporaryDirectory directory;
  const std::string path = directory.write(
      "read.c", "NTSTATUS Read() {\r\n\tKeEnterGuardedRegion();\r\n  return Status;\r\n}\r\n");
  EXPECT_EQ(written({path}, {findingIn(program::FileId(0))}),
            path +
                ":3:3: warning: 'FatFsdRead' returns with the guarded region still "
                "entered [driver-guarded-regions]\n"
                "    3 |   return Status;\n"
                "      |   ^~~~~~~~~~~~~\n" +
                path +
                ":2:2: note: guarded region entered here by KeEnterGuardedRegion "
                "(depth 1)\n"
                "    2 |         KeEnterGuardedRegion();\n"
                "      |         ^~~~~~~~~~~~~~~~~~~~~~\n");
}

TEST(Text, HasTheColoursOfClang) {
  const TemporaryDirectory directory;
  const std::string path = directory.write("read.c", "\n\tEnter();\n  return Status;\n");
  EXPECT_EQ(
      written({path}, {findingIn(program::FileId(0))}, true),
      "\033[1m" + path +
          ":3:3: \033[0m\033[1;35mwarning: \033[0m\033[1m'FatFsdRead' returns with the guarded "
          "region still entered [driver-guarded-regions]\033[0m\n"
          "    3 |   return Status;\n"
          "      | \033[1;32m  ^~~~~~~~~~~~~\033[0m\n"
          "\033[1m" +
          path +
          ":2:2: \033[0m\033[1;36mnote: \033[0mguarded region entered here by KeEnterGuardedRegion "
          "(depth 1)\n"
          "    2 |         Enter();\n"
          "      | \033[1;32m        ^~~~~~~~\033[0m\n");
}

TEST(Text, DoesWithoutTheSource) {
  EXPECT_EQ(written({"missing/read.c"}, {findingIn(program::FileId(0))}),
            "missing/read.c:3:3: warning: 'FatFsdRead' returns with the guarded region still "
            "entered [driver-guarded-regions]\n"
            "missing/read.c:2:2: note: guarded region entered here by KeEnterGuardedRegion "
            "(depth 1)\n");
}

TEST(Text, DoesWithoutAPlace) {
  EXPECT_EQ(written({}, {exampleFinding(FindingKind::MissingLeave)}),
            "warning: 'FatFsdRead' returns with the guarded region still entered "
            "[driver-guarded-regions]\n");
}

TEST(Text, WidensTheGutterForLongLineNumbers) {
  const TemporaryDirectory directory;
  const std::string path = directory.write("read.c", std::string(12344, '\n') + "return;\n");
  Finding finding = exampleFinding(FindingKind::MissingLeave);
  finding.range = {program::FileId(0), 12345, 1, 12345, 7};
  EXPECT_NE(written({path}, {finding}).find("\n 12345 | return;\n       | ^~~~~~\n"),
            std::string::npos);
}

TEST(Text, KeepsTheOrderOfTheFindings) {
  const std::string text =
      written({"b.c", "a.c"}, {findingIn(program::FileId(0)), findingIn(program::FileId(1))});
  EXPECT_EQ(text.find("b.c:3:3"), 0u);
  EXPECT_GT(text.find("a.c:3:3"), text.find("b.c:2:2"));
}

} // namespace
} // namespace driver_tidy::report
