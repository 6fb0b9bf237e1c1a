#include "tools/driver-tidy/capture_all.h"

#include "checker/program/program_file.h"
#include "tools/driver-tidy/inputs.h"

namespace driver_tidy::command {

namespace {

/// Files of a compile database are named from where they are compiled.
void showPaths(frontend::Capture& capture, const std::string& directory) {
  capture.source = shownPath(capture.source, directory);
  for (program::File& file : capture.program.files)
    file.path = shownPath(file.path, directory);
  for (frontend::Diagnostic& error : capture.errors)
    error.path = shownPath(error.path, directory);
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
      captures[i].source = commands[i].file;
      captures[i].usable = false;
      captures[i].errors.push_back({commands[i].file, 0, 0, true, why});
    }
    showPaths(captures[i], commands[i].directory);
    onDone(captures[i].source);
  });
  return captures;
}

} // namespace driver_tidy::command
