#include "tools/driver-tidy/nolint.h"

#include <gtest/gtest.h>

namespace driver_tidy::command {
namespace {

constexpr const char* kCheck = "driver-guarded-regions";

/// The lines, counted from 1, on which findings of kCheck are suppressed: "2 3".
std::string suppressed(const std::vector<std::string>& text) {
  const std::vector<Nolint> found =
      nolints([&](unsigned number) -> std::optional<std::string_view> {
        return number <= text.size() ? std::optional<std::string_view>(text[number - 1])
                                     : std::nullopt;
      });
  std::string lines;
  for (unsigned line = 1; line <= text.size(); ++line)
    for (const Nolint& nolint : found)
      if (nolint.isFor(kCheck, line)) {
        lines += (lines.empty() ? "" : " ") + std::to_string(line);
        break;
      }
  return lines;
}

TEST(Nolint, IsForItsLine) {
  EXPECT_EQ(suppressed({"F();", "F(); // NOLINT", "F();"}), "2");
  EXPECT_EQ(suppressed({"F(); // NOLINTNEXTLINE", "F();"}), "2");
}

TEST(Nolint, NamesChecks) {
  EXPECT_EQ(suppressed({"F(); // NOLINT(driver-guarded-regions): held on purpose"}), "1");
  EXPECT_EQ(suppressed({"F(); // NOLINT(bugprone-*, driver-*)"}), "1");
  EXPECT_EQ(suppressed({"F(); // NOLINT(driver-*,-driver-guarded-regions)"}), "");
  EXPECT_EQ(suppressed({"F(); // NOLINT(bugprone-*)"}), "");
  EXPECT_EQ(suppressed({"F(); // NOLINT()"}), "");
  EXPECT_EQ(suppressed({"F(); // NOLINT(bugprone-*) NOLINT(driver-*)"}), "1");
}

TEST(Nolint, IsForAllLinesBetweenBeginAndEnd) {
  EXPECT_EQ(suppressed({"F();", "// NOLINTBEGIN", "F();", "// NOLINTEND", "F();"}), "2 3 4");
  EXPECT_EQ(suppressed({"// NOLINTBEGIN(driver-*)", "// NOLINTBEGIN(x)", "// NOLINTEND(x)", "F();",
                        "// NOLINTEND(driver-*)"}),
            "1 2 3 4 5");
}

TEST(Nolint, IsForNothingWithoutItsPartner) {
  EXPECT_EQ(suppressed({"// NOLINTBEGIN", "F();"}), "");
  EXPECT_EQ(suppressed({"// NOLINTBEGIN(driver-*)", "F();", "// NOLINTEND"}), "");
  EXPECT_EQ(suppressed({"F();", "// NOLINTEND"}), "");
}

} // namespace
} // namespace driver_tidy::command
