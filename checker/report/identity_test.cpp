#include "checker/report/identity.h"

#include "checker/report/example_run.h"

#include <gtest/gtest.h>

namespace driver_tidy::report {
namespace {

using analysis::FindingKind;

class IdentitiesTest : public testing::Test {
protected:
  IdentitiesTest() {
    program_.files = {{directory_.write("a.c", "return;\n  return ;\nreturn Status;\n"), false},
                      {directory_.write("b.c", "return;\n"), false}};
  }

  report::Run run(const std::string& project, std::uint32_t file,
                  const std::vector<unsigned>& lines) {
    report::Run made{program_, contracts_, {}, {}, {}, {}};
    made.project = project;
    for (const unsigned line : lines) {
      made.findings.push_back({exampleFinding(FindingKind::MissingLeave)});
      made.findings.back().finding.range = {program::FileId(file), line, 1, line, 7};
    }
    return made;
  }

  TemporaryDirectory directory_;
  program::Program program_;
  contracts::Contracts contracts_ = exampleContracts();
  Identities identities_;
};

TEST_F(IdentitiesTest, NumberLikeFindings) {
  report::Run all = run("", 0, {1, 2, 3});
  identities_.name(all);
  const std::string path = all.findings[0].pathFingerprint.substr(0, 16);
  EXPECT_EQ(all.findings[0].pathFingerprint, path + ":1");
  EXPECT_EQ(all.findings[2].pathFingerprint, path + ":3");
  const std::string place = all.findings[0].placeFingerprint.substr(0, 16);
  EXPECT_EQ(all.findings[0].placeFingerprint, place + ":1");
  EXPECT_EQ(all.findings[1].placeFingerprint, place + ":2"); // blanks do not count
  EXPECT_NE(all.findings[2].placeFingerprint.substr(0, 16), place);
  EXPECT_EQ(all.findings[2].placeFingerprint.substr(16), ":1");
}

TEST_F(IdentitiesTest, JoinWhatDriversShare) {
  report::Run first = run("one", 0, {1, 1});
  report::Run second = run("two", 0, {1, 3});
  report::Run third = run("three", 1, {1});
  for (report::Run* each : {&first, &second, &third})
    identities_.name(*each);
  EXPECT_EQ(first.findings.size(), 2U); // of one driver, all stay
  ASSERT_EQ(second.findings.size(), 1U);
  EXPECT_EQ(second.findings[0].finding.range.line, 3U);
  EXPECT_EQ(first.findings[0].alsoIn, std::vector<std::string>({"two"}));
  EXPECT_EQ(third.findings.size(), 1U); // another file
  EXPECT_EQ(third.findings[0].pathFingerprint.substr(16), ":4");
}

} // namespace
} // namespace driver_tidy::report
