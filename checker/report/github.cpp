#include "checker/report/github.h"

#include "checker/report/uri.h"
#include "checker/report/wording.h"

namespace driver_tidy::report {

namespace {

std::string escaped(const std::string& text, std::string_view also) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string result;
  for (const char c : text)
    if (c == '%' || c == '\r' || c == '\n' || also.find(c) != std::string_view::npos) {
      const auto byte = static_cast<unsigned char>(c);
      result += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
    } else {
      result += c;
    }
  return result;
}

/// GitHub's word.
std::string command(const std::string& severity) {
  return severity == "note" ? "notice" : severity;
}

std::string place(const Run& run, const program::SourceRange& range, const std::string& root) {
  return relativePath(run.program.files[range.file.index].path, root) + ":" +
         std::to_string(range.line);
}

} // namespace

std::string githubAnnotations(const Log& log, const std::string& root) {
  std::string text;
  for (const Run* run : log.drivers)
    for (const Reported& reported : run->findings) {
      if (!reported.isOpen())
        continue;
      const analysis::Finding& finding = reported.finding;
      const std::string path =
          relativePath(run->program.files[finding.range.file.index].path, root);
      std::string words = message(finding, run->contracts);
      for (const analysis::TraceStep& step : finding.trace)
        words += "\n" + (step.range.valid() ? place(*run, step.range, root) + ": " : "") +
                 stepText(step, finding, run->contracts);
      text += "::" + command(log.severity(finding.check)) + " file=" + escaped(path, ",:") +
              ",line=" + std::to_string(finding.range.line) +
              ",col=" + std::to_string(finding.range.column) +
              ",title=" + escaped(finding.check, ",:") + "::" + escaped(words, "") + "\n";
    }
  return text;
}

} // namespace driver_tidy::report
