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
                                          const WorkerLimits& limits, Cache* cache,
                                          const std::function<void(const std::string&)>& onDone) {
  std::vector<frontend::Capture> captures(commands.size());
  auto finish = [&](std::size_t i, frontend::Capture&& capture) {
    captures[i] = std::move(capture);
    showPaths(captures[i], commands[i].directory);
    onDone(captures[i].source);
  };
  std::vector<std::size_t> unknown;
  for (std::size_t i = 0; i < commands.size(); ++i) {
    auto known = cache != nullptr ? cache->find(commands[i]) : std::nullopt;
    if (known)
      finish(i, std::move(*known));
    else
      unknown.push_back(i);
  }
  const auto began = std::chrono::system_clock::now();
  auto work = [&](std::size_t index) {
    const frontend::Capture one = frontend::capture(commands[unknown[index]]);
    return program::writeUnits({&one, 1});
  };
  runWorkers(unknown.size(), limits, work, [&](std::size_t index, WorkResult&& result) {
    const frontend::CompileCommand& command = commands[unknown[index]];
    std::vector<frontend::Capture> read;
    std::string why = result.problem;
    if (why.empty())
      why = program::readUnits(result.output, read);
    if (!why.empty()) {
      frontend::Capture& lost = read.emplace_back();
      lost.source = command.file;
      lost.usable = false;
      lost.errors.push_back({command.file, 0, 0, true, why});
    } else if (cache != nullptr) {
      cache->store(command, read.front(), began);
    }
    finish(unknown[index], std::move(read.front()));
  });
  return captures;
}

} // namespace driver_tidy::command
