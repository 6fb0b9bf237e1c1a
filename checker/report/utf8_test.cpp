#include "checker/report/utf8.h"

#include <gtest/gtest.h>

#include <string>

namespace driver_tidy::report {
namespace {

TEST(DecodeUtf8, ReadsEveryLength) {
  const struct {
    const char* text;
    char32_t value;
    std::size_t bytes;
  } cases[] = {{"a", 'a', 1},
               {"\xC3\xA4", 0xE4, 2},
               {"\xE4\xB8\xAD", 0x4E2D, 3},
               {"\xF0\x9F\x98\x80", 0x1F600, 4}};
  for (const auto& expected : cases) {
    const CodePoint point = decodeUtf8(std::string(expected.text) + "x");
    EXPECT_TRUE(point.valid);
    EXPECT_EQ(point.value, expected.value);
    EXPECT_EQ(point.bytes, expected.bytes);
  }
}

TEST(DecodeUtf8, TakesInvalidBytesOneByOne) {
  for (const char* text : {"\xE4x", "\x80", "\xFF", "\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80",
                           "\xF4\x90\x80\x80", "\xE4\xB8"}) {
    const CodePoint point = decodeUtf8(text);
    EXPECT_FALSE(point.valid);
    EXPECT_EQ(point.bytes, 1u);
    EXPECT_EQ(point.value, static_cast<unsigned char>(text[0]));
  }
}

TEST(Utf16Column, CountsCodeUnits) {
  const std::string line =
      "a\xC3\xA4\xF0\x9F\x98\x80\xE4z"; // a, a umlaut, an emoji, a stray byte, z
  EXPECT_EQ(utf16Column(line, 1), 1u);
  EXPECT_EQ(utf16Column(line, 2), 2u);
  EXPECT_EQ(utf16Column(line, 4), 3u);
  EXPECT_EQ(utf16Column(line, 8), 5u);
  EXPECT_EQ(utf16Column(line, 9), 6u);
  EXPECT_EQ(utf16Column(line, 10), 7u);
}

} // namespace
} // namespace driver_tidy::report
