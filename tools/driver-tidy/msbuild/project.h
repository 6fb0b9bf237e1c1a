#pragma once
// One MSBuild project (.vcxproj), evaluated as MSBuild does it: properties in the order of the
// document, imports where they stand, each condition where it is met; then what items have in
// common; then items.

#include "checker/report/run.h"
#include "tools/driver-tidy/msbuild/expressions.h"

#include <string>
#include <vector>

namespace driver_tidy::msbuild {

/// A ClCompile item: its metadata include what the project defines for all.
struct Source {
  std::string path; ///< absolute, with slashes
  Values metadata;
};

struct Project {
  std::string path;
  Values properties;
  std::vector<Source> sources; ///< those that are built
  /// What is wrong or was not understood, with file and line; each once. `fileLost`: the project
  /// could not be read at all.
  std::vector<report::InputError> problems;

  std::string property(const std::string& name) const;
  /// Whether the project makes a kernel-mode driver, by its toolset or its driver type.
  bool isKernelMode() const;
};

/// `configuration` is "Debug|x64"; empty: the project's first one for x64, else its first.
Project readProject(const std::string& path, const std::string& configuration);

} // namespace driver_tidy::msbuild
