#include "checker/report/text.h"

#include "checker/report/snippet.h"
#include "checker/report/source_lines.h"
#include "checker/report/wording.h"

#include <algorithm>
#include <ostream>

namespace driver_tidy::report {

using program::SourceRange;

namespace {

// Clang's colours.
constexpr const char* kBold = "\033[1m";
constexpr const char* kMagenta = "\033[1;35m";
constexpr const char* kCyan = "\033[1;36m";
constexpr const char* kGreen = "\033[1;32m";
constexpr const char* kReset = "\033[0m";

constexpr std::size_t kNumberWidth = 4; // of a line number beside its source line

class TextWriter {
public:
  TextWriter(const Run& run, bool color, std::ostream& out) : run_(run), color_(color), out_(out) {}

  void write(const Reported& reported) {
    const analysis::Finding& finding = reported.finding;
    writeLocation(finding.range);
    out_ << styled(kMagenta, "warning: ")
         << styled(kBold, message(finding, run_.contracts) + " [" + finding.check + "]") << '\n';
    writeSource(finding.range);
    for (const analysis::TraceStep& step : finding.trace) {
      writeLocation(step.range);
      out_ << styled(kCyan, "note: ") << stepText(step, finding, run_.contracts) << '\n';
      writeSource(step.range);
    }
    for (const std::string& project : reported.alsoIn) {
      writeLocation(finding.range);
      out_ << styled(kCyan, "note: ") << "the same in " << project << '\n';
    }
  }

private:
  std::string styled(const char* style, const std::string& text) const {
    return color_ ? style + text + kReset : text;
  }

  const std::string& path(const SourceRange& range) const {
    return run_.program.files[range.file.index].path;
  }

  void writeLocation(const SourceRange& range) {
    if (range.valid())
      out_ << styled(kBold, path(range) + ":" + std::to_string(range.line) + ":" +
                                std::to_string(range.column) + ": ");
  }

  void writeSource(const SourceRange& range) {
    if (!range.valid())
      return;
    const auto line = lines_.line(path(range), range.line);
    if (!line)
      return;
    const Snippet snippet = makeSnippet(*line, range);
    if (snippet.marks.empty())
      return;
    std::string number = std::to_string(range.line);
    number.insert(0, kNumberWidth - std::min(kNumberWidth, number.size()), ' ');
    out_ << ' ' << number << " | " << snippet.source << '\n'
         << std::string(number.size() + 1, ' ') << " | " << styled(kGreen, snippet.marks) << '\n';
  }

  const Run& run_;
  bool color_;
  std::ostream& out_;
  SourceLines lines_;
};

} // namespace

void writeText(const Run& run, bool color, std::ostream& out) {
  TextWriter writer(run, color, out);
  for (const Reported& reported : run.findings)
    if (reported.isOpen())
      writer.write(reported);
}

} // namespace driver_tidy::report
