#include "tools/driver-tidy/inputs.h"

#include "tools/driver-tidy/compile_database.h"
#include "tools/driver-tidy/drivers.h"
#include "tools/driver-tidy/globs.h"
#include "tools/driver-tidy/messages.h"
#include "tools/driver-tidy/msbuild/commands.h"
#include "tools/driver-tidy/msbuild/paths.h"
#include "tools/driver-tidy/msbuild/solutions.h"
#include "tools/driver-tidy/source_files.h"

#include <algorithm>
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

  std::vector<Inputs> gather() {
    if (!request_.programFiles.empty()) {
      inputs_.project = request_.driver;
      inputs_.programFiles = request_.programFiles;
      projects_.push_back(std::move(inputs_));
      return std::move(projects_);
    }
    if (!request_.buildDirectory.empty())
      readDatabase();
    if (request_.paths.empty())
      for (const CompileCommand& command : database_)
        add(command);
    for (const std::string& path : request_.paths) {
      std::error_code ignored;
      const std::string extension = fs::path(path).extension().string();
      if (msbuild::sameIgnoringCase(extension, ".vcxproj"))
        addProject(path, true);
      else if (msbuild::sameIgnoringCase(extension, ".sln") ||
               msbuild::sameIgnoringCase(extension, ".slnx"))
        addSolution(path);
      else if (fs::is_directory(path, ignored) && !addProjectsBelow(path))
        addDirectory(path);
      else if (fs::is_directory(path, ignored))
        continue;
      else {
        namesFiles_ = true;
        if (!addFile(path, true))
          fail(path, "is not in the compile database");
      }
    }
    if (!namesFiles_)
      splitIntoDrivers();
    if (excluded_ != 0)
      printNote(counted(excluded_, "source file") + " excluded by the configuration");
    if (!inputs_.commands.empty() || !inputs_.errors.empty() || projects_.empty())
      projects_.insert(projects_.begin(), std::move(inputs_));
    return std::move(projects_);
  }

private:
  void readDatabase() {
    database_ = command::readDatabase(databaseFile(request_.buildDirectory), inputs_.errors);
    for (const CompileCommand& command : database_)
      byIdentity_[identity(command.file, command.directory)].push_back(&command);
  }

  /// `isNamed`: by the user, who then wants it whatever it makes.
  void addProject(const std::string& path, bool isNamed) {
    const msbuild::Project project = msbuild::readProject(path, request_.configuration);
    const bool isLost = std::any_of(project.problems.begin(), project.problems.end(),
                                    [](const report::InputError& error) { return error.fileLost; });
    const bool isDriver = project.isKernelMode() && !project.sources.empty();
    if (!isNamed && !isLost && !isDriver) // an application, or a package of drivers
      return;
    Inputs own;
    std::swap(own, inputs_);
    inputs_.project = fs::path(path).lexically_normal().string();
    inputs_.errors = project.problems;
    for (report::InputError& error : inputs_.errors)
      error.path = shownPath(error.path, "/"); // they are absolute
    if (!isLost && project.sources.empty())
      fail(path, "names no source file");
    for (CompileCommand& command : msbuild::commandsOf(project))
      add(std::move(command));
    std::swap(own, inputs_);
    projects_.push_back(std::move(own));
  }

  void addSolution(const std::string& path) {
    const std::vector<std::string> projects = msbuild::projectsOf(path, inputs_.errors);
    if (projects.empty() && inputs_.errors.empty())
      fail(path, "names no project");
    const std::size_t before = projects_.size();
    for (const std::string& project : projects)
      addProject(project, false);
    if (!projects.empty() && projects_.size() == before)
      fail(path, "none of its projects makes a kernel-mode driver");
  }

  /// False: there are none, or a compile database says what is built.
  bool addProjectsBelow(const std::string& directory) {
    if (!request_.buildDirectory.empty())
      return false;
    const std::size_t before = projects_.size();
    for (const std::string& project : msbuild::projectsBelow(directory))
      addProject(project, false);
    if (projects_.size() == before)
      return false;
    std::set<std::string> built;
    for (std::size_t i = before; i < projects_.size(); ++i)
      for (const CompileCommand& command : projects_[i].commands)
        built.insert(identity(command.file, command.directory));
    std::size_t left = 0;
    for (const std::string& file : sourceFilesBelow(directory, inputs_.errors))
      left += built.contains(identity(file, here_)) ? 0 : 1;
    if (left != 0)
      printNote(directory + ": " + counted(left, "source file") +
                " in no kernel-mode project, and so not checked");
    return true;
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

  /// Directories and compile databases may hold several drivers.
  void splitIntoDrivers() {
    std::vector<Driver> drivers;
    if (!request_.buildDirectory.empty())
      drivers = driversByCMake(request_.buildDirectory, inputs_.errors);
    if (drivers.empty()) {
      std::vector<std::string> files;
      for (const CompileCommand& command : inputs_.commands)
        files.push_back(identity(command.file, command.directory));
      drivers = driversByEntryPoint(files);
    }
    if (drivers.size() < 2)
      return;
    std::vector<CompileCommand> rest = std::move(inputs_.commands);
    inputs_.commands.clear();
    std::set<std::string> taken;
    for (const Driver& driver : drivers) {
      std::set<std::string> files;
      for (const std::string& file : driver.files)
        files.insert(identity(file, here_));
      Inputs own;
      own.project = fs::path(driver.name).is_absolute() ? shownPath(driver.name, "/") : driver.name;
      for (const CompileCommand& command : rest)
        if (const std::string name = identity(command.file, command.directory);
            files.contains(name)) {
          taken.insert(name);
          own.commands.push_back(command);
        }
      if (own.project.empty())
        inputs_.commands = std::move(own.commands);
      else if (!own.commands.empty())
        projects_.push_back(std::move(own));
    }
    for (CompileCommand& command : rest)
      if (!taken.contains(identity(command.file, command.directory)))
        inputs_.commands.push_back(std::move(command));
  }

  /// False: there is a database and it does not know the file.
  bool addFile(const std::string& path, bool isNamed = false) {
    if (request_.buildDirectory.empty()) {
      add({path, here_, {}}, isNamed);
      return true;
    }
    const auto found = byIdentity_.find(identity(path, here_));
    if (found == byIdentity_.end())
      return false;
    for (const CompileCommand* command : found->second)
      add(*command, isNamed);
    return true;
  }

  bool isExcluded(const std::string& file) const {
    return std::any_of(request_.exclude.begin(), request_.exclude.end(), [&](std::string glob) {
      if (glob.ends_with('/'))
        glob.pop_back();
      return matchesGlob(glob, file) || matchesGlob(glob + "/*", file);
    });
  }

  void add(CompileCommand command, bool isNamed = false) {
    std::string key = identity(command.file, command.directory);
    if (!isNamed && isExcluded(key)) {
      ++excluded_;
      return;
    }
    for (const std::string& argument : command.arguments)
      key += '\n' + argument;
    if (!seen_.insert(inputs_.project + '\n' + key).second)
      return;
    command.arguments = argumentsFor(command.file, request_, command.arguments);
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
  std::size_t excluded_ = 0;
  bool namesFiles_ = false; ///< the user, who then wants them as one driver
  Inputs inputs_;
  std::vector<Inputs> projects_;
};

} // namespace

std::vector<std::string> argumentsFor(const std::string& file, const InputRequest& request,
                                      const std::vector<std::string>& own) {
  std::vector<std::string> arguments = request.kernelFlags;
  // Clang takes FILE.C and FILE.H for C++; on Windows, where case does not count, they are C.
  if (file.ends_with(".C") || file.ends_with(".H"))
    arguments.insert(arguments.end(), {"-x", "c"});
  arguments.insert(arguments.end(), own.begin(), own.end());
  arguments.insert(arguments.end(), request.clangFlags.begin(), request.clangFlags.end());
  return arguments;
}

std::vector<Inputs> gatherInputs(const InputRequest& request) {
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
