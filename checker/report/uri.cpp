#include "checker/report/uri.h"

#include <algorithm>
#include <filesystem>
#include <string_view>

namespace driver_tidy::report {

namespace {

std::filesystem::path absoluteNormal(std::string path) {
  std::replace(path.begin(), path.end(), '\\', '/'); // Windows drivers include "..\inc\x.h"
  return (std::filesystem::current_path() / path).lexically_normal();
}

/// Encodes all but RFC 3986's unreserved characters and the slash; a colon, too, as "a:b" would be
/// a scheme.
std::string percentEncoded(std::string_view path) {
  constexpr std::string_view kPlain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                      "0123456789-._~/";
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string uri;
  for (const char c : path) {
    if (kPlain.find(c) != std::string_view::npos) {
      uri += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    uri += {'%', kHex[byte >> 4], kHex[byte & 15]};
  }
  return uri;
}

} // namespace

std::string relativePath(const std::string& path, const std::string& root) {
  const std::filesystem::path file = absoluteNormal(path);
  std::filesystem::path relative = file.lexically_relative(absoluteNormal(root));
  if (relative.empty()) // another drive
    relative = file.filename();
  return relative.generic_string();
}

std::string relativeUri(const std::string& path, const std::string& root) {
  return percentEncoded(relativePath(path, root));
}

} // namespace driver_tidy::report
