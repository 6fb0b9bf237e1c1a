// Checks every fragment of testdata/fragments by itself, with the rules that are on by default and
// those that it asks for, against the comments in
// it. A directory named *.program is one program of several files.

#include "checker/analysis/analyze.h"
#include "checker/frontend/capture.h"
#include "checker/frontend/kernel_flags.h"
#include "checker/program/program_file.h"
#include "checker/report/fingerprint.h"
#include "checker/report/text.h"
#include "tools/driver-tidy/source_files.h"
#include "tools/tests/expectations.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <sstream>

namespace driver_tidy::tests {
namespace {

namespace fs = std::filesystem;

const fs::path kTestData = DRIVER_TIDY_TESTDATA;
const fs::path kFragments = kTestData / "fragments";

contracts::Contracts builtinContracts() {
  contracts::Contracts contracts;
  for (const contracts::Error& error : contracts::load(contracts::builtinSources(), contracts))
    ADD_FAILURE() << error.text();
  return contracts;
}

/// What the tool says about a fragment, in the words of the expectations.
struct Outcome {
  std::multiset<std::string> findings;
  std::multiset<std::string> notAnalysed;
  std::string report;
};

std::string nameOf(const fs::path& path) {
  return path.lexically_relative(kTestData).string();
}

Outcome analyse(const std::vector<std::string>& files, const Expectations& expected) {
  Outcome outcome;
  std::vector<program::Unit> captured;
  for (const std::string& file : files) {
    std::vector<std::string> flags = frontend::kernelFlags();
    flags.push_back("-I" + (kTestData / "include").string());
    frontend::Capture capture = frontend::capture({file, kTestData.string(), flags});
    EXPECT_TRUE(capture.usable) << file;
    for (const frontend::Diagnostic& error : capture.errors)
      outcome.report += error.path + ":" + std::to_string(error.line) + ": " + error.message + "\n";
    captured.push_back(std::move(capture));
  }
  // A program file keeps all that matters.
  std::vector<program::Unit> read;
  EXPECT_EQ(program::readUnits(program::writeUnits(captured), read), "");
  std::vector<program::Program> units;
  for (program::Unit& unit : read)
    units.push_back(std::move(unit.program));
  const program::Program program = program::link(std::move(units));
  const contracts::Contracts contracts = builtinContracts();
  analysis::Options options;
  options.strictAlternation = expected.strictAlternation;
  options.strict = expected.strict;
  report::Run run{program, contracts, {}, {}, {}, {}};
  for (const contracts::Rule& rule : contracts.rules) {
    bool isAsked = std::find(expected.checks.begin(), expected.checks.end(), rule.check) !=
                   expected.checks.end();
    if (!rule.onByDefault && !isAsked)
      continue;
    options.checks.push_back(rule.check);
    run.rules.push_back(&rule);
  }
  analysis::Result result = analysis::analyze(program, contracts, options);
  for (const analysis::Finding& finding : result.findings)
    outcome.findings.insert(nameOf(program.files[finding.range.file.index].path) + ":" +
                            std::to_string(finding.range.line) + ": " + finding.check + " " +
                            report::kindName(finding.kind));
  std::set<program::NotAnalysed> notes(program.notAnalysed.begin(), program.notAnalysed.end());
  notes.insert(result.notAnalysed.begin(), result.notAnalysed.end());
  std::set<std::string> functions;
  for (const program::NotAnalysed& note : notes) {
    functions.emplace(program.symbols.text(note.function));
    outcome.report +=
        std::string(program.symbols.text(note.function)) + " not analysed: " + note.reason + "\n";
  }
  outcome.notAnalysed.insert(functions.begin(), functions.end());
  for (analysis::Finding& finding : result.findings)
    run.findings.push_back({std::move(finding)});
  std::ostringstream text;
  report::writeText(run, false, text);
  outcome.report += text.str();
  return outcome;
}

std::string listed(const char* title, const std::multiset<std::string>& left,
                   const std::multiset<std::string>& right) {
  std::vector<std::string> only;
  std::set_difference(left.begin(), left.end(), right.begin(), right.end(),
                      std::back_inserter(only));
  std::string text;
  for (const std::string& line : only)
    text += std::string(title) + line + "\n";
  return text;
}

class FragmentTest : public testing::Test {
public:
  explicit FragmentTest(fs::path fragment) : fragment_(std::move(fragment)) {}

  void TestBody() override {
    Expectations expected;
    std::vector<std::string> files;
    if (fs::is_directory(fragment_)) {
      for (const fs::directory_entry& entry : fs::directory_iterator(fragment_))
        readExpectations(entry.path(), nameOf(entry.path()), expected);
      std::vector<report::InputError> errors;
      files = command::sourceFilesBelow(fragment_, errors);
    } else {
      readExpectations(fragment_, nameOf(fragment_), expected);
      files = {fragment_};
    }
    for (const std::string& mistake : expected.mistakes)
      ADD_FAILURE() << "not understood: " << mistake;
    EXPECT_FALSE(expected.saysNothing())
        << "say what is to be found here, or // clean where it is nothing";

    const Outcome outcome = analyse(files, expected);
    std::string difference =
        listed("  missing:    ", expected.findings, outcome.findings) +
        listed("  unexpected: ", outcome.findings, expected.findings) +
        listed("  should not be analysed, but is: ", expected.notAnalysed, outcome.notAnalysed) +
        listed("  not analysed: ", outcome.notAnalysed, expected.notAnalysed);
    for (const std::string& gap : expected.gaps)
      if (outcome.findings.count(gap) != 0)
        difference += "  the gap has closed, expect it from now on: " + gap + "\n";
    EXPECT_TRUE(difference.empty()) << difference << "\nThe tool says:\n" << outcome.report;
  }

private:
  fs::path fragment_;
};

void registerFragments(const fs::path& directory) {
  std::vector<fs::path> entries;
  for (const fs::directory_entry& entry : fs::directory_iterator(directory))
    entries.push_back(entry.path());
  std::sort(entries.begin(), entries.end());
  for (const fs::path& path : entries) {
    const bool isProgram = path.extension() == ".program";
    if (fs::is_directory(path) && !isProgram) {
      registerFragments(path);
    } else if (isProgram || command::isSourceName(path.filename())) {
      const std::string name = path.lexically_relative(kFragments).string();
      testing::RegisterTest("fragments", name.c_str(), nullptr, nullptr, __FILE__, __LINE__,
                            [path] { return new FragmentTest(path); });
    }
  }
}

} // namespace
} // namespace driver_tidy::tests

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  driver_tidy::tests::registerFragments(driver_tidy::tests::kFragments);
  return RUN_ALL_TESTS();
}
