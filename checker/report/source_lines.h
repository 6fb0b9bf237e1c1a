#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace driver_tidy::report {

/// Lines of source files, each file read once and only when asked for. Lines end as Clang ends
/// them: LF, CR LF or a lone CR.
class SourceLines {
public:
  /// Line `number`, from 1, without its end. Nothing where the file cannot be read or is shorter.
  std::optional<std::string_view> line(const std::string& path, std::size_t number);

  /// The whole file; empty where it cannot be read.
  const std::string& text(const std::string& path) { return file(path).text; }

private:
  struct File {
    std::string text;
    std::vector<std::size_t> starts; ///< offset of each line
  };
  const File& file(const std::string& path);

  std::map<std::string, File> files_;
};

} // namespace driver_tidy::report
