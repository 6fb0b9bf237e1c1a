#include "tools/driver-tidy/capture_all.h"

#include "checker/program/program_file.h"
#include "tools/driver-tidy/inputs.h"

#include <filesystem>
#include <map>

namespace driver_tidy::command {

namespace {

/// Files of a compile database are named from where they are compiled.
void showPaths(frontend::Capture& capture, const std::string& directory) {
  for (program::File& file : capture.program.files)
    file.path = shownPath(file.path, directory);
  for (frontend::Diagnostic& error : capture.errors)
    error.path = shownPath(error.path, directory);
}

/// Gives a header that is reached by several names ("inc/a.h", "sub/../inc/a.h") the first of them
/// in all programs, so that what stands in it is known to be the same.
void unifyPaths(std::vector<frontend::Capture>& captures) {
  std::map<std::string, std::string> nameOfFile; // by real path
  std::map<std::string, std::string> unified;
  for (frontend::Capture& capture : captures)
    for (program::File& file : capture.program.files) {
      const auto [name, isNew] = unified.try_emplace(file.path, file.path);
      if (isNew) {
        std::error_code error;
        const std::filesystem::path real = std::filesystem::canonical(file.path, error);
        if (!error)
          name->second = nameOfFile.try_emplace(real.string(), file.path).first->second;
      }
      file.path = name->second;
    }
}

} // namespace

std::vector<frontend::Capture> captureAll(const std::vector<frontend::CompileCommand>& commands,
                                          const WorkerLimits& limits,
                                          const std::function<void(const std::string&)>& onDone) {
  std::vector<frontend::Capture> captures(commands.size());
  auto work = [&](std::size_t i) {
    std::vector<frontend::Capture> one;
    one.push_back(frontend::capture(commands[i]));
    return program::writeUnits(one);
  };
  runWorkers(commands.size(), limits, work, [&](std::size_t i, WorkResult&& result) {
    std::vector<frontend::Capture> one;
    std::string why = result.problem;
    if (why.empty())
      why = program::readUnits(result.output, one);
    if (why.empty()) {
      captures[i] = std::move(one.front());
    } else {
      captures[i].usable = false;
      captures[i].errors.push_back({commands[i].file, 0, 0, true, why});
    }
    showPaths(captures[i], commands[i].directory);
    onDone(shownPath(commands[i].file, commands[i].directory));
  });
  unifyPaths(captures);
  return captures;
}

} // namespace driver_tidy::command
