#include "checker/analysis/graph_builder_for_tests.h"

#include <gmock/gmock.h>

#include <algorithm>

namespace driver_tidy::analysis {

namespace {

using program::FunctionId;
using program::ReturnKind;
using program::TermId;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr const char* kLocks = "driver-locks";

/// A driver whose mutexes are told apart by the first argument.
struct Pairing : testing::Test {
  DriverBuilder driver;

  Pairing() {
    for (const char* ddi : {"AcquireMutex", "ReleaseMutex", "TryAcquireMutex"})
      driver.contracts.byName[ddi].object = 0;
    driver.contracts.counters[kMutex].exclusive = true;
    contracts::Rule rule;
    rule.id = "Locks";
    rule.check = kLocks;
    rule.kind = contracts::RuleKind::Pairing;
    rule.counters = {kMutex};
    driver.contracts.rules.push_back(rule);
  }

  Result analyze() {
    Options options;
    options.checks = {kLocks};
    return analysis::analyze(driver.finished(), driver.contracts, options);
  }
  /// "kind at line in function: lock".
  std::vector<std::string> findings() {
    std::vector<std::string> texts;
    for (const Finding& finding : analyze().findings)
      texts.push_back(text(finding) + ": " + finding.lock);
    return texts;
  }
  static TermId field(GraphBuilder& f, std::size_t parameter, const std::string& name) {
    return f.address(f.arrow(f.parameter(parameter), name));
  }
};

TEST_F(Pairing, EachLockForItself) {
  std::uint32_t line = 0;
  driver.define("Work", {"vcb"}, ReturnKind::None, [&](GraphBuilder& f) {
    f.call("AcquireMutex", {field(f, 0, "Outer")});
    f.call("AcquireMutex", {field(f, 0, "Inner")});
    f.when(f.unknown(), [&] {
      f.call("ReleaseMutex", {field(f, 0, "Inner")});
      line = f.returns();
    });
    f.call("ReleaseMutex", {field(f, 0, "Inner")});
    f.call("ReleaseMutex", {field(f, 0, "Outer")});
  });
  EXPECT_THAT(findings(),
              ElementsAre(found(FindingKind::MissingLeave, line, "Work") + ": vcb->Outer"));
}

TEST_F(Pairing, TellsWhereOtherWaysRelease) {
  std::uint32_t line = 0;
  driver.define("Work", {"vcb"}, ReturnKind::None, [&](GraphBuilder& f) {
    f.call("AcquireMutex", {field(f, 0, "Mutex")});
    f.when(f.unknown(), [&] { f.returns(); });
    line = f.call("ReleaseMutex", {field(f, 0, "Mutex")});
  });
  const Result result = analyze();
  ASSERT_THAT(result.findings, SizeIs(1));
  const TraceStep& last = result.findings.front().trace.back();
  EXPECT_EQ(last.kind, StepKind::ReleasedElsewhere);
  EXPECT_EQ(last.range.line, line);
  EXPECT_EQ(last.detail, "ReleaseMutex");
}

TEST_F(Pairing, HelpersAreNamedInTheirCallersTerms) {
  driver.define("Acquire", {"context"}, ReturnKind::None, [&](GraphBuilder& f) {
    f.call("AcquireMutex", {f.address(f.arrow(f.arrow(f.parameter(0), "Vcb"), "Mutex"))});
  });
  std::uint32_t line = 0;
  driver.define("Work", {"context"}, ReturnKind::None, [&](GraphBuilder& f) {
    const TermId vcb = f.local("vcb");
    f.assign(vcb, f.arrow(f.parameter(0), "Vcb"));
    f.call("Acquire", {f.parameter(0)});
    f.when(f.unknown(), [&] { line = f.returns(); });
    f.call("ReleaseMutex", {f.address(f.arrow(vcb, "Mutex"))});
  });
  EXPECT_THAT(findings(),
              ElementsAre(found(FindingKind::MissingLeave, line, "Work") + ": vcb->Mutex"));
}

TEST_F(Pairing, PerhapsTheSameLockIsNoFinding) {
  driver.define("Work", {"first", "second"}, ReturnKind::None, [&](GraphBuilder& f) {
    f.call("AcquireMutex", {field(f, 0, "Mutex")});
    f.when(f.unknown(), [&] {
      f.call("ReleaseMutex", {field(f, 1, "Mutex")});
      f.returns();
    });
    f.call("ReleaseMutex", {field(f, 0, "Mutex")});
  });
  EXPECT_THAT(findings(), IsEmpty());
}

TEST_F(Pairing, ReleaseOfWhatAnotherHoldsIsNoFinding) {
  driver.defineEntryPoint("Complete", [&](GraphBuilder& f) {
    f.call("ReleaseMutex", {f.address(f.arrow(f.global("Vcb"), "Mutex"))});
  });
  EXPECT_THAT(findings(), IsEmpty());
}

TEST_F(Pairing, AnEntryPointKeepsNothing) {
  driver.defineEntryPoint("Read", [&](GraphBuilder& f) {
    f.call("AcquireMutex", {f.address(f.arrow(f.global("Vcb"), "Mutex"))});
  });
  EXPECT_THAT(findings(), SizeIs(1));
}

TEST_F(Pairing, PendedRequestsTakeTheLockAlong) {
  driver.define("Read", {"vcb"}, ReturnKind::Status, [&](GraphBuilder& f) {
    f.call("AcquireMutex", {field(f, 0, "Mutex")});
    f.when(f.unknown(), [&] { f.returns(f.number(0x103)); });
    f.call("ReleaseMutex", {field(f, 0, "Mutex")});
    f.returns(f.number(0));
  });
  EXPECT_THAT(findings(), IsEmpty());
}

TEST_F(Pairing, ANewNameIsAnotherLock) {
  driver.define("Work", {"vcb"}, ReturnKind::None, [&](GraphBuilder& f) {
    const TermId vcb = f.local("vcb");
    f.assign(vcb, f.parameter(0));
    f.call("AcquireMutex", {f.address(f.arrow(vcb, "Mutex"))});
    f.when(
        f.unknown(), [&] { f.call("ReleaseMutex", {f.address(f.arrow(vcb, "Mutex"))}); },
        [&] { f.assign(vcb, f.global("Other")); });
  });
  EXPECT_THAT(findings(), IsEmpty());
}

TEST_F(Pairing, ARecursionThatSettlesIsJudged) {
  std::uint32_t line = 0;
  driver.define("Walk", {"vcb"}, ReturnKind::None, [&](GraphBuilder& f) {
    f.call("AcquireMutex", {field(f, 0, "Mutex")});
    f.when(f.unknown(), [&] {
      f.call("Walk", {f.parameter(0)});
      line = f.returns();
    });
    f.call("ReleaseMutex", {field(f, 0, "Mutex")});
  });
  EXPECT_THAT(findings(),
              ElementsAre("MissingLeave at " + std::to_string(line) + " in Walk: vcb->Mutex"));
}

TEST_F(Pairing, ARecursionSettlesByForgettingValues) {
  driver.define("Walk", {"vcb", "deep"}, ReturnKind::None, [&](GraphBuilder& f) {
    f.when(
        f.parameter(1), [&] { f.call("Walk", {f.parameter(0), f.unknown()}); },
        [&] { f.call("ReleaseMutex", {field(f, 0, "Mutex")}); });
  });
  const Result result = analyze();
  EXPECT_THAT(result.findings, IsEmpty());
  EXPECT_THAT(result.notAnalysed, IsEmpty());
}

TEST_F(Pairing, ARecursionThatDoesNotSettleIsListed) {
  driver.define("Walk", {"vcb", "deep"}, ReturnKind::None, [&](GraphBuilder& f) {
    f.call("ReleaseMutex", {field(f, 0, "Mutex")});
    f.when(f.parameter(1), [&] { f.call("Walk", {f.parameter(0), f.unknown()}); });
  });
  const Result result = analyze();
  EXPECT_THAT(result.findings, IsEmpty());
  EXPECT_THAT(result.notAnalysed, SizeIs(1));
}

/// `locks` locks that are acquired and released independently of each other.
void defineIndependent(DriverBuilder& driver, unsigned locks) {
  driver.define("Work", {"vcb"}, ReturnKind::None, [&](GraphBuilder& f) {
    for (unsigned i = 0; i < locks; ++i) {
      const std::string name = "Lock" + std::to_string(i);
      const TermId held = f.unknown();
      f.when(held, [&] { f.call("AcquireMutex", {f.address(f.arrow(f.parameter(0), name))}); });
      f.call("Log");
    }
  });
}

// As a product, twenty locks that are held or not would be a million states.
TEST_F(Pairing, IndependentLocksAreNoProduct) {
  defineIndependent(driver, 20);
  const Result result = analyze();
  EXPECT_THAT(result.findings, IsEmpty());
  EXPECT_THAT(result.notAnalysed, IsEmpty());
}

} // namespace

} // namespace driver_tidy::analysis
