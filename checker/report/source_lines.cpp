#include "checker/report/source_lines.h"

#include <fstream>
#include <sstream>

namespace driver_tidy::report {

namespace {

std::string readFile(const std::string& path) {
  std::ifstream input(path, std::ios::binary);
  std::ostringstream text;
  text << input.rdbuf(); // no exception where `path` is a directory
  return std::move(text).str();
}

} // namespace

const SourceLines::File& SourceLines::file(const std::string& path) {
  const auto [entry, isNew] = files_.try_emplace(path);
  File& file = entry->second;
  if (!isNew)
    return file;
  file.text = readFile(path);
  const std::string& text = file.text;
  if (!text.empty())
    file.starts.push_back(0);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool firstOfPair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (!firstOfPair && (text[i] == '\n' || text[i] == '\r'))
      file.starts.push_back(i + 1);
  }
  return file;
}

std::optional<std::string_view> SourceLines::line(const std::string& path, std::size_t number) {
  const File& source = file(path);
  if (number == 0 || number > source.starts.size())
    return std::nullopt;
  std::string_view rest = std::string_view(source.text).substr(source.starts[number - 1]);
  return rest.substr(0, rest.find_first_of("\r\n"));
}

} // namespace driver_tidy::report
