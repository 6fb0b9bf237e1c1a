// What rule files may say, and where each mistake in one is reported.

#include "checker/contracts/contracts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace driver_tidy::contracts {
namespace {

using program::ValueSet;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;
using testing::UnorderedElementsAre;

constexpr const char* kCounters = R"({
  "counters": [
    {"id": "region", "region": "region", "held": "region", "enter": "entered", "leave": "left"},
    {"id": "lock", "region": "region", "held": "lock", "enter": "acquired", "leave": "released"}
  ]
})";

/// Loads one file behind the counters above.
class ContractsTest : public testing::Test {
protected:
  std::vector<std::string> load(const std::string& text) { return load({{"user.json", text}}); }

  std::vector<std::string> load(std::vector<Source> sources) {
    sources.insert(sources.begin(), {"counters.json", kCounters});
    contracts = {};
    std::vector<std::string> texts;
    for (const Error& error : contracts::load(sources, contracts))
      texts.push_back(error.text());
    return texts;
  }

  /// The set that `values` is read as, as the result of a call.
  ValueSet readSet(const std::string& values) {
    EXPECT_THAT(
        load(R"({"contracts": [{"names": ["F"], "outcomes": [{"result": )" + values + "}]}]}"),
        IsEmpty());
    const Contract* contract = contracts.find("F");
    return contract == nullptr ? ValueSet::none() : contract->outcomes[0].result;
  }

  Contracts contracts;
};

TEST_F(ContractsTest, UnconditionalEffect) {
  EXPECT_THAT(load(R"({"contracts": [
    {"names": ["Enter", "EnterAlias"], "effect": "enter region"},
    {"names": ["LeaveBoth"], "effect": ["leave lock", "leave region"]}
  ]})"),
              IsEmpty());
  for (const char* name : {"Enter", "EnterAlias"}) {
    const Contract* enter = contracts.find(name);
    ASSERT_NE(enter, nullptr);
    ASSERT_EQ(enter->outcomes.size(), 1u);
    EXPECT_TRUE(enter->outcomes[0].where.empty());
    EXPECT_TRUE(enter->outcomes[0].result.isAll());
    ASSERT_EQ(enter->outcomes[0].effects.size(), 1u);
    EXPECT_EQ(enter->outcomes[0].effects[0].counter, 0u);
    EXPECT_EQ(enter->outcomes[0].effects[0].amount, 1);
    EXPECT_FALSE(enter->raises || enter->endsPath || enter->endsThread);
  }
  const std::vector<Effect>& both = contracts.find("LeaveBoth")->outcomes[0].effects;
  ASSERT_EQ(both.size(), 2u);
  EXPECT_EQ(both[0].counter, 1u);
  EXPECT_EQ(both[0].amount, -1);
  EXPECT_EQ(both[1].counter, 0u);
}

TEST_F(ContractsTest, NamesAloneChangeNothing) {
  EXPECT_THAT(load(R"({"contracts": [{"names": ["F"]}]})"), IsEmpty());
  ASSERT_EQ(contracts.find("F")->outcomes.size(), 1u);
  EXPECT_TRUE(contracts.find("F")->outcomes[0].effects.empty());
  EXPECT_EQ(contracts.find("G"), nullptr);
}

TEST_F(ContractsTest, Outcomes) {
  EXPECT_THAT(load(R"({"contracts": [{"names": ["F"], "outcomes": [
    {"where": [{"argument": 1, "is": "zero"}, {"argument": 0, "pointee": ["_A", "_B"]}],
     "result": "success", "effect": "enter lock"},
    {"where": [{"argument": 1, "is": "nonzero"}], "result": "failure"}
  ]}]})"),
              IsEmpty());
  const std::vector<Outcome>& outcomes = contracts.find("F")->outcomes;
  ASSERT_EQ(outcomes.size(), 2u);
  ASSERT_EQ(outcomes[0].where.size(), 2u);
  EXPECT_EQ(outcomes[0].where[0].index, 1u);
  EXPECT_EQ(outcomes[0].where[0].values, ValueSet::only(0));
  EXPECT_TRUE(outcomes[0].where[0].pointees.empty());
  EXPECT_TRUE(outcomes[0].where[1].values.isAll());
  EXPECT_THAT(outcomes[0].where[1].pointees, ElementsAre("_A", "_B"));
  EXPECT_EQ(outcomes[0].effects.size(), 1u);
  EXPECT_EQ(outcomes[1].result, ValueSet::range(INT64_MIN, -1));
  EXPECT_TRUE(outcomes[1].effects.empty());
}

TEST_F(ContractsTest, EndsAndExceptions) {
  EXPECT_THAT(load(R"({"contracts": [
    {"names": ["Raise"], "raises": true, "neverReturns": true},
    {"names": ["Probe"], "raises": [{"argument": 1, "is": "nonzero"}], "userPointers": [0]},
    {"names": ["Copy"], "raises": false, "accesses": [0, 1]},
    {"names": ["Exit"], "endsThread": true}
  ]})"),
              IsEmpty());
  EXPECT_TRUE(contracts.find("Raise")->raises);
  EXPECT_TRUE(contracts.find("Raise")->raisesWhere.empty());
  EXPECT_TRUE(contracts.find("Raise")->endsPath);
  EXPECT_TRUE(contracts.find("Probe")->raises);
  ASSERT_EQ(contracts.find("Probe")->raisesWhere.size(), 1u);
  EXPECT_EQ(contracts.find("Probe")->raisesWhere[0].values, ValueSet::except(0));
  EXPECT_THAT(contracts.find("Probe")->userPointers, ElementsAre(0u));
  EXPECT_FALSE(contracts.find("Copy")->raises);
  EXPECT_THAT(contracts.find("Copy")->accesses, ElementsAre(0u, 1u));
  EXPECT_TRUE(contracts.find("Exit")->endsThread);
  EXPECT_FALSE(contracts.find("Exit")->endsPath);
}

TEST_F(ContractsTest, SetsOfValues) {
  EXPECT_EQ(readSet(R"("zero")"), ValueSet::only(0));
  EXPECT_EQ(readSet(R"("nonzero")"), ValueSet::except(0));
  EXPECT_EQ(readSet(R"("success")"), ValueSet::range(0, INT64_MAX));
  EXPECT_EQ(readSet(R"("failure")"), ValueSet::range(INT64_MIN, -1));
  EXPECT_EQ(readSet(R"({"only": [0, "0x80"]})"), ValueSet::only(0).join(ValueSet::only(128)));
  EXPECT_EQ(readSet(R"({"not": [7]})"), ValueSet::except(7));
  EXPECT_EQ(readSet(R"({"not": [{"min": 8, "max": 15}]})"),
            ValueSet::all().without(ValueSet::range(8, 15)));
  EXPECT_EQ(readSet(R"({"min": 3})"), ValueSet::range(3, INT64_MAX));
  EXPECT_EQ(readSet(R"({"min": -3, "max": 4})"), ValueSet::range(-3, 4));
  EXPECT_EQ(readSet(R"({"only": ["0xC0000005"]})"), ValueSet::only(-1073741819));
  EXPECT_EQ(readSet(R"({"only": ["0xff"]})"), ValueSet::only(255));
  EXPECT_EQ(readSet(R"({"only": [9223372036854775807]})"), ValueSet::only(INT64_MAX));
}

TEST_F(ContractsTest, Roles) {
  EXPECT_THAT(load(R"({"roles": [
    {"id": "a", "title": "a routine", "types": ["A", "PA"], "slots": ["Set#2", "_R::field"],
     "names": ["Main"], "changesRegions": true}
  ]})"),
              IsEmpty());
  EXPECT_EQ(contracts.roleByType.size(), 2u);
  EXPECT_EQ(contracts.roleByType.at("PA").title, "a routine");
  EXPECT_EQ(contracts.roleBySlot.at("Set#2").id, "a");
  EXPECT_EQ(contracts.roleBySlot.count("_R::field"), 1u);
  EXPECT_TRUE(contracts.roleByName.at("Main").changesRegions);
}

TEST_F(ContractsTest, Rules) {
  EXPECT_THAT(load(R"({"rules": [
    {"id": "R", "check": "driver-r", "kind": "balance", "model": "wdm", "title": "T",
     "description": "D", "url": "U", "precision": "low", "severity": "note",
     "onByDefault": false, "counters": ["lock", "region"]}
  ]})"),
              IsEmpty());
  const Rule* rule = contracts.findCheck("driver-r");
  ASSERT_NE(rule, nullptr);
  EXPECT_EQ(rule->id, "R");
  EXPECT_EQ(rule->kind, RuleKind::Balance);
  EXPECT_EQ(rule->precision, "low");
  EXPECT_EQ(rule->severity, "note");
  EXPECT_FALSE(rule->onByDefault);
  EXPECT_THAT(rule->counters, ElementsAre(1u, 0u));
  EXPECT_EQ(contracts.findCheck("driver-s"), nullptr);
}

TEST_F(ContractsTest, LaterFilesOverride) {
  EXPECT_THAT(load({{"a.json", R"({
    "contracts": [{"names": ["F", "G"], "effect": "enter region"}],
    "roles": [{"id": "old", "title": "old", "types": ["T", "U"]}]})"},
                    {"b.json", R"({
    "contracts": [{"names": ["F"], "effect": "leave lock"}],
    "roles": [{"id": "new", "title": "new", "types": ["T"]}]})"}}),
              IsEmpty());
  EXPECT_EQ(contracts.find("F")->outcomes[0].effects[0].amount, -1);
  EXPECT_EQ(contracts.find("G")->outcomes[0].effects[0].amount, 1);
  EXPECT_EQ(contracts.roleByType.at("T").id, "new");
  EXPECT_EQ(contracts.roleByType.at("U").id, "old");
}

TEST_F(ContractsTest, CountersOfLaterFiles) {
  EXPECT_THAT(load({{"a.json", R"({"contracts": [{"names": ["F"], "effect": "enter late"}]})"},
                    {"b.json", R"({"counters": [
    {"id": "late", "region": "r", "held": "h", "enter": "e", "leave": "l"}]})"}}),
              IsEmpty());
  EXPECT_EQ(contracts.find("F")->outcomes[0].effects[0].counter, 2u);
  EXPECT_EQ(contracts.counters[2].held, "h");
}

TEST_F(ContractsTest, ByteOrderMarkAndCarriageReturns) {
  EXPECT_THAT(load("\xEF\xBB\xBF{\r\n\"contracts\": [\r\n{\"names\": [\"F\"], \"x\": 1}]}"),
              ElementsAre("user.json:3: /contracts/0/x: unknown key 'x'"));
}

TEST_F(ContractsTest, NoJson) {
  EXPECT_THAT(load(""), ElementsAre(StartsWith("user.json:1: ")));
  EXPECT_THAT(load("{\n\"contracts\": [\n}\n"),
              ElementsAre(StartsWith("user.json:3: syntax error while parsing value")));
  EXPECT_THAT(load("{\n\"roles\": [],\n\n"),
              ElementsAre(StartsWith("user.json:3: syntax error while parsing object key")));
  EXPECT_THAT(load("{} {}"), ElementsAre(HasSubstr("expected end of input")));
  EXPECT_THAT(load(std::string("\0\xFF\x80", 3)), ElementsAre(StartsWith("user.json:1: ")));
  EXPECT_THAT(load("{\"a\": 1e999}"), ElementsAre(StartsWith("user.json:1: number overflow")));
}

TEST_F(ContractsTest, MessageOfALongTokenIsShort) {
  const std::vector<std::string> errors = load("\"" + std::string(100'000, 'a'));
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_LT(errors[0].size(), 400u);
}

TEST_F(ContractsTest, TooDeep) {
  const std::string bomb(1'000'000, '[');
  EXPECT_THAT(
      load("{\"roles\":\n" + bomb),
      ElementsAre(AllOf(StartsWith("user.json:2: /roles/0/0/"), HasSubstr("more than 64 levels"))));
}

TEST_F(ContractsTest, DuplicateKeys) {
  EXPECT_THAT(load(R"({
  "roles": [],
  "contracts": [
    {"names": ["F"],
     "effect": "enter region",
     "effect": "leave region"}
  ],
  "roles": []
})"),
              ElementsAre("user.json:6: /contracts/0/effect: duplicate key 'effect'",
                          "user.json:8: /roles: duplicate key 'roles'"));
}

TEST_F(ContractsTest, UnknownKeys) {
  EXPECT_THAT(load(R"({
  "contract": [],
  "contracts": [
    {"names": ["F"],
     "efect": "enter region",
     "a/b~c": 1},
    {"names": ["G"], "outcomes": [
      {"where": [{"argument": 0, "is": "zero",
                  "points": "_A"}]}]}
  ]
})"),
              ElementsAre("user.json:2: /contract: unknown key 'contract'",
                          "user.json:5: /contracts/0/efect: unknown key 'efect'",
                          "user.json:6: /contracts/0/a~1b~0c: unknown key 'a/b~c'",
                          "user.json:9: /contracts/1/outcomes/0/where/0/points: "
                          "unknown key 'points'"));
}

TEST_F(ContractsTest, ShapeOfValues) {
  EXPECT_THAT(load("[]"),
              ElementsAre("user.json:1: value type not permitted by 'type' constraint"));
  EXPECT_THAT(load("null"),
              ElementsAre("user.json:1: value type not permitted by 'type' constraint"));
  EXPECT_THAT(load(R"({
  "contracts": [
    {"effect": "enter region"},
    {"names": "F"},
    {"names": []},
    {"names": ["G"],
     "accesses": [-1]},
    {"names": ["H"],
     "accesses": [0.5]},
    7
  ],
  "roles": {}
})"),
              ElementsAre("user.json:3: /contracts/0: missing required property 'names'",
                          "user.json:4: /contracts/1/names: value type not permitted by 'type' "
                          "constraint",
                          "user.json:5: /contracts/2/names: array should contain no fewer than 1 "
                          "elements",
                          "user.json:7: /contracts/3/accesses/0: expected number greater than or "
                          "equal to 0",
                          "user.json:9: /contracts/4/accesses/0: value type not permitted by "
                          "'type' constraint",
                          "user.json:10: /contracts/5: value type not permitted by 'type' "
                          "constraint",
                          "user.json:12: /roles: value type not permitted by 'type' constraint"));
}

TEST_F(ContractsTest, LongDescription) {
  const std::string before = R"({"rules": [{"id": "R", "check": "c", "kind": "balance",
    "model": "wdm", "title": "T", "url": "U", "precision": "low", "severity": "note",
    "counters": ["lock"], "description": ")";
  EXPECT_THAT(load(before + std::string(1024, 'a') + "\"}]}"), IsEmpty());
  EXPECT_THAT(load(before + std::string(1025, 'a') + "\"}]}"),
              ElementsAre(StartsWith("user.json:3: /rules/0/description: ")));
}

TEST_F(ContractsTest, UnknownCounters) {
  EXPECT_THAT(
      load(R"({
  "contracts": [
    {"names": ["F"], "effect": "enter nothing"},
    {"names": ["G"], "outcomes": [
      {"effect": ["leave region",
                  "leave it"]}]}
  ],
  "rules": [
    {"id": "R", "check": "c", "kind": "balance", "model": "wdm", "title": "T", "description": "D",
     "url": "U", "precision": "low", "severity": "note",
     "counters": ["region", "loc"]}
  ],
  "roles": [
    {"id": "r", "title": "routine", "types": ["T"], "holds": ["lock", "none"]}
  ]
})"),
      UnorderedElementsAre("user.json:3: /contracts/0/effect: unknown counter 'nothing'",
                           "user.json:6: /contracts/1/outcomes/0/effect/1: unknown counter 'it'",
                           "user.json:11: /rules/0/counters/1: unknown counter 'loc'",
                           "user.json:14: /roles/0/holds/1: unknown counter 'none'"));
}

TEST_F(ContractsTest, Effects) {
  for (const char* effect : {"", "enter", "region", "Enter region", " enter region"})
    EXPECT_THAT(
        load(R"({"contracts": [{"names": ["F"], "effect": ")" + std::string(effect) + "\"}]}"),
        ElementsAre(StartsWith("user.json:1: /contracts/0/effect: ")))
        << effect;
  EXPECT_THAT(load("{\"contracts\": [{\"names\": [\"F\"],\n\"effect\": \"acquire lock\"}]}"),
              ElementsAre("user.json:2: /contracts/0/effect: 'acquire lock' is no effect: write "
                          "\"enter\", \"leave\" or \"hand-over\" and a counter"));
}

TEST_F(ContractsTest, LocksByObject) {
  EXPECT_THAT(load(R"({
    "counters": [{"id": "latch", "region": "latch", "held": "latch", "enter": "acquired",
                  "leave": "released", "exclusive": true}],
    "contracts": [{"names": ["F"], "object": 2, "effect": "enter latch"},
                  {"names": ["G"], "effect": "hand-over latch"}],
    "rules": [{"id": "R", "check": "c", "kind": "pairing", "model": "wdm", "title": "T",
               "description": "D", "url": "U", "precision": "low", "severity": "note",
               "counters": ["latch"]}]})"),
              IsEmpty());
  EXPECT_TRUE(contracts.counters.back().exclusive);
  EXPECT_FALSE(contracts.counters.front().exclusive);
  EXPECT_EQ(contracts.find("F")->object, 2u);
  EXPECT_EQ(contracts.find("G")->object, std::nullopt);
  EXPECT_EQ(contracts.find("G")->outcomes[0].effects[0].amount, 0);
  EXPECT_EQ(contracts.findCheck("c")->kind, RuleKind::Pairing);
  EXPECT_EQ(contracts.findCheck("c")->counters.size(), 1u);
}

TEST_F(ContractsTest, SomeCallsAreServedByLess) {
  const std::string rule = R"({"rules": [{"id": "R", "check": "c", "kind": "KIND", "model": "wdm",
    "title": "T", "description": "D", "url": "U", "precision": "low", "severity": "note",
    "calls": [{"names": ["F"]}, {"names": ["G"], "within": ["lock"]}],
    "within": {"counters": ["region", "lock"]}}]})";
  auto ofKind = [&](const std::string& kind) {
    return std::string(rule).replace(rule.find("KIND"), 4, kind);
  };
  EXPECT_THAT(load(ofKind("within")), IsEmpty());
  const Rule* read = contracts.findCheck("c");
  EXPECT_EQ(read->countersFor("F"), read->counters);
  ASSERT_EQ(read->countersFor("G").size(), 1u);
  EXPECT_EQ(contracts.counters[read->countersFor("G").front()].id, "lock");
  EXPECT_THAT(load(ofKind("prohibited")),
              testing::Contains("user.json:3: /rules/0/calls/1: \"within\" belongs to the calls "
                                "of a rule of kind within"));
}

TEST_F(ContractsTest, PairingNeedsCounters) {
  EXPECT_THAT(load(R"({"rules": [{"id": "R", "check": "c", "kind": "pairing", "model": "wdm",
    "title": "T", "description": "D", "url": "U", "precision": "low", "severity": "note"}]})"),
              ElementsAre("user.json:1: /rules/0: the rule does not say what it is about: "
                          "\"counters\", \"calls\""));
}

TEST_F(ContractsTest, EffectAndOutcomes) {
  EXPECT_THAT(load(R"({"contracts": [{"names": ["F"],
    "effect": "enter region",
    "outcomes": [{}]}]})"),
              ElementsAre("user.json:2: /contracts/0/effect: give \"effect\" or \"outcomes\", "
                          "not both"));
}

TEST_F(ContractsTest, WrongSetsOfValues) {
  const auto errors = [&](const std::string& values) {
    return load(R"({"contracts": [{"names": ["F"], "outcomes": [{"result": )" + values + "}]}]}");
  };
  const std::string place = "user.json:1: /contracts/0/outcomes/0/result";
  EXPECT_THAT(errors(R"("true")"), ElementsAre(place + ": unknown set of values 'true': known "
                                                       "are zero, nonzero, success and failure"));
  EXPECT_THAT(errors(R"({"only": [1], "not": [2]})"),
              ElementsAre(place + ": give either \"only\", or \"not\", or \"min\" and \"max\""));
  EXPECT_THAT(errors(R"({"only": [1], "min": 2})"), ElementsAre(StartsWith(place + ": give")));
  EXPECT_THAT(errors("{}"), ElementsAre(StartsWith(place + ": object should have no fewer")));
  EXPECT_THAT(errors(R"({"min": 5, "max": 4})"),
              ElementsAre(place + ": \"min\" is greater than \"max\""));
  EXPECT_THAT(errors(R"({"not": [1, {"min": 5, "max": 4}]})"),
              ElementsAre(place + "/not/1: \"min\" is greater than \"max\""));
  EXPECT_THAT(errors(R"({"only": [9223372036854775808]})"),
              ElementsAre(place + "/only/0: the number is beyond 64 bits signed"));
  for (const char* number : {"0x", "102", "0x123456789", "0xG", "0x-1"})
    EXPECT_THAT(errors(R"({"only": [0, ")" + std::string(number) + "\"]}"),
                ElementsAre(place + "/only/1: '" + number + "' is no hexadecimal number of at " +
                            "most eight digits, like \"0x102\""));
  EXPECT_THAT(errors(R"({"only": [1,3,5,7,9,11,13,15,17]})"),
              ElementsAre(StartsWith(place + "/only: array should contain no more than 8")));
}

TEST_F(ContractsTest, OverlappingOutcomes) {
  EXPECT_THAT(load(R"({"contracts": [{"names": ["F"], "outcomes": [
    {"result": "nonzero", "effect": "enter region"},
    {"result": "zero"},
    {"result": {"only": [0, 1]}}
  ]}]})"),
              ElementsAre("user.json:4: /contracts/0/outcomes/2: overlaps outcome 0: a call must "
                          "not fit two outcomes",
                          "user.json:4: /contracts/0/outcomes/2: overlaps outcome 1: a call must "
                          "not fit two outcomes"));
}

TEST_F(ContractsTest, OutcomesToldApartByArguments) {
  EXPECT_THAT(load(R"({"contracts": [{"names": ["F"], "outcomes": [
    {"where": [{"argument": 0, "is": "zero"}], "effect": "enter region"},
    {"where": [{"argument": 0, "is": "nonzero"}, {"argument": 1, "pointee": "_A"}]},
    {"where": [{"argument": 0, "is": "nonzero"}, {"argument": 1, "pointee": "_B"}]}
  ]}]})"),
              IsEmpty());
  EXPECT_THAT(load(R"({"contracts": [{"names": ["F"], "outcomes": [
    {"where": [{"argument": 0, "is": "zero"}]},
    {"where": [{"argument": 1, "is": "nonzero"}]}]}]})"),
              ElementsAre(HasSubstr("overlaps outcome 0")));
  EXPECT_THAT(load(R"({"contracts": [{"names": ["F"], "outcomes": [
    {"where": [{"argument": 0, "pointee": ["_A", "_B"]}]},
    {"where": [{"argument": 0, "pointee": ["_B", "_C"]}]}]}]})"),
              ElementsAre(HasSubstr("overlaps outcome 0")));
}

TEST_F(ContractsTest, OneFileNamesAThingOnce) {
  EXPECT_THAT(load(R"({
  "contracts": [
    {"names": ["F", "G"]},
    {"names": ["H",
               "G"]}
  ],
  "roles": [
    {"id": "a", "title": "a", "types": ["T"], "slots": ["F#1"]},
    {"id": "b", "title": "b", "types": ["T"], "slots": ["F#1"], "names": ["T"]}
  ]
})"),
              ElementsAre("user.json:5: /contracts/1/names/1: 'G' has a contract in this file "
                          "already, at /contracts/0/names/1",
                          "user.json:9: /roles/1/slots/0: 'F#1' has a role in this file already, "
                          "at /roles/0/slots/0",
                          "user.json:9: /roles/1/types/0: 'T' has a role in this file already, at "
                          "/roles/0/types/0"));
}

TEST_F(ContractsTest, CountersAndChecksAreDefinedOnce) {
  const std::string text = R"({
  "counters": [
    {"id": "lock", "region": "r", "held": "h", "enter": "e", "leave": "l"}
  ],
  "rules": [
    {"id": "R", "check": "c", "kind": "balance", "model": "wdm", "title": "T", "description": "D",
     "url": "U", "precision": "low", "severity": "note", "counters": ["lock"]},
    {"id": "R", "check": "c", "kind": "balance", "model": "wdm", "title": "T", "description": "D",
     "url": "U", "precision": "low", "severity": "note", "counters": ["lock"]}
  ]
})";
  EXPECT_THAT(load(text),
              ElementsAre("user.json:3: /counters/0/id: counter 'lock' is already defined",
                          "user.json:8: /rules/1/check: check 'c' is already defined"));
}

TEST_F(ContractsTest, RolesWithoutFunctions) {
  EXPECT_THAT(load(R"({"roles": [
    {"id": "a", "title": "a"},
    {"id": "b", "title": "b", "slots": ["F:1", "F#", "#1", "F#x", "R::f"]}]})"),
              ElementsAre("user.json:2: /roles/0: give \"types\", \"slots\" or \"names\": which "
                          "functions have this role",
                          HasSubstr("/roles/1/slots/0: 'F:1' is neither"),
                          HasSubstr("/roles/1/slots/1: 'F#' is neither"),
                          HasSubstr("/roles/1/slots/2: '#1' is neither"),
                          HasSubstr("/roles/1/slots/3: 'F#x' is neither")));
}

TEST_F(ContractsTest, AllErrorsOfAllFiles) {
  EXPECT_THAT(load({{"a.json", "{"}, {"b.json", R"({
  "counters": [{"id": "extra", "helt": ""}],
  "contracts": [
    {"names": ["F"], "x": 1},
    {"names": ["G"], "effect": "enter extra"},
    {"names": ["H"], "effect": "enter more"}
  ]
})"}}),
              ElementsAre(StartsWith("a.json:1: "),
                          "b.json:2: /counters/0: missing required property 'enter'",
                          "b.json:2: /counters/0: missing required property 'held'",
                          "b.json:2: /counters/0: missing required property 'leave'",
                          "b.json:2: /counters/0: missing required property 'region'",
                          "b.json:2: /counters/0/helt: unknown key 'helt'",
                          "b.json:4: /contracts/0/x: unknown key 'x'",
                          "b.json:6: /contracts/2/effect: unknown counter 'more'"));
}

TEST(ErrorTest, TextLeavesOutWhatIsNotKnown) {
  EXPECT_EQ((Error{"a.json", 3, "/x", "wrong"}.text()), "a.json:3: /x: wrong");
  EXPECT_EQ((Error{"a.json", 3, "", "wrong"}.text()), "a.json:3: wrong");
  EXPECT_EQ((Error{"a.json", 0, "", "wrong"}.text()), "a.json: wrong");
}

TEST_F(ContractsTest, WhatACallDoesToTheLevel) {
  EXPECT_THAT(load(R"({"contracts": [
    {"names": ["Raise"], "irql": {"save": "*1", "set": "argument 0"}},
    {"names": ["Lock"], "irql": {"save": "in 0", "set": "DISPATCH_LEVEL"}},
    {"names": ["TryLock"], "outcomes": [
      {"result": "nonzero", "irql": {"save": "result", "set": "APC_LEVEL"}}, {"result": "zero"}]},
    {"names": ["Paged"], "irql": {"assume": "<= APC_LEVEL"}}
  ]})"),
              IsEmpty());
  const LevelChange& raise = contracts.find("Raise")->outcomes[0].level;
  ASSERT_TRUE(raise.save && raise.restore);
  EXPECT_EQ(raise.save->kind, LevelPlace::Kind::Pointee);
  EXPECT_EQ(raise.save->argument, 1u);
  EXPECT_EQ(raise.restore->kind, LevelPlace::Kind::Argument);
  EXPECT_EQ(raise.restore->argument, 0u);
  const LevelChange& lock = contracts.find("Lock")->outcomes[0].level;
  EXPECT_EQ(lock.save->kind, LevelPlace::Kind::Object);
  EXPECT_EQ(lock.set, ValueSet::only(2));
  const Contract* tryLock = contracts.find("TryLock");
  EXPECT_EQ(tryLock->outcomes[0].level.set, ValueSet::only(1));
  EXPECT_FALSE(tryLock->outcomes[1].level.changes());
  EXPECT_EQ(contracts.find("Paged")->outcomes[0].level.assume, ValueSet::range(0, 1));
}

TEST_F(ContractsTest, MistakesAboutLevels) {
  EXPECT_THAT(load(R"({"contracts": [
    {"names": ["A"], "irql": {"set": "LOW_LEVEL"}},
    {"names": ["B"], "irql": {"save": "argument 1"}},
    {"names": ["C"], "irql": {"assume": "APC_LEVEL..PASSIVE_LEVEL"}}
  ]})"),
              ElementsAre(StartsWith("user.json:2: /contracts/0/irql/set: 'LOW_LEVEL' is no IRQL"),
                          StartsWith("user.json:3: /contracts/1/irql/save: 'argument 1' cannot"),
                          StartsWith("user.json:4: /contracts/2/irql/assume: 'APC_LEVEL..")));
}

TEST_F(ContractsTest, LevelsOfRoles) {
  EXPECT_THAT(load(R"({"roles": [
    {"id": "dpc", "title": "DPC routine", "types": ["KDEFERRED_ROUTINE"], "irql": "DISPATCH_LEVEL", "regions": "none"},
    {"id": "any", "title": "any routine", "types": ["ANY"]}
  ]})"),
              IsEmpty());
  EXPECT_EQ(contracts.roleByType["KDEFERRED_ROUTINE"].levels, ValueSet::only(2));
  EXPECT_TRUE(contracts.roleByType["KDEFERRED_ROUTINE"].noRegions);
  EXPECT_TRUE(contracts.roleByType["ANY"].levels.isAll());
  EXPECT_FALSE(contracts.roleByType["ANY"].noRegions);
}

TEST_F(ContractsTest, LaterFilesReplaceDocumentedLevels) {
  EXPECT_THAT(load({{"pages.json", R"({"levels": [
                       {"name": "KeSetEvent", "irql": "PASSIVE_LEVEL"}, {"name": "F", "text": "See Remarks"}]})"},
                    {"corrections.json", R"({"levels": [
                       {"name": "KeSetEvent", "irql": "<= APC_LEVEL", "where": [{"argument": 2, "is": "nonzero"}], "reason": "waits"},
                       {"name": "KeSetEvent", "irql": "<= DISPATCH_LEVEL", "reason": "the page's remarks"}]})"}}),
              IsEmpty());
  const auto& demands = contracts.documentedLevels["KeSetEvent"];
  ASSERT_EQ(demands.size(), 2u);
  EXPECT_EQ(demands[0].levels, ValueSet::range(0, 1));
  ASSERT_EQ(demands[0].where.size(), 1u);
  EXPECT_EQ(demands[1].levels, ValueSet::range(0, 2));
  EXPECT_EQ(contracts.undecidedLevels["F"], "See Remarks");
}

/// A rule of some kind with everything that all rules have.
std::string ruleOf(const std::string& kind, const std::string& rest) {
  return R"({"rules": [{"id": "R", "check": "driver-r", "kind": ")" + kind +
         R"(", "model": "wdm", "title": "t", "description": "d", "url": "u", "precision": "high", "severity": "warning", )" +
         rest + "}]}";
}

TEST_F(ContractsTest, RulesOfEachKind) {
  EXPECT_THAT(load(ruleOf("level", R"("groups": ["g"], "calls": [
    {"names": ["A", "B"], "irql": "<= APC_LEVEL"}, {"names": ["A"], "irql": "PASSIVE_LEVEL", "strict": true}])")),
              IsEmpty());
  EXPECT_EQ(contracts.rules[0].kind, RuleKind::Level);
  EXPECT_THAT(contracts.rules[0].groups, ElementsAre("g"));
  ASSERT_EQ(contracts.rules[0].demands["A"].size(), 2u);
  EXPECT_FALSE(contracts.rules[0].demands["A"][0].strict);
  EXPECT_TRUE(contracts.rules[0].demands["A"][1].strict);
  EXPECT_EQ(contracts.rules[0].demands["B"][0].levels, ValueSet::range(0, 1));

  EXPECT_THAT(
      load(ruleOf(
          "within",
          R"("calls": [{"names": ["A"]}], "within": {"counters": ["lock"], "irql": ">= APC_LEVEL"})")),
      IsEmpty());
  EXPECT_THAT(contracts.rules[0].calls, ElementsAre("A"));
  EXPECT_THAT(contracts.rules[0].counters, ElementsAre(1u));
  EXPECT_EQ(contracts.rules[0].levels.low(), 1);

  EXPECT_THAT(
      load(ruleOf(
          "prohibited",
          R"("calls": [{"names": ["A"]}], "driver": {"calls": ["Init"], "withoutRecords": ["_V"]})")),
      IsEmpty());
  EXPECT_THAT(contracts.rules[0].driverCalls, ElementsAre("Init"));
  EXPECT_THAT(contracts.rules[0].withoutRecords, ElementsAre("_V"));
}

TEST_F(ContractsTest, RulesThatDoNotFitTheirKind) {
  EXPECT_THAT(load(ruleOf("level", R"("counters": ["lock"], "documented": true)")),
              ElementsAre(HasSubstr("/rules/0/counters: has no meaning in a rule of kind level")));
  EXPECT_THAT(load(ruleOf("within", R"("calls": [{"names": ["A"]}])")),
              ElementsAre(HasSubstr("/rules/0: the rule does not say what it is about")));
  EXPECT_THAT(load(ruleOf("level", R"("calls": [{"names": ["A"]}])")),
              ElementsAre(HasSubstr("/rules/0/calls/0: \"irql\" belongs to each call")));
}

} // namespace
} // namespace driver_tidy::contracts
