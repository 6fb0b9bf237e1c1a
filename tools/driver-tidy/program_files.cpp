#include "tools/driver-tidy/program_files.h"

#include "checker/program/program_file.h"
#include "tools/driver-tidy/capture_all.h"
#include "tools/driver-tidy/exit_code.h"
#include "tools/driver-tidy/files.h"
#include "tools/driver-tidy/messages.h"

#include <filesystem>
#include <iostream>
#include <map>
#include <sstream>

namespace driver_tidy::command {

namespace {

using frontend::Capture;
using UnitsByBytes = std::map<std::pair<std::string, std::string>, Capture>;

void addUnits(const std::string& file, UnitsByBytes& units,
              std::vector<report::InputError>& errors) {
  std::string bytes;
  std::vector<Capture> read;
  std::string why = readFile(file, bytes);
  if (why.empty())
    why = program::readUnits(bytes, read);
  if (!why.empty()) {
    errors.push_back({file, 0, 0, why});
    return;
  }
  for (Capture& unit : read) {
    std::pair key(unit.source, program::writeUnits({&unit, 1}));
    units.emplace(std::move(key), std::move(unit));
  }
}

/// Blanks and what make takes for its own.
std::string escapedForMake(const std::string& path) {
  std::string text;
  for (const char c : path) {
    if (c == ' ' || c == '#')
      text += '\\';
    if (c == '$')
      text += '$';
    text += c;
  }
  return text;
}

std::string dependencyRule(const std::string& target, const Capture& unit) {
  std::string rule = escapedForMake(target) + ":";
  for (const std::string& file : unit.dependencies)
    rule += " \\\n  " + escapedForMake(file);
  return rule + "\n";
}

int writeOrFail(const std::string& file, const std::string& text) {
  const std::string why = writeFile(file, text);
  if (!why.empty())
    printError(file + ": " + why);
  return why.empty() ? kClean : kUnusable;
}

/// False: some of them could not be read.
bool readOrTell(const std::vector<std::string>& files, std::vector<Capture>& units) {
  std::vector<report::InputError> errors;
  units = unitsOf(files, errors);
  for (const report::InputError& error : errors)
    printInputError(error);
  return errors.empty();
}

} // namespace

std::vector<Capture> unitsOf(const std::vector<std::string>& files,
                             std::vector<report::InputError>& errors) {
  UnitsByBytes units;
  for (const std::string& file : files) {
    if (!file.starts_with('@')) {
      addUnits(file, units, errors);
      continue;
    }
    std::string list;
    if (const std::string why = readFile(file.substr(1), list); !why.empty())
      errors.push_back({file.substr(1), 0, 0, why});
    std::istringstream lines(list);
    for (std::string line; std::getline(lines, line);)
      if (!line.empty())
        addUnits(line, units, errors);
  }
  std::vector<Capture> sorted;
  for (auto& [key, unit] : units)
    sorted.push_back(std::move(unit));
  return sorted;
}

int captureSource(const CaptureOptions& options) {
  const std::string& file = options.inputs.paths.front();
  const std::vector<frontend::CompileCommand> commands = {
      {file, std::filesystem::current_path().string(), argumentsFor(file, options.inputs, {})}};
  std::vector<Capture> units =
      captureAll(commands, options.limits, nullptr, [](const std::string&) {});
  Capture& unit = units.front();
  int code = kClean;
  if (!options.dependencyFile.empty())
    code = writeOrFail(options.dependencyFile, dependencyRule(options.output, unit));
  // The same whoever reads it, and wherever the headers of the system lie.
  unit.dependencies.clear();
  unit.absent.clear();
  return std::max(code, writeOrFail(options.output, program::writeUnits(units)));
}

int linkFiles(const std::vector<std::string>& files, const std::string& output) {
  std::vector<Capture> units;
  if (!readOrTell(files, units))
    return kUnusable;
  return writeOrFail(output, program::writeUnits(units));
}

int dumpFiles(const std::vector<std::string>& files) {
  std::vector<Capture> units;
  const bool good = readOrTell(files, units);
  for (const Capture& unit : units) {
    std::cout << unit.source << ": "
              << (unit.usable ? counted(unit.functions, "function") : "not usable") << '\n';
    for (const frontend::Diagnostic& error : unit.errors)
      std::cout << withPlace({error.path, error.line, error.column, error.message}) << '\n';
    for (const program::Declaration& declaration : unit.program.declarations)
      std::cout << '\n' << program::dump(unit.program, declaration);
    for (const program::Function& function : unit.program.functions)
      std::cout << '\n' << program::dump(unit.program, function);
  }
  return good && std::cout.flush() ? kClean : kUnusable;
}

} // namespace driver_tidy::command
