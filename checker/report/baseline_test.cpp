#include "checker/report/baseline.h"

#include "checker/report/example_run.h"

#include <gmock/gmock.h>

namespace driver_tidy::report {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Baseline : public testing::Test {
protected:
  /// "path:1 place:1", as fingerprints.
  static std::pair<std::string, std::string> split(const std::string& keys) {
    const std::size_t blank = keys.find(' ');
    return {keys.substr(0, blank), keys.substr(blank + 1)};
  }

  /// Which findings are new, and which old results are gone, by their numbers from 0.
  void compare(const std::vector<std::string>& before, const std::vector<std::string>& after) {
    std::vector<BaselineResult> old;
    for (const std::string& keys : before)
      old.push_back({split(keys).first, split(keys).second, std::to_string(old.size())});
    run_.findings.clear();
    for (const std::string& keys : after) {
      run_.findings.push_back({exampleFinding(analysis::FindingKind::MissingLeave)});
      run_.findings.back().pathFingerprint = split(keys).first;
      run_.findings.back().placeFingerprint = split(keys).second;
    }
    Log log{{&run_}};
    report::compare(old, log);
    fresh_.clear();
    for (std::size_t i = 0; i < run_.findings.size(); ++i)
      if (run_.findings[i].baseline == BaselineState::New)
        fresh_.push_back(i);
    gone_ = log.absent;
  }

  program::Program program_;
  contracts::Contracts contracts_ = exampleContracts();
  report::Run run_{program_, contracts_, {}, {}, {}, {}};
  std::vector<std::size_t> fresh_;
  std::vector<std::string> gone_;
};

TEST_F(Baseline, MatchesPathsAndPlaces) {
  compare({"p:1 a:1", "q:1 b:1"}, {"p:1 a:1", "q:1 c:1", "r:1 d:1"});
  EXPECT_THAT(fresh_, ElementsAre(2U));
  EXPECT_THAT(gone_, IsEmpty());
  compare({"p:1 a:1", "q:1 b:1"}, {"r:1 b:1"});
  EXPECT_THAT(fresh_, IsEmpty());
  EXPECT_THAT(gone_, ElementsAre("0"));
}

TEST_F(Baseline, KeepsIdentityWhereLikeFindingsAppear) {
  compare({"p:1 a:1"}, {"p:1 b:1", "p:2 a:1"}); // another line, in front
  EXPECT_THAT(fresh_, ElementsAre(0U));
  compare({"p:1 a:1"}, {"q:1 a:1", "p:1 a:2"}); // another path to a like line, in front
  EXPECT_THAT(fresh_, ElementsAre(0U));
}

TEST_F(Baseline, CountsLikeFindings) {
  compare({"p:1 a:1", "p:2 a:2"}, {"p:1 a:1"});
  EXPECT_THAT(fresh_, IsEmpty());
  EXPECT_THAT(gone_, ElementsAre("1"));
  compare({"p:1 a:1"}, {"p:1 a:1", "p:2 a:2", "p:3 a:3"});
  EXPECT_THAT(fresh_, ElementsAre(1U, 2U));
}

TEST_F(Baseline, ReadsWhatWasOpen) {
  std::vector<BaselineResult> results;
  const std::string keys =
      R"("ruleId": "r", "partialFingerprints": {"driverTidyPath/v1": "p:1", "driverTidyPlace/v1": "a:1"})";
  EXPECT_EQ(readBaseline(R"({"runs": [{"tool": {"driver": {"name": "other"}}, "results": [{}]},
    {"tool": {"driver": {"name": "driver-tidy"}}, "results": [{)" +
                             keys + R"(}, {"baselineState": "absent", )" + keys +
                             R"(}, {"suppressions": [{"kind": "inSource"}], )" + keys +
                             R"(}, {"suppressions": [], "baselineState": "unchanged", )" + keys +
                             "}]}]}",
                         results),
            "");
  ASSERT_EQ(results.size(), 2U);
  EXPECT_EQ(results[0].pathFingerprint, "p:1");
  EXPECT_EQ(results[0].placeFingerprint, "a:1");
}

TEST_F(Baseline, SaysWhatIsNone) {
  std::vector<BaselineResult> results;
  EXPECT_NE(readBaseline("[", results), "");
  EXPECT_NE(readBaseline(R"({"runs": []})", results), "");
  EXPECT_NE(
      readBaseline(R"({"runs": [{"tool": {"driver": {"name": "driver-tidy"}}, "results": [{}]}]})",
                   results),
      "");
}

} // namespace
} // namespace driver_tidy::report
