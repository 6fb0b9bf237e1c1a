#include "checker/report/snippet.h"

#include "checker/report/utf8.h"

#include <algorithm>
#include <cstdio>
#include <vector>

namespace driver_tidy::report {

namespace {

constexpr std::size_t kTabStop = 8;
constexpr std::size_t kLongestLine = 4096; // Clang's own limit

bool isPrintable(const CodePoint& point) {
  constexpr char32_t kByteOrderMark = 0xFEFF;
  const bool isControl = point.value < 0x20 || (point.value >= 0x7F && point.value < 0xA0);
  return point.valid && !isControl && point.value != kByteOrderMark;
}

std::string spelledOut(const CodePoint& point) {
  char text[16];
  std::snprintf(text, sizeof text, point.valid ? "<U+%04X>" : "<%02X>",
                static_cast<unsigned>(point.value));
  return text;
}

struct DisplayLine {
  std::string text;
  std::vector<std::size_t> columnOfByte; ///< display column, from 0; one more entry for the end
};

DisplayLine display(std::string_view line) {
  DisplayLine result;
  std::size_t column = 0;
  for (std::size_t at = 0; at < line.size();) {
    const CodePoint point = decodeUtf8(line.substr(at));
    result.columnOfByte.insert(result.columnOfByte.end(), point.bytes, column);
    if (point.valid && point.value == '\t') {
      const std::size_t width = kTabStop - column % kTabStop;
      result.text.append(width, ' ');
      column += width;
    } else if (isPrintable(point)) {
      result.text += line.substr(at, point.bytes);
      ++column;
    } else {
      const std::string text = spelledOut(point);
      result.text += text;
      column += text.size();
    }
    at += point.bytes;
  }
  result.columnOfByte.push_back(column);
  return result;
}

} // namespace

Snippet makeSnippet(std::string_view line, const program::SourceRange& range) {
  if (line.size() > kLongestLine || range.column == 0 || range.column > line.size() + 1)
    return {};
  const DisplayLine shown = display(line);

  const std::size_t begin = range.column - 1;
  std::size_t end = line.size();
  if (range.endLine == range.line && range.endColumn != 0)
    end = std::min<std::size_t>(end, range.endColumn - 1);
  while (end > begin && (line[end - 1] == ' ' || line[end - 1] == '\t'))
    --end;

  std::string marks(shown.columnOfByte[begin], ' ');
  marks += '^';
  if (end > begin)
    marks.resize(std::max(marks.size(), shown.columnOfByte[end]), '~');
  return {shown.text, marks};
}

} // namespace driver_tidy::report
