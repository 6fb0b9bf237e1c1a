// Reading happens in two rounds, so that a file may use counters that a later one defines.

#include "checker/contracts/level_reader.h"
#include "checker/contracts/page.h"
#include "checker/contracts/schema.h"
#include "checker/contracts/value_reader.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace driver_tidy::contracts {

namespace {

using nlohmann::json;

/// Texts of a list of strings, or of one.
std::vector<std::string> texts(const json& value) {
  if (value.is_string())
    return {value.get<std::string>()};
  return value.get<std::vector<std::string>>();
}

/// A text that may be missing; empty where it is.
std::string text(const json& entry, const char* key) {
  auto found = entry.find(key);
  return found != entry.end() && found->is_string() ? found->get<std::string>() : "";
}

bool flag(const json& entry, const char* key) {
  return entry.contains(key) && entry[key].get<bool>();
}

/// Whether no call can take both.
bool disjoint(const Outcome& one, const Outcome& other) {
  if (one.result.disjoint(other.result))
    return true;
  for (const ArgumentCondition& a : one.where)
    for (const ArgumentCondition& b : other.where) {
      if (a.index != b.index)
        continue;
      const bool samePointee =
          a.pointees.empty() || b.pointees.empty() ||
          std::find_first_of(a.pointees.begin(), a.pointees.end(), b.pointees.begin(),
                             b.pointees.end()) != a.pointees.end();
      if (!samePointee || a.values.disjoint(b.values))
        return true;
    }
  return false;
}

/// One file of rules.
class File {
public:
  File(const Source& source, Contracts& contracts)
      : document_(source, errors_), contracts_(contracts) {
    if (!document_.wasRead())
      return;
    const std::vector<Error> misfits = checkSchema(document_);
    for (const Error& misfit : misfits)
      markBroken(misfit.pointer);
    errors_.insert(errors_.end(), misfits.begin(), misfits.end());
  }

  /// What was found wrong so far, from top to bottom.
  std::vector<Error> errors() const {
    std::vector<Error> sorted = errors_;
    std::sort(sorted.begin(), sorted.end(), [](const Error& a, const Error& b) {
      return std::tie(a.line, a.pointer, a.message) < std::tie(b.line, b.pointer, b.message);
    });
    return sorted;
  }

  void readCounters() {
    const json& counters = section("counters");
    for (std::size_t i = 0; i < counters.size(); ++i) {
      const json& entry = counters[i];
      const std::string place = elementPointer("/counters", i);
      // One with a mistake is defined all the same, for those who use it.
      const std::string id = entry.is_object() ? text(entry, "id") : "";
      if (id.empty())
        continue;
      if (findCounter(id))
        add(memberPointer(place, "id"), "counter '" + id + "' is already defined");
      else
        contracts_.counters.push_back({id, text(entry, "region"), text(entry, "held"),
                                       text(entry, "enter"), text(entry, "leave"),
                                       flag(entry, "exclusive")});
    }
  }

  void readRest() {
    forEachEntry("contracts", [&](const json& entry, const std::string& place) {
      define(contracts_.byName, "contract", entry, "names", place, readContract(entry, place));
    });
    forEachEntry("roles", [&](const json& entry, const std::string& place) {
      const Role role{text(entry, "id"),
                      text(entry, "title"),
                      flag(entry, "changesRegions"),
                      levels(entry, "irql", place),
                      entry.contains("regions"),
                      readCounterNames(entry, "holds", place)};
      if (!entry.contains("types") && !entry.contains("slots") && !entry.contains("names"))
        add(place, "give \"types\", \"slots\" or \"names\": which functions have this role");
      checkSlots(entry, place);
      define(contracts_.roleByType, "role", entry, "types", place, role);
      define(contracts_.roleBySlot, "role", entry, "slots", place, role);
      define(contracts_.roleByName, "role", entry, "names", place, role);
    });
    forEachEntry("levels", [&](const json& entry, const std::string& place) {
      readDocumentedLevel(entry, place);
    });
    forEachEntry("rules",
                 [&](const json& entry, const std::string& place) { readRule(entry, place); });
  }

private:
  void add(const std::string& pointer, const std::string& message) {
    errors_.push_back(document_.error(pointer, message));
  }

  /// "/contracts/3/names" spoils the entry "/contracts/3"; "/contracts" the whole section.
  void markBroken(const std::string& pointer) {
    const std::size_t section = pointer.find('/', 1);
    broken_.insert(
        pointer.substr(0, section == std::string::npos ? section : pointer.find('/', section + 1)));
  }

  const json& section(const char* name) const {
    static const json kNothing = json::array();
    if (!document_.root().is_object() || broken_.count("/" + std::string(name)) != 0)
      return kNothing;
    auto found = document_.root().find(name);
    return found == document_.root().end() ? kNothing : *found;
  }

  template <typename Reader> void forEachEntry(const char* name, Reader reader) {
    const json& entries = section(name);
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const std::string place = elementPointer("/" + std::string(name), i);
      if (broken_.count(place) == 0)
        reader(entries[i], place);
    }
  }

  /// Puts `value` into `table` under each name of the list `entry[key]`. A name that this file has
  /// used before is an error; one of an earlier file is overridden.
  template <typename Table, typename Value>
  void define(Table& table, const char* what, const json& entry, const char* key,
              const std::string& place, const Value& value) {
    if (!entry.contains(key))
      return;
    for (std::size_t i = 0; i < entry[key].size(); ++i) {
      const std::string name = entry[key][i].template get<std::string>();
      const std::string here = elementPointer(memberPointer(place, key), i);
      const auto [first, isNew] = places_.emplace(std::make_pair(&table, name), here);
      if (isNew)
        table[name] = value;
      else
        add(here, "'" + name + "' has a " + what + " in this file already, at " + first->second);
    }
  }

  std::optional<CounterId> findCounter(const std::string& id) const {
    for (std::size_t i = 0; i < contracts_.counters.size(); ++i)
      if (contracts_.counters[i].id == id)
        return static_cast<CounterId>(i);
    return std::nullopt;
  }

  static int amountOf(const std::string& verb) {
    return verb == "enter" ? 1 : verb == "leave" ? -1 : 0;
  }

  /// "enter guarded-region", or a list of such.
  std::vector<Effect> readEffects(const json& entry, const std::string& place) {
    std::vector<Effect> effects;
    if (!entry.contains("effect"))
      return effects;
    const std::string pointer = memberPointer(place, "effect");
    const std::vector<std::string> words = texts(entry["effect"]);
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::string here = entry["effect"].is_string() ? pointer : elementPointer(pointer, i);
      const std::size_t space = std::min(words[i].find(' '), words[i].size());
      const std::string verb = words[i].substr(0, space);
      const std::string id = words[i].substr(std::min(space + 1, words[i].size()));
      const std::optional<CounterId> counter = findCounter(id);
      if (verb != "enter" && verb != "leave" && verb != "hand-over")
        add(here, "'" + words[i] +
                      "' is no effect: write \"enter\", \"leave\" or \"hand-over\" and a counter");
      else if (!counter)
        add(here, "unknown counter '" + id + "'");
      else
        effects.push_back({*counter, amountOf(verb)});
    }
    return effects;
  }

  std::vector<ArgumentCondition> readConditions(const json& conditions, const std::string& place) {
    std::vector<ArgumentCondition> result;
    for (std::size_t i = 0; i < conditions.size(); ++i) {
      const json& entry = conditions[i];
      const std::string here = elementPointer(place, i);
      ArgumentCondition condition;
      condition.index = entry["argument"].get<unsigned>();
      if (entry.contains("is"))
        condition.values = readValueSet(document_, entry["is"], memberPointer(here, "is"), errors_);
      if (entry.contains("pointee"))
        condition.pointees = texts(entry["pointee"]);
      result.push_back(std::move(condition));
    }
    return result;
  }

  Outcome readOutcome(const json& entry, const std::string& place) {
    Outcome outcome;
    if (entry.contains("where"))
      outcome.where = readConditions(entry["where"], memberPointer(place, "where"));
    if (entry.contains("result"))
      outcome.result =
          readValueSet(document_, entry["result"], memberPointer(place, "result"), errors_);
    outcome.effects = readEffects(entry, place);
    if (entry.contains("irql"))
      outcome.level =
          readLevelChange(document_, entry["irql"], memberPointer(place, "irql"), errors_);
    return outcome;
  }

  std::vector<Outcome> readOutcomes(const json& entry, const std::string& place) {
    if (!entry.contains("outcomes"))
      return {readOutcome(entry, place)};
    const std::string pointer = memberPointer(place, "outcomes");
    for (const char* key : {"effect", "irql"})
      if (entry.contains(key))
        add(memberPointer(place, key),
            "give \"" + std::string(key) + "\" or \"outcomes\", not both");
    std::vector<Outcome> outcomes;
    for (std::size_t i = 0; i < entry["outcomes"].size(); ++i) {
      const std::string here = elementPointer(pointer, i);
      const std::size_t errorsBefore = errors_.size();
      outcomes.push_back(readOutcome(entry["outcomes"][i], here));
      if (errors_.size() != errorsBefore)
        continue;
      for (std::size_t j = 0; j < i; ++j)
        if (!disjoint(outcomes[j], outcomes[i]))
          add(here, "overlaps outcome " + std::to_string(j) + ": a call must not fit two outcomes");
    }
    return outcomes;
  }

  Contract readContract(const json& entry, const std::string& place) {
    Contract contract;
    contract.outcomes = readOutcomes(entry, place);
    if (entry.contains("raises")) {
      const json& raises = entry["raises"];
      contract.raises = raises.is_array() || raises.get<bool>();
      if (raises.is_array())
        contract.raisesWhere = readConditions(raises, memberPointer(place, "raises"));
    }
    contract.endsThread = flag(entry, "endsThread");
    contract.endsPath = flag(entry, "neverReturns");
    if (entry.contains("undo"))
      contract.undo = text(entry, "undo");
    if (entry.contains("tells"))
      contract.tells = text(entry, "tells") == "normal-apcs-disabled" ? Tells::NormalApcsDisabled
                                                                      : Tells::AllApcsDisabled;
    if (entry.contains("userPointers"))
      contract.userPointers = entry["userPointers"].get<std::vector<unsigned>>();
    if (entry.contains("accesses"))
      contract.accesses = entry["accesses"].get<std::vector<unsigned>>();
    if (entry.contains("object"))
      contract.object = entry["object"].get<unsigned>();
    return contract;
  }

  void checkSlots(const json& entry, const std::string& place) {
    if (!entry.contains("slots"))
      return;
    for (std::size_t i = 0; i < entry["slots"].size(); ++i) {
      const std::string slot = entry["slots"][i].get<std::string>();
      const std::size_t hash = slot.rfind('#');
      const bool isArgument = hash != std::string::npos && hash != 0 && hash + 1 != slot.size() &&
                              slot.find_first_not_of("0123456789", hash + 1) == std::string::npos;
      if (!isArgument && slot.find("::") == std::string::npos)
        add(elementPointer(memberPointer(place, "slots"), i),
            "'" + slot + "' is neither \"Function#argument\" nor \"Record::field\"");
    }
  }

  /// The levels under `key`; all where it is missing.
  program::ValueSet levels(const json& entry, const char* key, const std::string& place) {
    return entry.contains(key)
               ? readLevels(document_, entry[key], memberPointer(place, key), errors_)
               : program::ValueSet::all();
  }

  LevelDemand readDemand(const json& entry, const std::string& place) {
    LevelDemand demand;
    demand.levels = levels(entry, "irql", place);
    if (entry.contains("where"))
      demand.where = readConditions(entry["where"], memberPointer(place, "where"));
    demand.strict = flag(entry, "strict");
    return demand;
  }

  /// What a later file says of a function replaces what an earlier one says.
  void readDocumentedLevel(const json& entry, const std::string& place) {
    const auto name = entry["name"].get<std::string>();
    if (places_.emplace(std::make_pair(&contracts_.documentedLevels, name), place).second) {
      contracts_.documentedLevels.erase(name);
      contracts_.undecidedLevels.erase(name);
    }
    if (entry.contains("irql") == entry.contains("text"))
      add(place, "give \"irql\" or \"text\": what the page says");
    else if (entry.contains("irql"))
      contracts_.documentedLevels[name].push_back(readDemand(entry, place));
    else
      contracts_.undecidedLevels[name] = text(entry, "text");
  }

  void readCalls(const json& entry, const std::string& place, Rule& rule) {
    for (std::size_t i = 0; i < entry["calls"].size(); ++i) {
      const json& call = entry["calls"][i];
      const std::string here = elementPointer(memberPointer(place, "calls"), i);
      if (call.contains("irql") != (rule.kind == RuleKind::Level))
        add(here, "\"irql\" belongs to each call of a rule of kind level, and to no other");
      if (call.contains("within") && rule.kind != RuleKind::Within)
        add(here, "\"within\" belongs to the calls of a rule of kind within");
      for (const std::string& name : texts(call["names"])) {
        if (rule.kind == RuleKind::Level)
          rule.demands[name].push_back(readDemand(call, here));
        else
          rule.calls.insert(name);
        if (call.contains("within"))
          rule.narrowerCalls[name] = readCounterNames(call, "within", here);
      }
    }
  }

  std::vector<CounterId> readCounterNames(const json& entry, const char* key,
                                          const std::string& place) {
    std::vector<CounterId> counters;
    if (!entry.contains(key))
      return counters;
    const std::vector<std::string> names = texts(entry[key]);
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (const std::optional<CounterId> counter = findCounter(names[i]))
        counters.push_back(*counter);
      else
        add(elementPointer(memberPointer(place, key), i), "unknown counter '" + names[i] + "'");
    }
    return counters;
  }

  /// What the kinds of rules have each to themselves.
  void readKind(const json& entry, const std::string& place, Rule& rule) {
    const std::string kind = text(entry, "kind");
    rule.kind = kind == "pairing"      ? RuleKind::Pairing
                : kind == "level"      ? RuleKind::Level
                : kind == "within"     ? RuleKind::Within
                : kind == "prohibited" ? RuleKind::Prohibited
                                       : RuleKind::Balance;
    const bool isCounted = rule.kind == RuleKind::Balance || rule.kind == RuleKind::Pairing;
    const std::vector<std::pair<const char*, RuleKind>> owned = {
        {"counters", isCounted ? rule.kind : RuleKind::Balance},
        {"within", RuleKind::Within},
        {"driver", RuleKind::Prohibited},
        {"documented", RuleKind::Level},
        {"annotations", RuleKind::Level},
        {"returns", RuleKind::Level}};
    for (const auto& [key, owner] : owned)
      if (entry.contains(key) && owner != rule.kind)
        add(memberPointer(place, key), "has no meaning in a rule of kind " + kind);
    rule.documented = flag(entry, "documented");
    rule.annotations = flag(entry, "annotations");
    rule.sameLevelAtReturn = entry.contains("returns");
    const bool saysWhat =
        isCounted                      ? entry.contains("counters")
        : rule.kind == RuleKind::Level ? entry.contains("calls") || rule.documented ||
                                             rule.annotations || rule.sameLevelAtReturn
        : rule.kind == RuleKind::Within ? entry.contains("calls") && entry.contains("within")
                                        : entry.contains("calls");
    if (!saysWhat)
      return add(place, "the rule does not say what it is about: \"counters\", \"calls\"");
    if (entry.contains("counters"))
      rule.counters = readCounterNames(entry, "counters", place);
    if (entry.contains("calls"))
      readCalls(entry, place, rule);
    if (rule.kind == RuleKind::Within) {
      const std::string here = memberPointer(place, "within");
      rule.counters = readCounterNames(entry["within"], "counters", here);
      if (entry["within"].contains("irql"))
        rule.levels = levels(entry["within"], "irql", here);
    }
    if (entry.contains("driver")) {
      rule.driverCalls = texts(entry["driver"]["calls"]);
      if (entry["driver"].contains("withoutRecords"))
        rule.withoutRecords = texts(entry["driver"]["withoutRecords"]);
    }
  }

  void readRule(const json& entry, const std::string& place) {
    Rule rule;
    rule.id = text(entry, "id");
    rule.check = text(entry, "check");
    rule.model = text(entry, "model");
    rule.title = text(entry, "title");
    rule.description = text(entry, "description");
    rule.url = text(entry, "url");
    rule.page = builtinPage(rule.check).value_or("");
    rule.precision = text(entry, "precision");
    rule.severity = text(entry, "severity");
    rule.onByDefault = !entry.contains("onByDefault") || flag(entry, "onByDefault");
    if (entry.contains("groups"))
      rule.groups = texts(entry["groups"]);
    readKind(entry, place, rule);
    if (rule.page.empty())
      rule.page = renderPage(rule, contracts_);
    if (contracts_.findCheck(rule.check))
      add(memberPointer(place, "check"), "check '" + rule.check + "' is already defined");
    else
      contracts_.rules.push_back(std::move(rule));
  }

  std::vector<Error> errors_;
  Document document_;
  Contracts& contracts_;
  std::set<std::string> broken_;                                      ///< pointers
  std::map<std::pair<const void*, std::string>, std::string> places_; ///< of the names defined here
};

} // namespace

std::vector<Error> load(const std::vector<Source>& sources, Contracts& contracts) {
  std::vector<File> files;
  files.reserve(sources.size());
  for (const Source& source : sources) {
    files.emplace_back(source, contracts);
    files.back().readCounters();
  }
  std::vector<Error> errors;
  for (File& file : files) {
    file.readRest();
    const std::vector<Error> found = file.errors();
    errors.insert(errors.end(), found.begin(), found.end());
  }
  return errors;
}

} // namespace driver_tidy::contracts
