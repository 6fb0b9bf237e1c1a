#include "tools/driver-tidy/inputs.h"

#include "tools/driver-tidy/compile_database.h"
#include "tools/driver-tidy/messages.h"
#include "tools/driver-tidy/source_files.h"

#include <filesystem>
#include <map>
#include <set>

namespace driver_tidy::command {

namespace {

namespace fs = std::filesystem;
using frontend::CompileCommand;

/// The same for all names of one file.
std::string identity(const std::string& path, const std::string& directory) {
  std::error_code error;
  const fs::path absolute = directory / fs::path(path);
  const fs::path real = fs::weakly_canonical(absolute, error);
  return (error ? absolute : real).string();
}

class Gatherer {
public:
  explicit Gatherer(const InputRequest& request)
      : request_(request), here_(fs::current_path().string()) {}

  Inputs gather() {
    if (!request_.buildDirectory.empty())
      readDatabase();
    if (request_.paths.empty())
      for (const CompileCommand& command : database_)
        add(command);
    for (const std::string& path : request_.paths) {
      std::error_code ignored;
      if (fs::is_directory(path, ignored))
        addDirectory(path);
      else if (!addFile(path))
        fail(path, "is not in the compile database");
    }
    return std::move(inputs_);
  }

private:
  void readDatabase() {
    database_ = command::readDatabase(databaseFile(request_.buildDirectory), inputs_.errors);
    for (const CompileCommand& command : database_)
      byIdentity_[identity(command.file, command.directory)].push_back(&command);
  }

  void addDirectory(const std::string& directory) {
    const std::size_t errorsBefore = inputs_.errors.size();
    const std::vector<std::string> files = sourceFilesBelow(directory, inputs_.errors);
    if (files.empty() && inputs_.errors.size() == errorsBefore)
      fail(directory, "no source file (*.c, *.cc, *.cpp, *.cxx) in this directory");
    std::size_t unlisted = 0;
    for (const std::string& file : files)
      if (!addFile(file))
        ++unlisted;
    if (unlisted != 0 && unlisted == files.size())
      fail(directory, "no source file of this directory is in the compile database");
    else if (unlisted != 0)
      printNote(directory + ": " + counted(unlisted, "source file") +
                " not in the compile database, and so not part of this build");
  }

  /// False: there is a database and it does not know the file.
  bool addFile(const std::string& path) {
    if (request_.buildDirectory.empty()) {
      add({path, here_, {}});
      return true;
    }
    const auto found = byIdentity_.find(identity(path, here_));
    if (found == byIdentity_.end())
      return false;
    for (const CompileCommand* command : found->second)
      add(*command);
    return true;
  }

  void add(CompileCommand command) {
    std::string key = identity(command.file, command.directory);
    for (const std::string& argument : command.arguments)
      key += '\n' + argument;
    if (!seen_.insert(key).second)
      return;
    std::vector<std::string> arguments = frontend::kernelFlags();
    // Clang takes FILE.C for C++; on Windows, where case does not count, it is C.
    if (command.file.ends_with(".C"))
      arguments.insert(arguments.end(), {"-x", "c"});
    arguments.insert(arguments.end(), command.arguments.begin(), command.arguments.end());
    arguments.insert(arguments.end(), request_.clangFlags.begin(), request_.clangFlags.end());
    command.arguments = std::move(arguments);
    inputs_.commands.push_back(std::move(command));
  }

  void fail(const std::string& path, const std::string& message) {
    inputs_.errors.push_back({path, 0, 0, message});
  }

  const InputRequest& request_;
  const std::string here_;
  std::vector<CompileCommand> database_;
  std::map<std::string, std::vector<const CompileCommand*>> byIdentity_;
  std::set<std::string> seen_;
  Inputs inputs_;
};

} // namespace

Inputs gatherInputs(const InputRequest& request) {
  return Gatherer(request).gather();
}

std::string shownPath(const std::string& path, const std::string& directory) {
  const fs::path here = fs::current_path();
  if (path.empty() || fs::path(directory) == here)
    return path;
  const fs::path absolute = (directory / fs::path(path)).lexically_normal();
  const fs::path relative = absolute.lexically_relative(here);
  return relative.empty() || *relative.begin() == ".." ? absolute.string() : relative.string();
}

} // namespace driver_tidy::command
