#include "tools/driver-tidy/states_command.h"

#include "checker/analysis/analyze.h"
#include "checker/report/states.h"
#include "tools/driver-tidy/exit_code.h"
#include "tools/driver-tidy/messages.h"
#include "tools/driver-tidy/read_program.h"
#include "tools/driver-tidy/rule_set.h"

#include <iostream>

namespace driver_tidy::command {

int states(const StatesOptions& options) {
  contracts::Contracts contracts;
  if (!loadContracts(options.contracts, contracts))
    return kUnusable;
  if (options.inputs.paths.empty()) {
    printError("nothing to show: name a file");
    return kUnusable;
  }
  const ReadProgram read = readProgram(options.inputs, options.jobs, true);
  const std::vector<analysis::CallState> found = analysis::callStates(read.program, contracts);
  for (const program::File& file : read.program.files)
    if (read.names.contains(file.path))
      report::writeStates(read.program, file, found, std::cout);
  if (read.files.checked == 0 || !std::cout.flush())
    return kUnusable;
  return read.files.lost != 0 ? kPartial : kClean;
}

} // namespace driver_tidy::command
