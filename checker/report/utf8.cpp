#include "checker/report/utf8.h"

namespace driver_tidy::report {

CodePoint decodeUtf8(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  if (lead < 0x80)
    return {lead, 1, true};

  std::size_t bytes = 0;
  char32_t value = 0;
  char32_t smallest = 0; // below it, a shorter form exists: overlong
  if (lead >= 0xC0 && lead < 0xE0) {
    bytes = 2, value = lead & 0x1Fu, smallest = 0x80;
  } else if (lead >= 0xE0 && lead < 0xF0) {
    bytes = 3, value = lead & 0x0Fu, smallest = 0x800;
  } else if (lead >= 0xF0 && lead < 0xF8) {
    bytes = 4, value = lead & 0x07u, smallest = 0x10000;
  }
  if (bytes == 0 || text.size() < bytes)
    return {lead, 1, false};
  for (std::size_t i = 1; i < bytes; ++i) {
    const auto next = static_cast<unsigned char>(text[i]);
    if ((next & 0xC0u) != 0x80)
      return {lead, 1, false};
    value = (value << 6) | (next & 0x3Fu);
  }
  const bool isSurrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < smallest || value > 0x10FFFF || isSurrogate)
    return {lead, 1, false};
  return {value, bytes, true};
}

std::size_t utf16Column(std::string_view line, std::size_t column) {
  std::size_t units = 1;
  std::size_t at = 0;
  while (at + 1 < column && at < line.size()) {
    const CodePoint point = decodeUtf8(line.substr(at));
    units += point.value > 0xFFFF ? 2 : 1;
    at += point.bytes;
  }
  return units;
}

} // namespace driver_tidy::report
