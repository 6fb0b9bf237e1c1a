#include "tools/driver-tidy/capture_all.h"

#include "tools/driver-tidy/inputs.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <map>
#include <mutex>
#include <thread>

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
                                          unsigned jobs,
                                          const std::function<void(const std::string&)>& onDone) {
  std::vector<frontend::Capture> captures(commands.size());
  std::atomic<std::size_t> next = 0;
  std::mutex done;
  auto work = [&] {
    for (std::size_t i = next++; i < commands.size(); i = next++) {
      captures[i] = frontend::capture(commands[i]);
      showPaths(captures[i], commands[i].directory);
      const std::lock_guard lock(done);
      onDone(shownPath(commands[i].file, commands[i].directory));
    }
  };
  std::vector<std::jthread> workers(std::min<std::size_t>(jobs, commands.size()));
  for (std::jthread& worker : workers)
    worker = std::jthread(work);
  workers.clear(); // waits for them
  unifyPaths(captures);
  return captures;
}

} // namespace driver_tidy::command
