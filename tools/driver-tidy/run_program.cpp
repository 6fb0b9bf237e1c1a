#include "tools/driver-tidy/run_program.h"

#include "tools/driver-tidy/files.h"

#include <llvm/Support/FileSystem.h>
#include <llvm/Support/FileUtilities.h>
#include <llvm/Support/Program.h>

#include <optional>

namespace driver_tidy::command {

ProgramResult runProgram(const std::vector<std::string>& command) {
  const auto program = llvm::sys::findProgramByName(command.front());
  if (!program)
    return {-1, {}, command.front() + " is not installed"};
  llvm::SmallString<128> out;
  llvm::SmallString<128> err;
  if (llvm::sys::fs::createTemporaryFile("driver-tidy", "out", out) ||
      llvm::sys::fs::createTemporaryFile("driver-tidy", "err", err))
    return {-1, {}, "no temporary file can be written"};
  const llvm::FileRemover removeOut(out);
  const llvm::FileRemover removeErr(err);
  const std::vector<llvm::StringRef> arguments(command.begin(), command.end());
  const std::optional<llvm::StringRef> streams[] = {llvm::StringRef(), llvm::StringRef(out),
                                                    llvm::StringRef(err)};
  ProgramResult result;
  std::string why;
  result.code = llvm::sys::ExecuteAndWait(*program, arguments, std::nullopt, streams, 0, 0, &why);
  readFile(out.str().str(), result.output);
  readFile(err.str().str(), result.errors);
  if (!why.empty())
    result.errors = why;
  return result;
}

} // namespace driver_tidy::command
