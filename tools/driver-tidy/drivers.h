#pragma once
// Which files make one driver.

#include "checker/report/run.h"

#include <string>
#include <vector>

namespace driver_tidy::command {

struct Driver {
  std::string name; ///< a directory or a target; empty: files of no driver of their own
  std::vector<std::string> files; ///< absolute, in the order given
};

/// Where nothing else tells: the files below the topmost directory that has one entry point
/// (DriverEntry) below it are a driver. Files are absolute. One driver without a name where there
/// are not several entry points.
std::vector<Driver> driversByEntryPoint(const std::vector<std::string>& files);

/// What CMake links into a file of its own, each with the sources of its static and object
/// libraries: by the reply of CMake's file API in the build directory. Empty: there is none.
/// https://cmake.org/cmake/help/latest/manual/cmake-file-api.7.html
std::vector<Driver> driversByCMake(const std::string& buildDirectory,
                                   std::vector<report::InputError>& problems);

} // namespace driver_tidy::command
