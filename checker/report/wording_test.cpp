#include "checker/report/wording.h"

#include "checker/report/example_run.h"

#include <gtest/gtest.h>

namespace driver_tidy::report {
namespace {

using analysis::Finding;
using analysis::FindingKind;
using analysis::StepKind;
using analysis::TraceStep;

struct MessageCase {
  FindingKind kind;
  contracts::CounterId counter;
  int depth;
  const char* callee;
  const char* text;
};

TEST(Message, SaysEveryKindOfFinding) {
  const MessageCase cases[] = {
      {FindingKind::LeaveWithoutEnter, kRegion, -1, "KeLeaveGuardedRegion",
       "'FatFsdRead' calls KeLeaveGuardedRegion with no guarded region entered on this path"},
      {FindingKind::LeaveWithoutEnter, kMutex, -1, "KeReleaseGuardedMutex",
       "'FatFsdRead' calls KeReleaseGuardedMutex with no guarded mutex held on this path"},
      {FindingKind::LeaveWithoutEnter, kRegion, -1, "FatUnlock",
       "'FatFsdRead' calls 'FatUnlock' with no guarded region entered on this path"},
      {FindingKind::LeaveWithoutEnter, kRegion, -1, "",
       "'FatFsdRead' calls a function pointer with no guarded region entered on this path"},
      {FindingKind::MissingLeave, kRegion, 1, "",
       "'FatFsdRead' returns with the guarded region still entered"},
      {FindingKind::MissingLeave, kRegion, 2, "",
       "'FatFsdRead' returns with the guarded region still entered (depth 2)"},
      {FindingKind::MissingLeave, kRegion, 0, "",
       "'FatFsdRead' returns with the guarded region still entered"},
      {FindingKind::MissingLeave, kMutex, 1, "",
       "'FatFsdRead' returns with the guarded mutex still held"},
      {FindingKind::MissingLeaveOnException, kRegion, 1, "ProbeForRead",
       "an exception raised by ProbeForRead leaves 'FatFsdRead' with the guarded region still "
       "entered"},
      {FindingKind::MissingLeaveOnException, kMutex, 1, "",
       "an exception raised by a memory access leaves 'FatFsdRead' with the guarded mutex still "
       "held"},
      {FindingKind::MissingLeaveAtThreadEnd, kRegion, 1, "PsTerminateSystemThread",
       "'FatFsdRead' ends the thread by PsTerminateSystemThread with the guarded region still "
       "entered"},
      {FindingKind::UnevenLoop, kRegion, 1, "",
       "each pass of this loop in 'FatFsdRead' changes the depth of the guarded region"},
      {FindingKind::UnevenLoop, kMutex, -1, "",
       "each pass of this loop in 'FatFsdRead' changes the depth of the guarded mutex"},
      {FindingKind::NestedEnter, kRegion, 1, "KeEnterGuardedRegion",
       "'FatFsdRead' calls KeEnterGuardedRegion with the guarded region already entered"},
      {FindingKind::NestedEnter, kMutex, 1, "KeAcquireGuardedMutex",
       "'FatFsdRead' calls KeAcquireGuardedMutex with the guarded mutex already held"},
  };
  const contracts::Contracts contracts = exampleContracts();
  for (const MessageCase& expected : cases) {
    Finding finding = exampleFinding(expected.kind);
    finding.counter = expected.counter;
    finding.depth = expected.depth;
    finding.callee = expected.callee;
    EXPECT_EQ(message(finding, contracts), expected.text);
  }
}

TEST(Message, NamesWhatEnteredTheWrongPartner) {
  Finding finding = exampleFinding(FindingKind::WrongPartner);
  finding.partner = kMutex;
  finding.callee = "KeLeaveGuardedRegion";
  finding.trace = {exampleStep(StepKind::Enter, "KeEnterGuardedRegion", {1, 0}),
                   exampleStep(StepKind::Leave, "KeLeaveGuardedRegion", {0, 0}),
                   exampleStep(StepKind::Enter, "KeAcquireGuardedMutex", {0, 1}),
                   exampleStep(StepKind::Enter, "KeAcquireGuardedMutex", {0, 2}),
                   exampleStep(StepKind::Enter, "FatSwapMutexForRegion", {1, 1}),
                   exampleStep(StepKind::Leave, "KeLeaveGuardedRegion", {0, 1})};
  EXPECT_EQ(message(finding, exampleContracts()),
            "'FatFsdRead' calls KeLeaveGuardedRegion where the guarded mutex acquired by "
            "KeAcquireGuardedMutex must be released");
}

TEST(Message, NamesTheWrongPartnerOfALock) {
  Finding finding = exampleFinding(FindingKind::WrongPartner);
  finding.counter = kMutex;
  finding.partner = kRegion;
  finding.callee = "KeReleaseGuardedMutex";
  finding.trace = {exampleStep(StepKind::Enter, "KeEnterGuardedRegion", {1, 0})};
  EXPECT_EQ(message(finding, exampleContracts()),
            "'FatFsdRead' calls KeReleaseGuardedMutex where the guarded region entered by "
            "KeEnterGuardedRegion must be left");
}

TEST(Message, SaysWrongPartnerWithoutAVisibleEnter) {
  Finding finding = exampleFinding(FindingKind::WrongPartner);
  finding.partner = kMutex;
  finding.callee = "KeLeaveGuardedRegion";
  finding.trace = {exampleStep(StepKind::CallChanges, "FatLock", {0, 1})};
  EXPECT_EQ(message(finding, exampleContracts()),
            "'FatFsdRead' calls KeLeaveGuardedRegion where the guarded mutex acquired on this path "
            "must be released");
}

TEST(Message, NamesTheMacro) {
  Finding finding = exampleFinding(FindingKind::MissingLeave);
  finding.macro = "try_return";
  EXPECT_EQ(message(finding, exampleContracts()),
            "'FatFsdRead' returns with the guarded region still entered, in expansion of macro "
            "'try_return'");
}

TEST(Message, NamesTheLock) {
  contracts::Contracts contracts = exampleContracts();
  contracts.rules.front().kind = contracts::RuleKind::Pairing;
  Finding finding = exampleFinding(FindingKind::MissingLeave);
  finding.counter = kMutex;
  finding.lock = "Vcb->Mutex";
  finding.trace = {exampleStep(StepKind::Enter, "KeAcquireGuardedMutex", {1})};
  EXPECT_EQ(message(finding, contracts),
            "'FatFsdRead' returns with the guarded mutex 'Vcb->Mutex' still held");
  // Its steps count the one kind of lock, not all that the rule knows.
  EXPECT_EQ(stepText(finding.trace.front(), finding, contracts),
            "guarded mutex acquired here by KeAcquireGuardedMutex (depth 1)");
}

TEST(Message, SaysWhichRegionIsMissing) {
  contracts::Contracts contracts = exampleContracts();
  contracts.rules.front().narrowerCalls["KeAcquireGuardedMutexUnsafe"] = {kRegion};
  Finding finding = exampleFinding(FindingKind::NotWithin);
  finding.allowed = program::ValueSet::none();
  finding.callee = "KeAcquireGuardedMutexUnsafe";
  EXPECT_EQ(message(finding, contracts),
            "'FatFsdRead' calls KeAcquireGuardedMutexUnsafe with kernel APCs enabled: it is in no "
            "guarded region");
  finding.callee = "ExAcquireFastMutexUnsafe";
  EXPECT_EQ(message(finding, contracts),
            "'FatFsdRead' calls ExAcquireFastMutexUnsafe with normal kernel APCs enabled: it is in "
            "no critical or guarded region");
}

struct StepCase {
  std::vector<int> before; ///< depths after the step before; empty: the step is the first
  TraceStep step;
  const char* text;
};

TEST(StepText, SaysEveryKindOfStep) {
  const StepCase cases[] = {
      {{},
       exampleStep(StepKind::Enter, "KeEnterGuardedRegion", {1, 0}),
       "guarded region entered here by KeEnterGuardedRegion (depth 1)"},
      {{1, 0},
       exampleStep(StepKind::Enter, "KeAcquireGuardedMutex", {1, 1}),
       "guarded mutex acquired here by KeAcquireGuardedMutex (depth 1)"},
      {{},
       exampleStep(StepKind::Enter, "FatLock", {1, 1}),
       "guarded region entered here by 'FatLock' (guarded region depth 1, guarded mutex depth 1)"},
      {{},
       exampleStep(StepKind::Enter, "KeEnterGuardedRegion", {0, 0}),
       "guarded region entered here by KeEnterGuardedRegion"},
      {{2, 0},
       exampleStep(StepKind::Leave, "KeLeaveGuardedRegion", {1, 0}),
       "guarded region left here by KeLeaveGuardedRegion (depth 1)"},
      {{0, 1},
       exampleStep(StepKind::Leave, "KeReleaseGuardedMutex", {0, 0}),
       "guarded mutex released here by KeReleaseGuardedMutex (depth 0)"},
      {{},
       exampleStep(StepKind::Leave, "KeLeaveGuardedRegion", {-1, 0}),
       "guarded region left here by KeLeaveGuardedRegion (depth -1)"},
      {{1, 0},
       exampleStep(StepKind::ConditionTrue, "!NT_SUCCESS(Status)", {1, 0}),
       "condition '!NT_SUCCESS(Status)' is true"},
      {{},
       exampleStep(StepKind::ConditionTrue, "KeTryToAcquireGuardedMutex(M)", {0, 1}),
       "condition 'KeTryToAcquireGuardedMutex(M)' is true (guarded mutex depth 1)"},
      {{1, 0}, exampleStep(StepKind::ConditionFalse, "Wait", {1, 0}), "condition 'Wait' is false"},
      {{},
       exampleStep(StepKind::ConditionFalse, "Wait", {1, 1}),
       "condition 'Wait' is false (guarded region depth 1, guarded mutex depth 1)"},
      {{1, 0}, exampleStep(StepKind::Case, "Code: case 5", {1, 0}), "switch on Code: case 5"},
      {{1, 0}, exampleStep(StepKind::Case, "Code: default", {1, 0}), "switch on Code: default"},
      {{}, exampleStep(StepKind::CallEntered, "Helper", {0, 0}), "calls 'Helper'"},
      {{0, 0},
       exampleStep(StepKind::CallReturned, "Helper", {1, 0}),
       "returned from 'Helper' (guarded region depth 1)"},
      {{1, 0}, exampleStep(StepKind::CallReturned, "Helper", {1, 0}), "returned from 'Helper'"},
      {{},
       exampleStep(StepKind::CallChanges, "Helper", {1, 0}),
       "calls 'Helper', which returns with guarded region depth 1"},
      {{},
       exampleStep(StepKind::CallChanges, "", {0, 1}),
       "calls a function pointer, which returns with guarded mutex depth 1"},
      {{}, exampleStep(StepKind::CallChanges, "Helper", {0, 0}), "calls 'Helper'"},
      {{1, 0},
       exampleStep(StepKind::ExceptionRaised, "ProbeForRead", {1, 0}),
       "exception raised by ProbeForRead"},
      {{1, 0},
       exampleStep(StepKind::ExceptionRaised, "FatRaiseStatus", {1, 0}),
       "exception raised by 'FatRaiseStatus'"},
      {{1, 0},
       exampleStep(StepKind::ExceptionRaised, "", {1, 0}),
       "exception raised by a memory access"},
      {{1, 0}, exampleStep(StepKind::HandlerEntered, "", {1, 0}), "exception is handled here"},
      {{1, 0}, exampleStep(StepKind::FinallyEntered, "", {1, 0}), "__finally runs"},
      {{1, 0}, exampleStep(StepKind::LoopAgain, "", {1, 0}), "next pass of the loop"},
      {{1, 0}, exampleStep(StepKind::Returns, "", {1, 0}), "returns here with depth 1"},
      {{1, 0},
       exampleStep(StepKind::ThreadEnds, "PsTerminateSystemThread", {1, 0}),
       "thread ends here with depth 1"},
      {{1, 0},
       exampleStep(StepKind::ExceptionLeaves, "", {1, 0}),
       "exception leaves the function here with depth 1"},
      {{1, 0},
       exampleStep(StepKind::OtherWayOut, "FatFsdWrite", {0, 0}),
       "the same exception leaves 'FatFsdWrite' here"},
      {{1, 0},
       exampleStep(StepKind::ReleasedElsewhere, "Unlock", {0, 0}),
       "another way through the function releases it here, by 'Unlock'"},
  };
  const contracts::Contracts contracts = exampleContracts();
  for (const StepCase& expected : cases) {
    Finding finding = exampleFinding(FindingKind::MissingLeave);
    if (!expected.before.empty())
      finding.trace.push_back(exampleStep(StepKind::LoopAgain, "", expected.before));
    finding.trace.push_back(expected.step);
    EXPECT_EQ(stepText(finding.trace.back(), finding, contracts), expected.text);
  }
}

TEST(StepText, SumsUpWhatACallDid) {
  Finding finding = exampleFinding(FindingKind::MissingLeave);
  finding.trace = {exampleStep(StepKind::CallEntered, "Outer", {0, 0}),
                   exampleStep(StepKind::CallEntered, "Inner", {0, 0}),
                   exampleStep(StepKind::Enter, "KeEnterGuardedRegion", {1, 0}),
                   exampleStep(StepKind::CallReturned, "Inner", {1, 0}),
                   exampleStep(StepKind::Leave, "KeLeaveGuardedRegion", {0, 0}),
                   exampleStep(StepKind::CallReturned, "Outer", {0, 0})};
  for (const std::size_t nested : {1, 2, 3, 4})
    finding.trace[nested].level = 1;
  finding.trace[2].level = 2;
  EXPECT_EQ(stepText(finding.trace[3], finding, exampleContracts()),
            "returned from 'Inner' (guarded region depth 1)");
  EXPECT_EQ(stepText(finding.trace[5], finding, exampleContracts()), "returned from 'Outer'");
}

TEST(StepText, EndsAnUnevenLoopWithItsDepth) {
  Finding finding = exampleFinding(FindingKind::UnevenLoop);
  finding.trace = {exampleStep(StepKind::Enter, "KeEnterGuardedRegion", {1, 0}),
                   exampleStep(StepKind::LoopAgain, "", {1, 0})};
  EXPECT_EQ(stepText(finding.trace[1], finding, exampleContracts()),
            "next pass of the loop with depth 1");
}

TEST(StepText, ShowsTheDepthOfWhatIsHeld) {
  Finding finding = exampleFinding(FindingKind::MissingLeave);
  finding.counter = kMutex;
  finding.trace = {exampleStep(StepKind::Returns, "", {0, 2})};
  EXPECT_EQ(stepText(finding.trace[0], finding, exampleContracts()), "returns here with depth 2");
}

TEST(StepText, NamesTheMacro) {
  Finding finding = exampleFinding(FindingKind::MissingLeave);
  finding.trace = {exampleStep(StepKind::Enter, "KeEnterGuardedRegion", {1, 0})};
  finding.trace[0].macro = "FsRtlEnterFileSystem";
  EXPECT_EQ(stepText(finding.trace[0], finding, exampleContracts()),
            "guarded region entered here by KeEnterGuardedRegion (depth 1), in expansion of macro "
            "'FsRtlEnterFileSystem'");
}

} // namespace
} // namespace driver_tidy::report
