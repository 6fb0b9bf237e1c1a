#pragma once

#include <string>
#include <vector>

namespace driver_tidy::frontend {

/// The include folders of the newest driver kit (WDK) below `directory`, in the order in which its
/// kernel toolset has them: km, km/crt, shared, um, wdf/kmdf/VERSION. Takes a kit as it is
/// installed, and folders of NuGet packages, which spread it over several. Empty: there is no km.
std::vector<std::string> driverKitFolders(const std::string& directory);

} // namespace driver_tidy::frontend
