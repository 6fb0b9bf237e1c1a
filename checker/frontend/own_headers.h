#pragma once
// The headers that travel inside the tool (headers/): what the driver kits of mingw-w64 and Wine
// lack. Written from Microsoft's public documentation.

#include <string_view>
#include <vector>

namespace driver_tidy::frontend {

struct OwnHeader {
  std::string_view name; ///< with its folder, if any: "net/ring.h"
  std::string_view text;
};

/// By name; embed_headers.cmake writes the definition.
const std::vector<OwnHeader>& ownHeaders();

/// What travels inside the tool is found below this folder, which is on no disk.
inline constexpr const char* kOwnFolder = "/driver-tidy/";
/// The folder in which Clang finds the headers.
inline constexpr const char* kOwnHeadersFolder = "/driver-tidy/headers";
/// There each header that a build would have written is found, whatever its name.
inline constexpr const char* kGeneratedHeadersFolder = "/driver-tidy/generated";

} // namespace driver_tidy::frontend
