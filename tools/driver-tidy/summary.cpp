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
  printNote(counted(functions.total, "function") + ": " + std::to_string(functions.analysed()) +
            " analysed, " + std::to_string(functions.partly) + " partly, " +
            std::to_string(functions.notAnalysed) + " not analysed");

  std::ostringstream seconds;
  seconds << std::fixed << std::setprecision(1) << std::chrono::duration<double>(time).count();
  const std::string suppressed =
      run.suppressed.empty()
          ? ""
          : " (and " + std::to_string(run.suppressed.size()) + " suppressed in the source)";
  printNote(counted(run.findings.size(), "finding") + suppressed + " in " + seconds.str() + " s");
}

} // namespace driver_tidy::command
