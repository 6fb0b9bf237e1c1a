// The rules that are built in: complete, and free of mistakes.

#include "checker/contracts/contracts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>

namespace driver_tidy::contracts {
namespace {

using program::ValueSet;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class RulesTest : public testing::Test {
protected:
  RulesTest() {
    for (const Error& error : load(builtinSources(), contracts))
      errors.push_back(error.text());
  }

  std::string counterOf(const Outcome& outcome) const {
    return outcome.effects.empty() ? "" : contracts.counters[outcome.effects[0].counter].id;
  }

  /// "enter X" or "leave X" for a DDI with one outcome, else a text that says what it has.
  std::string effectOf(const std::string& ddi) const {
    const Contract* contract = contracts.find(ddi);
    if (contract == nullptr)
      return "no contract";
    if (contract->outcomes.size() != 1 || contract->outcomes[0].effects.empty())
      return "not one outcome with an effect";
    return (contract->outcomes[0].effects[0].amount > 0 ? "enter " : "leave ") +
           counterOf(contract->outcomes[0]);
  }

  /// The results with which a mutex wait of these arguments may come back, where it acquired or
  /// not.
  ValueSet results(const std::string& ddi, bool acquired,
                   const std::map<unsigned, std::int64_t>& arguments) const {
    ValueSet values = ValueSet::none();
    for (const Outcome& outcome : contracts.find(ddi)->outcomes) {
      bool possible = !outcome.effects.empty() == acquired;
      for (const ArgumentCondition& condition : outcome.where)
        if (auto found = arguments.find(condition.index); found != arguments.end())
          possible = possible && condition.values.contains(found->second);
      if (possible)
        values = values.join(outcome.result);
    }
    return values;
  }

  Contracts contracts;
  std::vector<std::string> errors;
};

TEST_F(RulesTest, LoadWithoutErrors) {
  EXPECT_THAT(errors, IsEmpty());
  EXPECT_FALSE(contracts.counters.empty());
}

TEST_F(RulesTest, GuardedRegionDdis) {
  EXPECT_EQ(effectOf("KeEnterGuardedRegion"), "enter guarded-region");
  EXPECT_EQ(effectOf("KeLeaveGuardedRegion"), "leave guarded-region");
  EXPECT_EQ(effectOf("KeAcquireGuardedMutex"), "enter guarded-mutex");
  EXPECT_EQ(effectOf("KeReleaseGuardedMutex"), "leave guarded-mutex");
  const std::vector<Outcome>& attempt = contracts.find("KeTryToAcquireGuardedMutex")->outcomes;
  ASSERT_EQ(attempt.size(), 2u);
  EXPECT_EQ(attempt[0].result, ValueSet::except(0));
  EXPECT_EQ(counterOf(attempt[0]), "guarded-mutex");
  EXPECT_EQ(attempt[1].result, ValueSet::only(0));
  EXPECT_TRUE(attempt[1].effects.empty());
}

TEST_F(RulesTest, UnsafeGuardedMutexesEnterNoRegion) {
  for (const char* ddi : {"KeAcquireGuardedMutexUnsafe", "KeReleaseGuardedMutexUnsafe"}) {
    ASSERT_NE(contracts.find(ddi), nullptr);
    EXPECT_EQ(counterOf(contracts.find(ddi)->outcomes[0]), "unsafe-guarded-mutex");
  }
  const Rule* regions = contracts.findCheck("driver-guarded-regions");
  ASSERT_NE(regions, nullptr);
  for (CounterId counter : regions->counters)
    EXPECT_NE(contracts.counters[counter].id, "unsafe-guarded-mutex");
}

TEST_F(RulesTest, EachLockIsNamedByAnArgument) {
  const Rule* pairing = contracts.findCheck("driver-lock-pairing");
  ASSERT_NE(pairing, nullptr);
  const std::set<CounterId> locks(pairing->counters.begin(), pairing->counters.end());
  for (const auto& [name, contract] : contracts.byName)
    for (const Outcome& outcome : contract.outcomes)
      for (const Effect& effect : outcome.effects)
        if (locks.contains(effect.counter)) {
          EXPECT_EQ(contract.object.has_value(),
                    contracts.counters[effect.counter].id != "cancel-spin-lock")
              << name;
        }
}

TEST_F(RulesTest, CriticalRegionDdis) {
  for (const char* ddi :
       {"KeEnterCriticalRegion", "FsRtlEnterFileSystem",
        "ExEnterCriticalRegionAndAcquireResourceExclusive",
        "ExEnterCriticalRegionAndAcquireResourceShared",
        "ExEnterCriticalRegionAndAcquireSharedWaitForExclusive",
        "ExEnterPriorityRegionAndAcquireResourceExclusive",
        "ExEnterPriorityRegionAndAcquireResourceShared", "FltAcquireResourceExclusive",
        "FltAcquireResourceShared", "FltAcquirePushLockExclusive", "FltAcquirePushLockExclusiveEx",
        "FltAcquirePushLockShared", "FltAcquirePushLockSharedEx", "SeLockSubjectContext"})
    EXPECT_EQ(effectOf(ddi), "enter critical-region") << ddi;
  for (const char* ddi :
       {"KeLeaveCriticalRegion", "FsRtlExitFileSystem", "ExReleaseResourceAndLeaveCriticalRegion",
        "ExReleaseResourceAndLeavePriorityRegion", "FltReleaseResource", "FltReleasePushLock",
        "FltReleasePushLockEx", "SeUnlockSubjectContext", "WdfWaitLockRelease"})
    EXPECT_EQ(effectOf(ddi), "leave critical-region") << ddi;
  EXPECT_EQ(effectOf("KeReleaseMutex"), "leave mutex-object");
}

TEST_F(RulesTest, WaitLockIsHeldOnSuccessOnly) {
  EXPECT_EQ(counterOf(contracts.find("WdfWaitLockAcquire")->outcomes[0]), "critical-region");
  EXPECT_EQ(results("WdfWaitLockAcquire", true, {{1, 0}}), ValueSet::only(0));
  EXPECT_EQ(results("WdfWaitLockAcquire", false, {{1, 0}}), ValueSet::none());
  EXPECT_EQ(results("WdfWaitLockAcquire", false, {{1, 1}}), ValueSet::only(0x102));
}

TEST_F(RulesTest, MutexWaits) {
  const ValueSet held = ValueSet::only(0).join(ValueSet::only(0x80));
  const ValueSet interrupted = ValueSet::only(0xC0).join(ValueSet::only(0x101));
  for (const char* ddi : {"KeWaitForSingleObject", "KeWaitForMutexObject"}) {
    ASSERT_NE(contracts.find(ddi), nullptr);
    for (const Outcome& outcome : contracts.find(ddi)->outcomes) {
      ASSERT_FALSE(outcome.where.empty());
      EXPECT_EQ(outcome.where[0].index, 0u);
      EXPECT_THAT(outcome.where[0].pointees, ElementsAre("_KMUTANT"));
    }
    EXPECT_EQ(counterOf(contracts.find(ddi)->outcomes[0]), "mutex-object");
    // KernelMode, not alertable, no timeout: always acquires.
    EXPECT_EQ(results(ddi, true, {{2, 0}, {3, 0}, {4, 0}}), held);
    EXPECT_EQ(results(ddi, false, {{2, 0}, {3, 0}, {4, 0}}), ValueSet::none());
    EXPECT_EQ(results(ddi, false, {{2, 0}, {3, 0}, {4, 9}}), ValueSet::only(0x102));
    EXPECT_EQ(results(ddi, false, {{2, 0}, {3, 1}, {4, 0}}), interrupted);
    EXPECT_EQ(results(ddi, false, {{2, 1}, {3, 0}, {4, 0}}), interrupted);
  }
}

TEST_F(RulesTest, CancellableMutexWaits) {
  for (const char* ddi :
       {"FsRtlCancellableWaitForSingleObject", "FltCancellableWaitForSingleObject"}) {
    ASSERT_NE(contracts.find(ddi), nullptr);
    EXPECT_EQ(results(ddi, true, {{1, 0}}), ValueSet::only(0).join(ValueSet::only(0x80)));
    EXPECT_EQ(results(ddi, false, {{1, 0}}), ValueSet::range(INT64_MIN, -1));
    EXPECT_TRUE(results(ddi, false, {{1, 1}}).contains(0x102));
  }
}

TEST_F(RulesTest, OnlyMutexesHideARegion) {
  std::map<std::string, std::string> regions;
  for (const Counter& counter : contracts.counters)
    regions[counter.id] = counter.region;
  EXPECT_EQ(regions["guarded-region"], regions["guarded-mutex"]);
  EXPECT_EQ(regions["critical-region"], regions["mutex-object"]);
  EXPECT_NE(regions["guarded-region"], regions["critical-region"]);
  std::map<std::string, unsigned> counters;
  for (const auto& [counter, region] : regions)
    ++counters[region];
  for (const auto& [region, count] : counters)
    EXPECT_EQ(count,
              region == regions["guarded-region"] || region == regions["critical-region"] ? 2u : 1u)
        << region;
}

TEST_F(RulesTest, Exceptions) {
  for (const char* ddi : {"ExRaiseStatus", "ExRaiseAccessViolation"}) {
    EXPECT_TRUE(contracts.find(ddi)->raises) << ddi;
    EXPECT_TRUE(contracts.find(ddi)->endsPath) << ddi;
  }
  for (const char* ddi : {"MmProbeAndLockPages", "CcCopyRead", "CcCopyWrite", "CcMapData",
                          "CcPinRead", "FsRtlAllocatePoolWithTag"}) {
    ASSERT_NE(contracts.find(ddi), nullptr) << ddi;
    EXPECT_TRUE(contracts.find(ddi)->raises) << ddi;
    EXPECT_TRUE(contracts.find(ddi)->raisesWhere.empty()) << ddi;
    EXPECT_FALSE(contracts.find(ddi)->endsPath) << ddi;
  }
  for (const char* ddi : {"ProbeForRead", "ProbeForWrite"}) {
    EXPECT_TRUE(contracts.find(ddi)->raises) << ddi;
    EXPECT_THAT(contracts.find(ddi)->userPointers, ElementsAre(0u)) << ddi;
  }
  EXPECT_FALSE(contracts.find("KeBugCheckEx")->raises);
  EXPECT_TRUE(contracts.find("KeBugCheckEx")->endsPath);
  EXPECT_TRUE(contracts.find("PsTerminateSystemThread")->endsThread);
  EXPECT_THAT(contracts.find("RtlCopyMemory")->accesses, ElementsAre(0u, 1u));
  EXPECT_FALSE(contracts.find("KeWaitForSingleObject")->raises);
}

TEST_F(RulesTest, QuotaAllocationsThatFailInsteadDoNotRaise) {
  constexpr int kFailInsteadOfRaise = 8;
  const Contract* contract = contracts.find("ExAllocatePoolWithQuotaTag");
  ASSERT_TRUE(contract->raises);
  ASSERT_EQ(contract->raisesWhere.size(), 1u);
  const ValueSet& raising = contract->raisesWhere[0].values;
  constexpr int kNonPaged = 0, kPaged = 1, kCacheAligned = 4, kPagedCacheAligned = 5, kNx = 512,
                kNxCacheAligned = 516, kPagedSession = 33;
  for (int type : {kNonPaged, kPaged, kCacheAligned, kPagedCacheAligned, kNx, kNxCacheAligned,
                   kPagedSession}) {
    EXPECT_TRUE(raising.contains(type)) << type;
    EXPECT_FALSE(raising.contains(type | kFailInsteadOfRaise)) << type;
  }
}

TEST_F(RulesTest, UserMappingsRaise) {
  const Contract* contract = contracts.find("MmMapLockedPagesSpecifyCache");
  ASSERT_EQ(contract->raisesWhere.size(), 1u);
  EXPECT_EQ(contract->raisesWhere[0].index, 1u);
  EXPECT_FALSE(contract->raisesWhere[0].values.contains(0));
  EXPECT_TRUE(contract->raisesWhere[0].values.contains(1));
}

TEST_F(RulesTest, RolesByTypeSlotAndName) {
  EXPECT_EQ(contracts.roleByType.at("DRIVER_DISPATCH").title, "dispatch routine");
  EXPECT_EQ(contracts.roleByType.at("PDRIVER_DISPATCH").id, "dispatch-routine");
  EXPECT_EQ(contracts.roleBySlot.at("_DRIVER_OBJECT::MajorFunction").id, "dispatch-routine");
  EXPECT_EQ(contracts.roleBySlot.at("PsCreateSystemThread#5").title, "system thread");
  EXPECT_EQ(contracts.roleByName.at("DriverEntry").id, "driver-entry");
  for (const char* type :
       {"DRIVER_UNLOAD", "DRIVER_ADD_DEVICE", "DRIVER_STARTIO", "DRIVER_CANCEL", "DRIVER_CONTROL",
        "IO_COMPLETION_ROUTINE", "KDEFERRED_ROUTINE", "KSERVICE_ROUTINE", "KSYNCHRONIZE_ROUTINE",
        "IO_TIMER_ROUTINE", "IO_WORKITEM_ROUTINE", "WORKER_THREAD_ROUTINE", "KSTART_ROUTINE",
        "FAST_IO_READ", "PFLT_PRE_OPERATION_CALLBACK", "EVT_WDF_DRIVER_DEVICE_ADD",
        "PFN_WDF_DRIVER_DEVICE_ADD", "MINIPORT_INITIALIZE", "HW_STARTIO"}) {
    ASSERT_EQ(contracts.roleByType.count(type), 1u) << type;
    EXPECT_FALSE(contracts.roleByType.at(type).changesRegions) << type;
  }
}

TEST_F(RulesTest, AcquireAndReleaseCallbacksMayChangeRegions) {
  for (const char* type :
       {"PACQUIRE_FOR_LAZY_WRITE", "PRELEASE_FROM_LAZY_WRITE", "PACQUIRE_FOR_READ_AHEAD",
        "PRELEASE_FROM_READ_AHEAD", "FAST_IO_ACQUIRE_FILE", "FAST_IO_RELEASE_FILE",
        "FAST_IO_ACQUIRE_FOR_MOD_WRITE", "FAST_IO_RELEASE_FOR_MOD_WRITE",
        "FAST_IO_ACQUIRE_FOR_CCFLUSH", "FAST_IO_RELEASE_FOR_CCFLUSH", "IO_CSQ_ACQUIRE_LOCK",
        "IO_CSQ_RELEASE_LOCK", "PFS_FILTER_CALLBACK"}) {
    ASSERT_EQ(contracts.roleByType.count(type), 1u) << type;
    EXPECT_TRUE(contracts.roleByType.at(type).changesRegions) << type;
  }
}

TEST_F(RulesTest, EveryRuleIsDocumented) {
  std::set<std::string> checks;
  for (const Rule& rule : contracts.rules) {
    checks.insert(rule.check);
    EXPECT_THAT(rule.page, HasSubstr(rule.id)) << rule.check;
    if (const auto page = builtinPage(rule.check))
      EXPECT_EQ(*page, rule.page);
    else
      EXPECT_THAT(rule.page, HasSubstr(rule.url)) << rule.check;
    EXPECT_LE(rule.description.size(), 1024u) << rule.check;
    EXPECT_THAT(rule.url, HasSubstr("https://learn.microsoft.com/"));
    for (CounterId counter :
         rule.kind == RuleKind::Balance ? rule.counters : std::vector<CounterId>())
      EXPECT_EQ(contracts.counters[counter].region,
                contracts.counters[rule.counters.front()].region);
  }
  std::set<std::string> onByDefault;
  for (const Rule& rule : contracts.rules)
    if (rule.onByDefault)
      onByDefault.insert(rule.check);
  EXPECT_THAT(onByDefault, ElementsAre("driver-critical-regions", "driver-guarded-regions",
                                       "driver-hw-storport-prohibited-ddis",
                                       "driver-irql-ke-apc-lte2", "driver-lock-needs-apcs-disabled",
                                       "driver-lock-pairing", "driver-within-critical-region"));
  EXPECT_GT(checks.size(), 80u);
}

TEST_F(RulesTest, ExplicitRegionStandsFirst) {
  const Rule* guarded = contracts.findCheck("driver-guarded-regions");
  ASSERT_NE(guarded, nullptr);
  ASSERT_EQ(guarded->counters.size(), 2u);
  EXPECT_EQ(contracts.counters[guarded->counters[0]].id, "guarded-region");
  const Rule* critical = contracts.findCheck("driver-critical-regions");
  ASSERT_NE(critical, nullptr);
  ASSERT_EQ(critical->counters.size(), 2u);
  EXPECT_EQ(contracts.counters[critical->counters[0]].id, "critical-region");
}

TEST(BuiltinPageTest, NothingForAnUnknownCheck) {
  EXPECT_EQ(builtinPage("driver-unheard-of"), std::nullopt);
  EXPECT_EQ(builtinPage("README"), std::nullopt);
  EXPECT_EQ(builtinPage(""), std::nullopt);
}

TEST_F(RulesTest, UserContractsComeOnTop) {
  std::vector<Source> sources = builtinSources();
  sources.push_back({"mine.json", R"({"contracts": [{"names": ["KeEnterCriticalRegion"]}]})"});
  Contracts mine;
  EXPECT_THAT(load(sources, mine), IsEmpty());
  EXPECT_TRUE(mine.find("KeEnterCriticalRegion")->outcomes[0].effects.empty());
  EXPECT_FALSE(mine.find("KeLeaveCriticalRegion")->outcomes[0].effects.empty());
}

/// The examples of rules/README.md work as they stand there.
TEST_F(RulesTest, ExamplesOfTheReadme) {
  std::ifstream file(DRIVER_TIDY_RULES_DIR "/README.md");
  std::stringstream text;
  text << file.rdbuf();
  const std::string page = text.str();
  const std::string opening = "```json\n";
  std::vector<Source> sources = builtinSources();
  const std::size_t builtin = sources.size();
  for (std::size_t at = page.find(opening); at != std::string::npos;
       at = page.find(opening, at + 1)) {
    const std::size_t begin = at + opening.size();
    sources.push_back({"example", page.substr(begin, page.find("```", begin) - begin)});
  }
  ASSERT_EQ(sources.size(), builtin + 2);
  Contracts mine;
  std::vector<std::string> mistakes;
  for (const Error& error : load(sources, mine))
    mistakes.push_back(error.text());
  EXPECT_THAT(mistakes, IsEmpty());
  EXPECT_NE(mine.find("StorTryEnterSafe"), nullptr);
  EXPECT_NE(mine.findCheck("stor-lock"), nullptr);
}

} // namespace
} // namespace driver_tidy::contracts
