#include "tools/driver-tidy/compile_database.h"

#include "checker/contracts/document.h"
#include "tools/driver-tidy/cl_flags.h"
#include "tools/driver-tidy/files.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>

namespace driver_tidy::command {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

/// About output or dependencies; the next argument belongs to them.
constexpr std::array<std::string_view, 7> kWithValue = {
    "-o", "-MF", "-MT", "-MQ", "-MJ", "-include-pch", "--serialize-diagnostics"};
constexpr std::array<std::string_view, 10> kAlone = {"-c",  "-S",  "-E",   "-M",  "-MM",
                                                     "-MD", "-MP", "-MMD", "-MG", "--"};

template <typename Names> bool isOneOf(std::string_view argument, const Names& names) {
  return std::find(names.begin(), names.end(), argument) != names.end();
}

/// "-oname", "-MFname".
bool hasValueInside(std::string_view argument) {
  for (const std::string_view name : {"-o", "-MF", "-MT", "-MQ", "-MJ"})
    if (argument.size() > name.size() && argument.starts_with(name))
      return true;
  return false;
}

std::string programName(const std::string& path) {
  std::string name = path.substr(path.find_last_of("/\\") + 1);
  if (name.ends_with(".exe"))
    name.resize(name.size() - 4);
  return name;
}

class Reader {
public:
  Reader(const contracts::Document& document, std::vector<contracts::Error>& errors)
      : document_(document), errors_(errors) {}

  std::vector<frontend::CompileCommand> read() {
    std::vector<frontend::CompileCommand> commands;
    const json& root = document_.root();
    if (!root.is_array()) {
      fail("", "a compile database is a list of commands");
      return commands;
    }
    for (std::size_t i = 0; i < root.size(); ++i) {
      const std::size_t errorsBefore = errors_.size();
      frontend::CompileCommand command = readEntry(root[i], contracts::elementPointer("", i));
      if (errors_.size() == errorsBefore)
        commands.push_back(std::move(command));
    }
    return commands;
  }

private:
  frontend::CompileCommand readEntry(const json& entry, const std::string& place) {
    frontend::CompileCommand command;
    if (!entry.is_object()) {
      fail(place, "a command is an object with \"directory\", \"file\" and \"command\" or "
                  "\"arguments\"");
      return command;
    }
    command.file = text(entry, place, "file");
    command.directory = text(entry, place, "directory");
    const std::vector<std::string> line = commandLine(entry, place);
    if (line.empty())
      return command;
    const auto file = std::find_if(line.begin(), line.end(),
                                   [](const std::string& word) { return word.starts_with("@"); });
    if (file != line.end())
      fail(place, command.file + ": the flags in " + *file + " are not read");
    command.arguments = isCl(programName(line.front()))
                            ? readingFlagsOfCl(line)
                            : readingFlags(line, command.file, command.directory);
    return command;
  }

  std::string text(const json& entry, const std::string& place, const char* key) {
    const auto found = entry.find(key);
    if (found == entry.end() || !found->is_string() || found->get<std::string>().empty()) {
      fail(place, "\"" + std::string(key) + "\" is missing or no text");
      return {};
    }
    return found->get<std::string>();
  }

  std::vector<std::string> commandLine(const json& entry, const std::string& place) {
    const auto arguments = entry.find("arguments");
    if (arguments == entry.end()) {
      const std::string command = text(entry, place, "command");
      const std::vector<std::string> words = splitCommand(command, Quoting::Windows);
      const bool isForWindows = !words.empty() && isCl(programName(words.front()));
      return isForWindows ? words : splitCommand(command, Quoting::Posix);
    }
    const bool areTexts =
        arguments->is_array() && std::all_of(arguments->begin(), arguments->end(),
                                             [](const json& a) { return a.is_string(); });
    if (!areTexts || arguments->empty()) {
      fail(contracts::memberPointer(place, "arguments"), "is no list of texts");
      return {};
    }
    return arguments->get<std::vector<std::string>>();
  }

  void fail(const std::string& pointer, const std::string& message) {
    errors_.push_back(document_.error(pointer, message));
  }

  const contracts::Document& document_;
  std::vector<contracts::Error>& errors_;
};

} // namespace

std::string databaseFile(const std::string& buildDirectory) {
  std::error_code ignored;
  if (fs::is_regular_file(buildDirectory, ignored))
    return buildDirectory;
  return (fs::path(buildDirectory) / "compile_commands.json").string();
}

std::vector<std::string> splitCommand(const std::string& command, Quoting quoting) {
  const bool isPosix = quoting == Quoting::Posix;
  std::vector<std::string> words;
  std::string word;
  bool inWord = false;
  char quote = 0;
  // Whether the backslash before `next` is none of the word's.
  auto escapes = [&](char next) {
    if (!isPosix)
      return next == '"';
    return quote == 0 || (quote == '"' && (next == '"' || next == '\\'));
  };
  for (std::size_t i = 0; i < command.size(); ++i) {
    const char c = command[i];
    if (c == '\\' && i + 1 < command.size() && escapes(command[i + 1])) {
      word += command[++i];
      inWord = true;
    } else if (quote != 0 && c == quote) {
      quote = 0;
    } else if (quote == 0 && (c == '"' || (isPosix && c == '\''))) {
      quote = c;
      inWord = true;
    } else if (quote == 0 && (c == ' ' || c == '\t' || c == '\n')) {
      if (inWord)
        words.push_back(std::move(word));
      word.clear();
      inWord = false;
    } else {
      word += c;
      inWord = true;
    }
  }
  if (inWord)
    words.push_back(std::move(word));
  return words;
}

std::vector<std::string> readingFlags(const std::vector<std::string>& commandLine,
                                      const std::string& file, const std::string& directory) {
  const fs::path source = (directory / fs::path(file)).lexically_normal();
  const std::vector<std::string> precompiled = {"-Xclang", "-include-pch", "-Xclang"};
  // The compiler, and what may stand before it: "ccache clang".
  auto argument = std::find_if(commandLine.begin(), commandLine.end(),
                               [](const std::string& a) { return a.starts_with("-"); });
  std::vector<std::string> flags;
  for (; argument != commandLine.end(); ++argument) {
    const auto left = commandLine.end() - argument;
    if (left > 3 && std::equal(precompiled.begin(), precompiled.end(), argument)) {
      argument += 3; // made by another compiler, from a header that is included by name as well
    } else if (isOneOf(*argument, kWithValue)) {
      if (left > 1)
        ++argument;
    } else if (!isOneOf(*argument, kAlone) && !hasValueInside(*argument) &&
               (directory / fs::path(*argument)).lexically_normal() != source) {
      flags.push_back(*argument);
    }
  }
  return flags;
}

std::vector<frontend::CompileCommand> readDatabase(const std::string& path,
                                                   std::vector<report::InputError>& errors) {
  contracts::Source source{path, {}};
  if (std::string why = readFile(path, source.text); !why.empty()) {
    errors.push_back({path, 0, 0, std::move(why)});
    return {};
  }
  std::vector<contracts::Error> found;
  const contracts::Document document(source, found);
  std::vector<frontend::CompileCommand> commands;
  if (document.wasRead())
    commands = Reader(document, found).read();
  for (const contracts::Error& error : found)
    errors.push_back(
        {error.path, error.line, 0,
         error.pointer.empty() ? error.message : error.pointer + ": " + error.message});
  return commands;
}

} // namespace driver_tidy::command
