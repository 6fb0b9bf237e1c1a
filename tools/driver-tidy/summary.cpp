#include "tools/driver-tidy/summary.h"

#include "tools/driver-tidy/messages.h"

#include <iomanip>
#include <set>
#include <sstream>
#include <tuple>

namespace driver_tidy::command {

FunctionCount countFunctions(const report::Run& run) {
  using Name = std::pair<std::string_view, program::SourceRange>;
  std::set<Name> functions;
  for (const program::Function& function : run.program.functions)
    functions.emplace(run.program.symbols.text(function.displayName), function.range);
  std::set<Name> notAnalysed;
  std::set<Name> partly;
  for (const report::NotAnalysed& note : run.notAnalysed)
    (note.isPartly ? partly : notAnalysed).emplace(note.function, note.range);
  functions.insert(notAnalysed.begin(), notAnalysed.end());
  std::erase_if(partly, [&](const Name& name) { return notAnalysed.contains(name); });
  return {functions.size(), partly.size(), notAnalysed.size()};
}

void printNotAnalysed(const report::Run& run) {
  for (const report::NotAnalysed& note : run.notAnalysed) {
    std::string place;
    if (note.range.valid())
      place = run.program.files[note.range.file.index].path + ":" +
              std::to_string(note.range.line) + ": ";
    printNote(place + "'" + note.function +
              (note.isPartly ? "' partly analysed: " : "' not analysed: ") + note.reason);
  }
}

void printSummary(const report::Run& run, const FileCount& files,
                  std::chrono::steady_clock::duration time) {
  std::string line = counted(files.checked, "file") + " checked";
  if (files.lost != 0)
    line += ", " + counted(files.lost, "input") + " could not be checked";
  if (files.errors != 0)
    line += ", " + counted(files.errors, "error") + " from Clang in " +
            counted(files.withErrors, "file");
  printNote(line);

  const FunctionCount functions = countFunctions(run);
  std::ostringstream seconds;
  seconds << std::fixed << std::setprecision(1) << std::chrono::duration<double>(time).count();
  printNote(counted(functions.total, "function") + ": " + std::to_string(functions.analysed()) +
            " analysed, " + std::to_string(functions.partly) + " partly, " +
            std::to_string(functions.notAnalysed) + " not analysed, in " + seconds.str() + " s");
}

void printFindings(const report::Log& log, std::size_t elsewhere) {
  std::size_t open = 0;
  std::size_t suppressed = 0;
  std::size_t unchanged = 0;
  for (const report::Run* run : log.drivers)
    for (const report::Reported& reported : run->findings)
      if (reported.isOpen())
        ++open;
      else if (reported.suppressor != report::Suppressor::Nobody)
        ++suppressed;
      else
        ++unchanged;
  std::string rest;
  for (const auto& [count, what] :
       {std::pair(suppressed, " suppressed"), std::pair(unchanged, " in the baseline"),
        std::pair(log.absent.size(), " gone since the baseline"),
        std::pair(elsewhere, " that concern no changed line")})
    if (count != 0)
      rest += (rest.empty() ? " (and " : ", ") + std::to_string(count) + what;
  printNote(counted(open, "finding") + rest + (rest.empty() ? "" : ")"));
}

} // namespace driver_tidy::command
