#include "tools/driver-tidy/outputs.h"

#include "checker/report/github.h"
#include "checker/report/gitlab.h"
#include "checker/report/html.h"
#include "checker/report/sarif.h"
#include "checker/report/text.h"
#include "tools/driver-tidy/files.h"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <sstream>

namespace driver_tidy::command {

namespace {

namespace fs = std::filesystem;

constexpr const char* kStdout = "-";

struct Name {
  const char* name;
  Format format;
  bool isDocument; ///< wants a file, or standard output, for itself
};
constexpr Name kNames[] = {
    {"text", Format::Text, false},     {"sarif", Format::Sarif, true},
    {"github", Format::Github, false}, {"gitlab", Format::Gitlab, true},
    {"html", Format::Html, true},
};

bool isDocument(Format format) {
  return std::find_if(std::begin(kNames), std::end(kNames),
                      [&](const Name& name) { return name.format == format; })
      ->isDocument;
}

/// The folder of the first source.
fs::path sourceFolder(const report::Log& log) {
  const std::vector<program::File>& files = log.drivers.front()->program.files;
  const auto source = std::find_if(files.begin(), files.end(),
                                   [](const program::File& file) { return !file.isSystemHeader; });
  const fs::path here = fs::current_path();
  return source == files.end() ? here : (here / source->path).lexically_normal().parent_path();
}

/// Where paths in reports start: the top of the sources' repository, else the working directory.
std::string reportRoot(const report::Log& log) {
  std::error_code ignored;
  for (fs::path folder = sourceFolder(log); folder != folder.root_path();
       folder = folder.parent_path())
    if (fs::exists(folder / ".git", ignored))
      return folder.string();
  return fs::current_path().string();
}

std::string written(Format format, const report::Log& log, const std::string& coverage,
                    bool color) {
  const std::string root = reportRoot(log);
  switch (format) {
  case Format::Sarif:
    return report::sarif(log, root);
  case Format::Github:
    return report::githubAnnotations(log, root);
  case Format::Gitlab:
    return report::gitlabCodeQuality(log, root);
  case Format::Html:
    return report::html(log, root, coverage);
  case Format::Text:
    break;
  }
  std::ostringstream text;
  for (const report::Run* run : log.drivers)
    report::writeText(*run, color, text);
  return std::move(text).str();
}

} // namespace

std::string readOutput(const std::string& text, Output& output) {
  const std::size_t equals = text.find('=');
  const std::string name = text.substr(0, equals);
  for (const Name& known : kNames)
    if (name == known.name) {
      output = {known.format, equals == std::string::npos ? kStdout : text.substr(equals + 1)};
      return output.file.empty() ? "'" + text + "' names no file" : "";
    }
  return "'" + name + "' is none of text, sarif, github, gitlab, html";
}

std::string whyUnusable(const std::vector<Output>& outputs) {
  std::size_t onStdout = 0;
  bool hasDocument = false;
  for (const Output& output : outputs) {
    if (output.file == kStdout) {
      ++onStdout;
      hasDocument = hasDocument || isDocument(output.format);
    } else if (std::string why = whyUnwritable(output.file); !why.empty()) {
      return output.file + ": " + why;
    }
  }
  return hasDocument && onStdout > 1 ? "only one report can go to standard output" : "";
}

std::vector<std::string> writeOutputs(const std::vector<Output>& outputs, const report::Log& log,
                                      const std::string& coverage, bool color) {
  std::vector<std::string> problems;
  for (const Output& output : outputs) {
    const bool isStdout = output.file == kStdout;
    const std::string text = written(output.format, log, coverage, color && isStdout);
    if (isStdout)
      std::cout << text;
    else if (const std::string why = writeFile(output.file, text); !why.empty())
      problems.push_back(output.file + ": " + why);
  }
  if (!std::cout.flush())
    problems.emplace_back("standard output: cannot be written");
  return problems;
}

} // namespace driver_tidy::command
