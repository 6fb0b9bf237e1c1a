#include "tools/driver-tidy/import_command.h"

#include "tools/driver-tidy/exit_code.h"
#include "tools/driver-tidy/files.h"
#include "tools/driver-tidy/messages.h"
#include "tools/driver-tidy/summary.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <iostream>

namespace driver_tidy::command {

int importInputs(const ImportOptions& options) {
  if (options.inputs.paths.empty()) {
    printError("nothing to import: name projects, solutions, directories or files");
    return kUnusable;
  }
  nlohmann::ordered_json database = nlohmann::ordered_json::array();
  bool isComplete = true;
  for (const Inputs& inputs : gatherInputs(options.inputs)) {
    for (const report::InputError& error : inputs.errors) {
      printInputError(error);
      isComplete = isComplete && !error.fileLost;
    }
    for (const frontend::CompileCommand& command : inputs.commands) {
      std::vector<std::string> arguments = {"clang"};
      arguments.insert(arguments.end(), command.arguments.begin(), command.arguments.end());
      arguments.insert(arguments.end(), {"-c", command.file});
      database.push_back({{"directory", std::filesystem::absolute(command.directory).string()},
                          {"file", command.file},
                          {"arguments", arguments}});
    }
  }
  if (database.empty())
    return kUnusable;
  const std::string text =
      database.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
  if (options.output.empty()) {
    std::cout << text;
    return !std::cout.flush() ? kUnusable : isComplete ? kClean : kPartial;
  }
  if (const std::string why = writeFile(options.output, text); !why.empty()) {
    printError(options.output + ": " + why);
    return kUnusable;
  }
  return isComplete ? kClean : kPartial;
}

} // namespace driver_tidy::command
