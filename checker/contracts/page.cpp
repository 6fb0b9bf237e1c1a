#include "checker/contracts/page.h"

#include "checker/contracts/levels.h"

#include <sstream>

namespace driver_tidy::contracts {

namespace {

void writeDemands(const Rule& rule, std::ostream& out) {
  if (rule.demands.empty())
    return;
  out << "\n| call | IRQL |\n|---|---|\n";
  for (const auto& [name, demands] : rule.demands)
    for (const LevelDemand& demand : demands)
      out << "| `" << name << "`" << (demand.where.empty() ? "" : " with some arguments") << " | "
          << describeLevels(demand.levels) << (demand.strict ? " (option `Strict`)" : "") << " |\n";
}

void writeCounters(const Rule& rule, const Contracts& contracts, std::ostream& out) {
  if (rule.counters.empty())
    return;
  out << (rule.kind == RuleKind::Within ? "\nThe calls must be inside of one of these:\n\n"
                                        : "\nFollowed on every path:\n\n");
  for (CounterId id : rule.counters) {
    const Counter& counter = contracts.counters[id];
    out << "- " << counter.held << " (" << counter.enter << ", " << counter.leave << ")\n";
  }
}

} // namespace

std::string renderPage(const Rule& rule, const Contracts& contracts) {
  std::ostringstream out;
  out << "# " << rule.check << "\n\n"
      << rule.title << ". SDV's rule " << rule.id << " (" << rule.model << ").\n\n"
      << rule.description << "\n";
  writeCounters(rule, contracts, out);
  writeDemands(rule, out);
  if (!rule.calls.empty())
    out << "\nCalls:\n\n";
  for (const std::string& call : rule.calls)
    out << "- `" << call << "`\n";
  out << "\nOptions in clang-tidy: ";
  if (rule.kind == RuleKind::Balance)
    out << "`" << rule.check << ".StrictAlternation`, ";
  if (rule.kind == RuleKind::Level || rule.kind == RuleKind::Within)
    out << "`" << rule.check << ".Strict`, ";
  out << "`" << rule.check << ".Contracts`.\n"
      << "\nDocumentation: <" << rule.url << ">\n";
  return out.str();
}

} // namespace driver_tidy::contracts
