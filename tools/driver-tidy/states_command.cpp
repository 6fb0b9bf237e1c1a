#include "tools/driver-tidy/states_command.h"

#include "checker/analysis/analyze.h"
#include "checker/report/states.h"
#include "tools/driver-tidy/exit_code.h"
#include "tools/driver-tidy/messages.h"
#include "tools/driver-tidy/read_program.h"

#include <iostream>

namespace driver_tidy::command {

int states(const StatesOptions& options) {
  contracts::Contracts contracts;
  if (!loadContracts(options.rules, contracts))
    return kUnusable;
  if (options.inputs.paths.empty()) {
    printError("nothing to show: name a file");
    return kUnusable;
  }
  FileCount all;
  for (Inputs& inputs : gatherInputs(options.inputs)) {
    const ReadProgram read = readProgram(std::move(inputs), options.limits, nullptr, true);
    const std::vector<analysis::CallState> found = analysis::callStates(read.program, contracts);
    for (const program::File& file : read.program.files)
      if (read.names.contains(file.path))
        report::writeStates(read.program, file, found, std::cout);
    all.checked += read.files.checked;
    all.lost += read.files.lost;
  }
  if (all.checked == 0 || !std::cout.flush())
    return kUnusable;
  return all.lost != 0 ? kPartial : kClean;
}

} // namespace driver_tidy::command
